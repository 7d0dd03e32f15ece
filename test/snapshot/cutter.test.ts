import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChunkRef } from '../../src/snapshot/manifest.js';
import type { Key, RecordChange, StoredRecord } from '../../src/snapshot/record.js';
import { RunBuilder } from '../../src/snapshot/run-builder.js';
import {
  keys,
  MemoryChunks,
  plain,
  prefixes,
  record,
  records,
  SHAPES,
  SMALL_CHUNKS,
  sortedChanges,
} from './support.js';

type Step =
  | { kind: 'put'; record: StoredRecord }
  | { kind: 'delete'; key: Key }
  | { kind: 'delete-prefix'; prefix: Key }
  | { kind: 'cut' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: records.map((each) => ({ kind: 'put' as const, record: each })) },
    { weight: 5, arbitrary: keys.map((key) => ({ kind: 'delete' as const, key })) },
    { weight: 1, arbitrary: prefixes.map((prefix) => ({ kind: 'delete-prefix' as const, prefix })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'cut' as const }) },
  ),
  { maxLength: 200, size: 'max' },
);

/** The overlay of a shard store, in its plainest form. */
class Overlay {
  readonly changes = new Map<Key, StoredRecord | undefined>();
  readonly prefixes = new Set<Key>();

  apply(step: Step): void {
    if (step.kind === 'put') this.changes.set(step.record.key, step.record);
    else if (step.kind === 'delete') this.changes.set(step.key, undefined);
    else if (step.kind === 'delete-prefix') {
      for (const key of this.changes.keys()) if (key.startsWith(step.prefix)) this.changes.delete(key);
      this.prefixes.add(step.prefix);
    }
  }

  input(): { changes: RecordChange[]; deletedPrefixes: Key[] } {
    const changes = [...this.changes].map(([key, each]) => ({ key, record: each }));
    changes.sort((a, b) => (a.key < b.key ? -1 : 1));
    return { changes, deletedPrefixes: [...this.prefixes].sort((a, b) => (a < b ? -1 : 1)) };
  }
}

function applyToFold(fold: Map<Key, StoredRecord>, step: Step): void {
  if (step.kind === 'put') fold.set(step.record.key, step.record);
  else if (step.kind === 'delete') fold.delete(step.key);
  else if (step.kind === 'delete-prefix') {
    for (const key of fold.keys()) if (key.startsWith(step.prefix)) fold.delete(key);
  }
}

async function cutInSteps(store: MemoryChunks, all: readonly Step[], start: readonly ChunkRef[]) {
  let overlay = new Overlay();
  let base = start;
  for (const step of all) {
    overlay.apply(step);
    if (step.kind !== 'cut') continue;
    base = (await store.cut({ base, ...overlay.input() })).chunks;
    overlay = new Overlay();
  }
  return store.cut({ base, ...overlay.input() });
}

function hashes(chunks: readonly ChunkRef[]): string[] {
  return chunks.map((chunk) => chunk.hash.toString('hex'));
}

