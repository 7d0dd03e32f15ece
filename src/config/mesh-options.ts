import { address, boolean, bytes, choice, duration, integer, list, text } from './kinds.js';
import { DAY_MS, GIB, HOUR_MS, KIB, MIB, MINUTE_MS, SECOND_MS } from './units.js';

/** How NATS is reached. Secrets are in files, never on the command line. */
export const nats = {
  nats: {
    flag: 'nats',
    kind: list(text('URL')),
    default: [],
    summary: 'NATS server of the mesh, nats://HOST:PORT or tls://HOST:PORT; repeat for more',
  },
  natsCreds: {
    flag: 'nats-creds',
    kind: text('FILE'),
    summary: 'credentials file of the NATS user: its JWT and key; read again for each connection',
  },
  natsNkey: {
    flag: 'nats-nkey',
    kind: text('FILE'),
    summary: 'file with the seed of the NATS user’s nkey',
  },
  natsUser: { flag: 'nats-user', kind: text('NAME'), summary: 'name of the NATS user' },
  natsPasswordFile: {
    flag: 'nats-password-file',
    kind: text('FILE'),
    summary: 'file with the password of --nats-user',
  },
  natsTokenFile: {
    flag: 'nats-token-file',
    kind: text('FILE'),
    summary: 'file with the token that NATS asks for',
  },
  natsTlsCa: {
    flag: 'nats-tls-ca',
    kind: text('FILE'),
    summary:
      'PEM file of the authorities that sign the certificates of NATS servers (default: those of the system)',
  },
  natsTlsCert: {
    flag: 'nats-tls-cert',
    kind: text('FILE'),
    summary: 'PEM file of the certificate that is shown to NATS servers',
  },
  natsTlsKey: {
    flag: 'nats-tls-key',
    kind: text('FILE'),
    summary: 'PEM file of the key of --nats-tls-cert',
  },
  natsTimeoutMs: {
    flag: 'timeout',
    env: 'SHARDCAST_NATS_TIMEOUT',
    kind: duration({ min: 1, max: HOUR_MS }),
    default: 30 * SECOND_MS,
    summary: 'how long to wait for NATS',
  },
} as const;

/** Of `shardcast mesh up`. */
export const up = {
  upDir: {
    flag: 'dir',
    env: 'SHARDCAST_UP_DIR',
    kind: text('DIR'),
    default: 'shardcast-mesh',
    summary: 'folder of all that it makes: keys, certificates, tokens, stores',
  },
  upRelays: {
    flag: 'relays',
    env: 'SHARDCAST_UP_RELAYS',
    kind: integer({ min: 1, max: 9 }),
    default: 2,
    summary: 'how many relays',
  },
} as const;

/** Of a relay that is a member of a mesh. */
export const member = {
  relayId: {
    flag: 'id',
    env: 'SHARDCAST_RELAY_ID',
    kind: text('ID'),
    summary: 'id of the relay in the mesh (default: made once, kept in --data)',
  },
  advertise: {
    flag: 'advertise',
    kind: address(),
    summary: 'address at which other relays, agents and clients reach this one (default: where it listens)',
  },
  natsCalloutKey: {
    flag: 'nats-callout-key',
    kind: text('FILE'),
    summary: 'answer nats-servers that ask whose token it is: file with the keys that mesh nats-config made',
  },
  natsCalloutLifeMs: {
    flag: 'nats-callout-life',
    kind: duration({ min: 10 * SECOND_MS, max: DAY_MS }),
    default: 15 * MINUTE_MS,
    summary: 'the longest that a connection to NATS stays without its token being looked at again',
  },
  archive: {
    flag: 'archive',
    kind: text('URL'),
    summary:
      'where snapshots are archived: a path, nats://BUCKET or s3://BUCKET/PREFIX?endpoint=https://HOST:PORT',
  },
  archiveKey: {
    flag: 'archive-key',
    kind: text('FILE'),
    summary:
      'encrypt the archive by the keys of this file, 64 hexadecimal digits a line: the first encrypts, all decrypt; read again when it changes',
  },
  archiveIntervalMs: {
    flag: 'archive-interval',
    kind: duration({ min: SECOND_MS, max: 7 * DAY_MS }),
    default: HOUR_MS,
    summary: 'the longest that a change of a shard waits until the archive has it',
  },
  archiveBytes: {
    flag: 'archive-bytes',
    kind: bytes({ min: 64 * KIB, max: GIB }),
    default: 4 * MIB,
    summary: 'bytes of changes of a shard that are archived sooner',
  },
  archiveKeep: {
    flag: 'archive-keep',
    kind: integer({ min: 1, max: 1_000 }),
    default: 8,
    summary: 'snapshots of each shard that the archive keeps; younger than an hour, it keeps all',
  },
  trimAfterMs: {
    flag: 'trim-after',
    kind: duration({ min: 0, max: DAY_MS }),
    default: MINUTE_MS,
    summary: 'how long entries stay in the log once the archive has them, for relays that are behind',
  },
  drainTimeoutMs: {
    flag: 'drain-timeout',
    kind: duration({ min: 0, max: HOUR_MS }),
    default: MINUTE_MS,
    summary: 'how long a relay that is asked to end may take to hand over its partitions',
  },
  memberHeartbeatMs: {
    flag: 'member-heartbeat',
    kind: duration({ min: 10, max: MINUTE_MS }),
    default: SECOND_MS,
    summary: 'time between the renewals by which a relay stays a member of the mesh',
  },
  memberExpiryMs: {
    flag: 'member-expiry',
    kind: duration({ min: 30, max: 10 * MINUTE_MS }),
    default: 5 * SECOND_MS,
    summary: 'silence after which a relay counts as gone; three heartbeats or more',
  },
} as const;

