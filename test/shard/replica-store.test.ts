import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decodeDelta } from '../../src/shard/delta.js';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { shardsRange } from '../../src/shard/layout.js';
import { partitioning } from '../../src/shard/partition.js';
import type { Shard } from '../../src/shard/shard.js';
import { ShardStore } from '../../src/shard/store.js';
import { foldOf } from '../support/fold.js';
import { delta, EntryChain, tuple } from '../support/publishing.js';
import { smallDisk } from '../support/small-disk.js';
import { tempDir } from '../support/temp-dir.js';

/** What is applied waits for a commit that never comes by itself. */
const PATIENT = { lanes: 1, partitions: 4, commitDelayMs: 1_000_000 };

function from(source: string, sourceSequence: number): Buffer {
  return delta((d) => d.put('users', [`${source}-${sourceSequence}`], true), { source, sourceSequence });
}

function records(shard: Shard): number {
  using view = shard.view();
  return foldOf(view).size;
}

describe('Receipts of what is applied and not committed yet', () => {
  it('are found as those on disk are', async () => {
    await using dir = await tempDir();
    await using store = await ShardStore.open({ path: dir.path, ...PATIENT });
    const shard = store.open('t');
    const chain = new EntryChain('t');
    const seen = (bytes: Buffer) => shard.receipts.find(decodeDelta(bytes))?.revision;
    const one = tuple('a');
    const five = from('db', 5);
    const first = chain.next(one, five);
    const commits = [shard.apply(first.entry, first.bytes)];
    expect([seen(one), seen(five), seen(from('db', 4)), seen(from('db', 6))]).toEqual([1, 2, 2, undefined]);
    expect(seen(tuple('other'))).toBeUndefined();
    await store.open('u').writeBeside(() => undefined); // takes along what waits for its commit
    await Promise.all(commits);
    const nine = from('db', 9);
    const second = chain.next(nine);
    commits.push(shard.apply(second.entry, second.bytes));
    const afterwards = [seen(one), seen(five), seen(from('db', 7)), seen(nine)];
    expect(afterwards).toEqual([1, 2, 3, 3]);
    await store.open('u').writeBeside(() => undefined);
    await Promise.all(commits);
    expect([seen(one), seen(five), seen(from('db', 7)), seen(nine)]).toEqual(afterwards);
  });
});

describe('A shard', () => {
  it('that is reset has nothing of its history, and takes another', async () => {
    await using dir = await tempDir();
    const kept = new EntryChain('t', 'e2').next(tuple('kept'));
    {
      await using store = await ShardStore.open({ path: dir.path });
      const shard = store.open('t');
      const chain = new EntryChain('t');
      const one = tuple('a');
      const { entry, bytes } = chain.next(one, tuple('b'));
      await shard.apply(entry, bytes, { position: 77 });
      expect(shard.stored.position).toBe(77);
      await shard.cut();
      await shard.reset();
      expect(shard.head.revision).toBe(0);
      expect(shard.stored).toMatchObject({ position: 0, oldestRevision: 0, snapshotRevision: 0 });
      expect(shard.receipts.find(decodeDelta(one))).toBeUndefined();
      expect(shard.manifests()).toEqual([]);
      await shard.apply(kept.entry, kept.bytes, { position: 78 });
    }
    await using store = await ShardStore.open({ path: dir.path });
    expect(store.open('t').stored).toMatchObject({ revision: 1, epoch: 'e2', position: 78 });
    expect(records(store.open('t'))).toBe(1);
  });

  it('whose commit failed goes back to what is on disk, and goes on from there', async (context) => {
    await using dir = await tempDir();
    using disk = smallDisk(dir.join('disk'), 8);
    if (disk === undefined) context.skip('only root may mount a small file system');
    const ballast = dir.join('disk', 'ballast');
    await using store = await ShardStore.open({ path: dir.join('disk', 'store'), lanes: 1 });
    writeFileSync(ballast, Buffer.alloc(4 * 1024 * 1024));
    const shard = store.open('t');
    const chain = new EntryChain('t');
    const entries = Array.from({ length: 24 }, (_, n) =>
      chain.next(delta((d) => d.put('blobs', [`key-${n}`], 'x'.repeat(200_000)))),
    );
    const refusals: unknown[] = [];
    for (const { entry, bytes } of entries) {
      if (shard.failure !== undefined) break;
      await shard.apply(entry, bytes).catch((failure: unknown) => refusals.push(failure));
    }
    expect(refusals).toMatchObject([{ code: 'DISK_FULL' }]);
    const { revision } = shard.head;
    const next = entries[revision]!;
    expect(() => void shard.apply(next.entry, next.bytes)).toThrow('the disk is full');
    await rm(ballast);
    await shard.reload();
    // LMDB may have done what it reports as failed, but never a part of it.
    expect([revision - 1, revision]).toContain(shard.head.revision);
    expect(records(shard)).toBe(shard.head.revision);
    for (const { entry, bytes } of entries.slice(shard.head.revision)) await shard.apply(entry, bytes);
    expect(records(shard)).toBe(24);
  });
});

