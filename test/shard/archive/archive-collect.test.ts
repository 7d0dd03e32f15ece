import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferred } from '../../../src/core/deferred.js';
import { chunkName, importName } from '../../../src/shard/archive/archive-names.js';
import { archiveSnapshot } from '../../../src/shard/archive/archive-snapshot.js';
import { archivedSnapshots, readArchivedManifest } from '../../../src/shard/archive/archived-shard.js';
import { collectArchive } from '../../../src/shard/archive/collect-archive.js';
import { restoreInto, restoreShard } from '../../../src/shard/archive/restore-shard.js';
import { decodeEntry } from '../../../src/shard/entry.js';
import type { Archive } from '../../../src/snapshot/archive/archive.js';
import { encodeManifest } from '../../../src/snapshot/manifest-codec.js';
import { ManualClock } from '../../agent/manual-clock.js';
import { collect } from '../../support/collect.js';
import type { Embedded } from '../../support/embedded.js';
import { batch, begin } from '../../support/importing.js';
import { delta, tuple } from '../../support/publishing.js';
import { ArchiveBench, Chronicle, contentOf, WatchedArchive } from './archive-fixture.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function namesIn(archive: Archive, folder: string): Promise<string[]> {
  return (await collect(archive.list(`shards/t/${folder}/`))).map(({ name }) => name);
}

async function revisionsIn(archive: Archive): Promise<number[]> {
  return (await archivedSnapshots(archive, 't')).map(({ revision }) => revision);
}

/** The names of the chunks that manifests name, and of those that are not there. */
async function namedChunks(archive: Archive): Promise<{ named: string[]; lost: string[] }> {
  const named = new Set<string>();
  for (const snapshot of await archivedSnapshots(archive, 't')) {
    const manifest = await readArchivedManifest(archive, 't', snapshot);
    for (const { hash } of manifest?.chunks ?? []) named.add(chunkName('t', hash));
  }
  const there = new Set(await namesIn(archive, 'chunks'));
  return { named: [...named].sort(), lost: [...named].filter((name) => !there.has(name)) };
}

const objects = Array.from({ length: 6_000 }, (_, n) => `o-${String(n).padStart(5, '0')}`);

/** So many records that there are several chunks. */
async function importMany(relay: Embedded): Promise<void> {
  const open = relay.importing.begin(begin('i'));
  await open.records(1, batch(1, objects));
  await open.finish(1);
}

