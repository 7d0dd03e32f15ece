import type { IncomingMessage } from 'node:http';
import type { Authority } from '../auth/authority.js';
import type { Action } from '../auth/authorize.js';
import { EACH, type NeedOf } from '../auth/need.js';
import type { ShardcastError } from '../core/errors.js';
import type { Answer } from './answer.js';
import { bodyOf } from './body.js';
import type { HttpGate } from './gate.js';

export type HttpMethod = 'GET' | 'POST' | 'DELETE';

/** A request as it comes: the named parts of its path, and its body, '' without one. */
export interface Received {
  readonly params: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RouteSpec<Got> {
  readonly method: HttpMethod;
  /** Like `/v1/shards/:shard/root`: a part that begins with a colon is any name. */
  readonly path: string;
  readonly need: NeedOf<Got>;
  /** Throws for a request that is not understood. */
  readonly read: (received: Received) => Got;
  readonly answer: (got: Got, authority: Authority) => Promise<Answer> | Answer;
}

/** A route, ready for the server: its handler is behind the gate. */
export interface Route {
  readonly method: HttpMethod;
  readonly path: string;
  readonly isOpen: boolean;
  readonly behind: (
    gate: HttpGate,
  ) => (request: IncomingMessage, params: Received['params'], follower: RequestFollower) => Promise<Answer>;
}

/** Is told of one request to a route as it goes. */
export interface RequestFollower {
  /** Who asks; before that nobody is known. */
  admitted(authority: Authority): void;
  /** What its caller needs to be allowed. */
  asked(action: Action, shard: string | undefined): void;
  failed(failure: ShardcastError): void;
}

/** For everybody, with or without a token: the answer names no shard. */
export function openRoute(path: string, answer: () => Answer): Route {
  return { method: 'GET', path, isOpen: true, behind: () => async () => answer() };
}

/** Nothing is read of a request before its caller is known, and nothing looked up before it may. */
export function route<Got>({ method, path, need, read, answer }: RouteSpec<Got>): Route {
  const behind: Route['behind'] = (gate) => async (request, params, follower) => {
    const authority = await gate.admit(request);
    follower.admitted(authority);
    const body = method === 'POST' ? await bodyOf(request) : '';
    const got = read({ params, body });
    if (need !== EACH) {
      const { action, shard } = need(got);
      follower.asked(action, shard);
      authority.authorize(action, shard);
    }
    return await answer(got, authority);
  };
  return { method, path, isOpen: false, behind };
}
