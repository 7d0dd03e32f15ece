import type { Clock } from '../../core/clock.js';
import { deferred } from '../../core/deferred.js';
import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { awaitWithin } from './await-within.js';
import type { Holdings } from './holdings.js';
import type { Membership } from './membership.js';

export interface DrainOptions {
  readonly membership: Pick<Membership, 'drain'>;
  readonly holdings: Pick<Holdings, 'drain' | 'count' | 'onChange'>;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * A relay on its way out of the mesh. It says so, and by that has no place any more; the others fill themselves, from this one where
 * need be; and as each of its partitions is ready wherever it should be, the partition's watchers are sent on. Nothing that is served
 * here only is given up before the time is over.
 */
export class Drain {
  readonly #options: DrainOptions;

  constructor(options: DrainOptions) {
    this.#options = options;
  }

  /** Resolves when nothing is served here any more, or the time is over. True: all was handed over. */
  async run(): Promise<boolean> {
    const { membership, holdings, timeoutMs, clock, logger } = this.#options;
    const deadlineMs = clock.monotonic() + timeoutMs;
    try {
      await membership.drain({ timeoutMs });
    } catch (thrown) {
      logger.warn({ failure: toShardcastError(thrown).toJSON() }, 'the mesh could not be told of the drain');
      return false;
    }
    const done = deferred<void>();
    const left = () => holdings.count('ready') + holdings.count('leaving') + holdings.count('dropping');
    holdings.onChange(() => {
      if (left() === 0) done.resolve();
    });
    holdings.drain();
    if (left() === 0) return true;
    if (await awaitWithin(done.promise, Math.max(0, deadlineMs - clock.monotonic()), clock)) return true;
    logger.warn(
      { partitions: left() },
      'not all partitions were handed over in time; their watchers find the others',
    );
    return false;
  }
}
