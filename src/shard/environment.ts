import type { Clock } from '../core/clock.js';
import type { ShardcastError } from '../core/errors.js';
import type { ChunkCache } from '../snapshot/chunk-cache.js';
import type { CutterPool } from '../snapshot/cutter-pool.js';

/** What the shards of a store share. */
export interface ShardEnvironment {
  readonly cache: ChunkCache;
  readonly cutter: CutterPool;
  readonly clock: Clock;
  readonly cutBytes: number;
  readonly historyBytes: number;
  readonly snapshotsMax: number;
  /** Whether entries have their places in a log elsewhere; else the tail is the log, and a place is a revision. */
  readonly logIsElsewhere: boolean;
  report(shard: string, failure: unknown): void;
  /** Told of every read that met damage; set by whoever mends it. */
  onDamaged: ((shard: string, failure: ShardcastError) => void) | undefined;
}
