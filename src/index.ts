/** The package: publish to a relay, read from it, follow shards. Everything else is private. */
export { Agent } from './agent/agent.js';
export type { AgentStatus, ReplicaRoot } from './agent/agent-control.js';
export type { AgentOptions, FollowedShard } from './agent/agent-options.js';
export { ShardChange } from './agent/shard-change.js';
export { ShardReader } from './agent/shard-reader.js';
export type { ShardStatus } from './agent/shard-status.js';
export { Publisher } from './client/publisher.js';
export { Reader } from './client/reader.js';
export { ERROR_CODES, type ErrorCode, type Retry, ShardcastError } from './core/errors.js';
export { DeltaBuilder } from './shard/delta-builder.js';
