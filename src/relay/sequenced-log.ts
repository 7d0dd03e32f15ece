import type { DeltaLog } from '../log/delta-log.js';

/** The log as the sequencer uses it: what it has appended is the shard's state as well. */
export interface SequencedLog {
  /**
   * See DeltaLog. `hints.prepared` is the draft that the entry was made of: when the append has resolved, the draft is the
   * shard's state. CONFLICT: the shard has to catch up, and the draft is to be made again.
   */
  readonly append: DeltaLog['append'];
  /**
   * Resolves when the shard has moved beyond revision `beyond`; without one, when it is where the log ends now. Absent where
   * nobody else appends: the shard then is always there.
   */
  catchUp?(shard: string, beyond?: number): Promise<void>;
}
