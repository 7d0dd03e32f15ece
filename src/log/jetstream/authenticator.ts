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
  /** A file with a user's JWT and its key. Read again for every connection, so that it may be renewed. */
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
      credsAuthenticator(rereading(credentialsFile)),
    );
  }
  if (nkeyFile !== undefined) {
    return checked(`nkey file ${nkeyFile}`, () => {
      const seed = rereading(nkeyFile);
      return nkeyAuthenticator(() => Buffer.from(seed().toString('utf8').trim()));
    });
  }
  if (user !== undefined) return usernamePasswordAuthenticator(user, password);
  return token === undefined ? undefined : tokenAuthenticator(token);
}

/** What a file has now; what it had when it was last read, while it cannot be. */
function rereading(file: string): () => Buffer {
  let last = readFileSync(file);
  return () => {
    try {
      last = readFileSync(file);
    } catch {
      // It is being replaced, perhaps.
    }
    return last;
  };
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
