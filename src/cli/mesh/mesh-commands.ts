import { COMMON, NATS } from '../command-parts.js';
import type { CommandSpec } from '../command-spec.js';

/** The part of the command table that is about the mesh as a whole. */
export const MESH_COMMANDS = {
  'mesh init': {
    summary: 'make the streams of a mesh, or find that they are there',
    details: [
      'To be run once, before the first relay; again it changes nothing but the number of copies. The numbers of partitions, of their replicas and of streams are for ever: others are refused.',
    ],
    options: [
      ...NATS,
      'insecure',
      'meshPartitions',
      'partitionReplicas',
      'meshStreams',
      'meshReplicas',
      'natsTimeoutMs',
      ...COMMON,
    ],
    required: ['nats'],
    examples: [
      ['shardcast mesh init --nats n1:4222 --nats n2:4222 --nats n3:4222', 'a mesh on three NATS servers'],
      [
        'shardcast mesh init --nats 127.0.0.1:4222 --replicas 1',
        'on one, which is not durable against its loss',
      ],
    ],
    json: ['{"partitions", "streams", "replicas", "partition_replicas"}'],
  },
  'mesh plan': {
    summary: 'what would move if relays came and went; nothing does',
    details: ['The members are those of `mesh status` that are alive and not draining.'],
    options: [...NATS, 'insecure', 'add', 'remove', 'memberExpiryMs', 'natsTimeoutMs', ...COMMON],
    required: ['nats'],
    examples: [['shardcast mesh plan --nats 127.0.0.1:4222 --add relay-4', 'before a relay joins']],
    json: [
      '{"partitions", "replicas", "relays": [{"relay", "change": "stays"|"joins"|"leaves", "before": {"held", "owned"}, "after": {"held", "owned"}, "gains", "loses"}],',
      ' "replicas_moved": {"moved", "ideal", "of"}, "owners_moved": {"moved", "ideal", "of"}, "held_max", "owned_max", "changes": [{"partition", "before": […], "after": […]}]}',
    ],
  },
  'mesh status': {
    summary: 'the relays of a mesh and its streams',
    details: [
      'HELD are the partitions that a relay should hold by the placement, READY those that it has filled itself of, OWNED those that it sequences when it is ready.',
      'Exit code 0 also when relays are silent: the answer says which.',
    ],
    options: [...NATS, 'insecure', 'memberExpiryMs', 'natsTimeoutMs', ...COMMON],
    required: ['nats'],
    examples: [
      ['shardcast mesh status --nats 127.0.0.1:4222', 'who is alive, who holds what'],
      [
        'shardcast mesh status --nats 127.0.0.1:4222 --json | jq -e ".unready == 0"',
        'whether every replica is filled',
      ],
    ],
    json: [
      '{"partitions", "partition_replicas", "replicas", "unready", "unserved",',
      ' "relays": [{"relay", "state": "alive"|"draining"|"silent", "grpc", "http", "version", "incarnation", "started_at", "heard_ms", "held", "owned", "ready"}],',
      ' "streams": [{"stream", "leader"?, "copies": [{"server", "current", "offline", "lag"}], "messages", "bytes", "last_position"}]}',
    ],
  },
  'mesh nats-config': {
    summary:
      'write a configuration of nats-servers in which relays and agents have just the rights that they need',
    details: [
      'DIR gets shardcast.conf, which every nats-server of the mesh includes and which has no secrets, and for each relay, for each --agent and for `shardcast mesh` itself a file with a key, for --nats-nkey. Keys that are there are kept, so relays and agents may be added by running it again with --overwrite.',
      'With --callout servers ask relays about whoever comes with a token of shardcast instead of a key; each relay then takes --nats-callout-key DIR/callout.nk and --auth-jwks.',
      'With --operator servers know an operator and its accounts instead of everybody’s key, and each relay and agent has a .creds file, for --nats-creds. Credentials that are there are kept; an agent that is added changes nothing for servers.',
    ],
    options: [
      'natsConfigDir',
      'natsRelays',
      'natsAgents',
      'natsCallout',
      'natsArchive',
      'natsOperator',
      'natsCredsLifeMs',
      'natsRenew',
      'natsRevoke',
      'meshPartitions',
      'meshStreams',
      'overwrite',
      ...COMMON,
    ],
    required: ['natsConfigDir'],
    examples: [
      [
        'shardcast mesh nats-config --out ./nats --relays 3 --callout',
        'then in the configuration of each nats-server: include ./nats/shardcast.conf',
      ],
      [
        'shardcast mesh nats-config --out ./nats --relays eu-1 --relays eu-2 --agent edge=tenant-1,tenant-2',
        'an agent that is known by a key, and no callout',
      ],
      ['shardcast mesh nats-config --out ./nats --operator --agent edge=tenant-1', 'credentials files'],
      [
        'shardcast mesh nats-config --out ./nats --operator --renew',
        'before they expire; then give each relay its new file',
      ],
    ],
    json: [
      '{"config", "callout"?, "users": [{"name", "role": "relay"|"admin"|"agent", "nkey", "seed"?, "creds"?, "expires_at"?, "inbox"}]}',
    ],
  },
  'mesh up': {
    summary: 'a mesh on this machine, as safe as it should be elsewhere: a nats-server, relays, TLS, tokens',
    details: [
      'To try things out, and to see how the parts are set up: a signing key, a certificate authority, certificates, NATS rights by nkeys, a token for each role, and an environment to source for each kind of client. A second start goes on with the data of the first.',
    ],
    options: ['upDir', 'upRelays', ...COMMON],
    examples: [['shardcast mesh up --dir ./mesh', 'then: . ./mesh/publisher.env && shardcast publish …']],
    json: ['{"relays": [{"id", "grpc", "http"}], "nats", "ca", "env": {"admin", "publisher", "agent"}}'],
  },
  'mesh demo': {
    summary: 'eight years of real changes through a mesh: a relay joins, a relay and a nats-server crash',
    details: [
      'Three nats-servers, three relays, eight agents, two OPAs: processes of this machine. A fourth relay joins while deltas are published; then a relay and a nats-server are killed.',
    ],
    options: ['keep', ...COMMON],
    examples: [
      ['shardcast mesh demo', 'exit code 0 only if every replica and OPA equals the history'],
      ['shardcast mesh demo --keep', 'leave everything running, and print how to talk to it'],
    ],
    json: [
      '{"equal", "seconds", "published": {"deltas", "ms"},',
      ' "joined": {"relay", "at_delta", "replicas_moved": {"moved", "ideal", "of"}, "owners_moved": {"moved", "ideal", "of"}, "ready", "ms"},',
      ' "killed": {"relay", "nats", "at_delta", "without_receipt", "whole_ms", "pauses": [{"shard", "ms"}]},',
      ' "parties": [{"party", "name"?, "shard", "revision", "records", "compared", "equal", "reason"?}]}',
    ],
  },
} as const satisfies Record<string, CommandSpec>;
