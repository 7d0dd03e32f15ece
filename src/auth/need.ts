import type { Action } from './authorize.js';

/** What a request needs its caller to be allowed. */
export interface Need {
  readonly action: Action;
  readonly shard?: string;
}

/** Every item by itself: the handler leaves out, or refuses, what its caller is not allowed. */
export const EACH = Symbol('each');
export type NeedOf<Got, Needs = Need> = typeof EACH | ((got: Got) => Needs);
