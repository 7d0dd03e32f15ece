import { ShardcastError } from '../../core/errors.js';
import type { LaneWriter } from '../../shard/lane.js';
import { writeReceiptPage } from '../../shard/receipt-pages.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { WholeShard } from '../../shard/whole-shard.js';
import { frameName } from '../../snapshot/compression.js';
import type { Manifest } from '../../snapshot/manifest.js';

/** Frames of one transaction, and frames that may wait for the disk. Bytes. */
const BATCH_BYTES = 1024 * 1024;
const UNCOMMITTED_BYTES_MAX = 16 * 1024 * 1024;

interface Gathered {
  readonly frames: readonly { hash: Buffer; frame: Buffer }[];
  readonly receipts: readonly Buffer[];
}

/**
 * One shard on its way from another relay into the store: chunks are written as they come, then what the shard remembers of its deltas,
 * and at last the snapshot becomes the state. A lane commits in this order, so a shard that has the state has the memory; a small
 * shard that is new here comes into the store whole, by one transaction, and is not loaded for it. What breaks off leaves chunks, which need not
 * come again.
 *
 * Chunks are taken by the names that they bring. They are held against them when they are read, and by the scrub of what was filled:
 * to decompress and hash them here would take as long as all the rest.
 */
export class ReplicaIntake {
  readonly #store: ShardStore;
  readonly #manifest: Manifest;
  readonly #encoded: Buffer;
  /** Hashes of chunks that have not come, in key order. */
  readonly #missing = new Map<string, Buffer>();
  #frames: { hash: Buffer; frame: Buffer }[] = [];
  #receipts: Buffer[] = [];
  /** Of both. */
  #bytes = 0;
  #uncommittedBytes = 0;
  /** Until the lane has been given all that was flushed, and until that is committed or has failed. */
  #issued: Promise<void> = Promise.resolve();
  #last: Promise<void> = Promise.resolve();
  #failure: unknown;

  /** undefined: nothing of it is on disk, nor was anybody here for it. */
  #shard: Shard | undefined;

  /** Throws UNAVAILABLE for a snapshot that brings the shard nothing. */
  constructor(store: ShardStore, manifest: Manifest, encoded: Buffer) {
    this.#store = store;
    this.#manifest = manifest;
    this.#encoded = encoded;
    const shard = store.find(manifest.shard);
    if (shard !== undefined) checkBrings(manifest, shard);
    this.#shard = shard;
    // One that has nothing gets all unasked, also what is left of an earlier attempt.
    const isNew = shard === undefined || shard.head.revision === 0;
    for (const { hash } of manifest.chunks) {
      if (isNew || !shard.shelf.has(hash)) this.#missing.set(nameOf(hash), hash);
    }
  }

  get name(): string {
    return this.#manifest.shard;
  }

