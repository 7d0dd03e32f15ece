import type { ShardHandle } from '../shard/shard-types.js';

/** The shards of a relay, as its services see the store. */
export interface Shards {
  /** An existing or a new shard. Throws INVALID_ARGUMENT for what is not a shard's name. */
  open(name: string): ShardHandle;
  find(name: string): ShardHandle | undefined;
  readonly names: readonly string[];
  readonly diskBytes: number;
}