describe('collecting an archive', () => {
  async function archivedHistory(clock: ManualClock, turns: number) {
    const bench = await ArchiveBench.start(clock);
    const relay = await bench.relay('a', { clock });
    await importMany(relay);
    for (let turn = 0; turn < turns; turn++) {
      await relay.sequencer.publish({ shard: 't', delta: tuple(objects[turn * 500]!, 'user:bob') });
      await archiveSnapshot(relay.store.open('t'), bench.archive, { cut: true, entries: true, clock });
      clock.advance(10 * MINUTE_MS);
    }
    return { bench, relay };
  }

  it('keeps the newest snapshots, all that they need, and nothing else', async () => {
    const clock = new ManualClock();
    const { bench, relay } = await archivedHistory(clock, 10);
    await using _ = bench;
    clock.advance(HOUR_MS);
    expect(await revisionsIn(bench.archive)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const result = await collectArchive(bench.archive, 't', { keep: 3, clock });
    expect(result).toMatchObject({ snapshots: 7 });
    expect(result.chunks).toBeGreaterThan(3);
    expect(await revisionsIn(bench.archive)).toEqual([9, 10, 11]);
    const { named, lost } = await namedChunks(bench.archive);
    expect(lost).toEqual([]);
    expect(await namesIn(bench.archive, 'chunks')).toEqual(named);
    expect(await namesIn(bench.archive, 'entries')).toHaveLength(2);
    for (const revision of [9, 10, 11]) {
      const target = await bench.relay(`at-${revision}`);
      await restoreInto(target.store, bench.archive, 't', { revision });
      using view = relay.store.open('t').viewAt(revision);
      expect(target.store.open('t').head.token).toBe(view.token);
      expect(target.importing.progress('t', 'i').token).not.toBe('');
    }
    expect(await collectArchive(bench.archive, 't', { keep: 3, clock })).toEqual({
      snapshots: 0,
      chunks: 0,
      bytes: 0,
    });
  });

  it('leaves alone what was superseded only lately', async () => {
    const clock = new ManualClock();
    const { bench } = await archivedHistory(clock, 4);
    await using _ = bench;
    expect(await collectArchive(bench.archive, 't', { keep: 1, clock })).toMatchObject({
      snapshots: 0,
      chunks: 0,
    });
    clock.advance(35 * MINUTE_MS); // the third has been there for more than an hour
    await collectArchive(bench.archive, 't', { keep: 1, clock });
    expect(await revisionsIn(bench.archive)).toEqual([3, 4, 5]);
  });

  it('drops the receipts and entries of lines of history of which nothing is left', async () => {
    const clock = new ManualClock();
    const { bench, relay } = await archivedHistory(clock, 2);
    await using _ = bench;
    const { epoch } = await restoreShard(relay.store, bench.archive, 't', { clock });
    await archiveSnapshot(relay.store.open('t'), bench.archive, { clock });
    clock.advance(2 * HOUR_MS);
    await collectArchive(bench.archive, 't', { keep: 1, clock });
    const left = await collect(bench.archive.list('shards/t/'));
    const others = left.filter(({ name }) => !name.includes('/chunks/') && !name.includes(`/${epoch}-`));
    expect(others).toEqual([]);
    const target = await bench.relay('b');
    await restoreInto(target.store, bench.archive, 't');
    expect(contentOf(target)).toEqual(contentOf(relay));
  });

  it('keeps what an import needs that is not in a snapshot yet', async () => {
    const clock = new ManualClock();
    const { bench, relay } = await archivedHistory(clock, 2);
    await using _ = bench;
    const shard = relay.store.open('t');
    clock.advance(2 * HOUR_MS);
    const hash = Buffer.alloc(32, 7);
    const [chunk] = (await shard.cut()).chunks;
    const imported = { ...(await shard.cut()), chunks: [{ ...chunk!, hash }] };
    await bench.archive.put(chunkName('t', hash), Buffer.from('imported'));
    await expect(collectArchive(bench.archive, 't', { clock })).resolves.toMatchObject({ chunks: 0 });
    const bad = importName('t', imported.root);
    await bench.archive.put(bad, encodeManifest(imported));
    clock.advance(2 * HOUR_MS);
    await expect(collectArchive(bench.archive, 't', { clock })).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(await bench.archive.has(chunkName('t', hash))).toBe(true);
    await bench.archive.delete(bad);
    await collectArchive(bench.archive, 't', { clock });
    expect(await bench.archive.has(chunkName('t', hash))).toBe(false);
  });

  it('takes no chunk while a manifest cannot be read', async () => {
    const clock = new ManualClock();
    const { bench } = await archivedHistory(clock, 2);
    await using _ = bench;
    clock.advance(2 * HOUR_MS);
    await bench.archive.put('shards/t/chunks/unnamed', Buffer.from('x'));
    await bench.archive.put('shards/t/manifests/zz-0000000000000001', Buffer.from('nonsense'));
    clock.advance(2 * HOUR_MS);
    await expect(collectArchive(bench.archive, 't', { clock })).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(await bench.archive.has('shards/t/chunks/unnamed')).toBe(true);
    await expect(collectArchive(bench.archive, 't', { keep: 0, clock })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  it('touches nothing where there is no snapshot', async () => {
    const clock = new ManualClock();
    await using bench = await ArchiveBench.start(clock);
    await bench.archive.put('shards/t/chunks/aa', Buffer.from('x'));
    clock.advance(48 * HOUR_MS);
    expect(await collectArchive(bench.archive, 't', { clock })).toMatchObject({ chunks: 0 });
    expect(await bench.archive.has('shards/t/chunks/aa')).toBe(true);
  });
});

/** Two relays with one history, of which each believes that it has to archive. */
async function twins(bench: ArchiveBench, clock: ManualClock): Promise<[Embedded, Embedded]> {
  const first = await bench.relay('a', { clock });
  await importMany(first);
  await archiveSnapshot(first.store.open('t'), bench.archive, { clock });
  const second = await bench.relay('b', { clock });
  await restoreInto(second.store, bench.archive, 't');
  first.log.subscribe(({ bytes }) => {
    void second.store.open('t').append(decodeEntry(bytes), bytes, { synced: false });
  });
  return [first, second];
}

describe('two owners that archive and collect at once', () => {
  it('do no harm: every manifest that is there is complete, in any interleaving', async () => {
    const turn = fc.record({
      /** Grants and revocations of the same few: chunks come back that were there before. */
      toggled: fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 3 }),
      jobs: fc.array(fc.constantFrom('archive a', 'archive b', 'collect', 'collect'), {
        minLength: 1,
        maxLength: 5,
      }),
      /** How long calls take, and which job goes first. */
      pauses: fc.array(fc.tuple(fc.nat(6), fc.constantFrom(0, 0, 1, 3, 10)), { minLength: 5, maxLength: 30 }),
      after: fc.constantFrom(0, 20, 45, 65, 200),
    });
    let collected = 0;
    let archived = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 3, maxLength: 8 }), async (turns) => {
        const clock = new ManualClock();
        await using bench = await ArchiveBench.start(clock);
        const relays = await twins(bench, clock);
        for (const { toggled, jobs, pauses, after } of turns) {
          for (const [object, isGranted] of toggled) {
            const key = [objects[object * 900]!, 'viewer', 'user:bob'];
            const bytes = delta((d) => (isGranted ? d.put('tuples', key, true) : d.delete('tuples', key)));
            await relays[0].sequencer.publish({ shard: 't', delta: bytes });
          }
          let call = 0;
          bench.archive.before = async () => {
            const [turnsToWait, minutes] = pauses[call++ % pauses.length]!;
            for (let n = 0; n < turnsToWait; n++) await nextTurn();
            clock.advance(minutes * MINUTE_MS * 0.3);
          };
          const working = jobs.map(async (job) => {
            if (job === 'collect')
              collected += (await collectArchive(bench.archive, 't', { keep: 1, clock })).chunks;
            else {
              const shard = relays[job === 'archive a' ? 0 : 1].store.open('t');
              archived += (await archiveSnapshot(shard, bench.archive, { cut: true, clock })).isNew ? 1 : 0;
            }
          });
          for (const { status, ...outcome } of await Promise.allSettled(working)) {
            if (status === 'rejected') expect(outcome).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
          }
          bench.archive.before = () => undefined;
          expect((await namedChunks(bench.archive)).lost).toEqual([]);
          clock.advance(after * MINUTE_MS);
        }
        const target = await bench.relay('c');
        await restoreInto(target.store, bench.archive, 't');
        await archiveSnapshot(relays[0].store.open('t'), bench.archive, { cut: true, clock });
        clock.advance(2 * HOUR_MS);
        await collectArchive(bench.archive, 't', { keep: 1, clock });
        expect(await revisionsIn(bench.archive)).toHaveLength(1);
        const { named } = await namedChunks(bench.archive);
        expect(await namesIn(bench.archive, 'chunks')).toEqual(named);
      }),
      { numRuns: Number(process.env.ARCHIVE_RUNS ?? 8) },
    );
    expect(collected).toBeGreaterThan(0);
    expect(archived).toBeGreaterThan(5);
  }, 240_000);

  it('put each manifest that the other did, too, as one', async () => {
    const clock = new ManualClock();
    await using bench = await ArchiveBench.start(clock);
    const relays = await twins(bench, clock);
    await new Chronicle().publishSome(relays[0], 5);
    await Promise.all(
      relays.map((relay) => archiveSnapshot(relay.store.open('t'), bench.archive, { cut: true, clock })),
    );
    expect(await revisionsIn(bench.archive)).toEqual([1, 6]);
    expect((await namedChunks(bench.archive)).lost).toEqual([]);
  });

  it('do not collect chunks whose manifest is about to be put, whether they are new or were there before', async () => {
    const clock = new ManualClock();
    await using bench = await ArchiveBench.start(clock);
    const relay = await bench.relay('a', { clock });
    await importMany(relay);
    const key = [objects[100]!, 'viewer', 'user:bob'];
    const archiving = async (isGranted: boolean): Promise<void> => {
      const bytes = delta((d) => (isGranted ? d.put('tuples', key, true) : d.delete('tuples', key)));
      await relay.sequencer.publish({ shard: 't', delta: bytes });
      await archiveSnapshot(relay.store.open('t'), bench.archive, { cut: true, clock });
    };
    const collecting = (archive: Archive) => collectArchive(archive, 't', { keep: 1, clock });
    await archiving(true);
    clock.advance(2 * HOUR_MS);
    await archiving(false);
    clock.advance(2 * HOUR_MS);
    // What was granted is in an old chunk that no manifest names any more: a collector has begun and not ended.
    bench.archive.before = (operation, name) => {
      if (operation === 'delete' && name.includes('/chunks/')) throw new Error('broken off');
    };
    await expect(collecting(bench.archive)).rejects.toThrow('broken off');
    let collections = 0;
    bench.archive.before = async (operation, name) => {
      if (operation !== 'put' || !name.includes('/manifests/')) return;
      bench.archive.before = () => undefined;
      await collecting(bench.archive);
      collections++;
    };
    await archiving(true);
    expect(collections).toBe(1);
    expect((await namedChunks(bench.archive)).lost).toEqual([]);
  });

  it('do not collect what a snapshot under way builds on', async () => {
    const clock = new ManualClock();
    await using bench = await ArchiveBench.start(clock);
    const [first, second] = await twins(bench, clock);
    clock.advance(2 * HOUR_MS);
    const publish = (n: number) =>
      first.sequencer.publish({ shard: 't', delta: tuple(objects[n]!, 'user:bob') });
    await publish(5_900);
    const [slow, collector] = [new WatchedArchive(bench.archive), new WatchedArchive(bench.archive)];
    const [hasBegun, mayPut, hasListed, mayDelete] = Array.from({ length: 4 }, () => deferred<void>());
    slow.before = async (operation, name) => {
      if (operation !== 'put' || !name.includes('/chunks/')) return;
      hasBegun!.resolve();
      await mayPut!.promise;
    };
    const archiving = archiveSnapshot(second.store.open('t'), slow, { cut: true, clock });
    await hasBegun!.promise;
    await publish(10); // its chunk takes the place of one that the snapshot under way has not changed
    await archiveSnapshot(first.store.open('t'), bench.archive, { cut: true, clock });
    collector.before = async (operation, name) => {
      if (operation !== 'list' || !name.includes('/chunks/')) return;
      hasListed!.resolve();
      await mayDelete!.promise;
    };
    const collecting = collectArchive(collector, 't', { keep: 1, clock });
    await hasListed!.promise;
    mayPut!.resolve();
    await archiving;
    mayDelete!.resolve();
    await collecting;
    expect(await revisionsIn(bench.archive)).toContain(2);
    expect((await namedChunks(bench.archive)).lost).toEqual([]);
  });

  it('one that stood still for long makes sure of its chunks, or gives up', async () => {
    const clock = new ManualClock();
    await using bench = await ArchiveBench.start(clock);
    const [first, second] = await twins(bench, clock);
    const publish = (n: number) =>
      first.sequencer.publish({ shard: 't', delta: tuple(objects[n]!, `user:${n}`) });
    await publish(10);
    let isStill = false;
    bench.archive.before = async (operation, name) => {
      if (isStill || operation !== 'put' || !name.includes('/manifests/')) return;
      isStill = true; // the process stands still right before its manifest is put
      for (const n of [2_000, 4_000, 5_900]) {
        await publish(n);
        await archiveSnapshot(first.store.open('t'), bench.archive, { cut: true, clock });
        clock.advance(2 * HOUR_MS);
        await collectArchive(bench.archive, 't', { keep: 1, clock });
      }
      expect((await revisionsIn(bench.archive)).length).toBeLessThan(3);
    };
    await archiveSnapshot(second.store.open('t'), bench.archive, { cut: true, clock });
    expect(isStill).toBe(true);
    expect((await namedChunks(bench.archive)).lost).toEqual([]);
    bench.archive.before = (operation, name) => {
      if (operation === 'put' && name.includes('/receipts/')) clock.advance(HOUR_MS);
    };
    await publish(20);
    const slow = archiveSnapshot(first.store.open('t'), bench.archive, { cut: true, clock });
    await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a deleted shard', () => {
  it('leaves the snapshot that says so, without a chunk, on which the last entry of its log can follow', async () => {
    const clock = new ManualClock();
    await using bench = await ArchiveBench.start(clock);
    const relay = await bench.relay('a', { clock });
    const archiving = () =>
      archiveSnapshot(relay.store.open('t'), bench.archive, { cut: true, entries: true, clock });
    const chronicle = new Chronicle();
    await chronicle.publishSome(relay, 5);
    await archiving();
    await chronicle.publish(
      relay,
      delta((d) => d.deleteShard()),
    );
    await archiving();
    clock.advance(2 * HOUR_MS);
    await collectArchive(bench.archive, 't', { keep: 1, clock });
    expect(await revisionsIn(bench.archive)).toEqual([6]);
    expect(await namesIn(bench.archive, 'chunks')).toEqual([]);
    expect(await namesIn(bench.archive, 'entries')).toEqual([]);
    await chronicle.publishSome(relay, 1);
    const [last] = [...relay.store.open('t').entries(7)];
    await using next = await bench.relay('b', { clock });
    await restoreInto(next.store, bench.archive, 't');
    await next.store.open('t').append(decodeEntry(last!), last!, { synced: true });
    expect(contentOf(next)).toEqual(contentOf(relay));
  });
});