describe('A partition', () => {
  const SHARDS = Array.from({ length: 12 }, (_, n) => `shard-${n}`);

  async function fill(store: ShardStore): Promise<void> {
    for (const name of SHARDS) {
      const chain = new EntryChain(name);
      for (let n = 0; n < 200; n++) {
        const { entry, bytes } = chain.next(tuple(`o${n}`));
        void store.open(name).apply(entry, bytes);
      }
      await store.open(name).cut();
    }
    await store.partitions.keepPositions([
      [0, 10],
      [1, 11],
    ]);
  }

  it('that is removed leaves nothing behind, and the others as they are', async () => {
    await using dir = await tempDir();
    const partitionOf = await partitioning(2);
    const [gone, kept] = [0, 1].map((n) => SHARDS.filter((name) => partitionOf(name) === n));
    {
      await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 2 });
      await fill(store);
      expect(store.namesOf(0)).toEqual([...gone!].sort());
      const held = store.open(gone![0]!);
      const removing = store.removePartition(0);
      expect(() => store.open(gone![0]!)).toThrow('being removed');
      await removing;
      expect(store.partitions.position(0)).toBeUndefined();
      expect(store.partitions.position(1)).toBe(11);
      expect(store.open(kept![0]!).lane.keys(...shardsRange(0))).toEqual([]);
      // Whoever still holds a shard of it writes nothing any more.
      const { entry, bytes } = new EntryChain(held.name).next(new DeltaBuilder().encode({ id: 'late' }));
      expect(() => void held.apply(entry, bytes)).toThrow('being removed');
      await expect(held.writeBeside(() => undefined)).rejects.toThrow('being removed');
      expect(store.open(gone![0]!).head.revision).toBe(0);
    }
    await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 2 });
    expect(store.names).toEqual([...kept!].sort());
    for (const name of kept!) expect(records(store.open(name))).toBe(200);
    expect(store.clearing.size).toBe(0);
  });

  it('whose removal was broken off cannot be opened until it is gone on with', async () => {
    await using dir = await tempDir();
    const partitionOf = await partitioning(2);
    const gone = SHARDS.filter((name) => partitionOf(name) === 0);
    {
      await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 2 });
      await fill(store);
      const registered = gone.map((name) => Buffer.from(`\0\0\0\0\0\0${name}`, 'latin1'));
      await store.partitions.beginClearing(0, registered);
    }
    await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 2 });
    expect(store.clearing).toEqual(new Set([0]));
    expect(store.namesOf(0)).toEqual([]);
    expect(() => store.open(gone[0]!)).toThrow('being removed');
    await store.removePartition(0);
    expect(store.open(gone[0]!).head.revision).toBe(0);
    const { entry, bytes } = new EntryChain(gone[0]!).next(tuple('anew'));
    await store.open(gone[0]!).apply(entry, bytes);
    expect(records(store.open(gone[0]!))).toBe(1);
  });
});

describe('A damaged shard', () => {
  it('is forgotten without being read', async () => {
    await using dir = await tempDir();
    const options = { path: dir.path, lanes: 1, partitions: 1 };
    {
      await using store = await ShardStore.open(options);
      const shard = store.open('t');
      const chain = new EntryChain('t');
      for (let n = 0; n < 3; n++) {
        const { entry, bytes } = chain.next(tuple(`o${n}`));
        await shard.apply(entry, bytes);
      }
      await shard.tail.trim(2);
    }
    await using store = await ShardStore.open(options);
    expect(() => store.open('t')).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/CORRUPT|TRIMMED/) }),
    );
    await store.discard('t');
    expect(store.open('t').head.revision).toBe(0);
  });
});
