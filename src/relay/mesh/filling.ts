import { Backoff } from '../../core/backoff.js';
import { type Clock, pause } from '../../core/clock.js';
import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { Replication } from './replication.js';
import { Slots } from './slots.js';

/** Default of `fillsMax`. */
const FILLS_MAX = 4;
const AGAIN_FIRST_MS = 100;
const AGAIN_LAST_MS = 5_000;

export interface FillingOptions {
  readonly replication: Pick<Replication, 'hold' | 'filled'>;
  /** Whether the disk has something of a partition. */
  readonly isOnDisk: (partition: number) => boolean;
  /** Fetches what can be had of a partition that is not on disk, before it is followed. Default: nothing. */
  readonly fetch: ((partition: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** Partitions that are fetched and filled at a time; those on disk are no burden to others. Default 4. */
  readonly fillsMax: number | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Brings partitions to the end of the log: fetched from somewhere if nothing of them is on disk, and then followed. */
export class Filling {
  readonly #options: FillingOptions;
  readonly #slots: Slots;

  constructor(options: FillingOptions) {
    this.#options = options;
    this.#slots = new Slots(options.fillsMax ?? FILLS_MAX);
  }

  /** Tries until it is done. False: the signal has aborted. */
  async fill(partition: number, signal: AbortSignal): Promise<boolean> {
    const { clock, logger } = this.#options;
    const backoff = new Backoff({ firstMs: AGAIN_FIRST_MS, lastMs: AGAIN_LAST_MS, clock });
    while (!signal.aborted) {
      try {
        await this.#once(partition, signal);
        return !signal.aborted;
      } catch (thrown) {
        if (signal.aborted) return false;
        const failure = toShardcastError(thrown);
        logger.warn({ partition, failure: failure.toJSON() }, 'a partition could not be filled yet');
      }
      await pause(clock, backoff.nextMs(), signal).catch(() => undefined);
    }
    return false;
  }

  async #once(partition: number, signal: AbortSignal): Promise<void> {
    if (this.#options.isOnDisk(partition)) return await this.#follow(partition, signal);
    await this.#slots.run(async () => {
      if (!signal.aborted) await this.#fetch(partition, signal);
      if (!signal.aborted) await this.#follow(partition, signal);
    });
  }

  async #follow(partition: number, signal: AbortSignal): Promise<void> {
    const { replication } = this.#options;
    await replication.hold(partition);
    await orAborted(replication.filled(partition), signal);
  }

  /** A head start: what it does not bring comes from the log. */
  async #fetch(partition: number, signal: AbortSignal): Promise<void> {
    const { fetch, logger } = this.#options;
    try {
      await fetch?.(partition, signal);
    } catch (thrown) {
      if (signal.aborted) return;
      logger.warn(
        { partition, failure: toShardcastError(thrown).toJSON() },
        'a partition was not fetched whole',
      );
    }
  }
}

/** Settles as `promise`, or rejects when the signal aborts. */
async function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    await Promise.race([promise, aborted]);
  } finally {
    promise.catch(() => undefined);
    signal.removeEventListener('abort', onAbort);
  }
}
