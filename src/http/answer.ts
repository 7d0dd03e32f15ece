import { ShardcastError, toShardcastError } from '../core/errors.js';
import { httpStatus } from '../wire/status.js';

export interface Answer {
  readonly status: number;
  /** Of the content. */
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

export function text(status: number, body: string): Answer {
  return { status, type: 'text/plain', body };
}

/** What a failure is answered with; what it was to begin with, its cause, stays here. */
export function refusal(failure: unknown): Answer {
  const error = toShardcastError(failure);
  const headers = error.code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {};
  return { ...json(httpStatus(error.code), { error: error.toJSON() }), headers };
}

/** A path that is there, by another method. */
export function notByThisMethod(method: string, path: string, allowed: readonly string[]): Answer {
  const names = allowed.join(', ');
  const error = new ShardcastError('INVALID_ARGUMENT', `${method} ${path} is not understood: ${names} is`);
  return { ...json(405, { error: error.toJSON() }), headers: { allow: names } };
}
