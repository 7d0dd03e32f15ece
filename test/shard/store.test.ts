import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDelta } from '../../src/shard/delta.js';
import { encodeEntry } from '../../src/shard/entry.js';
import { ShardStore } from '../../src/shard/store.js';
import { deltas } from '../support/arbitraries.js';
import { type Fold, foldDelta, foldOf, sorted } from '../support/fold.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

type Step =
  | { readonly kind: 'entry'; readonly deltas: Buffer[] }
  | { readonly kind: 'cut' }
  | { readonly kind: 'cut-during'; readonly deltas: Buffer[] }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'past'; readonly at: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('entry' as const),
        deltas: fc.array(deltas, { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('cut-during' as const),
        deltas: fc.array(deltas, { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'cut' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reopen' }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('past' as const),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
);

async function append(store: ShardStore, batch: readonly Buffer[]): Promise<void> {
  const shard = store.open('t');
  const draft = shard.draft();
  for (const delta of batch) draft.add(decodeDelta(delta), delta);
  const entry = draft.entry('t', 1_700_000_000_000 + draft.revision);
  await shard.append(entry, encodeEntry(entry), { synced: true, draft });
}

describe('Equivalence: the store is the fold of its history', () => {
  it('at every kept revision, whatever the cuts and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        await using dir = await tempDir();
        const options = { path: dir.path, lanes: 1, partitions: 4, cutBytes: 2_000 };
        let store = await ShardStore.open(options);
        const history: Fold[] = [new Map()];
        const grow = (batch: readonly Buffer[]) => {
          for (const delta of batch) history.push(foldDelta(history.at(-1) as Fold, delta));
        };
        try {
          for (const step of run) {
            if (step.kind === 'entry') {
              await append(store, step.deltas);
              grow(step.deltas);
            } else if (step.kind === 'cut') {
              if (history.length > 1) await store.open('t').cut();
            } else if (step.kind === 'cut-during') {
              const cut = history.length > 1 ? store.open('t').cut() : Promise.resolve();
              await append(store, step.deltas);
              grow(step.deltas);
              await cut;
            } else if (step.kind === 'reopen') {
              await store.close();
              store = await ShardStore.open(options);
            } else {
              const revision = Math.floor(step.at * (history.length - 1));
              using past = store.open('t').viewAt(revision);
              expect(sorted(foldOf(past))).toEqual(sorted(history[revision] as Fold));
            }
            using view = store.open('t').view();
            expect(view.revision).toBe(history.length - 1);
            expect(sorted(foldOf(view))).toEqual(sorted(history.at(-1) as Fold));
          }
        } finally {
          await store.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('The root names the state', () => {
  it('is the same whatever the order and number of cuts, and for the past as it was then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deltas, { minLength: 2, maxLength: 15 }),
        fc.infiniteStream(fc.boolean()),
        async (all, cuts) => {
          await using dir = await tempDir();
          await using often = await ShardStore.open({ path: dir.join('often'), lanes: 1, partitions: 4 });
          await using once = await ShardStore.open({ path: dir.join('once'), lanes: 1, partitions: 4 });
          const roots: string[] = [];
          for (const one of all) {
            await append(often, [one]);
            await append(once, [one]);
            if (cuts.next().value) await often.open('t').cut();
            roots.push(
              (await often.open('t').manifestAt(often.open('t').head.revision)).root.toString('hex'),
            );
          }
          const final = await once.open('t').cut();
          expect((await often.open('t').cut()).chunks).toEqual(final.chunks);
          for (const [index, root] of roots.entries()) {
            expect((await once.open('t').manifestAt(index + 1)).root.toString('hex')).toBe(root);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('What is applied but not committed yet', () => {
  it('can be read as any other history', async () => {
    await using dir = await tempDir();
    await using store = await ShardStore.open({ path: dir.path });
    const shard = store.open('t');
    const chain = new EntryChain('t');
    const commits: Promise<void>[] = [];
    for (let n = 0; n < 5; n++) {
      const { entry, bytes } = chain.next(tuple(`o${n}`), tuple(`p${n}`));
      commits.push(shard.append(entry, bytes, { synced: false }));
    }
    expect([...shard.entries(3)]).toHaveLength(4);
    expect(shard.touchedSince(7).keys.size).toBe(3);
    using past = shard.viewAt(5);
    expect(foldOf(past).size).toBe(5);
    expect(shard.checkCursor(past.token)).toBe(5);
    await Promise.all(commits);
    expect([...shard.entries(3)]).toHaveLength(4);
  });
});
