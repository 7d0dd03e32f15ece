import { pause } from '../../core/clock.js';
import type { Logger } from '../../core/log.js';
import { natsError } from '../../log/jetstream/api-errors.js';
import { MessageFeed } from '../../log/jetstream/message-feed.js';
import { type MeshBucket, type StoredValue, valueIn } from './mesh-bucket.js';

export interface BucketListener {
  /** The next write of the bucket, in its order; after a restart of the watch those come again that are still there. */
  written(key: string, stored: StoredValue): void;
  /** The bucket was made anew, or put back from a copy: revisions begin again. All that is in it follows. */
  newLine(): void;
}

const AGAIN_MS = 250;

/**
 * All that is written to a bucket, over lost consumers, leaders, servers and connections, and over the loss of the bucket itself, which is then
 * made again. Not the KV client's own watch: it has no bound for a consumer whose server is dead, and costs the servers five times as much.
 */
export class BucketWatch {
  readonly #bucket: MeshBucket;
  readonly #listener: BucketListener;
  readonly #logger: Logger;
  #round = new AbortController();

  constructor(bucket: MeshBucket, listener: BucketListener, logger: Logger) {
    this.#bucket = bucket;
    this.#listener = listener;
    this.#logger = logger;
  }

  /** Resolves when the signal aborts or the connection is closed. */
  async run(signal: AbortSignal): Promise<void> {
    const end = () => this.#round.abort();
    signal.addEventListener('abort', end, { once: true });
    while (!signal.aborted && !this.#bucket.link.ended) {
      try {
        await this.#follow(this.#round.signal);
      } catch (thrown) {
        await this.#mend(thrown, signal);
      }
      if (!signal.aborted) this.#round = new AbortController();
    }
    signal.removeEventListener('abort', end);
  }

  /** Begins again with another consumer, from the first value that is kept. */
  restart(): void {
    this.#round.abort();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const feed = new MessageFeed(this.#bucket.link, { stream: this.#bucket.stream }, 1, this.#logger);
    for await (const batch of feed.batches(signal)) {
      for (const { subject, bytes, position } of batch.messages) {
        if (signal.aborted) return;
        const stored = { value: valueIn(bytes), revision: position };
        this.#listener.written(this.#bucket.keyOf(subject), stored);
      }
    }
  }

  /** NOT_FOUND: there is no bucket. FORK: it ends before what it had delivered. */
  async #mend(thrown: unknown, signal: AbortSignal): Promise<void> {
    const failure = natsError(`watching ${this.#bucket.name}`, thrown);
    this.#logger.warn({ failure: failure.toJSON() }, 'the bucket is not the one that was watched');
    this.#listener.newLine();
    if (failure.code !== 'NOT_FOUND') return;
    try {
      await this.#bucket.recreate();
    } catch (again) {
      this.#logger.warn({ failure: natsError('', again).toJSON() }, 'the bucket cannot be made again yet');
      await pause(this.#bucket.link.clock, AGAIN_MS, signal).catch(() => {});
    }
  }
}
