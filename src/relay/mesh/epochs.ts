import type { NatsConnection } from '@nats-io/transport-node';
import { Backoff } from '../../core/backoff.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { isPassing } from '../../log/jetstream/api-errors.js';
import { type LinkOptions, NatsLink } from '../../log/jetstream/link.js';
import { checkShardName } from '../../shard/limits.js';
import { BucketWatch } from './bucket-watch.js';
import { EPOCHS_BUCKET } from './buckets.js';
import { decodeEpoch, type EpochRecord, encodeEpoch, epochKey, shardOfKey } from './epoch-record.js';
import { MeshBucket, type StoredValue } from './mesh-bucket.js';

export interface EpochsOptions extends LinkOptions {
  /** The caller's, who closes it after `stop`. */
  connection: NatsConnection;
  /** Name of the KV bucket. Default `shardcast_epochs`. */
  bucket?: string;
  /** Copies of the bucket, when it is made. Default: as many as the log's streams have. */
  replicas?: number;
  logger?: Logger;
}

export interface StoredEpoch {
  readonly record: EpochRecord;
  /** What the next one is opened with. */
  readonly revision: number;
}

/** The most that a bucket can. Epochs are opened by accidents and by people. */
const KEPT = 64;

/**
 * Which line of history of a shard is the valid one, where that is not the only one: opened by compare-and-set when a fork was found or
 * a backup restored. A shard without a record has the epoch that its first entry names.
 */
export class Epochs implements Service {
  readonly #options: EpochsOptions;
  readonly #logger: Logger;
  readonly #abort = new AbortController();
  readonly #watches = new Set<Promise<void>>();
  #link: NatsLink | undefined;
  #bucket: MeshBucket | undefined;

  constructor(options: EpochsOptions) {
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
  }

  /** Throws UNAVAILABLE, NOT_FOUND without a log to take the number of replicas from, INVALID_ARGUMENT when the bucket is another's. */
  async start(): Promise<void> {
    const { connection, bucket: name = EPOCHS_BUCKET, replicas } = this.#options;
    const description = 'shardcast: lines of history that forks and restores have opened';
    const link = await NatsLink.open(connection, this.#options);
    this.#link = link;
    try {
      this.#bucket = await MeshBucket.open(link, link, { name, history: KEPT, description, replicas });
    } catch (failure) {
      await this.stop();
      throw failure;
    }
  }

  /** The shard's last epoch, from the bucket's leader. Throws UNAVAILABLE after the patience, CORRUPT. */
  async read(shard: string): Promise<StoredEpoch | undefined> {
    checkShardName(shard);
    const bucket = this.#open();
    const stored = await bucket.link.patiently(`the epoch of ${shard}`, () => bucket.get(epochKey(shard)));
    if (stored?.value === undefined) return undefined;
    return { record: decodeEpoch(shard, stored.value), revision: stored.revision };
  }

  /**
   * Opens an epoch and returns its revision. `expectedRevision` is that of the shard's last epoch, 0 for none: of several that try, one
   * wins, the others get CONFLICT. To open again what is stored already, byte for byte, is answered as the first time. Throws INVALID_ARGUMENT,
   * and UNAVAILABLE when nobody could say within the patience whether it is stored; it may be.
   */
  async open(shard: string, expectedRevision: number, record: EpochRecord): Promise<number> {
    checkShardName(shard);
    const bytes = encodeEpoch(record);
    const bucket = this.#open();
    const { clock, patienceMs } = bucket.link;
    const deadlineMs = clock.monotonic() + patienceMs;
    const backoff = new Backoff({ firstMs: 20, lastMs: 1_000, clock });
    // As long as every attempt was told that the shard stands elsewhere, none of them is on its way.
    let elsewhere = true;
    for (;;) {
      const written = await bucket.put(epochKey(shard), bytes, expectedRevision);
      if (written.kind === 'stored') return written.revision;
      if (written.kind === 'refused') throw written.failure;
      elsewhere &&= written.kind === 'elsewhere';
      // What follows the expected one says it: there is at most one such, ever.
      const after = await this.#after(bucket, shard, expectedRevision);
      if (after !== 'unknown') {
        if (after?.value?.equals(bytes)) return after.revision;
        if (after !== undefined || elsewhere) throw conflict(shard, expectedRevision, after);
      }
      if (clock.monotonic() >= deadlineMs || bucket.link.ended) throw written.failure;
      await backoff.wait();
    }
  }

  /** Tells of every epoch that is kept, each shard's in order, and then of each that is opened; of all again if the bucket was put back. */
  watch(opened: (shard: string, stored: StoredEpoch) => void): AsyncDisposable {
    const bucket = this.#open();
    const abort = new AbortController();
    const end = () => abort.abort();
    const { signal } = this.#abort;
    signal.addEventListener('abort', end, { once: true });
    const written = (key: string, stored: StoredValue) => this.#written(key, stored, opened);
    const running = new BucketWatch(bucket, { written, newLine: () => {} }, this.#logger).run(abort.signal);
    this.#watches.add(running);
    return {
      [Symbol.asyncDispose]: async () => {
        signal.removeEventListener('abort', end);
        end();
        await running;
        this.#watches.delete(running);
      },
    };
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    this.#link?.[Symbol.dispose]();
    this.#bucket?.[Symbol.dispose]();
    await Promise.all(this.#watches);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #open(): MeshBucket {
    if (this.#bucket !== undefined && !this.#abort.signal.aborted) return this.#bucket;
    throw new ShardcastError('UNAVAILABLE', 'the epochs are not open');
  }

  async #after(
    bucket: MeshBucket,
    shard: string,
    revision: number,
  ): Promise<StoredValue | undefined | 'unknown'> {
    try {
      return await bucket.next(epochKey(shard), revision);
    } catch (failure) {
      if (isPassing(failure)) return 'unknown';
      throw failure;
    }
  }

  #written(
    key: string,
    { value, revision }: StoredValue,
    opened: (shard: string, stored: StoredEpoch) => void,
  ): void {
    const shard = shardOfKey(key);
    if (shard === undefined || value === undefined) return;
    try {
      opened(shard, { record: decodeEpoch(shard, value), revision });
    } catch (failure) {
      this.#logger.error({ shard, failure: toShardcastError(failure).toJSON() }, 'an epoch is passed over');
    }
  }
}

function conflict(shard: string, expected: number, after: StoredValue | undefined): ShardcastError {
  const stands = after === undefined ? 'before that' : `at ${after.revision} or later`;
  return new ShardcastError('CONFLICT', `the epoch of ${shard} stands ${stands}, not at ${expected}`);
}
