import { setMaxListeners } from 'node:events';
import { type Clock, pause } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { LoggedEntry } from '../../log/delta-log.js';
import { parseLogSubject } from '../../log/jetstream/subjects.js';
import type { Head } from '../../shard/shard-types.js';
import type { ShardStore } from '../../shard/store.js';
import type { CatchingUp } from './catching-up.js';
import { FollowingPartitions } from './following-partitions.js';
import type { OwnAppends } from './own-appends.js';
import type { ReplicatedLog } from './replicated-log.js';

/** How often the places up to which the log was applied are written down. */
const KEEP_MS = 1_000;
/** Shards of one partition that are compared with the log at the same time. */
const COMPARED_MAX = 16;
const AGAIN_MS = 1_000;

export interface HeldPartitionsOptions {
  readonly store: ShardStore;
  readonly log: ReplicatedLog;
  readonly own: OwnAppends;
  readonly catchingUp: CatchingUp;
  /** Whether a later epoch of the shard was opened. */
  readonly isSuperseded: (shard: string, epoch: string) => boolean;
  readonly receive: (logged: LoggedEntry, stream: number) => Promise<void> | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One partition, from `hold` to `drop`. */
interface Held {
  readonly followed: Promise<void>;
  readonly dropped: AbortController;
  /** Resolves when all that was there before it was followed is applied. */
  filling: Promise<void>;
  isFilled: boolean;
  /** The position that was last written down. */
  kept: number | undefined;
}

/**
 * The partitions that this relay has. One that is new is followed first, and what the log had before is then read shard by shard; one that
 * was here before the relay was restarted is followed from the place that was written down. Of every shard the log keeps
 * the last entry at least, so whatever is behind that place shows, as a next entry or as a gap.
 */
export class HeldPartitions {
  readonly #options: HeldPartitionsOptions;
  readonly #held = new Map<number, Held>();
  readonly #following: FollowingPartitions;
  /** Partitions that were given up and are not cleared yet. */
  readonly #clearing = new Map<number, Promise<void>>();
  readonly #stopping = new AbortController();
  #timer: Disposable | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;

