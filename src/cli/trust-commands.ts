import { CHANGING, COMMON } from './command-parts.js';
import type { CommandSpec } from './command-spec.js';

/** The part of the command table that is about keys and tokens. */
export const TRUST_COMMANDS = {
  'keys create': {
    summary: 'make a key that signs tokens',
    details: ['An identity provider that issues JWTs does as well: give relays its JWKS URL by --auth-jwks.'],
    options: ['keysDir', ...COMMON],
    examples: [['shardcast keys create --keys ./keys', 'then: shardcast relay --auth-jwks ./keys/jwks.json']],
    json: ['{"key", "jwks"}'],
  },
  'keys certificate': {
    summary: 'make a certificate for TLS, and at first the authority that signs it',
    details: [
      'For whoever has no other: cert-manager or a company’s own authority does as well. One of the same name is replaced; relays and agents read it again by themselves. Keep ca-key.pem where certificates are made, and nowhere else.',
    ],
    options: ['certificateName', 'certificateHosts', 'certificateLifeMs', 'keysDir', ...COMMON],
    examples: [
      [
        'shardcast keys certificate --keys ./keys',
        'relay.pem and relay-key.pem for this machine, signed by ca.pem',
      ],
      ['shardcast keys certificate --name relay-1 --hosts relay-1.mesh.svc', 'for a host'],
    ],
    json: ['{"cert", "key", "ca", "expires_at"}'],
  },
  'keys rotate': {
    summary: 'sign with a new key from now on',
    details: [
      'Tokens of the keys that are not kept are refused from now on, on open streams too: with --keep 0 all that were issued before.',
    ],
    options: ['keysDir', 'keepKeys', ...COMMON],
    examples: [
      ['shardcast keys rotate --keys ./keys', 'tokens of the key before are good until the next time'],
    ],
    json: ['{"key", "jwks"}'],
  },
  'token create': {
    summary: 'make a token: who somebody is, and which shards that one may touch',
    details: ['What a token does not say is not allowed. It is printed, and nowhere else kept.'],
    options: [
      'tokenRole',
      'tokenName',
      'tokenShards',
      'tokenCollections',
      'tokenLifeMs',
      'tokenIssuer',
      'tokenAudience',
      'keysDir',
      ...COMMON,
    ],
    required: ['tokenRole'],
    examples: [
      ['shardcast token create --role agent --shards tenant-42 > agent.token', 'for an agent of one tenant'],
      [
        "shardcast token create --role publisher --name billing --shards '*' --collections tuples",
        'for a service',
      ],
    ],
    json: ['{"token", "expires_at"}'],
  },
  'token inspect': {
    summary: 'tell what a token says; nothing is verified',
    options: ['file', ...COMMON],
    examples: [
      [
        'shardcast token inspect --file agent.token',
        'prints its name, role, shards and times, never its signature',
      ],
    ],
    json: [
      '{"name", "role", "shards", "collections", "issued_at", "expires_at", "key", "id", "issuer"?, "audience"?}',
    ],
  },
  'token revoke': {
    summary: 'refuse a token, or all of a name, from now on, also on open streams',
    details: [
      'For the relay or its whole mesh, for 400 days. Asked by an admin’s token. A token of the same name that is issued later is good. Without --id and --name: lists what is revoked.',
    ],
    options: ['revokeId', 'revokeName', ...CHANGING, 'timeoutMs', ...COMMON],
    examples: [
      ['shardcast token revoke --name billing --token-file admin.token', 'whoever has one needs a new one'],
    ],
    json: [
      '{"id"|"name", "until"}',
      'without --id and --name a line each: {"id"|"name", "issued_until"?, "until"}',
    ],
  },
} as const satisfies Record<string, CommandSpec>;
