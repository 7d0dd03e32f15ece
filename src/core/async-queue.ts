import { ShardcastError } from './errors.js';

export interface AsyncQueueOptions<T> {
  /** Bytes that may wait before the queue fails. */
  bytesMax: number;
  /** What one item weighs, bytes. */
  sizeOf: (item: T) => number;
  /** Names the queue in the error. */
  name: string;
}

/**
 * A bounded hand-over from callbacks to one `for await` reader. Over its byte limit it fails with SLOW_CONSUMER:
 * whoever reads it resumes by cursor, so nothing is lost by dropping the rest.
 */
export class AsyncQueue<T> implements AsyncIterable<T> {
  readonly #options: AsyncQueueOptions<T>;
  #items: T[] = [];
  #bytes = 0;
  #done = false;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(options: AsyncQueueOptions<T>) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(item: T): void {
    if (this.#done) return;
    this.#bytes += this.#options.sizeOf(item);
    if (this.#bytes > this.#options.bytesMax) {
      const { name, bytesMax } = this.#options;
      this.fail(new ShardcastError('SLOW_CONSUMER', `${name}: more than ${bytesMax} bytes wait to be read`));
      return;
    }
    this.#items.push(item);
    this.#wake?.();
  }

  end(): void {
    this.#done = true;
    this.#wake?.();
  }

  fail(reason: unknown): void {
    if (this.#done) return;
    this.#failure = reason;
    this.#done = true;
    this.#items = [];
    this.#bytes = 0;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const batch = this.#items;
      this.#items = [];
      for (const item of batch) {
        this.#bytes -= this.#options.sizeOf(item);
        yield item;
      }
      if (this.#items.length > 0) continue;
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#done) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
