import {
  address,
  boolean,
  bytes,
  choice,
  duration,
  integer,
  list,
  opaUrl,
  text,
  webAddress,
} from './kinds.js';
import { DAY_MS, GIB, HOUR_MS, KIB, MIB, MINUTE_MS, SECOND_MS } from './units.js';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Options of what runs for long: relay and agent. */
export const server = {
  logLevel: {
    flag: 'log-level',
    kind: choice(LOG_LEVELS),
    default: 'info',
    summary: 'least level that is logged',
  },
} as const;

export const relay = {
  listen: {
    flag: 'listen',
    kind: address(),
    default: { host: '127.0.0.1', port: 7411 },
    summary: 'address of the gRPC services; port 0: the system chooses',
  },
  relayHttp: {
    flag: 'http',
    env: 'SHARDCAST_RELAY_HTTP',
    kind: address(),
    default: { host: '127.0.0.1', port: 7412 },
    summary: 'address of health and metrics over HTTP',
  },
  relayData: {
    flag: 'data',
    env: 'SHARDCAST_RELAY_DATA',
    kind: text('DIR'),
    summary: 'folder of the shard store',
  },
  lanes: {
    flag: 'lanes',
    kind: integer({ min: 1, max: 64 }),
    default: 4,
    summary: 'LMDB environments that the partitions share; fixed when the folder is made',
  },
  partitions: {
    flag: 'partitions',
    kind: integer({ min: 1, max: 65_535 }),
    default: 256,
    summary: 'slices of the shards; fixed for ever when the folder is made',
  },
  historyBytes: {
    flag: 'history-bytes',
    kind: bytes({ min: 0, max: 1024 * GIB }),
    default: 256 * MIB,
    summary: 'history kept for reads at earlier revisions, for each shard',
  },
  heartbeatMs: {
    flag: 'heartbeat',
    kind: duration({ min: 100, max: 5 * MINUTE_MS }),
    default: 2 * SECOND_MS,
    summary: 'time between heartbeats to subscribers',
  },
  subscriberBudgetBytes: {
    flag: 'subscriber-budget',
    kind: bytes({ min: 2 * MIB, max: GIB }),
    default: 8 * MIB,
    summary: 'bytes that may wait for one subscriber before it is disconnected and resumes by cursor',
  },
  cutBytes: {
    flag: 'cut-bytes',
    kind: bytes({ min: 64 * KIB, max: 4 * GIB }),
    default: 16 * MIB,
    summary: 'size of an overlay at which a snapshot is cut',
  },
} as const;

export const agent = {
  agentShard: {
    flag: 'shard',
    env: 'SHARDCAST_AGENT_SHARD',
    kind: list(text('ID[=/MOUNT]')),
    default: [],
    summary: 'a tenant shard and where OPA mounts it (default mount: /shards/ID); repeat for more',
  },
  sink: {
    flag: 'sink',
    kind: choice(['opa', 'none']),
    default: 'opa',
    summary: 'where the data goes; none: it is kept on disk only, a replica that can be verified',
  },
  opa: { flag: 'opa', kind: opaUrl(), default: 'http://127.0.0.1:8181', summary: 'OPA that is fed' },
  agentData: {
    flag: 'data',
    env: 'SHARDCAST_AGENT_DATA',
    kind: text('DIR'),
    summary: 'folder of the replica',
  },
  agentHttp: {
    flag: 'http',
    env: 'SHARDCAST_AGENT_HTTP',
    kind: address(),
    default: { host: '127.0.0.1', port: 7413 },
    summary: 'address of health and metrics over HTTP',
  },
  maxStalenessMs: {
    flag: 'max-staleness',
    kind: duration({ min: 0, max: 7 * DAY_MS }),
    default: 0,
    summary: 'age of the data at which readiness ends and $sync.stale is set; 0: never',
  },
  opaTimeoutMs: {
    flag: 'opa-timeout',
    kind: duration({ min: 10, max: HOUR_MS }),
    default: 10 * SECOND_MS,
    summary: 'how long one write to OPA may take',
  },
  agentId: {
    flag: 'agent-id',
    kind: text('NAME'),
    summary: 'name of the agent in status and waits (default: made once, kept in --data)',
  },
} as const;

/** Options of verify and demo. */
export const proving = {
  agent: {
    flag: 'agent',
    kind: list(webAddress()),
    default: [],
    summary: 'HTTP address of an agent whose replica is compared; repeat for more',
  },
  verifyShard: {
    flag: 'shard',
    env: 'SHARDCAST_VERIFY_SHARD',
    kind: list(text('ID')),
    default: [],
    summary: 'a tenant shard; repeat for more (default: all that the agents hold)',
  },
  verifyOpa: {
    flag: 'opa',
    env: 'SHARDCAST_VERIFY_OPA',
    kind: list(text('URL[=ID]')),
    default: [],
    summary: 'OPA whose document of a shard is compared (default: of every shard); repeat for more',
  },
  mount: {
    flag: 'mount',
    kind: text('/PATH'),
    summary: 'where OPA mounts the shard (default: where the agent says, else /shards/ID)',
  },
  keep: { flag: 'keep', kind: boolean(), default: false, summary: 'leave everything running at the end' },
} as const;
