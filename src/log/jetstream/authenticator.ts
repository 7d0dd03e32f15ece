import { readFileSync } from 'node:fs';
import {
  type Authenticator,
  credsAuthenticator,
  nkeyAuthenticator,
  tokenAuthenticator,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';

/** Who one is to NATS, said in one of four ways or not at all. */
export interface NatsIdentity {
  /** A file with a user's JWT and its key (`.creds`). Read again for every connection, so that it may be renewed. */
  credentialsFile?: string;
  /** A file with the seed of an nkey (`SU…`), read again for every connection. */
  nkeyFile?: string;
  user?: string;
  /** Of `user`. */
  password?: string;
  token?: string;
}

/** undefined: nobody in particular. Throws INVALID_ARGUMENT for files that cannot be used, and for two ways at once. */
export function authenticatorOf(identity: NatsIdentity): Authenticator | undefined {
  const { credentialsFile, nkeyFile, user, password, token } = identity;
  const ways = { credentialsFile, nkeyFile, user, token };
  const given = Object.entries(ways).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (given.length > 1) {
    throw new ShardcastError(
      'INVALID_ARGUMENT',
      `NATS is told in several ways who connects: ${given.join(', ')}`,
      {
        hint: 'Give one of them.',
      },
    );
  }
  if (password !== undefined && user === undefined) {
    throw new ShardcastError('INVALID_ARGUMENT', 'a password for NATS needs a user');
  }
  if (credentialsFile !== undefined) {
    return checked(`credentials file ${credentialsFile}`, () =>
      rereading(credentialsFile, credsAuthenticator),
    );
  }
  if (nkeyFile !== undefined) {
    return checked(`nkey file ${nkeyFile}`, () =>
      rereading(nkeyFile, (bytes) => nkeyAuthenticator(Buffer.from(bytes.toString('utf8').trim()))),
    );
  }
  if (user !== undefined) return usernamePasswordAuthenticator(user, password);
  return token === undefined ? undefined : tokenAuthenticator(token);
}

/** By what a file has now; by what it had when it was last of use, while it is not: it is being replaced, perhaps. */
function rereading(file: string, by: (bytes: Buffer) => Authenticator): Authenticator {
  let last = by(readFileSync(file));
  return (nonce) => {
    try {
      const current = by(readFileSync(file));
      const answer = current(nonce);
      last = current;
      return answer;
    } catch {
      return last(nonce);
    }
  };
}

/** When the credentials of a file expire. Unix milliseconds; undefined: never, or there is no telling. */
export function credentialsExpiry(file: string): number | undefined {
  try {
    const [, payload = ''] = /^-{3,}.*\n(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1]?.split('.') ?? [];
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { exp?: unknown };
    return typeof exp === 'number' && exp > 0 ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** Signs once, for that is what fails with a file of another kind. */
function checked(what: string, make: () => Authenticator): Authenticator {
  try {
    const authenticator = make();
    authenticator('nonce');
    return authenticator;
  } catch (thrown) {
    const message = `the ${what} is of no use: ${(thrown as Error).message}`;
    throw new ShardcastError('INVALID_ARGUMENT', message, { cause: thrown });
  }
}
