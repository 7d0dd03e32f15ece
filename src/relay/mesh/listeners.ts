import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';

/** Who wants to be told. One that throws keeps the others from nothing. */
export class Listeners<T> {
  readonly #logger: Logger;
  readonly #all = new Set<(news: T) => void>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  add(listener: (news: T) => void): Disposable {
    // Its own, so that one that is added twice is told twice, and removed once.
    const own = (news: T) => listener(news);
    this.#all.add(own);
    return { [Symbol.dispose]: () => void this.#all.delete(own) };
  }

  tell(news: T): void {
    for (const listener of this.#all) {
      try {
        listener(news);
      } catch (failure) {
        this.#logger.error(
          { failure: toShardcastError(failure).toJSON() },
          'a listener of the membership threw',
        );
      }
    }
  }
}
