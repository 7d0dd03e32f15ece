import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeKeyFile } from '../../auth/key-folder.js';
import type { Role } from '../../auth/principal.js';
import { ShardcastError } from '../../core/errors.js';
import { keptCalloutKeys, keptUser } from './nkey-files.js';
import { type ConfiguredUser, natsServerConfig } from './server-config.js';
import { type UsersWanted, wantedUsers } from './wanted-users.js';

export const CONFIG_FILE = 'shardcast.conf';
export const CALLOUT_FILE = 'callout.nk';
/** A folder that has it is one of an operator. */
export const OPERATOR_JWT = 'operator.jwt';

export interface ConfigWanted extends UsersWanted {
  readonly folder: string;
  /** Default: a configuration that is there stays, and is an error. */
  readonly overwrite: boolean;
}

export interface MadeUser {
  readonly name: string;
  readonly role: Role;
  readonly nkey: string;
  /** The file with its seed, or with its credentials. */
  readonly file: string;
  readonly inboxPrefix: string;
  /** Of its credentials. Unix milliseconds; undefined: a seed, which holds until it is taken out of the configuration. */
  readonly expiresAt?: number;
}

export interface MadeConfig {
  readonly configFile: string;
  readonly users: readonly MadeUser[];
  /** The file with the keys of the callout. */
  readonly calloutFile: string | undefined;
}

/**
 * Writes a configuration that nats-servers include, and the seeds of all who are in it, each in a file of its own that only its owner may read. Seeds
 * that are there are kept, so relays and agents may be added. Throws ALREADY_EXISTS, INVALID_ARGUMENT.
 */
export async function makeNatsConfig(wanted: ConfigWanted): Promise<MadeConfig> {
  const { folder, callout, overwrite } = wanted;
  const configFile = join(folder, CONFIG_FILE);
  const all = wantedUsers(wanted);
  if (await exists(join(folder, OPERATOR_JWT))) throw otherKind(folder, 'an operator: say --operator');
  if (!overwrite && (await exists(configFile))) throw configThere(configFile);
  const users: MadeUser[] = [];
  const configured: ConfiguredUser[] = [];
  for (const { name, role, rights, place } of all) {
    const file = join(folder, `${place}.nk`);
    const nkey = await keptUser(file);
    users.push({ name, role, nkey, file, inboxPrefix: rights.inboxPrefix });
    configured.push({ name: `${role} ${name}`, nkey, rights });
  }
  const calloutFile = callout ? join(folder, CALLOUT_FILE) : undefined;
  const keys = calloutFile === undefined ? undefined : await keptCalloutKeys(calloutFile);
  const issuer = keys?.signer.getPublicKey();
  const xkey = keys?.xkey?.getPublicKey();
  const authUser = users.find(({ role }) => role === 'admin')?.nkey ?? '';
  const asked = issuer === undefined ? undefined : { issuer, xkey, authUser };
  await writeKeyFile(configFile, natsServerConfig(configured, asked), 0o644);
  return { configFile, users, calloutFile };
}

export function configThere(configFile: string): ShardcastError {
  return new ShardcastError('ALREADY_EXISTS', `${configFile} is there`, {
    hint: 'With --overwrite it is written anew; keys that are there are kept.',
  });
}

export function otherKind(folder: string, has: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `${folder} has the configuration of ${has}`, {
    hint: 'Servers know their users in one way or the other: for the other way give another folder.',
  });
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
