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