  /** Chunks that have not come. */
  get missing(): Buffer[] {
    return [...this.#missing.values()];
  }

  /** Something to wait for when the disk is behind. Throws CORRUPT. */
  takeFrame(frame: Buffer): Promise<void> | undefined {
    const hash = frameName(frame);
    if (!this.#missing.delete(nameOf(hash))) return undefined;
    this.#frames.push({ hash, frame });
    return this.#gathered(frame.length);
  }

  takeReceipts(page: Buffer): Promise<void> | undefined {
    this.#receipts.push(page);
    return this.#gathered(page.length);
  }

  /** Makes the snapshot the shard's state; `patient`: others are to share the commit. Throws UNAVAILABLE while chunks are missing. */
  async finish(patient: () => boolean): Promise<void> {
    await this.#issued;
    if (this.#missing.size > 0) {
      await this.#last;
      throw new ShardcastError('UNAVAILABLE', `${this.name}: ${this.#missing.size} chunks did not come`);
    }
    const whole = { manifest: this.#manifest, encoded: this.#encoded, ...this.#takeGathered() };
    if (this.#shard === undefined && (await this.#store.adopt(whole, { patient: patient() }))) return;
    const shard = this.#opened();
    // One that has a history keeps it until all chunks of the next are there.
    if (shard.head.revision > 0) await this.#last;
    if (this.#failure !== undefined) throw this.#failure;
    // What was written before is committed before. If it was not, there is a snapshot without its chunks.
    const installed = await outcomeOf(this.#install(shard, whole, patient()));
    await this.#last;
    if (this.#failure !== undefined && installed === undefined) await shard.reset();
    const failure = this.#failure ?? installed;
    if (failure !== undefined) throw failure;
  }

  async #install(shard: Shard, { manifest, encoded, frames, receipts }: WholeShard, patient: boolean) {
    checkBrings(manifest, shard);
    const also = (writer: LaneWriter) => {
      shard.shelf.fill(writer, frames);
      writeReceipts(shard, receipts, writer);
    };
    await shard.install(manifest, { also, encoded, patient });
    // A restore that broke off before has left them incomplete; now they are not.
    if (!shard.receipts.isComplete) await shard.receipts.endRestore();
  }

  #opened(): Shard {
    this.#shard ??= this.#store.open(this.name);
    return this.#shard;
  }

  #gathered(bytes: number): Promise<void> | undefined {
    this.#bytes += bytes;
    if (this.#bytes >= BATCH_BYTES) this.#flush();
    return this.#uncommittedBytes > UNCOMMITTED_BYTES_MAX ? this.#last : undefined;
  }

  #flush(): void {
    const bytes = this.#bytes;
    const gathered = this.#takeGathered();
    this.#uncommittedBytes += bytes;
    // One behind the other: the lane commits in the order in which it is given them.
    const issued = this.#issued.then(() => this.#issue(gathered));
    this.#issued = issued.then(
      () => undefined,
      () => undefined,
    );
    const before = this.#last;
    this.#last = issued
      .then(({ written }) => written)
      .then(
        () => undefined,
        (failure: unknown) => {
          this.#failure ??= failure;
        },
      )
      .then(() => {
        this.#uncommittedBytes -= bytes;
        return before;
      });
  }

  /** Resolves when the lane has it. A shard without history is registered with its receipts: they must not be another shard's after a crash. */
  async #issue({ frames, receipts }: Gathered): Promise<{ written: Promise<unknown> }> {
    const shard = this.#opened();
    await shard.expectChunks();
    const writes: Promise<void>[] = [];
    if (frames.length > 0) writes.push(shard.shelf.put(frames));
    if (receipts.length > 0) {
      const write = () => shard.writeHead({}, (writer) => writeReceipts(shard, receipts, writer));
      writes.push(shard.atRest(write));
    }
    return { written: Promise.all(writes) };
  }

  /** All that has come and was not written. */
  #takeGathered(): Gathered {
    const [frames, receipts] = [this.#frames, this.#receipts];
    this.#frames = [];
    this.#receipts = [];
    this.#bytes = 0;
    return { frames, receipts };
  }
}

function writeReceipts(shard: Shard, pages: readonly Buffer[], writer: LaneWriter): void {
  for (const page of pages) writeReceiptPage(shard.keys, page, writer);
}

/** What it failed with; undefined: it did not. */
async function outcomeOf(task: Promise<void>): Promise<unknown> {
  try {
    await task;
    return undefined;
  } catch (failure) {
    return failure ?? new Error('failed');
  }
}

/** Throws UNAVAILABLE for a snapshot that brings the shard nothing. */
function checkBrings(manifest: Manifest, { name, head }: Shard): void {
  if (head.revision === 0 || head.epoch !== manifest.epoch || manifest.revision > head.revision) return;
  const message = `${name} is at revision ${head.revision} here; the other relay has ${manifest.revision}`;
  throw new ShardcastError('UNAVAILABLE', message);
}

function nameOf(hash: Buffer): string {
  return hash.toString('latin1');
}
