import type { ShardFollower } from './shard-follower.js';
import type { ShardStatus } from './shard-status.js';

/** Where an agent is. */
export interface AgentStatus {
  readonly agent: string;
  readonly relay: string;
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly reasons: readonly string[];
  readonly shards: readonly ShardStatus[];
}

/** The name of a replica's state at a revision. */
export interface ReplicaRoot {
  readonly shard: string;
  readonly revision: number;
  readonly token: string;
  /** Hexadecimal. */
  readonly root: string;
  readonly records: number;
}

/** What HTTP needs of its agent. */
export interface AgentControl {
  readonly diskBytes: number;
  /** Of the shards that `isTold` picks; default: all. */
  status(isTold?: (shard: string) => boolean): AgentStatus;
  followers(): readonly ShardFollower[];
  root(shard: string): Promise<ReplicaRoot>;
  add(shard: string, options: { mount?: string }): void;
  drop(shard: string): Promise<void>;
}
