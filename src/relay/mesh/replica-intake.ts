import { ShardcastError } from '../../core/errors.js';
import { writeReceiptPage } from '../../shard/receipt-pages.js';
import type { Shard } from '../../shard/shard.js';
import { frameName, verifyFrame } from '../../snapshot/compression.js';
import type { Manifest } from '../../snapshot/manifest.js';

/** Frames of one transaction, and frames that may wait to be verified or for the disk. Bytes. */
const BATCH_BYTES = 1024 * 1024;
const UNCOMMITTED_BYTES_MAX = 16 * 1024 * 1024;

/**
 * One shard on its way from another relay into the store: chunks are held against their names and written as they come (what the
 * manifest says of them an agent checks record by record, for three times the price; relays of a mesh take each other's word), then what the shard
 * remembers of its deltas, and at last the snapshot becomes the state. A lane commits in this order, so a shard that has the state has
 * the memory. What breaks off leaves chunks, which need not come again.
 */
export class ReplicaIntake {
  readonly #shard: Shard;
  readonly #manifest: Manifest;
  /** Hashes of chunks that have not come, in key order. */
  readonly #missing = new Map<string, Buffer>();
  #batch: { hash: Buffer; frame: Buffer }[] = [];
  #batchBytes = 0;
  #uncommittedBytes = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: unknown;

  /** Throws UNAVAILABLE for a snapshot that brings the shard nothing. */
  constructor(shard: Shard, manifest: Manifest) {
    const { name, head } = shard;
    if (manifest.shard !== name) {
      throw new ShardcastError('MALFORMED', `a manifest of ${manifest.shard} came for ${name}`);
    }
    if (head.revision > 0 && head.epoch === manifest.epoch && manifest.revision <= head.revision) {
      const message = `${name} is at revision ${head.revision} here; the other relay has ${manifest.revision}`;
      throw new ShardcastError('UNAVAILABLE', message);
    }
    this.#shard = shard;
    this.#manifest = manifest;
    for (const { hash } of manifest.chunks) {
      if (!shard.shelf.has(hash)) this.#missing.set(nameOf(hash), hash);
    }
  }

  get shard(): Shard {
    return this.#shard;
  }

  /** Chunks that have not come. */
  get missing(): Buffer[] {
    return [...this.#missing.values()];
  }

  /** Something to wait for when the disk is behind. Throws CORRUPT. */
  takeFrame(frame: Buffer): Promise<void> | undefined {
    const hash = frameName(frame);
    if (!this.#missing.delete(nameOf(hash))) return undefined;
    return this.#track(frame.length, this.#verify(hash, frame));
  }

  /** A shard without history is registered with its receipts: they must not be another shard's after a crash. */
  takeReceipts(page: Buffer): Promise<void> | undefined {
    const shard = this.#shard;
    const write = () => shard.writeHead({}, (writer) => writeReceiptPage(shard, page, writer));
    return this.#track(page.length, shard.atRest(write));
  }

  /** Makes the snapshot the shard's state. Throws UNAVAILABLE while chunks are missing. */
  async finish(): Promise<void> {
    await this.#last;
    await this.#flush();
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#missing.size > 0) {
      throw new ShardcastError(
        'UNAVAILABLE',
        `${this.#shard.name}: ${this.#missing.size} chunks did not come`,
      );
    }
    await this.#shard.install(this.#manifest);
    // A restore that broke off before has left them incomplete; now they are not.
    if (!this.#shard.receipts.isComplete) await this.#shard.receipts.endRestore();
  }

  async #verify(hash: Buffer, frame: Buffer): Promise<void> {
    await verifyFrame(frame, hash);
    this.#batch.push({ hash, frame });
    this.#batchBytes += frame.length;
    if (this.#batchBytes >= BATCH_BYTES) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#batchBytes = 0;
    await this.#shard.putFrames(batch);
  }

  #track(bytes: number, write: Promise<void>): Promise<void> | undefined {
    this.#uncommittedBytes += bytes;
    const before = this.#last;
    this.#last = write
      .catch((failure: unknown) => {
        this.#failure ??= failure;
      })
      .then(() => {
        this.#uncommittedBytes -= bytes;
        return before;
      });
    return this.#uncommittedBytes > UNCOMMITTED_BYTES_MAX ? this.#last : undefined;
  }
}

function nameOf(hash: Buffer): string {
  return hash.toString('latin1');
}
