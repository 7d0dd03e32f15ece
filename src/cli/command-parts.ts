/** Options that several commands have. */

/** Of commands that ask relays. */
export const REACH = ['relay', 'tokenFile', 'tlsCa', 'tlsCert', 'tlsKey', 'insecure'] as const;
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
/** Of a relay: who may call it. */
export const TRUST = [
  'authJwks',
  'authIssuer',
  'authAudience',
  'authSkewMs',
  'relayTlsCert',
  'relayTlsKey',
  'relayTlsClientCa',
  'peerTokenFile',
  'peerTlsCa',
  'insecure',
] as const;
