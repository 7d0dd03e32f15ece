import { type ClaimsData, encodeUser, equivalent, fmtCreds, parseCreds, type User } from '@nats-io/jwt';
import { fromSeed, type KeyPair } from '@nats-io/nkeys';
import { ShardcastError } from '../../core/errors.js';
import { isInbox } from '../../log/jetstream/inboxes.js';
import type { NatsRights } from './rights.js';
import { userClaims } from './user-claims.js';

/** A client sends its JWT in one line, of which `shardcast.conf` allows 32 KB: with room for what else is in it. Bytes. */
const JWT_BYTES_MAX = 30 * 1024;

export interface Credentials {
  readonly user: KeyPair;
  readonly jwt: string;
  readonly claims: ClaimsData<User>;
}

export interface CredentialsWanted {
  readonly name: string;
  readonly rights: NatsRights;
  /** Of the account: signs. */
  readonly account: KeyPair;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** What every client of NATS reads, `nats --creds` and nsc included. */
export function credentialsText(jwt: string, user: KeyPair): string {
  return Buffer.from(fmtCreds(jwt, user)).toString('latin1');
}

/** Throws INVALID_ARGUMENT; nothing of the file itself is repeated. */
export async function credentialsIn(text: string, file: string): Promise<Credentials> {
  try {
    const { key, jwt, uc: claims } = await parseCreds(Buffer.from(text));
    const user = fromSeed(Buffer.from(key));
    if (user.getPublicKey() === claims.sub) return { user, jwt, claims };
  } catch {
    // What was wrong with it would have parts of it.
  }
  throw new ShardcastError('INVALID_ARGUMENT', `the credentials in ${file} are of no use`, {
    hint: 'shardcast mesh nats-config --operator makes them anew where there are none.',
  });
}

/** Throws LIMIT_EXCEEDED for rights that are too long to be shown to a server. */
export async function userJwt(user: KeyPair, wanted: CredentialsWanted): Promise<string> {
  const { name, rights, account, expiresAt } = wanted;
  const jwt = await encodeUser(name, user.getPublicKey(), account, userClaims(rights), { exp: expiresAt });
  if (jwt.length <= JWT_BYTES_MAX) return jwt;
  const message = `the rights of ${name} are ${jwt.length} bytes, over the ${JWT_BYTES_MAX} that fit into credentials`;
  throw new ShardcastError('LIMIT_EXCEEDED', message, {
    hint: 'Give an agent fewer shards, or * for every one, or a token (--callout); a mesh of very many streams needs keys, without --operator.',
    details: { reason: 'credentials', maximum: JWT_BYTES_MAX, actual: jwt.length },
  });
}

/** Whether credentials say what is wanted, but for how long they hold. */
export async function stillSay(
  { user, jwt, claims }: Credentials,
  wanted: CredentialsWanted,
): Promise<boolean> {
  return await equivalent(jwt, await userJwt(user, { ...wanted, expiresAt: claims.exp ?? 0 }));
}

/** Subjects that credentials allow and that are not wanted any more; the inbox, which follows from what an agent may hear, is nobody else's. */
export function withdrawn({ claims }: Credentials, { publish, subscribe }: NatsRights): string[] {
  const { pub, sub } = claims.nats;
  const [publishable, audible] = [new Set(publish), new Set(subscribe)];
  return [
    ...(pub?.allow ?? []).filter((subject) => !publishable.has(subject)),
    ...(sub?.allow ?? []).filter((subject) => !audible.has(subject) && !isInbox(subject)),
  ];
}
