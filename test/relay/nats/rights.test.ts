import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Patterns } from '../../../src/auth/patterns.js';
import { ADMIN_INBOX, relayInbox } from '../../../src/log/jetstream/inboxes.js';
import { deltaSubject, shardOfToken } from '../../../src/log/jetstream/subjects.js';
import { type NatsRights, natsRights } from '../../../src/relay/nats/rights.js';
import { partitioning } from '../../../src/shard/partition.js';

const partitionOf = await partitioning(8);
const MESH = { streams: 2, partitionOf, archiveBucket: 'archive', callout: true };

const shard = fc.oneof(
  fc.constantFrom('t', 't-1', 't-10', 'T-1', 't.1', 't:1', 'u'),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,8}$/),
);
const pattern = fc.oneof(
  shard,
  shard.map((name) => `${name}*`),
  fc.constant('*'),
);
const patterns = fc.uniqueArray(pattern, { maxLength: 5 });
const subject = fc.oneof(
  shard.map((name) => deltaSubject(partitionOf(name), name)),
  fc.tuple(fc.nat(8), shard).map(([partition, name]) => deltaSubject(partition, name)),
  fc
    .array(fc.constantFrom('delta', 'log', 't', 't-1', '3', '_INBOX', '$JS', 'API'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((tokens) => tokens.join('.')),
);

function agent(name: string, shards: readonly string[], existing: readonly string[] = []): NatsRights {
  const rights = natsRights({ role: 'agent', name, shards: new Patterns(shards) }, MESH, existing);
  if (rights === undefined) throw new Error('an agent has rights');
  return rights;
}

/** As NATS compares a subject with one that may have wildcards. */
function matches(wild: string, literal: string): boolean {
  const [want, have] = [wild.split('.'), literal.split('.')];
  for (const [index, token] of want.entries()) {
    if (token === '>') return have.length > index;
    if (have[index] === undefined || (token !== '*' && token !== have[index])) return false;
  }
  return want.length === have.length;
}

function nameIn(token: string): string | undefined {
  try {
    return shardOfToken(token);
  } catch {
    return undefined;
  }
}

/** What an agent may hear, said the other way round: from the subject to the shard, from the shard to the claims. */
function mayHear(claims: readonly string[], existing: readonly string[], literal: string): boolean {
  const [prefix, partition, token, ...rest] = literal.split('.');
  if (prefix !== 'delta' || token === undefined || rest.length > 0) return false;
  if (claims.includes('*')) return true;
  const name = nameIn(token);
  if (name === undefined || Number(partition) !== partitionOf(name)) return false;
  return claims.some((claim) => {
    return claim.endsWith('*')
      ? name.startsWith(claim.slice(0, -1)) && existing.includes(name)
      : claim === name;
  });
}

describe('an agent', () => {
  it('hears just the shards of its claims: a prefix is those that there are', () => {
    fc.assert(
      fc.property(patterns, fc.uniqueArray(shard), subject, (claims, existing, literal) => {
        const { subscribe } = agent('a', claims, existing);
        const may = subscribe.some((allowed) => matches(allowed, literal));
        expect(may).toBe(mayHear(claims, existing, literal));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has no wildcard but that of its own inbox, unless it may hear everything', () => {
    fc.assert(
      fc.property(patterns, fc.uniqueArray(shard), (claims, existing) => {
        const { subscribe, inboxPrefix, publish } = agent('a', claims, existing);
        const wild = subscribe.filter((allowed) => /[*>]/.test(allowed));
        expect(wild).toEqual([...(claims.includes('*') ? ['delta.*.*'] : []), `${inboxPrefix}.>`]);
        expect(publish).toEqual([]);
      }),
    );
  });

  it('has its inbox for itself, and has it still when its token is renewed', () => {
    const who = fc.tuple(fc.string({ minLength: 1, maxLength: 12 }), patterns);
    fc.assert(
      fc.property(who, who, ([name, shards], [other, others]) => {
        const rights = agent(name, shards);
        const same = name === other && [...shards].sort().join() === [...others].sort().join();
        const inbox = `${agent(other, others).inboxPrefix}.x`;
        expect(rights.subscribe.some((allowed) => matches(allowed, inbox))).toBe(same);
        expect(agent(name, [...shards].reverse()).inboxPrefix).toBe(rights.inboxPrefix);
        for (const theirs of [relayInbox(name), ADMIN_INBOX, '_INBOX']) {
          expect(rights.subscribe.some((allowed) => matches(allowed, `${theirs}.x`))).toBe(false);
        }
      }),
    );
  });

  it('has room for its subscriptions and for no more than a few besides', () => {
    const { subscriptionsMax = 0, payloadMax } = agent('a', ['a', 'b']);
    expect([subscriptionsMax, payloadMax]).toEqual([18, 1_024]);
  });

  it('is refused when the servers could not be told of all its shards in one message', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `tenant-${index}`);
    expect(() => agent('a', ['tenant-*'], many)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
    expect(agent('a', ['*'], many).subscribe).toContain('delta.*.*');
  });
});

describe('the others', () => {
  const rightsOf = (
    role: 'relay' | 'admin' | 'publisher' | 'monitor',
    mesh: Parameters<typeof natsRights>[1] = MESH,
  ) => natsRights({ role, name: 'r1', shards: new Patterns(['*']) }, mesh);

  it('publishers and monitors have no business there', () => {
    expect([rightsOf('publisher'), rightsOf('monitor')]).toEqual([undefined, undefined]);
  });

  it('relays alone write the log and the buckets', () => {
    const may = (rights: NatsRights | undefined, literal: string) =>
      rights?.publish.some((allowed) => matches(allowed, literal));
    for (const literal of [
      'log.0.t',
      '$KV.shardcast_denied.x',
      '$KV.shardcast_mesh.members.r1',
      '$O.archive.M.x',
    ]) {
      expect([literal, may(rightsOf('relay'), literal), may(rightsOf('admin'), literal)]).toEqual([
        literal,
        true,
        false,
      ]);
    }
    for (const literal of [
      'delta.0.t',
      'log.t',
      '$JS.API.STREAM.DELETE.shardcast_log_0',
      '$JS.API.STREAM.UPDATE.shardcast_log_0',
      '$JS.API.STREAM.INFO.shardcast_log_2',
      '$JS.API.STREAM.INFO.others',
      '$KV.others.x',
      '$SYS.REQ.SERVER.x.RELOAD',
    ]) {
      expect([literal, may(rightsOf('relay'), literal)]).toEqual([literal, false]);
    }
  });

  it('what only some meshes need is there only for them', () => {
    const plain = rightsOf('relay', { streams: 2, partitionOf });
    expect(
      [...(plain?.publish ?? []), ...(plain?.subscribe ?? [])].filter((one) => /SYS|\$O/.test(one)),
    ).toEqual([]);
    expect(plain?.subscribe).toEqual([`${relayInbox('r1')}.>`]);
  });
});
