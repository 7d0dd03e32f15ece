import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeKeyFile } from '../../auth/key-folder.js';
import { Patterns } from '../../auth/patterns.js';
import type { Role } from '../../auth/principal.js';
import { ShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import { checkRelayId } from '../mesh/member-record.js';
import { keptCalloutKeys, keptUser } from './nkey-files.js';
import { type NatsMesh, natsRights } from './rights.js';
import { type ConfiguredUser, natsServerConfig } from './server-config.js';

export const CONFIG_FILE = 'shardcast.conf';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export interface AgentWanted {
  readonly name: string;
  /** Names, or `*` alone. */
  readonly shards: readonly string[];
}

export interface ConfigWanted {
  readonly folder: string;
  /** Ids of relays. */
  readonly relays: readonly string[];
  readonly agents: readonly AgentWanted[];
  readonly mesh: Omit<NatsMesh, 'callout'>;
  /** Whether relays are asked about whoever comes without a key of these. */
  readonly callout: boolean;
  /** Default: a configuration that is there stays, and is an error. */
  readonly overwrite: boolean;
}

export interface MadeUser {
  readonly name: string;
  readonly role: Role;
  readonly nkey: string;
  /** The file with its seed. */
  readonly seedFile: string;
  readonly inboxPrefix: string;
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
  const { folder, relays, agents, callout, overwrite } = wanted;
  const configFile = join(folder, CONFIG_FILE);
  check(wanted);
  if (!overwrite && (await exists(configFile))) {
    throw new ShardcastError('ALREADY_EXISTS', `${configFile} is there`, {
      hint: 'With --overwrite it is written anew; keys that are there are kept.',
    });
  }
  const mesh = { ...wanted.mesh, callout };
  const users: MadeUser[] = [];
  const configured: ConfiguredUser[] = [];
  const add = async (role: Role, name: string, seedFile: string, shards: readonly string[] = []) => {
    const rights = natsRights({ role, name, shards: new Patterns(shards) }, mesh);
    if (rights === undefined) throw new Error(`${role} has no business at NATS`);
    const nkey = await keptUser(seedFile);
    users.push({ name, role, nkey, seedFile, inboxPrefix: rights.inboxPrefix });
    configured.push({ name: `${role} ${name}`, nkey, rights });
    return nkey;
  };
  for (const id of relays) await add('relay', id, join(folder, 'relays', `${id}.nk`));
  const authUser = await add('admin', 'admin', join(folder, 'admin.nk'));
  for (const { name, shards } of agents)
    await add('agent', name, join(folder, 'agents', `${name}.nk`), shards);
  const calloutFile = callout ? join(folder, 'callout.nk') : undefined;
  const keys = calloutFile === undefined ? undefined : await keptCalloutKeys(calloutFile);
  const issuer = keys?.signer.getPublicKey();
  const xkey = keys?.xkey?.getPublicKey();
  const asked = issuer === undefined ? undefined : { issuer, xkey, authUser };
  await writeKeyFile(configFile, natsServerConfig(configured, asked), 0o644);
  return { configFile, users, calloutFile };
}

function check({ relays, agents }: ConfigWanted): void {
  if (relays.length === 0) throw new ShardcastError('INVALID_ARGUMENT', 'a mesh has relays: name them');
  for (const id of relays) checkRelayId(id);
  checkUnlike('relay', relays);
  for (const { name, shards } of agents) {
    if (!NAME.test(name)) throw notAName(name);
    if (shards.length === 0) throw new ShardcastError('INVALID_ARGUMENT', `agent ${name} has no shards`);
    if (shards.length === 1 && shards[0] === '*') continue;
    for (const shard of shards) checkShard(name, shard);
  }
  checkUnlike(
    'agent',
    agents.map(({ name }) => name),
  );
}

function checkShard(agent: string, shard: string): void {
  checkNoPrefix(agent, shard);
  checkShardName(shard);
}

function checkNoPrefix(agent: string, shard: string): void {
  if (!shard.endsWith('*')) return;
  throw new ShardcastError('INVALID_ARGUMENT', `agent ${agent}: ${shard} is no shard`, {
    hint: 'A file cannot know which shards there will be: name them, or let relays answer (--callout) for tokens with a prefix.',
  });
}

function checkUnlike(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new ShardcastError('INVALID_ARGUMENT', `${what} ${twice} is named twice`);
}

function notAName(name: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `not the name of an agent: ${JSON.stringify(name)}`, {
    hint: 'Letters, digits and . _ -, a letter or digit first, at most 64.',
  });
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
