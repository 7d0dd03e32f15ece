import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Replica } from '../../src/agent/replica.js';
import { CostModel } from '../../src/agent/sinks/cost-model.js';
import { plan } from '../../src/agent/sinks/planner.js';
import { TouchedSet } from '../../src/agent/sinks/touched-set.js';
import type { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { ShardStore } from '../../src/shard/store.js';
import { delta, EntryChain } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

const part = fc.constantFrom('a', 'b');
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('put' as const), key: fc.tuple(part, part), value: fc.nat(2) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('delete' as const), key: fc.tuple(part, part) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('prefix' as const), key: fc.tuple(part) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
const step = fc.record({
  entries: fc.array(
    fc.array(fc.array(operation, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  cutAfter: fc.nat(8),
});

function apply(builder: DeltaBuilder, each: Operation): void {
  if (each.kind === 'put') builder.put('pairs', each.key, each.value);
  else builder.delete('pairs', each.key);
}

test('what an entry tells of its keys leads to the same plan as asking the views', async () => {
  await using dir = await tempDir();
  await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 1 });
  let shards = 0;
  let known = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const shard = `t${shards++}`;
      const replica = new Replica(store, shard, (failure) => expect(failure).toBeUndefined());
      const chain = new EntryChain(shard);
      const begin = delta((builder) => builder.put('pairs', ['a', 'a'], 0));
      replica.apply(chain.next(begin).bytes);
      await replica.cut();
      for (const { entries, cutAfter } of steps) {
        using from = replica.view();
        const touched = new TouchedSet(1_000);
        for (const [index, deltas] of entries.entries()) {
          const encoded = deltas.map((each) =>
            delta((builder) => each.forEach((operation) => void apply(builder, operation))),
          );
          for (const one of replica.apply(chain.next(...encoded).bytes)) touched.add(one.touched);
          if (index === cutAfter) await replica.cut();
        }
        using to = replica.view();
        known += touched.first.size;
        const { all, keys, prefixes } = touched;
        const told = plan(from, to, touched, new CostModel());
        expect(told).toEqual(plan(from, to, { all, keys, prefixes }, new CostModel()));
      }
      await replica.settled();
    }),
    { numRuns: 200 },
  );
  expect(known).toBeGreaterThan(0);
});
