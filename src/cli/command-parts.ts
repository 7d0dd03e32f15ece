/** Options that several commands have. */

/** Of commands that ask relays. */
export const REACH = ['relay', 'tokenFile', 'tlsCa', 'tlsCert', 'tlsKey', 'insecure'] as const;
/** Of those that change something: also in what trace. */
export const CHANGING = [...REACH, 'traceparent'] as const;
export const COMMON = ['config', 'json', 'quiet', 'color'] as const;
/** Of commands that reach NATS. */
export const NATS = [
  'nats',
  'natsCreds',
  'natsNkey',
  'natsUser',
  'natsPasswordFile',
  'natsTokenFile',
  'natsTlsCa',
  'natsTlsCert',
  'natsTlsKey',
] as const;
/** Of commands that ask OPA. */
export const OPA = ['opaTokenFile', 'opaTlsCa', 'opaTlsCert', 'opaTlsKey'] as const;
/** By which keys callers are known. */
export const KEYS = ['authJwks', 'authIssuer', 'authAudience', 'authSkewMs'] as const;
/** Of a relay: what nobody may take more of. */
export const LIMITS = [
  'connectionsMax',
  'rateOperations',
  'rateBytes',
  'rateBootstrapBytes',
  'callsMax',
  'memoryBytesMax',
] as const;
/** Of a relay: who may call it. */
export const TRUST = [
  ...KEYS,
  'relayTlsCert',
  'relayTlsKey',
  'tlsClientCa',
  'auditLog',
  'tlsIdentities',
  'peerTokenFile',
  'peerTlsCa',
  'insecure',
] as const;
export const CLIENT = [...REACH, 'timeoutMs', ...COMMON] as const;
export const RECORD_HELP =
  'RECORD is a tuple, object#relation@subject, or a collection and its key parts as a JSON array: users["anne"].';
