import type { IncomingMessage } from 'node:http';
import type { Authority } from '../auth/authority.js';
import { EACH, type NeedOf } from '../auth/need.js';
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
  ) => (request: IncomingMessage, params: Received['params']) => Promise<Answer>;
}

/** For everybody, with or without a token: the answer names no shard. */
export function openRoute(path: string, answer: () => Answer): Route {
  return { method: 'GET', path, isOpen: true, behind: () => async () => answer() };
}

/** Nothing is read of a request before its caller is known, and nothing looked up before it may. */
export function route<Got>({ method, path, need, read, answer }: RouteSpec<Got>): Route {
  const behind = (gate: HttpGate) => async (request: IncomingMessage, params: Received['params']) => {
    const authority = await gate.admit(request);
    const body = method === 'POST' ? await bodyOf(request) : '';
    const got = read({ params, body });
    if (need !== EACH) {
      const { action, shard } = need(got);
      authority.authorize(action, shard);
    }
    return await answer(got, authority);
  };
  return { method, path, isOpen: false, behind };
}
