import { Backoff } from '../../core/backoff.js';
import { type Clock, pause } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { type Lag, Lags } from './lag.js';
import type { LagPass } from './lag-pass.js';
import { Slots } from './slots.js';

/** Shards that catch up at the same time. */
const CATCH_UPS_MAX = 16;
const AGAIN_FIRST_MS = 50;
const AGAIN_LAST_MS = 10_000;

export interface CatchingUpOptions {
  readonly pass: LagPass;
  readonly partitionOf: (shard: string) => number;
  /** Whether this relay has the partition. */
  readonly holds: (partition: number) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Brings shards to the end of the log, each by one pass at a time. What comes for a shard meanwhile is not kept: it is in the log, so
 * that something came is enough to make another pass. A pass that fails is made again until it succeeds or the partition is given up; a
 * lagging shard is known as such all the time: nothing of this relay is appended to it, and its partition's place is not moved on.
 */
export class CatchingUp {
  readonly #options: CatchingUpOptions;
  readonly #slots = new Slots(CATCH_UPS_MAX);
  readonly #lags = new Lags();
  #stopped = false;

  constructor(options: CatchingUpOptions) {
    this.#options = options;
  }

  /** The shard is not, or may not be, where the log is: undefined when it is, as far as is known. */
  lag(shard: string): Lag | undefined {
    return this.#lags.get(shard);
  }

  /** How many shards of a partition lag. */
  lagging(partition: number): number {
    return this.#lags.of(partition);
  }

  /** The log has, or may have, more than the shard: it catches up in the background. */
  behind(shard: string): void {
    if (!this.#isWanted(shard)) return;
    const lag = this.#lagOf(shard);
    lag.again = true;
    if (lag.running === undefined && lag.timer === undefined) this.#begin(shard, lag).catch(() => undefined);
  }

  /** An entry of the log has shown that the shard's history is another one: until a pass has found out what follows, it is not served. */
  forked(shard: string, failure: ShardcastError): void {
    if (!this.#isWanted(shard)) return;
    const lag = this.#lagOf(shard);
    lag.fork = failure;
    this.behind(shard);
  }

  /** Resolves when the shard is where the log ended at some moment after the call. Throws what the pass failed with; it is made again all the same. */
  async catchUp(shard: string): Promise<void> {
    if (!this.#isWanted(shard)) throw notHeld(shard);
    await this.#lagOf(shard).running;
    if (!this.#isWanted(shard)) throw notHeld(shard);
    const lag = this.#lagOf(shard);
    // One that another who waited has begun by now has begun after this call as well.
    await (lag.running ?? this.#begin(shard, lag));
  }

  /** Resolves when no pass of the partition is under way, nor will be while it is not held. */
  async leave(partition: number): Promise<void> {
    const running: Promise<void>[] = [];
    for (const [shard, lag] of this.#lags.entries()) {
      if (lag.partition !== partition) continue;
      lag.timer?.[Symbol.dispose]();
      if (lag.running === undefined) this.#lags.remove(shard);
      else running.push(lag.running);
    }
    await Promise.allSettled(running);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const partitions = new Set([...this.#lags.entries()].map(([, { partition }]) => partition));
    await Promise.all([...partitions].map((partition) => this.leave(partition)));
  }

  #isWanted(shard: string): boolean {
    return !this.#stopped && this.#options.holds(this.#options.partitionOf(shard));
  }

  #lagOf(shard: string): Lag {
    const known = this.#lags.get(shard);
    if (known !== undefined) return known;
    const { clock, partitionOf } = this.#options;
    const lag: Lag = {
      partition: partitionOf(shard),
      sinceMs: clock.monotonic(),
      backoff: new Backoff({ firstMs: AGAIN_FIRST_MS, lastMs: AGAIN_LAST_MS, clock }),
      running: undefined,
      timer: undefined,
      again: false,
      busy: false,
      fork: undefined,
      isForked: false,
      fell: 0,
    };
    this.#lags.add(shard, lag);
    return lag;
  }

  #begin(shard: string, lag: Lag): Promise<void> {
    lag.timer?.[Symbol.dispose]();
    lag.timer = undefined;
    const isWanted = () => this.#isWanted(shard);
    const { clock, pass } = this.#options;
    const rest = (ms: number) => this.#slots.without(() => pause(clock, ms));
    const running = this.#slots.run(async () => {
      lag.again = false;
      if (isWanted()) await pass.run(shard, lag, { isWanted, rest });
    });
    lag.running = running.then(
      () => this.#succeeded(shard, lag),
      (failure: unknown) => this.#failed(shard, lag, toShardcastError(failure)),
    );
    return lag.running;
  }

  #succeeded(shard: string, lag: Lag): void {
    lag.running = undefined;
    if (lag.again && this.#isWanted(shard)) this.#begin(shard, lag).catch(() => undefined);
    else this.#lags.remove(shard);
  }

  #failed(shard: string, lag: Lag, failure: ShardcastError): never {
    lag.running = undefined;
    lag.busy = false;
    if (!this.#isWanted(shard)) {
      this.#lags.remove(shard);
      throw failure;
    }
    const { clock, logger } = this.#options;
    logger.warn({ shard, failure: failure.toJSON() }, 'a replica could not catch up with the log yet');
    lag.timer = clock.schedule(lag.backoff.nextMs(), () => {
      this.#begin(shard, lag).catch(() => undefined);
    });
    throw failure;
  }
}

export function notHeld(shard: string): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `this relay does not have ${shard}`, {
    hint: 'Another relay has it: ask again.',
  });
}
