import type { Backoff } from '../../core/backoff.js';
import type { ShardcastError } from '../../core/errors.js';

/** A shard that is not, or may not be, where the log is. */
export interface Lag {
  readonly partition: number;
  /** Monotonic. */
  readonly sinceMs: number;
  readonly backoff: Backoff;
  /** The pass under way. */
  running: Promise<void> | undefined;
  /** Until the next one, after one that failed. */
  timer: Disposable | undefined;
  /** Something came that the pass under way may not have seen. */
  again: boolean;
  /** The pass replaces the shard's state: nobody else may write to it. */
  busy: boolean;
  /** The shard has left the log's history: it is not served until it has caught up from nothing. */
  fork: ShardcastError | undefined;
  /** How often in a row the log has ended before what the shard has. */
  fell: number;
  /** What it has of the fork is still there. */
  isForked: boolean;
}

/** Lags by shard, and how many each partition has. */
export class Lags {
  readonly #byShard = new Map<string, Lag>();
  readonly #counts = new Map<number, number>();

  get size(): number {
    return this.#byShard.size;
  }

  get(shard: string): Lag | undefined {
    return this.#byShard.get(shard);
  }

  add(shard: string, lag: Lag): void {
    this.#byShard.set(shard, lag);
    this.#counts.set(lag.partition, this.of(lag.partition) + 1);
  }

  remove(shard: string): void {
    const lag = this.#byShard.get(shard);
    if (lag === undefined) return;
    this.#byShard.delete(shard);
    const left = this.of(lag.partition) - 1;
    if (left > 0) this.#counts.set(lag.partition, left);
    else this.#counts.delete(lag.partition);
  }

  /** How many shards of a partition lag. */
  of(partition: number): number {
    return this.#counts.get(partition) ?? 0;
  }

  entries(): IterableIterator<[string, Lag]> {
    return this.#byShard.entries();
  }
}
