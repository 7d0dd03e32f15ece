import type { Clock } from '../../core/clock.js';
import { deferred } from '../../core/deferred.js';
import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { awaitWithin } from './await-within.js';
import type { Holdings } from './holdings.js';
import type { Membership } from './membership.js';

export interface DrainOptions {
  readonly membership: Pick<
    Membership,
    'id' | 'members' | 'drain' | 'isIsolated' | 'onChange' | 'onIsolation'
  >;
  readonly holdings: Pick<Holdings, 'drain' | 'count' | 'onChange'>;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * A relay on its way out of the mesh. It says so, and by that has no place any more; the others fill themselves, from this one where
 * need be; and as each of its partitions is ready wherever it should be, the partition's watchers are sent on. Nothing that is served
 * here only is given up before the time is over. Where nobody stays who could take over, or nobody can be told, there is nothing to wait
 * for: what is on disk and in the log stays there.
 */
export class Drain {
  readonly #options: DrainOptions;

  constructor(options: DrainOptions) {
    this.#options = options;
  }

  /** Resolves when nothing is served here any more, nobody could take over, or the time is over. True: all was handed over. */
  async run(): Promise<boolean> {
    const { membership, holdings, timeoutMs, clock, logger } = this.#options;
    const deadlineMs = clock.monotonic() + timeoutMs;
    const cutOff = new AbortController();
    const alone = new AbortController();
    const look = (): void => {
      if (membership.isIsolated) cutOff.abort();
      else if (!this.#hasOthers()) alone.abort();
    };
    using _changes = membership.onChange(look);
    using _isolations = membership.onIsolation(look);
    look();
    try {
      await membership.drain({ timeoutMs, signal: cutOff.signal });
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
    const leftMs = Math.max(0, deadlineMs - clock.monotonic());
    const inVain = AbortSignal.any([cutOff.signal, alone.signal]);
    if (await awaitWithin(done.promise, leftMs, clock, inVain)) return true;
    const partitions = left();
    if (alone.signal.aborted) logger.info({ partitions }, 'no other relay is there to take over');
    else logger.warn({ partitions }, 'not all partitions were handed over; their watchers find the others');
    return false;
  }

  /** Whether somebody else is there who does not drain. */
  #hasOthers(): boolean {
    const { id, members } = this.#options.membership;
    return members.some((member) => member.id !== id && !member.draining);
  }
}
