import type { Metadata } from '@grpc/grpc-js';
import type { Authority } from '../auth/authority.js';
import { bearerOf } from '../auth/bearer.js';
import { ShardcastError } from '../core/errors.js';
import type { Allowance } from './allowance.js';

/** How often a call may be passed on from relay to relay. */
export const HOPS_MAX = 1;
const HOPS_KEY = 'shardcast-hops';
const ON_BEHALF_KEY = 'shardcast-on-behalf-of';
const AUTHORIZATION_KEY = 'authorization';

/** Who asks. */
export interface Caller {
  /** Of whoever asked first: a relay that passes something on adds nothing of its own. */
  readonly authority: Authority;
  /** What says so: a token, or what stands for a certificate (`Identity.credential`); '' where nobody has to say. */
  readonly token: string;
  /** Relays that it came through: 0 from a client. */
  readonly hops: number;
  /** What it may take still. */
  readonly allowance: Allowance;
}

/** What goes along when a relay passes a call of `caller` on. */
export function forwardedMetadata({ token, hops }: Pick<Caller, 'token' | 'hops'>): Record<string, string> {
  const forwarded = { [HOPS_KEY]: String(hops + 1) };
  return token === '' ? forwarded : { ...forwarded, [ON_BEHALF_KEY]: token };
}

/** Relays that a call came through. Throws INVALID_ARGUMENT for what no relay of this release sends. */
export function hopsOf(metadata: Metadata): number {
  const [hops] = metadata.get(HOPS_KEY);
  if (hops === undefined) return 0;
  const count = Number(hops);
  if (Number.isInteger(count) && count >= 1 && count <= HOPS_MAX) return count;
  throw new ShardcastError('INVALID_ARGUMENT', `${HOPS_KEY}: ${String(hops).slice(0, 20)}`, {
    hint: `A call is passed on ${HOPS_MAX} time at most, and by relays only.`,
  });
}

/** The token of whoever calls; '' without one. Throws UNAUTHENTICATED for another kind of authorization. */
export function tokenOf(metadata: Metadata): string {
  const [value] = metadata.get(AUTHORIZATION_KEY);
  return bearerOf(value === undefined ? undefined : String(value));
}

/** What says who asked the relay that passes the call on; '' without. */
export function onBehalfOf(metadata: Metadata): string {
  return String(metadata.get(ON_BEHALF_KEY)[0] ?? '');
}
