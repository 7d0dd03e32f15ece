import { subjectOf } from '../auth/token-subject.js';
import { type Address, formatAddress } from '../config/kinds.js';
import { type Access, tokenFrom } from '../wire/access.js';

/** Authorities of --tls-ca that the system already has. */
const OF_THE_SYSTEM = 'system';

export interface ReachConfig {
  readonly relay: readonly Address[];
  readonly tokenFile: string | undefined;
  readonly tlsCa: string | undefined;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly insecure: boolean;
  readonly traceparent?: string | undefined;
}

export interface OpaReachConfig {
  readonly opaTokenFile: string | undefined;
  readonly opaTlsCa: string | undefined;
  readonly opaTlsCert: string | undefined;
  readonly opaTlsKey: string | undefined;
  readonly insecure: boolean;
}

/** How OPA is reached, and as whom. */
export function opaAccessOf(config: OpaReachConfig): Access {
  const { opaTokenFile, opaTlsCa: ca, opaTlsCert: cert, opaTlsKey: key, insecure } = config;
  const isTls = ca !== undefined || cert !== undefined || key !== undefined;
  return {
    insecure,
    ...(opaTokenFile === undefined ? {} : { token: tokenFrom(opaTokenFile) }),
    ...(isTls ? { tls: { ca, cert, key } } : {}),
  };
}

/** HOST:PORT of each relay that is configured. */
export function relaysOf({ relay }: Pick<ReachConfig, 'relay'>): string[] {
  return relay.map(formatAddress);
}

/** How relays are reached, and as whom. */
export function accessOf(config: Omit<ReachConfig, 'relay'>): Access {
  const { tokenFile, tlsCa, tlsCert: cert, tlsKey: key, insecure, traceparent } = config;
  const ca = tlsCa === OF_THE_SYSTEM ? undefined : tlsCa;
  const isTls = tlsCa !== undefined || cert !== undefined || key !== undefined;
  return {
    insecure,
    traceparent,
    ...(tokenFile === undefined ? {} : { token: tokenFrom(tokenFile) }),
    ...(isTls ? { tls: { ca, cert, key } } : {}),
  };
}

/** What deltas name: whom the token is of, where there is one. */
export function publisherOf(
  config: Omit<ReachConfig, 'relay'> & { readonly publisher: string | undefined },
): string {
  if (config.publisher !== undefined) return config.publisher;
  const subject = config.tokenFile === undefined ? '' : subjectOf(tokenFrom(config.tokenFile)());
  return subject || 'cli';
}

/** Both, as clients take them. */
export function reachOf(config: ReachConfig): Access & { relay: string[] } {
  return { relay: relaysOf(config), ...accessOf(config) };
}