/** Of `shardcast mesh`. */
export const mesh = {
  meshPartitions: {
    flag: 'partitions',
    env: 'SHARDCAST_MESH_PARTITIONS',
    kind: integer({ min: 1, max: 65_536 }),
    default: 256,
    summary: 'slices of the shards; fixed for ever when the mesh is made',
  },
  meshStreams: {
    flag: 'streams',
    env: 'SHARDCAST_MESH_STREAMS',
    kind: integer({ min: 1, max: 65_536 }),
    summary:
      'streams that the partitions share; fixed for ever when the mesh is made (default: 4, or as many as partitions)',
  },
  partitionReplicas: {
    flag: 'partition-replicas',
    env: 'SHARDCAST_MESH_PARTITION_REPLICAS',
    kind: integer({ min: 1, max: 16 }),
    default: 2,
    summary: 'relays that have each partition; fixed for ever when the mesh is made',
  },
  meshReplicas: {
    flag: 'replicas',
    env: 'SHARDCAST_MESH_REPLICAS',
    kind: choice(['1', '3', '5']),
    default: '3',
    summary: 'copies of each stream, on different NATS servers; may be changed by init later',
  },
  natsConfigDir: {
    flag: 'out',
    env: 'SHARDCAST_NATS_CONFIG_DIR',
    kind: text('DIR'),
    summary: 'folder of the configuration and of the keys, which are secret',
  },
  natsRelays: {
    flag: 'relays',
    env: 'SHARDCAST_NATS_RELAYS',
    kind: list(text('N|ID')),
    default: ['3'],
    summary: 'ids of the relays, repeated; or how many, which are then called relay-1, relay-2, …',
  },
  natsAgents: {
    flag: 'agent',
    env: 'SHARDCAST_NATS_AGENTS',
    kind: list(text('NAME=SHARD,…')),
    default: [],
    summary: 'an agent that is known by a key, and its shards, or * for every one; repeat for more',
  },
  natsCallout: {
    flag: 'callout',
    env: 'SHARDCAST_NATS_CALLOUT',
    kind: boolean(),
    default: false,
    summary: 'have relays asked about whoever comes with a token',
  },
  natsOperator: {
    flag: 'operator',
    env: 'SHARDCAST_NATS_OPERATOR',
    kind: boolean(),
    default: false,
    summary: 'operator mode of NATS: JWTs, and credentials files (.creds) instead of keys',
  },
  natsCredsLifeMs: {
    flag: 'expires-in',
    env: 'SHARDCAST_NATS_CREDS_EXPIRES_IN',
    kind: duration({ min: MINUTE_MS, max: 3650 * DAY_MS }),
    summary: 'how long credentials are good that are made now (default: 365d)',
  },
  natsRenew: {
    flag: 'renew',
    env: 'SHARDCAST_NATS_RENEW',
    kind: boolean(),
    default: false,
    summary: 'make the credentials that are named anew, by the same keys, before they expire',
  },
  natsRevoke: {
    flag: 'revoke',
    env: 'SHARDCAST_NATS_REVOKE',
    kind: list(text('agents/NAME|relays/ID')),
    default: [],
    summary: 'have servers refuse these credentials from now on; repeat for more',
  },
  natsArchive: {
    flag: 'archive',
    env: 'SHARDCAST_NATS_ARCHIVE',
    kind: text('nats://BUCKET'),
    summary: 'the archive of the relays, if NATS has it',
  },
  overwrite: {
    flag: 'overwrite',
    env: 'SHARDCAST_NATS_OVERWRITE',
    kind: boolean(),
    default: false,
    summary: 'write a configuration anew that is there; keys and credentials that are there are kept',
  },
  add: {
    flag: 'add',
    env: 'SHARDCAST_MESH_ADD',
    kind: list(text('ID')),
    default: [],
    summary: 'a relay that would join; repeat for more',
  },
  remove: {
    flag: 'remove',
    env: 'SHARDCAST_MESH_REMOVE',
    kind: list(text('ID')),
    default: [],
    summary: 'a relay that would leave; repeat for more',
  },
} as const;
