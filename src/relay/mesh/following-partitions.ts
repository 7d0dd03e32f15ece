import { Backoff } from '../../core/backoff.js';
import type { Clock } from '../../core/clock.js';
import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { FollowListener } from '../../log/jetstream/follower.js';
import type { Following, ReplicatedLog } from './replicated-log.js';

/** Before a stream that has failed is followed again. */
const LOST_AGAIN_MS = 1_000;

export interface FollowingPartitionsOptions {
  readonly log: ReplicatedLog;
  readonly listener: Pick<FollowListener, 'entry'>;
  /** The partitions that are to be followed now. */
  readonly wanted: () => readonly number[];
  /** The position up to which a partition was applied before, if it was. */
  readonly keptPosition: (partition: number) => number | undefined;
  /** A message is not an entry of its shard, or the listener threw at it. */
  readonly onBroken: NonNullable<FollowListener['broken']>;
  /** A stream has lost what it had delivered, and is followed again from its beginning. */
  readonly onStreamLost: (stream: number) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * One follower for all partitions that this relay has. Changes are made one at a time, all that were asked for in the meantime by the next
 * one; a change that the log refuses is made again until it takes it.
 */
export class FollowingPartitions {
  readonly #options: FollowingPartitionsOptions;
  readonly #stopping = new AbortController();
  #following: Following | undefined;
  /** Streams that are to be followed from the beginning. */
  readonly #lost = new Set<number>();
  #again: Disposable | undefined;
  #isDirty = false;
  #changing: Promise<void> | undefined;
  /** Partitions whose entries since their kept position are all handed over. */
  readonly #complete = new Set<number>();

  constructor(options: FollowingPartitionsOptions) {
    this.#options = options;
  }

  /** Per stream, the position up to which all was handed over. */
  get positions(): ReadonlyMap<number, number> {
    return this.#following?.positions ?? new Map();
  }

  /** Monotonic time up to which all of a stream has been handed over. */
  provenMs(stream: number): number | undefined {
    return this.#following?.provenMs(stream);
  }

  /** Whether all that was appended to a partition behind its kept position is handed over: then nothing else has to be read. */
  isComplete(partition: number): boolean {
    return this.#complete.has(partition);
  }

  /** Resolves when what is wanted now is followed, and nothing else. */
  async change(): Promise<void> {
    this.#isDirty = true;
    this.#changing ??= this.#changeAll().finally(() => {
      this.#changing = undefined;
    });
    await this.#changing;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#again?.[Symbol.dispose]();
    await this.#changing;
    await this.#following?.[Symbol.asyncDispose]();
  }

  async #changeAll(): Promise<void> {
    const { clock, logger } = this.#options;
    const backoff = new Backoff({ firstMs: 100, lastMs: 5_000, clock });
    await Promise.resolve(); // whatever is asked for in this turn is one change
    while (this.#isDirty && !this.#stopping.signal.aborted) {
      this.#isDirty = false;
      try {
        await this.#changeOnce(this.#options.wanted());
        backoff.reset();
      } catch (thrown) {
        this.#isDirty = true;
        const failure = toShardcastError(thrown);
        logger.warn({ failure: failure.toJSON() }, 'the log does not let itself be followed yet');
        await backoff.wait(this.#stopping.signal).catch(() => undefined);
      }
    }
  }

  async #changeOnce(wanted: readonly number[]): Promise<void> {
    if (this.#lost.size > 0) {
      await this.#following?.[Symbol.asyncDispose]();
      const after = new Map(this.positions);
      for (const stream of this.#lost) after.set(stream, 0);
      this.#lost.clear();
      this.#following = this.#follow(wanted, after);
    } else if (this.#following === undefined) {
      const after = this.#keptPositions(wanted);
      for (const partition of wanted) {
        if (this.#options.keptPosition(partition) !== undefined) this.#complete.add(partition);
      }
      this.#following = this.#follow(wanted, after);
    } else {
      await this.#following.change(wanted);
    }
    const followed = new Set(wanted);
    for (const partition of this.#complete) if (!followed.has(partition)) this.#complete.delete(partition);
  }

  /** Each stream from where the first of its partitions is that was here before. */
  #keptPositions(partitions: readonly number[]): Map<number, number> {
    const after = new Map<number, number>();
    for (const partition of partitions) {
      const position = this.#options.keptPosition(partition);
      if (position === undefined) continue;
      const stream = partition % this.#options.log.layout.streams;
      after.set(stream, Math.min(position, after.get(stream) ?? position));
    }
    return after;
  }

  #follow(partitions: readonly number[], after: ReadonlyMap<number, number>): Following {
    const { log, listener, onBroken, onStreamLost, clock, logger } = this.#options;
    return log.follow(partitions, after, {
      entry: listener.entry,
      broken: (failure, at) => {
        if (at.position !== undefined) {
          onBroken(failure, at);
          return;
        }
        logger.error(
          { failure: failure.toJSON(), ...at },
          'a stream of the log has lost what it had delivered',
        );
        this.#lost.add(at.stream);
        onStreamLost(at.stream);
        this.#again ??= clock.schedule(LOST_AGAIN_MS, () => {
          this.#again = undefined;
          void this.change();
        });
      },
    });
  }
}
