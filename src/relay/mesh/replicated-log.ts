import type { DeltaLog, LoggedEntry } from '../../log/delta-log.js';
import type { FollowListener } from '../../log/jetstream/follower.js';
import type { EpochRecord } from './epoch-record.js';

/** Partitions that are followed; see the log's follower. */
export interface Following extends AsyncDisposable {
  /** Per stream, the position behind which following may go on: all before it was handed over. */
  readonly positions: ReadonlyMap<number, number>;
  /** Monotonic time up to which all that was acknowledged has been handed over. undefined: not proven yet. */
  provenMs(stream: number): number | undefined;
  /** Follows these instead. What was appended before it resolves, and was not handed over, is to be read. */
  change(partitions: readonly number[]): Promise<void>;
}

/** The log as replication uses it. */
export interface ReplicatedLog extends Pick<DeltaLog, 'head' | 'append'> {
  readonly layout: { readonly partitions: number; readonly streams: number };
  /** `afterPosition`: of an entry that ends below `fromRevision`; it saves a search. */
  read(
    shard: string,
    fromRevision: number,
    hints?: { readonly afterPosition?: number },
  ): AsyncIterable<LoggedEntry>;
  /** Streams from the message after their position in `after`; absent: from now on. */
  follow(
    partitions: readonly number[],
    after: ReadonlyMap<number, number>,
    listener: FollowListener,
  ): Following;
  /** Every shard of a partition that has an entry. */
  shardsOf(partition: number): Promise<readonly string[]>;
}

/** Brings a shard forward where the log does not reach back any more: from another relay, or from the archive. */
export interface Refill {
  /**
   * Resolves when the shard stands at a snapshot (`Shard.install`) from which the log leads on, or nearer to it than before. Throws
   * NOT_FOUND when nobody has one, and what passes: it is asked again. No entry is applied to the shard meanwhile. `opened`: into this epoch,
   * whatever the shard has of another.
   */
  refill(shard: string, opened?: EpochRecord): Promise<void>;
}
