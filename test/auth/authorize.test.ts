import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, authorize, isAllowed } from '../../src/auth/authorize.js';
import { Patterns } from '../../src/auth/patterns.js';
import { type Principal, ROLES } from '../../src/auth/principal.js';

const NAMES = ['t', 'ta', 'tab', 'u', 'ua', 'T'];
const name = fc.constantFrom(...NAMES);
const pattern = fc.oneof(
  name,
  name.map((each) => `${each}*`),
  fc.constant('*'),
);
const patterns = fc.array(pattern, { maxLength: 3 });
const actions = Object.keys(ACTIONS) as Action[];

/** What is said of a principal, before it is one. */
const claims = fc.record({ role: fc.constantFrom(...ROLES), shards: patterns, collections: patterns });

function principal({
  role,
  shards,
  collections,
}: {
  role: Principal['role'];
  shards: string[];
  collections: string[];
}): Principal {
  return {
    name: 'p',
    role,
    shards: new Patterns(shards),
    collections: new Patterns(collections),
    tokenId: '',
    keyId: '',
    san: '',
    issuedAt: 0,
    expiresAt: Infinity,
  };
}

/** The reference, in another way: by regular expressions, and who may do what written out. */
const MAY: Record<string, string> = {
  agent: 'watch snapshot read await list',
  publisher: 'publish delete-shard import await list',
  relay: 'snapshot status replicate forward',
  monitor: 'list status',
  admin: 'watch snapshot read publish delete-shard import await list follow backup restore status revoke',
};
const OF_THE_RELAY = new Set(['status', 'revoke', 'replicate', 'forward']);

function matches(all: readonly string[], text: string): boolean {
  return all.some((each) => new RegExp(`^${each.replace('*', '.*')}$`).test(text));
}

describe('what a principal may do', () => {
  it('is what its claims say, and nothing without a claim', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom(...actions), name, name, (said, action, shard, collection) => {
        const may = MAY[said.role]?.split(' ').includes(action) === true;
        const isOnShard = OF_THE_RELAY.has(action) || said.role === 'relay' || matches(said.shards, shard);
        const isChange = said.role === 'publisher' && action === 'publish';
        const isWhole = said.role === 'publisher' && (action === 'delete-shard' || action === 'import');
        const isInCollection = isWhole
          ? said.collections.includes('*')
          : !isChange || matches(said.collections, collection);
        const expected = may && isOnShard && isInCollection;
        expect(isAllowed(principal(said), action, shard, collection)).toBe(expected);
        if (expected) authorize(principal(said), action, shard, collection);
        else expect(() => authorize(principal(said), action, shard, collection)).toThrow(/may not/);
      }),
    );
  });

  it('needs a shard, and a publisher a collection, where the action is on one', () => {
    for (const role of ROLES) {
      const all = principal({ role, shards: ['*'], collections: ['*'] });
      for (const action of actions) {
        if (!OF_THE_RELAY.has(action)) expect(isAllowed(all, action)).toBe(false);
      }
    }
    const publisher = principal({ role: 'publisher', shards: ['*'], collections: ['*'] });
    expect(isAllowed(publisher, 'publish', 't')).toBe(false);
  });

  it('is refused in the same words whatever the shard is', () => {
    const agent = principal({ role: 'agent', shards: ['t'], collections: [] });
    const words = NAMES.filter((shard) => shard !== 't').map((shard) => {
      try {
        authorize(agent, 'watch', shard);
        return 'allowed';
      } catch (thrown) {
        return JSON.stringify(thrown);
      }
    });
    expect(new Set(words).size).toBe(1);
    expect(words[0]).toContain('PERMISSION_DENIED');
    for (const shard of NAMES.slice(1)) expect(words[0]).not.toContain(`"${shard}"`);
  });
});
