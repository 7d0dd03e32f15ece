import { boolean, choice, duration, integer, list, text } from './kinds.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units.js';

/** How a command reaches relays. Secrets are in files, never on the command line. */
export const access = {
  tokenFile: {
    flag: 'token-file',
    kind: text('FILE'),
    summary: 'file with the token that says who asks; read again when it changes',
  },
  tlsCa: {
    flag: 'tls-ca',
    kind: text('FILE'),
    summary:
      'speak TLS to relays, whose certificates these authorities (PEM) have signed; system: those of the system',
  },
  tlsCert: { flag: 'tls-cert', kind: text('FILE'), summary: 'PEM file of the certificate that is shown' },
  tlsKey: { flag: 'tls-key', kind: text('FILE'), summary: 'PEM file of the key of --tls-cert' },
  insecure: {
    flag: 'insecure',
    kind: boolean(),
    default: false,
    summary: 'do without TLS where that shows a token, or all data, to the network',
  },
} as const;

/** How OPA is reached. */
export const opaAccess = {
  opaTokenFile: {
    flag: 'opa-token-file',
    kind: text('FILE'),
    summary: 'file with the bearer token that OPA asks for; read again when it changes',
  },
  opaTlsCa: {
    flag: 'opa-tls-ca',
    kind: text('FILE'),
    summary: 'PEM file of the authorities that sign OPA’s certificate (default: those of the system)',
  },
  opaTlsCert: {
    flag: 'opa-tls-cert',
    kind: text('FILE'),
    summary: 'PEM file of the certificate that is shown to OPA; read again when it changes',
  },
  opaTlsKey: {
    flag: 'opa-tls-key',
    kind: text('FILE'),
    summary: 'PEM file of the key of --opa-tls-cert',
  },
} as const;

/** Of commands that change something. */
export const tracing = {
  traceparent: {
    flag: 'traceparent',
    env: 'TRACEPARENT',
    kind: text('TEXT'),
    summary: 'W3C trace context of what this is done for: the delta and the relay’s audit log name the trace',
  },
} as const;

/** Of a relay or an agent, for those who call it. */
export const trust = {
  authJwks: {
    flag: 'auth-jwks',
    kind: text('FILE|URL'),
    summary: 'public keys (JWKS) by which tokens are verified: whoever calls needs one',
  },
  authIssuer: {
    flag: 'auth-issuer',
    kind: text('TEXT'),
    summary: 'who must have issued a token (default: anybody with a key)',
  },
  authAudience: {
    flag: 'auth-audience',
    kind: text('TEXT'),
    default: 'shardcast',
    summary: 'for whom a token must be',
  },
  authSkewMs: {
    flag: 'auth-skew',
    kind: duration({ min: 0, max: 10 * MINUTE_MS }),
    default: 30 * SECOND_MS,
    summary: 'how far the clocks of issuer and relay may be apart',
  },
  relayTlsCert: {
    flag: 'tls-cert',
    env: 'SHARDCAST_RELAY_TLS_CERT',
    kind: text('FILE'),
    summary: 'PEM file of the certificate of this relay: gRPC and HTTP are spoken over TLS',
  },
  relayTlsKey: {
    flag: 'tls-key',
    env: 'SHARDCAST_RELAY_TLS_KEY',
    kind: text('FILE'),
    summary: 'PEM file of the key of --tls-cert',
  },
  tlsClientCa: {
    flag: 'tls-client-ca',
    kind: text('FILE'),
    summary: 'PEM file of authorities: who calls must show a certificate of theirs',
  },
  auditLog: {
    flag: 'audit-log',
    kind: text('FILE'),
    summary:
      'file to which a line is added for what whoever did here; -: standard output; SIGHUP opens it anew',
  },
  tlsIdentities: {
    flag: 'tls-identities',
    kind: text('FILE'),
    summary:
      'JSON file that says who the holders of certificates are, for callers without a token; read again when it changes',
  },
  peerTokenFile: {
    flag: 'peer-token-file',
    kind: text('FILE'),
    summary: 'file with this relay’s own token, of role relay, for the others of its mesh',
  },
  peerTlsCa: {
    flag: 'peer-tls-ca',
    kind: text('FILE'),
    summary: 'speak TLS to the other relays, whose certificates these authorities (PEM) have signed',
  },
} as const;

/** Of `shardcast keys` and `shardcast token`. */
export const issuing = {
  keysDir: {
    flag: 'keys',
    kind: text('DIR'),
    default: 'shardcast-keys',
    summary: 'folder of signing-key.json, which is secret, and jwks.json, which relays need',
  },
  keepKeys: {
    flag: 'keep',
    env: 'SHARDCAST_KEYS_KEEP',
    kind: integer({ min: 0, max: 16 }),
    default: 1,
    summary: 'keys before the new one whose tokens are good still',
  },
  tokenRole: {
    flag: 'role',
    kind: choice(['agent', 'publisher', 'relay', 'monitor', 'admin']),
    summary: 'what the holder is',
  },
  tokenName: {
    flag: 'name',
    kind: text('NAME'),
    summary: 'the holder’s name, as logs and deltas have it (default: the role)',
  },
  tokenShards: {
    flag: 'shards',
    kind: list(text('PATTERN')),
    default: [],
    summary: 'a shard that the holder may touch, or tenant-*, or *; repeat for more (default: none)',
  },
  tokenCollections: {
    flag: 'collections',
    kind: list(text('PATTERN')),
    default: [],
    summary:
      'a collection that a publisher may change, or a prefix with *, or *; repeat for more (default: none)',
  },
  tokenLifeMs: {
    flag: 'expires-in',
    env: 'SHARDCAST_TOKEN_EXPIRES_IN',
    kind: duration({ min: SECOND_MS, max: 3650 * DAY_MS }),
    default: HOUR_MS,
    summary: 'how long the token is good',
  },
  certificateName: {
    flag: 'name',
    env: 'SHARDCAST_CERTIFICATE_NAME',
    kind: text('NAME'),
    default: 'relay',
    summary: 'of its files, NAME.pem and NAME-key.pem, and its common name',
  },
  certificateHosts: {
    flag: 'hosts',
    env: 'SHARDCAST_CERTIFICATE_HOSTS',
    kind: list(text('HOST')),
    default: ['localhost', '127.0.0.1', '::1'],
    summary: 'DNS names, IP addresses and URIs that it is for; repeat for more',
  },
  certificateLifeMs: {
    flag: 'expires-in',
    env: 'SHARDCAST_CERTIFICATE_EXPIRES_IN',
    kind: duration({ min: MINUTE_MS, max: 3650 * DAY_MS }),
    default: 90 * DAY_MS,
    summary: 'how long it is good',
  },
  revokeId: {
    flag: 'id',
    env: 'SHARDCAST_REVOKE_ID',
    kind: text('ID'),
    summary: 'one token, by the id that token inspect tells',
  },
  revokeName: {
    flag: 'name',
    env: 'SHARDCAST_REVOKE_NAME',
    kind: text('NAME'),
    summary: 'all tokens of this name that were issued until now',
  },
  tokenIssuer: { flag: 'issuer', kind: text('TEXT'), summary: 'who issues it (default: not said)' },
  tokenAudience: { flag: 'audience', kind: text('TEXT'), default: 'shardcast', summary: 'for whom it is' },
} as const;
