import { createUser, type KeyPair } from '@nats-io/nkeys';
import type { Role } from '../../auth/principal.js';
import { ShardcastError } from '../../core/errors.js';
import type { MadeUser } from './config-folder.js';
import {
  type Credentials,
  credentialsIn,
  credentialsText,
  stillSay,
  userJwt,
  withdrawn,
} from './creds-file.js';
import type { FolderDraft } from './folder-draft.js';
import type { WantedUser } from './wanted-users.js';

export interface CredentialsMaking {
  /** Of the account: signs. */
  readonly account: KeyPair;
  /** Of those that are made now. Unix seconds. */
  readonly expiresAt: number;
  /** Whether those that are there get another end. */
  readonly renew: boolean;
  /** Whether a relay may lose rights. */
  readonly overwrite: boolean;
}

/** Somebody's credentials: those that are there, if they say what is wanted; others by the same key, if not. Throws INVALID_ARGUMENT, ALREADY_EXISTS, LIMIT_EXCEEDED. */
export async function keptCredentials(
  draft: FolderDraft,
  { name, role, rights, place }: WantedUser,
  { account, expiresAt, renew, overwrite }: CredentialsMaking,
): Promise<MadeUser> {
  const file = `${place}.creds`;
  const path = draft.path(file);
  const wanted = { name, rights, account, expiresAt };
  const made = { name, role, file: path, inboxPrefix: rights.inboxPrefix };
  const text = await draft.read(file);
  let user: KeyPair | undefined;
  if (text !== undefined) {
    const there = await credentialsIn(text, path);
    user = there.user;
    checkIssuer(there, account, path);
    const { claims } = there;
    if (!renew && (await stillSay(there, wanted))) {
      draft.write(file, text, 0o600);
      return { ...made, nkey: claims.sub, expiresAt: (claims.exp ?? 0) * 1000 };
    }
    checkWithdrawn(place, role, withdrawn(there, rights), overwrite);
  }
  user ??= createUser();
  draft.write(file, credentialsText(await userJwt(user, wanted), user), 0o600);
  return { ...made, nkey: user.getPublicKey(), expiresAt: expiresAt * 1000 };
}

function checkIssuer({ claims }: Credentials, account: KeyPair, file: string): void {
  if (claims.iss === account.getPublicKey()) return;
  throw new ShardcastError('INVALID_ARGUMENT', `the credentials in ${file} are of another account`, {
    hint: 'They are kept with the keys of the operator that made them: move them elsewhere, and others are made.',
  });
}

/** What was handed out holds until it expires, whatever is written here. Relays and admins may do harm enough without the rights that they lose. */
function checkWithdrawn(place: string, role: Role, subjects: readonly string[], overwrite: boolean): void {
  const [subject] = subjects;
  if (subject === undefined || (role !== 'agent' && overwrite)) return;
  const message = `${place} may use ${subject} by its credentials, and would not any more`;
  if (role !== 'agent') {
    throw new ShardcastError('ALREADY_EXISTS', message, {
      hint: 'Say --callout, --archive and --streams as before, or --overwrite.',
    });
  }
  throw new ShardcastError('INVALID_ARGUMENT', message, {
    hint: `Credentials that are handed out go on to hold: name all its shards, or say --revoke ${place}, and they are refused and others made.`,
  });
}
