import { COMMON, KEYS, LIMITS, NATS, OPA, REACH, TRUST } from './command-parts.js';
import type { CommandSpec } from './command-spec.js';

/** What runs for long. */
export const SERVER_COMMANDS = {
  relay: {
    summary: 'run a relay',
    details: [
      'Without --nats it is the only one and needs no other server. With --nats it is a member of the mesh that `shardcast mesh init` has made there, and the mesh says how many partitions there are.',
    ],
    options: [
      'listen',
      'relayHttp',
      'relayData',
      'lanes',
      'partitions',
      'historyBytes',
      'heartbeatMs',
      'subscriberBudgetBytes',
      'cutBytes',
      ...NATS,
      'natsCalloutKey',
      'natsCalloutLifeMs',
      'relayId',
      'advertise',
      'archive',
      'archiveKey',
      'archiveIntervalMs',
      'archiveBytes',
      'archiveKeep',
      'trimAfterMs',
      'drainTimeoutMs',
      'memberHeartbeatMs',
      'memberExpiryMs',
      ...TRUST,
      ...LIMITS,
      'logLevel',
      ...COMMON,
    ],
    required: ['relayData'],
    examples: [
      ['shardcast relay --data /var/lib/shardcast', 'serve gRPC on 127.0.0.1:7411, HTTP on 127.0.0.1:7412'],
      [
        'shardcast relay --data DIR --nats n1:4222 --nats n2:4222 --id relay-1 --listen 0.0.0.0:7411 --advertise r1:7411',
        'a relay of a mesh',
      ],
    ],
    json: ['{"listen", "http", "id"?}'],
  },
  agent: {
    summary: 'keep an OPA supplied with shards',
    details: [
      'With --tls-cert, the certificate that relays are shown, HTTP is spoken over TLS, too. With --auth-jwks, whoever asks over HTTP for more than /healthz and /readyz needs a token; to have shards followed or dropped it must be of role admin.',
    ],
    options: [
      'agentShard',
      ...REACH,
      'sink',
      'opa',
      ...OPA,
      'agentData',
      'agentHttp',
      ...KEYS,
      'tlsClientCa',
      'tlsIdentities',
      'maxStalenessMs',
      'opaTimeoutMs',
      'agentId',
      'logLevel',
      ...COMMON,
    ],
    required: ['agentShard', 'agentData'],
    examples: [
      [
        'shardcast agent --shard tenant-42 --data /var/lib/agent',
        'feed the OPA at 127.0.0.1:8181 below /shards/tenant-42',
      ],
      [
        'shardcast agent --shard a=/teams/a --shard b=/teams/b --data DIR',
        'two shards, each with its own mount',
      ],
      [
        'shardcast agent --shard a --data DIR --http 0.0.0.0:7413 --auth-jwks jwks.json --tls-cert a.pem --tls-key a.key',
        'metrics for other machines, with a token of role monitor',
      ],
    ],
    json: ['{"agent", "http"}'],
  },
} as const satisfies Record<string, CommandSpec>;
