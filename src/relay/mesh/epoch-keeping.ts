import type { LogHead } from '../../log/delta-log.js';
import type { Shard } from '../../shard/shard.js';
import type { EpochRecord } from './epoch-record.js';

/** What a pass needs to know and do about a shard's epochs. */
export interface EpochKeeping {
  /** The last one in the bucket, as far as this relay has heard. */
  known(shard: string): EpochRecord | undefined;
  /**
   * Of a replica that began with nothing and is where the log ends: whether the archive had more, which it holds now. Archives that do not answer are
   * passed over.
   */
  supplement(shard: Shard): Promise<boolean>;
  /** Whether that was asked of a shard that has no history: it may begin one. */
  isNew(shard: string): boolean;
  /**
   * Opens an epoch that continues from the replica, which the log has left. Resolves true when there is one that was not known before, whoever
   * has opened it; false when it is the replica that has to follow the log. Throws UNAVAILABLE while it is another relay's to do,
   * and what passes.
   */
  open(
    shard: Shard,
    at: { readonly end: LogHead | undefined; readonly isAhead: boolean; readonly sinceMs: number },
  ): Promise<boolean>;
  /**
   * Brings the replica into an epoch. `leave` is called, and waited for, before what it has is lost. Throws NOT_FOUND when nobody has the state that the epoch
   * continues from, and what passes.
   */
  join(shard: Shard, record: EpochRecord, leave: () => Promise<void>): Promise<void>;
  /** Appends the first entry of an epoch on whose beginning the replica stands. Throws CONFLICT when the log does not end at `end` any more. */
  begin(shard: Shard, record: EpochRecord, end: LogHead | undefined): Promise<void>;
}
