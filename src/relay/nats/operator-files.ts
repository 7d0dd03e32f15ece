import { type Account, decode, equivalent } from '@nats-io/jwt';
import { fromSeed, type KeyPair } from '@nats-io/nkeys';
import { ShardcastError } from '../../core/errors.js';

/** A key of an operator or account whose seed is in a file. Throws INVALID_ARGUMENT. */
export function keyIn(text: string, letter: 'O' | 'A', file: string): KeyPair {
  try {
    const pair = fromSeed(Buffer.from(text.trim()));
    if (pair.getPublicKey().startsWith(letter)) return pair;
  } catch {
    // What was wrong with it would have parts of it.
  }
  throw new ShardcastError('INVALID_ARGUMENT', `${file} does not have the seed that it should have`);
}

/** What an account's JWT says. Throws INVALID_ARGUMENT for one that the operator has not signed: who is revoked would be forgotten. */
export function accountIn(text: string, operator: KeyPair, account: KeyPair, file: string): Partial<Account> {
  const claims = claimsIn<Account>(text);
  if (claims?.iss === operator.getPublicKey() && claims.sub === account.getPublicKey()) return claims.nats;
  throw new ShardcastError('INVALID_ARGUMENT', `${file} is not the account’s JWT, signed by the operator`, {
    hint: 'It says who is revoked. Get it back from a copy or from the configuration of a nats-server; or delete it, and everybody who was revoked may come again.',
  });
}

/** Who a JWT is about; undefined: it is none. */
export function subjectIn(text: string): string | undefined {
  return claimsIn(text)?.sub;
}

/** Whether two JWTs differ only in when they were made. */
export async function isSame(there: string, fresh: string): Promise<boolean> {
  return await equivalent(there, fresh).catch(() => false);
}

function claimsIn<T>(text: string) {
  try {
    return decode<T>(text.trim());
  } catch {
    return undefined;
  }
}
