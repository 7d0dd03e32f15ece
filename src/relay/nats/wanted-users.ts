import { Patterns } from '../../auth/patterns.js';
import type { Role } from '../../auth/principal.js';
import { ShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import { checkRelayId } from '../mesh/member-record.js';
import { type NatsMesh, type NatsRights, natsRights } from './rights.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export interface AgentWanted {
  readonly name: string;
  /** Names, or `*` alone. */
  readonly shards: readonly string[];
}

export interface UsersWanted {
  /** Ids of relays. */
  readonly relays: readonly string[];
  readonly agents: readonly AgentWanted[];
  readonly mesh: Omit<NatsMesh, 'callout'>;
  /** Whether relays are asked about whoever comes with a token. */
  readonly callout: boolean;
}

export interface WantedUser {
  readonly name: string;
  readonly role: Role;
  readonly rights: NatsRights;
  /** Of its file in the folder, without the ending. */
  readonly place: string;
}

/** All who are to come by a key of their own, relays first. Throws INVALID_ARGUMENT. */
export function wantedUsers(wanted: UsersWanted): readonly WantedUser[] {
  check(wanted);
  const mesh = { ...wanted.mesh, callout: wanted.callout };
  const user = (role: Role, name: string, place: string, shards: readonly string[] = []): WantedUser => {
    const rights = natsRights({ role, name, shards: new Patterns(shards) }, mesh);
    if (rights === undefined) throw new Error(`${role} has no business at NATS`);
    return { name, role, rights, place };
  };
  return [
    ...wanted.relays.map((id) => user('relay', id, `relays/${id}`)),
    user('admin', 'admin', 'admin'),
    ...wanted.agents.map(({ name, shards }) => user('agent', name, `agents/${name}`, shards)),
  ];
}

function check({ relays, agents }: UsersWanted): void {
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