  constructor(options: HeldPartitionsOptions) {
    this.#options = options;
    const { store, log, receive, clock, logger } = options;
    this.#following = new FollowingPartitions({
      log,
      listener: { entry: receive },
      wanted: () => this.partitions.filter((partition) => this.has(partition)),
      keptPosition: (partition) => store.partitions.position(partition),
      onBroken: (failure, at) => this.#broken(failure, at),
      onStreamLost: (stream) => this.#streamLost(stream),
      clock,
      logger,
    });
  }

  get partitions(): readonly number[] {
    return [...this.#held.keys()];
  }

  get unfilled(): number {
    return [...this.#held.values()].filter(({ isFilled }) => !isFilled).length;
  }

  /** Not while it is still being cleared, from when it was here before. */
  has(partition: number): boolean {
    return this.#held.has(partition) && !this.#clearing.has(partition);
  }

  provenMs(stream: number): number | undefined {
    return this.#following.provenMs(stream);
  }

  start(): void {
    for (const partition of this.#options.store.clearing) this.#clear(partition, Promise.resolve());
    this.#arm();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async hold(partition: number): Promise<void> {
    this.#checkRunning();
    const { partitions } = this.#options.log.layout;
    if (!Number.isInteger(partition) || partition < 0 || partition >= partitions) {
      throw new ShardcastError('INVALID_ARGUMENT', `partition ${partition} of ${partitions}`);
    }
    await (this.#held.get(partition) ?? this.#begin(partition)).followed;
  }

  async drop(partition: number): Promise<void> {
    const held = this.#held.get(partition);
    if (held === undefined) return;
    this.#held.delete(partition);
    held.dropped.abort();
    const left = this.#following.change().then(() => this.#options.catchingUp.leave(partition));
    this.#clear(partition, left);
    await left;
  }

  async filled(partition: number): Promise<void> {
    const held = this.#held.get(partition);
    if (held === undefined) throw notHeldPartition(partition);
    await held.filling;
    await this.#compareAll(partition, held);
  }

  #begin(partition: number): Held {
    const followed = (async () => {
      await this.#clearing.get(partition);
      await this.#following.change();
    })();
    const dropped = new AbortController();
    setMaxListeners(2 * COMPARED_MAX, dropped.signal);
    const held: Held = {
      followed,
      dropped,
      filling: Promise.resolve(),
      isFilled: false,
      kept: undefined,
    };
    held.filling = followed.then(() => this.#fill(partition, held));
    held.filling.catch(() => undefined);
    this.#held.set(partition, held);
    return held;
  }

  async #fill(partition: number, held: Held): Promise<void> {
    if (!this.#following.isComplete(partition)) await this.#compareAll(partition, held);
    held.isFilled = true;
  }

  /** Compares every shard of the partition with the log, and lets those that are not there catch up. */
  async #compareAll(partition: number, held: Held): Promise<void> {
    const { store, log } = this.#options;
    const known = await this.#patiently(held, () => log.shardsOf(partition));
    const names = [...new Set([...known, ...store.namesOf(partition)])];
    const one = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) await this.#compare(name, held);
    };
    await Promise.all(Array.from({ length: COMPARED_MAX }, one));
  }

  async #compare(name: string, held: Held): Promise<void> {
    const { store, log, catchingUp, isSuperseded } = this.#options;
    await this.#patiently(held, async () => {
      const end = await log.head(name);
      const head = headOf(store, name);
      const isThere =
        head !== 'damaged' &&
        catchingUp.lag(name) === undefined &&
        (head === undefined || !isSuperseded(name, head.epoch)) &&
        (end?.revision ?? 0) === (head?.revision ?? 0) &&
        (end === undefined || head?.hash.equals(end.hash));
      if (!isThere) await catchingUp.catchUp(name);
    });
  }

  /** Does `task` until it succeeds, for as long as the partition is held. */
  async #patiently<T>(held: Held, task: () => Promise<T>): Promise<T> {
    const { clock, logger } = this.#options;
    for (;;) {
      if (held.dropped.signal.aborted || this.#stopping.signal.aborted) {
        throw new ShardcastError('CANCELLED', 'the partition was given up');
      }
      try {
        return await task();
      } catch (thrown) {
        logger.debug({ failure: toShardcastError(thrown).toJSON() }, 'a partition is not filled yet');
      }
      await pause(clock, AGAIN_MS, held.dropped.signal).catch(() => undefined);
    }
  }

  /** Clears a partition once it is left; whoever holds it again waits for the end. */
  #clear(partition: number, left: Promise<void>): void {
    const before = this.#clearing.get(partition);
    const clearing = this.#clearAfter(partition, Promise.all([before, left])).finally(() => {
      if (this.#clearing.get(partition) === clearing) this.#clearing.delete(partition);
    });
    this.#clearing.set(partition, clearing);
  }

  async #clearAfter(partition: number, left: Promise<unknown>): Promise<void> {
    const { store, clock, logger } = this.#options;
    const { signal } = this.#stopping;
    await left;
    while (!signal.aborted) {
      try {
        await store.removePartition(partition, signal);
        return;
      } catch (thrown) {
        const failure = toShardcastError(thrown);
        logger.warn({ partition, failure: failure.toJSON() }, 'a partition could not be cleared yet');
        await pause(clock, AGAIN_MS, signal).catch(() => undefined);
      }
    }
  }

  /** A shard's subject has what is no entry: the shard has a gap that the log does not close. */
  #broken(failure: ShardcastError, at: { subject?: string }): void {
    this.#options.logger.error({ failure: failure.toJSON(), ...at }, 'a message of the log is no entry');
    try {
      this.#options.catchingUp.behind(parseLogSubject(at.subject ?? '').shard);
    } catch {
      // It is of no shard.
    }
  }

  /** All that the stream has comes again, but not what it has not any more. */
  #streamLost(stream: number): void {
    const { log, catchingUp, store } = this.#options;
    for (const partition of this.#held.keys()) {
      if (partition % log.layout.streams !== stream) continue;
      for (const name of store.namesOf(partition)) catchingUp.behind(name);
    }
  }

  #arm(): void {
    this.#timer = this.#options.clock.schedule(KEEP_MS, () => {
      this.#keeping = this.#keepPositions().finally(() => {
        if (!this.#stopping.signal.aborted) this.#arm();
      });
    });
  }

  /** Writes down up to where the log is applied; not for a partition of which a shard lags: what that one lacks must come again. */
  async #keepPositions(): Promise<void> {
    const { store, log, own, catchingUp, logger } = this.#options;
    const { positions } = this.#following;
    for (const [stream, position] of positions) own.passed(stream, position);
    const moved: [number, number][] = [];
    for (const [partition, held] of this.#held) {
      const position = positions.get(partition % log.layout.streams);
      if (position === undefined || position === held.kept) continue;
      if (!held.isFilled || catchingUp.lagging(partition) > 0) continue;
      held.kept = position;
      moved.push([partition, position]);
    }
    try {
      await store.partitions.keepPositions(moved);
    } catch (thrown) {
      for (const [partition] of moved) {
        const held = this.#held.get(partition);
        if (held !== undefined) held.kept = undefined;
      }
      logger.warn({ failure: toShardcastError(thrown).toJSON() }, 'positions could not be written down');
    }
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    this.#timer?.[Symbol.dispose]();
    for (const { dropped } of this.#held.values()) dropped.abort();
    await this.#following.stop();
    await this.#keeping;
    await this.#keepPositions();
    await this.#options.catchingUp.stop();
    await Promise.allSettled([...this.#held.values()].map(({ filling }) => filling));
    await Promise.all(this.#clearing.values());
  }

  #checkRunning(): void {
    if (this.#stopped === undefined) return;
    throw new ShardcastError('UNAVAILABLE', 'replication has stopped');
  }
}

function notHeldPartition(partition: number): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `this relay does not have partition ${partition}`);
}

/** One that cannot be opened catches up, too: by being filled again. */
function headOf(store: ShardStore, shard: string): Head | 'damaged' | undefined {
  try {
    return store.find(shard)?.head;
  } catch (thrown) {
    if (toShardcastError(thrown).code === 'CORRUPT') return 'damaged';
    throw thrown;
  }
}
