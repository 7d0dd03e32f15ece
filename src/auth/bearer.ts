import { ShardcastError } from '../core/errors.js';

/** The token of an `authorization: Bearer TOKEN`; '' without one. Throws UNAUTHENTICATED for another kind of authorization. */
export function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined) return '';
  const token = /^Bearer +([^ ]+)$/i.exec(authorization)?.[1];
  if (token !== undefined) return token;
  throw new ShardcastError('UNAUTHENTICATED', 'the authorization is no bearer token', {
    hint: 'Send authorization: Bearer TOKEN.',
    details: { reason: 'malformed' },
  });
}
