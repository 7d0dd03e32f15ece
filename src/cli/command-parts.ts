/** Options that several commands have. */

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
