import type { Backoff } from '../core/backoff.js';
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/log.js';
import type { ShardStore } from '../shard/store.js';
import type { Touched } from '../shard/view.js';
import type { Sink } from './sinks/sink.js';
import type { Source } from './sources/source.js';

export interface ShardFollowerOptions {
  readonly shard: string;
  readonly store: ShardStore;
  readonly source: Source;
  /** The agent's id. */
  readonly agent: string;
  /** Where the deltas go; undefined: nowhere, the replica is read in process. */
  readonly sink: Sink | undefined;
  /** Milliseconds; 0: never stale. */
  readonly maxStalenessMs: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly backoff?: Backoff;
  /** Something of the status has changed. */
  readonly onChange: () => void;
  /** The replica moved on. `all`: a snapshot replaced it. */
  readonly onApplied: (touched: () => Touched) => void;
}
