import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Role } from '../../src/auth/principal.js';
import { type Asked, HIDDEN, MARK, METHODS, rootsOf, SHARED, seen, TwoWorlds } from './two-worlds.js';

const RUNS = 300;
const REQUESTS_MAX = 6;
/** What changes a shard that its caller may change: the worlds would differ for another reason. */
const CHANGES: Readonly<Record<string, readonly Role[]>> = {
  Publish: ['publisher', 'admin'],
  DeleteShard: ['publisher', 'admin'],
  Import: ['publisher', 'admin'],
  RestoreShard: ['admin'],
  ArchiveShard: ['admin'],
};
/** Of the relay as a whole, for those who run it. */
const OF_RELAY = ['Deny', 'ListDenied', 'GetStatus'];

const principal = fc.record({
  role: fc.constantFrom<Role>('agent', 'agent', 'admin', 'publisher', 'monitor'),
  shards: fc.subarray(['a-1', 'a-2', 'b', 'nowhere', 'nowhere-*']),
  collections: fc.subarray(['tuples', '*']),
});
const TRICKS = ['', '*', 'a-*', '../a', 'a-1/../a', 'a-1\0hidden-zebra', 'A-1', ' a', 'hidden-zebra ', '%61'];
const shard = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...SHARED) },
  { weight: 1, arbitrary: fc.constantFrom(...HIDDEN, 'nowhere', ...TRICKS) },
);

function requests(cursors: readonly string[]): fc.Arbitrary<readonly Asked[]> {
  const cursor = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, fc.constantFrom(...cursors));
  const revision = fc.constantFrom(0, 0, 1, 3, 4);
  const bytes = fc.constantFrom('k\x000', 'k', '').map((text) => Buffer.from(text, 'latin1'));
  const asked = fc.record({
    method: fc.constantFrom(...METHODS.keys()),
    shard,
    shards: fc.array(shard, { maxLength: 2 }),
    token: fc.constantFrom(...cursors),
    cursor,
    expect: cursor,
    id: fc.constantFrom('', 'x'),
    as: fc.option(shard, { nil: '' }),
    collection: fc.constantFrom('', 'tuples'),
    key: bytes,
    keyPrefix: bytes,
    revision,
    fromRevision: revision,
    toRevision: revision,
    hashes: fc.array(
      fc.constantFrom(0, 7).map((byte) => Buffer.alloc(32, byte)),
      { maxLength: 1 },
    ),
    partition: fc.nat({ max: 300 }),
    options: fc.record({ atLeast: cursor, revision }),
    timeoutMs: fc.constant(50),
  });
  return fc.array(asked, { minLength: 1, maxLength: REQUESTS_MAX });
}

it('nobody can tell whether there are shards that it may not see, whatever it asks for', async () => {
  await using worlds = await TwoWorlds.make();
  const admin = await worlds.keys.token('admin', ['*']);
  const before = await rootsOf(worlds.crowded, admin, HIDDEN);
  await fc.assert(
    fc.asyncProperty(principal, requests(worlds.cursors), async ({ role, shards, collections }, all) => {
      const token = await worlds.keys.token(role, shards, { collections });
      for (const asked of all) {
        const { method } = asked;
        if (CHANGES[method]?.includes(role) && shards.includes(asked.shard)) continue;
        if (OF_RELAY.includes(method) && (role === 'admin' || role === 'monitor')) continue;
        const [quiet, crowded] = [
          await seen(worlds.quiet, token, asked),
          await seen(worlds.crowded, token, asked),
        ];
        expect(crowded, method).toBe(quiet);
        expect(crowded, method).not.toContain(MARK);
      }
    }),
    { numRuns: RUNS },
  );
  expect(await rootsOf(worlds.crowded, admin, HIDDEN)).toEqual(before);
  // It is no secret to everybody that is kept.
  const honest = await worlds.keys.token('agent', ['a-1']);
  for (const method of ['Get', 'GetManifest', 'ListShards', 'Log', 'Scan', 'Watch']) {
    const asked = { method, shard: 'a-1', collection: 'tuples', key: Buffer.from('k\x000') };
    const answer = await seen(worlds.crowded, honest, asked);
    expect(answer, method).toMatch(/^\[\{/);
    expect(answer, method).toBe(await seen(worlds.quiet, honest, asked));
  }
}, 120_000);
