import { randomUUID } from 'node:crypto';
import { DeltaBuilder } from '../shard/delta-builder.js';
import { checkShardName } from '../shard/limits.js';
import type { shardcast } from '../wire/wire.js';
import type { Receipt, Sequencing } from './commands.js';
import { findShard } from './services/snapshot-service.js';
import type { Shards } from './shards.js';

/** Deletes every record of a shard, by a delta. Throws NOT_FOUND for one that has no history. */
export async function deleteShard(
  shards: Shards,
  sequencing: Sequencing,
  { shard, expect, id }: shardcast.v1.DeleteShardRequest,
  publisher: string,
): Promise<Receipt> {
  checkShardName(shard);
  findShard(shards, shard);
  const labels = { id: id === '' ? randomUUID() : id, publisher, publishedAt: Date.now() };
  const delta = new DeltaBuilder().deleteShard().encode(labels);
  return await sequencing.publish({ shard, delta, expect });
}
