import { ShardcastError } from '../../core/errors.js';
import { writeReceiptPage } from '../../shard/receipt-pages.js';
import type { Shard } from '../../shard/shard.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { Transfer } from '../../snapshot/transfer.js';

/** Frames of one transaction, and frames that may wait for the disk. Bytes. */
const BATCH_BYTES = 1024 * 1024;
const UNCOMMITTED_BYTES_MAX = 16 * 1024 * 1024;

/**
 * One shard on its way from another relay into the store: chunks are verified and written as they come, then what the shard
 * remembers of its deltas, and at last the snapshot becomes the state. A lane commits in this order, so a shard that has the state has
 * the memory. What breaks off leaves chunks, which need not come again.
 */
export class ReplicaIntake {
  readonly #shard: Shard;
  readonly #manifest: Manifest;
  readonly #transfer: Transfer;
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
    const has = (hash: Buffer) => shard.shelf.has(hash);
    this.#transfer = new Transfer({ manifest, has, batchBytes: Infinity });
  }

  get shard(): Shard {
    return this.#shard;
  }

  /** Chunks that have not come. */
  get missing(): Buffer[] {
    return this.#transfer.nextBatch().map(({ hash }) => hash);
  }

  /** Something to wait for when the disk is behind. Throws what `Transfer.accept` does. */
  takeFrame(frame: Buffer): Promise<void> | undefined {
    const accepted = this.#transfer.accept(frame);
    if (accepted === undefined) return undefined;
    this.#batch.push({ hash: accepted.ref.hash, frame });
    this.#batchBytes += frame.length;
    return this.#batchBytes >= BATCH_BYTES ? this.#flush() : undefined;
  }

  /** A shard without history is registered with its receipts: they must not be another shard's after a crash. */
  takeReceipts(page: Buffer): Promise<void> | undefined {
    const shard = this.#shard;
    const write = () => shard.writeHead({}, (writer) => writeReceiptPage(shard, page, writer));
    return this.#track(page.length, shard.atRest(write));
  }

  /** Makes the snapshot the shard's state. Throws UNAVAILABLE while chunks are missing. */
  async finish(): Promise<void> {
    void this.#flush();
    await this.#last;
    if (this.#failure !== undefined) throw this.#failure;
    if (!this.#transfer.isComplete) {
      throw new ShardcastError(
        'UNAVAILABLE',
        `${this.#shard.name}: ${this.missing.length} chunks did not come`,
      );
    }
    await this.#shard.install(this.#manifest);
  }

  #flush(): Promise<void> | undefined {
    if (this.#batch.length === 0) return undefined;
    const batch = this.#batch;
    const bytes = this.#batchBytes;
    this.#batch = [];
    this.#batchBytes = 0;
    return this.#track(bytes, this.#shard.putFrames(batch));
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