describe('a cut', () => {
  it('makes the chunks of the state, whatever the order and number of cuts', async () => {
    const initial = fc.uniqueArray(records, { size: 'max', maxLength: 250, selector: (each) => each.key });
    await fc.assert(
      fc.asyncProperty(initial, steps, async (first, all) => {
        const store = new MemoryChunks();
        const fold = new Map(first.map((each) => [each.key, each]));
        const { chunks: base } = await store.cut({ changes: sortedChanges(first) });
        for (const step of all) applyToFold(fold, step);
        const inSteps = await cutInSteps(store, all, base);
        const whole = await new MemoryChunks().cut({ changes: sortedChanges(fold.values()) });
        expect(hashes(inSteps.chunks)).toEqual(hashes(whole.chunks));
        expect(inSteps.chunks).toEqual(whole.chunks);
        expect(inSteps.root).toEqual(whole.root);
        expect(inSteps.collections).toEqual(whole.collections);
        const expected = sortedChanges(fold.values()).map((change) => plain(change.record!));
        expect(store.records(inSteps.chunks).map(plain)).toEqual(expected);
        for (const { name, records: count } of inSteps.collections) {
          expect(count).toBe(expected.filter(({ key }) => key.startsWith(`${name}\0`)).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts imported chunks over the base and its deleted prefixes, and under the changes', async () => {
    const some = fc.uniqueArray(records, { size: 'max', maxLength: 120, selector: (each) => each.key });
    await fc.assert(
      fc.asyncProperty(
        some,
        some,
        some,
        fc.array(prefixes, { maxLength: 3 }),
        async (first, second, third, below) => {
          const store = new MemoryChunks();
          const { chunks: base } = await store.cut({ changes: sortedChanges(first) });
          const { chunks: imported } = await store.cut({ changes: sortedChanges(second) });
          const deletedPrefixes = [...new Set(below)].sort((a, b) => (a < b ? -1 : 1));
          const got = await store.cut({ base, imported, deletedPrefixes, changes: sortedChanges(third) });
          const fold = new Map(first.map((each) => [each.key, each]));
          for (const prefix of below) applyToFold(fold, { kind: 'delete-prefix', prefix });
          for (const each of [...second, ...third]) fold.set(each.key, each);
          const whole = await store.cut({ changes: sortedChanges(fold.values()) });
          expect(hashes(got.chunks)).toEqual(hashes(whole.chunks));
        },
      ),
    );
  });

  it('takes over what no change falls into, without reading it', async () => {
    const store = new MemoryChunks();
    const all = Array.from({ length: 5000 }, (_, i) => record(`users\0u${String(i).padStart(6, '0')}`));
    const { chunks: base } = await store.cut({ changes: sortedChanges(all) });
    store.reads = 0;
    const changed = await store.cut({ base, changes: sortedChanges([record('users\0u002500', '1')]) });
    expect(changed.stats.reused).toBeGreaterThan(base.length - 5);
    expect(store.reads).toBeLessThan(5);
    store.reads = 0;
    const none = await store.cut({ base, changes: [], deletedPrefixes: ['users\0'] });
    expect(none.chunks).toEqual([]);
    expect(store.reads).toBe(0);
    expect(none.collections.map(({ name }) => name)).toEqual(SHAPES.map(({ name }) => name));
    const same = await store.cut({ base, changes: sortedChanges([all[2500]!]) });
    expect(same.chunks).toEqual(base);
    expect(same.stats.written).toBe(0);
  });

  it('keeps chunks between their bounds under keys that would make boundaries of all, or of none', async () => {
    const all = Array.from({ length: 3000 }, (_, i) =>
      record(`users\0u${i}`, JSON.stringify('v'.repeat(i % 50))),
    );
    for (const targetBytes of [1, 2 ** 40]) {
      const limits = { ...SMALL_CHUNKS, targetBytes };
      const { chunks } = await new MemoryChunks().cut({ changes: sortedChanges(all), limits });
      for (const { rawBytes, records: count } of chunks.slice(0, -1)) {
        expect(count).toBeGreaterThan(0);
        expect(rawBytes).toBeLessThan(2 * SMALL_CHUNKS.bytesMax);
      }
      expect(chunks.length).toBeLessThan(3000);
      expect(chunks.length).toBeGreaterThan(50);
    }
  });

  it('names a damaged chunk, and stops when told to', async () => {
    const store = new MemoryChunks();
    const { chunks: base } = await store.cut({
      changes: sortedChanges([record('users\0a'), record('users\0b')]),
    });
    const [frame] = [...store.frames.values()];
    frame![frame!.length - 3]! ^= 1;
    const changes = sortedChanges([record('users\0c')]);
    await expect(store.cut({ base, changes })).rejects.toMatchObject({ code: 'CORRUPT' });
    const signal = AbortSignal.abort();
    await expect(store.cut({ base, changes, signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the run builder', () => {
  it('makes the chunks of a cut from records in any order, in runs of any size', async () => {
    const batches = fc.array(fc.array(records, { maxLength: 80, size: 'max' }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(batches, fc.integer({ min: 64, max: 8000 }), async (all, runBytesMax) => {
        const store = new MemoryChunks();
        const { read, write } = store;
        const builder = new RunBuilder({ read, write, spill: write, limits: SMALL_CHUNKS, runBytesMax });
        const fold = new Map<Key, StoredRecord>();
        for (const batch of all) {
          await builder.add(batch);
          for (const each of batch) fold.set(each.key, each);
        }
        const refs = await builder.finish();
        const whole = await store.cut({ changes: sortedChanges(fold.values()) });
        expect(hashes(refs)).toEqual(hashes(whole.chunks));
      }),
      { numRuns: 200 },
    );
  });
});
