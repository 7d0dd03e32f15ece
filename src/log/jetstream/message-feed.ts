import { Backoff } from '../../core/backoff.js';
import { ShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { natsError } from './api-errors.js';
import type { NatsLink } from './link.js';
import { type FedBatch, type FeedSource, PullConsumer } from './pull-consumer.js';
import { streamTail } from './stream-tail.js';

/** How often a stream must say that it ends before what it has delivered; a leader that has just been elected may, once. */
const BEHIND_TIMES = 5;

/**
 * The messages of a stream from a position on, in order, each once, over lost messages, leaders, servers and connections. Messages that were
 * trimmed away are passed over without a word: whoever needs all of a shard looks at its chain of revisions.
 */
export class MessageFeed {
  readonly #link: NatsLink;
  readonly #source: FeedSource;
  readonly #log: Logger;
  readonly #there: number;
  #last: number;
  #behind = 0;

  /** `from` is the first position that may be delivered; `there` one that the stream is known to have: up to it, it is not asked for its end. */
  constructor(link: NatsLink, source: FeedSource, from: number, log: Logger, there = 0) {
    this.#link = link;
    this.#source = source;
    this.#log = log;
    this.#there = there;
    this.#last = from - 1;
  }

  /** Ends when the signal aborts. Throws FORK when the stream has lost what it had delivered, NOT_FOUND without the stream. */
  async *batches(signal: AbortSignal): AsyncGenerator<FedBatch, void, undefined> {
    const backoff = new Backoff({ firstMs: 20, lastMs: 1_000, clock: this.#link.clock });
    while (!signal.aborted && !this.#link.ended) {
      try {
        yield* this.#oneConsumer(signal, backoff);
      } catch (thrown) {
        if (signal.aborted || this.#link.ended) return;
        const failure = natsError(`following ${this.#source.stream}`, thrown);
        if (failure.code === 'FORK' || failure.code === 'NOT_FOUND') throw failure;
        this.#log.debug({ failure: failure.toJSON() }, 'the consumer is replaced');
      }
      await backoff.wait(signal).catch(() => {});
    }
  }

  async *#oneConsumer(signal: AbortSignal, backoff: Backoff): AsyncGenerator<FedBatch, void, undefined> {
    await this.#link.whenUp(signal);
    if (signal.aborted || this.#link.ended) return;
    await this.#checkNotBehind();
    using consumer = await PullConsumer.create(this.#link, this.#source, this.#last + 1);
    const abort = () => consumer[Symbol.dispose]();
    if (signal.aborted) return;
    signal.addEventListener('abort', abort, { once: true });
    try {
      for (;;) {
        const batch = await consumer.next();
        backoff.reset();
        this.#last = batch.through;
        yield batch;
      }
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /**
   * A stream that was restored from an old copy, or lost what it had acknowledged, ends before what it has delivered. A consumer would
   * say nothing and deliver nothing until the stream is as long as it was.
   */
  async #checkNotBehind(): Promise<void> {
    if (this.#last <= this.#there) return;
    const { position } = await streamTail(this.#link, this.#source.stream);
    if (position >= this.#last) {
      this.#behind = 0;
      return;
    }
    const message = `${this.#source.stream} ends at ${position}, but has delivered ${this.#last}`;
    const code = ++this.#behind < BEHIND_TIMES ? 'UNAVAILABLE' : 'FORK';
    throw new ShardcastError(code, message, {
      hint: 'The stream was restored or has lost entries: the mesh needs a new epoch.',
    });
  }
}
