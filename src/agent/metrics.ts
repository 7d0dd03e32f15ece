import { Counter, Gauge, Registry } from 'prom-client';
import type { AgentControl } from './agent-control.js';
import type { ShardFollower } from './shard-follower.js';
import { STATES } from './states.js';

/** Every metric of an agent. A dashboard depends on these names: adding is free, renaming is a change of contract. */
export const AGENT_METRICS = [
  'shardcast_agent_ready',
  'shardcast_agent_shards',
  'shardcast_agent_state',
  'shardcast_agent_connected',
  'shardcast_agent_revision',
  'shardcast_agent_head_revision',
  'shardcast_agent_sink_revision',
  'shardcast_agent_staleness_seconds',
  'shardcast_agent_connections_total',
  'shardcast_agent_entries_total',
  'shardcast_agent_entry_bytes_total',
  'shardcast_agent_snapshots_total',
  'shardcast_agent_chunk_bytes_total',
  'shardcast_agent_failures_total',
  'shardcast_agent_damage_found_total',
  'shardcast_agent_sink_puts_total',
  'shardcast_agent_sink_patches_total',
  'shardcast_agent_sink_operations_total',
  'shardcast_agent_sink_bytes_total',
  'shardcast_agent_sink_write_seconds_total',
  'shardcast_agent_sink_failures_total',
  'shardcast_agent_disk_bytes',
  'shardcast_agent_resident_bytes',
] as const;

type MetricName = (typeof AGENT_METRICS)[number];
type Read = (follower: ShardFollower) => number;

/** Per shard; nothing is counted for metrics' sake while entries are applied. */
const GAUGES: readonly (readonly [MetricName, string, Read])[] = [
  ['shardcast_agent_connected', 'Whether a watch is open', (one) => Number(one.isConnected)],
  ['shardcast_agent_revision', 'Revision of the replica', (one) => one.replica.revision],
  ['shardcast_agent_head_revision', 'Newest revision that is known of', (one) => one.headRevision],
  [
    'shardcast_agent_sink_revision',
    'Revision that OPA holds; 0: not known',
    (one) => one.feeding?.revision ?? 0,
  ],
  ['shardcast_agent_staleness_seconds', 'How old the data may be', (one) => one.stalenessMs / 1000],
];

const COUNTERS: readonly (readonly [MetricName, string, Read])[] = [
  ['shardcast_agent_connections_total', 'Watches that were begun', ({ counts }) => counts.connections],
  ['shardcast_agent_entries_total', 'Entries that were applied', ({ counts }) => counts.entries],
  ['shardcast_agent_entry_bytes_total', 'Bytes of applied entries', ({ counts }) => counts.entryBytes],
  ['shardcast_agent_snapshots_total', 'Snapshots that were installed', ({ counts }) => counts.snapshots],
  [
    'shardcast_agent_chunk_bytes_total',
    'Bytes of chunks that were fetched',
    ({ counts }) => counts.chunkBytes,
  ],
  [
    'shardcast_agent_failures_total',
    'What went wrong with the relay or the replica',
    ({ counts }) => counts.failures,
  ],
  [
    'shardcast_agent_damage_found_total',
    'Times that the replica was damaged on this disk, and filled again',
    ({ counts }) => counts.damage,
  ],
  [
    'shardcast_agent_sink_puts_total',
    'Whole documents written to OPA',
    ({ feeding }) => feeding?.counts.puts ?? 0,
  ],
  [
    'shardcast_agent_sink_patches_total',
    'Patches written to OPA',
    ({ feeding }) => feeding?.counts.patches ?? 0,
  ],
  [
    'shardcast_agent_sink_operations_total',
    'Operations of those patches',
    ({ feeding }) => feeding?.counts.operations ?? 0,
  ],
  ['shardcast_agent_sink_bytes_total', 'Bytes written to OPA', ({ feeding }) => feeding?.counts.bytes ?? 0],
  [
    'shardcast_agent_sink_write_seconds_total',
    'Time that writes to OPA took',
    ({ feeding }) => (feeding?.counts.writeMs ?? 0) / 1000,
  ],
  [
    'shardcast_agent_sink_failures_total',
    'Attempts at OPA that failed',
    ({ feeding }) => feeding?.counts.failures ?? 0,
  ],
];

/** The metrics as they are now, of the shards that `isTold` picks, in Prometheus' text form. */
export async function agentMetrics(
  agent: AgentControl,
  isTold: (shard: string) => boolean,
): Promise<{ type: string; text: string }> {
  const registry = new Registry();
  const followers = agent.followers().filter(({ shard }) => isTold(shard));
  const registers = [registry];
  const plain = (name: MetricName, help: string, value: number) =>
    new Gauge({ name, help, registers }).set(value);
  plain('shardcast_agent_ready', 'Whether all shards are current and in OPA', Number(agent.status().ready));
  plain('shardcast_agent_shards', 'Shards that are followed', followers.length);
  plain('shardcast_agent_disk_bytes', 'Bytes of the replica on disk', agent.diskBytes);
  plain('shardcast_agent_resident_bytes', 'Resident memory of the process', process.memoryUsage.rss());
  const states = new Gauge({
    name: 'shardcast_agent_state' satisfies MetricName,
    help: '1 for the state that a shard is in',
    labelNames: ['shard', 'state'],
    registers,
  });
  for (const { shard, standing } of followers) {
    for (const state of STATES) states.set({ shard, state }, Number(standing.state === state));
  }
  for (const [name, help, read] of GAUGES) {
    const gauge = new Gauge({ name, help, labelNames: ['shard'], registers });
    for (const follower of followers) gauge.set({ shard: follower.shard }, read(follower));
  }
  for (const [name, help, read] of COUNTERS) {
    const counter = new Counter({ name, help, labelNames: ['shard'], registers });
    for (const follower of followers) counter.inc({ shard: follower.shard }, read(follower));
  }
  return { type: registry.contentType, text: await registry.metrics() };
}
