import { ShardcastError } from '../core/errors.js';
import { type Action, authorize, isAllowed } from './authorize.js';
import type { Principal } from './principal.js';

/** What somebody may do: the answer to every question of that kind. */
export interface Authority {
  /** undefined: nobody has to say who it is, and everything is allowed. */
  readonly principal: Principal | undefined;
  /** Throws PERMISSION_DENIED. */
  authorize(action: Action, shard?: string, collection?: string): void;
  allows(action: Action, shard?: string, collection?: string): boolean;
}

/** Of everybody, where there are no keys. */
export const EVERYTHING_ALLOWED: Authority = {
  principal: undefined,
  authorize: () => undefined,
  allows: () => true,
};

export function authorityOf(principal: Principal): Authority {
  return {
    principal,
    authorize: (...asked) => authorize(principal, ...asked),
    allows: (...asked) => isAllowed(principal, ...asked),
  };
}

/** Deltas are in the name of whoever publishes them. Throws PERMISSION_DENIED. */
export function checkPublisher({ principal }: Authority, publisher: string): void {
  if (principal === undefined || publisher === principal.name) return;
  const name = JSON.stringify(principal.name);
  throw new ShardcastError('PERMISSION_DENIED', `the token is of ${name}, the delta is not`, {
    hint: 'A delta names its token’s subject: leave the publisher’s name away. With a certificate it is the name that the relay knows it by.',
    details: { reason: 'publisher' },
  });
}
