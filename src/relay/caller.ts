import type { Metadata } from '@grpc/grpc-js';
import { ShardcastError } from '../core/errors.js';

/** How often a call may be passed on from relay to relay. */
export const HOPS_MAX = 1;
const HOPS_KEY = 'shardcast-hops';
const FORWARDED_FOR_KEY = 'shardcast-forwarded-for';

/** Who asks. */
export interface Caller {
  /** Whose request it is; '' as long as nobody has to say. */
  readonly principal: string;
  /** Relays that it came through: 0 from a client. */
  readonly hops: number;
}

const DIRECT: Caller = { principal: '', hops: 0 };

/** Throws INVALID_ARGUMENT for what no relay of this release sends. */
export function callerOf(metadata: Metadata): Caller {
  const [hops] = metadata.get(HOPS_KEY);
  if (hops === undefined) return DIRECT;
  const [principal = ''] = metadata.get(FORWARDED_FOR_KEY);
  const count = Number(hops);
  if (!Number.isInteger(count) || count < 1 || count > HOPS_MAX) {
    throw new ShardcastError('INVALID_ARGUMENT', `${HOPS_KEY}: ${String(hops).slice(0, 20)}`, {
      hint: `A call is passed on ${HOPS_MAX} time at most, and by relays only.`,
    });
  }
  return { principal: decode(String(principal)), hops: count };
}

/** What goes along when a relay passes a call of `caller` on. Issue 5 makes it a token: until then a relay believes its network. */
export function forwardedMetadata({ principal, hops }: Caller): Readonly<Record<string, string>> {
  return { [HOPS_KEY]: String(hops + 1), [FORWARDED_FOR_KEY]: encodeURIComponent(principal) };
}

function decode(principal: string): string {
  try {
    return decodeURIComponent(principal);
  } catch (cause) {
    throw new ShardcastError('INVALID_ARGUMENT', `${FORWARDED_FOR_KEY}: not a principal`, { cause });
  }
}
