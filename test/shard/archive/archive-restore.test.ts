import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveSnapshot } from '../../../src/shard/archive/archive-snapshot.js';
import { archivedSnapshots, newestArchived } from '../../../src/shard/archive/archived-shard.js';
import { restoreInto, restoreShard } from '../../../src/shard/archive/restore-shard.js';
import { parseCursor } from '../../../src/shard/cursor.js';
import { deltas } from '../../support/arbitraries.js';
import { collect } from '../../support/collect.js';
import { sorted } from '../../support/fold.js';
import { batch, begin } from '../../support/importing.js';
import { delta, tuple } from '../../support/publishing.js';
import { ArchiveBench, Chronicle, contentOf } from './archive-fixture.js';

const CUT = { cut: true } as const;

describe('a shard that is archived and restored', () => {
  it('is the same, by records, root and head', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(source, 40);
    const archived = await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    expect(archived).toMatchObject({ revision: 40, isNew: true, epoch: source.store.open('t').head.epoch });
    const target = await bench.relay('b');
    const restored = await restoreInto(target.store, bench.archive, 't');
    expect(restored).toMatchObject({ revision: 40, token: story.tokens[40], receipts: 40 });
    expect(contentOf(target)).toEqual(sorted(story.folds[40]!));
    expect((await target.store.open('t').cut()).root).toEqual(archived.root);
    expect(target.store.open('t').head).toEqual(source.store.open('t').head);
  });

  it('answers what was published before with its first answer, also by source position, and goes on', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(source, 15);
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    await story.publishSome(source, 6);
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    const target = await bench.relay('b');
    await restoreInto(target.store, bench.archive, 't');
    for (let revision = 1; revision <= 21; revision++) {
      const again = await target.sequencer.publish({ shard: 't', delta: story.deltas[revision]! });
      expect(again).toEqual({ revision, token: story.tokens[revision], repeated: true });
    }
    const at = (sourceSequence: number) =>
      delta((d) => d.put('users', ['u'], true), {
        source: 'db',
        position: `lsn-${sourceSequence}`,
        sourceSequence,
      });
    const old = await target.sequencer.publish({ shard: 't', delta: at(17) });
    expect(old).toEqual({ revision: 21, token: story.tokens[21], repeated: true });
    expect(await target.sequencer.publish({ shard: 't', delta: at(22) })).toMatchObject({
      revision: 22,
      repeated: false,
    });
    await story.publishSome(target, 3);
    expect(target.store.open('t').head.revision).toBe(25);
  });

  it('resumes cursors of its head, sends older ones to the snapshot, and survives a restart', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(source, 10);
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    {
      const target = await bench.relay('b');
      await restoreInto(target.store, bench.archive, 't');
      await target[Symbol.asyncDispose]();
    }
    const target = await bench.relay('b');
    const shard = target.store.open('t');
    expect(shard.checkCursor(story.tokens[10]!)).toBe(10);
    expect(shard.resume(story.tokens[10])).toMatchObject({ kind: 'deltas', fromRevision: 11, bytes: 0 });
    expect(shard.resume(story.tokens[9])).toMatchObject({ kind: 'snapshot' });
    expect(() => shard.checkCursor(story.tokens[9]!)).toThrow(expect.objectContaining({ code: 'TRIMMED' }));
    expect(() => shard.viewAt(9)).toThrow(expect.objectContaining({ code: 'TRIMMED' }));
    await story.publishSome(target, 5);
    expect(shard.resume(story.tokens[10])).toMatchObject({ kind: 'deltas', fromRevision: 11 });
    expect(contentOf(target)).toEqual(sorted(story.folds.at(-1)!));
    const more = await archiveSnapshot(shard, bench.archive, CUT);
    expect(more).toMatchObject({ revision: 15, isNew: true });
  });

  it('is put only as far as it changed, and not again', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const large = Array.from({ length: 20_000 }, (_, n) => `o-${String(n).padStart(6, '0')}`);
    const open = relay.importing.begin(begin('i'));
    await open.records(1, batch(1, large));
    await open.finish(1);
    const shard = relay.store.open('t');
    const first = await archiveSnapshot(shard, bench.archive);
    expect(first.chunksPut).toBeGreaterThan(8);
    await relay.sequencer.publish({ shard: 't', delta: tuple('o-003000', 'user:bob') });
    const second = await archiveSnapshot(shard, bench.archive, CUT);
    expect(second.chunksPut).toBeLessThan(4);
    const third = await archiveSnapshot(shard, bench.archive, CUT);
    expect(third).toMatchObject({ isNew: false, chunksPut: 0, bytesPut: 0, revision: 2, root: second.root });
    const target = await bench.relay('b');
    await restoreInto(target.store, bench.archive, 't', { revision: 1 });
    const forward = await restoreInto(target.store, bench.archive, 't');
    expect(forward).toMatchObject({ revision: 2, chunksFetched: second.chunksPut });
    expect(contentOf(target)).toEqual(contentOf(relay));
    expect(await restoreInto(target.store, bench.archive, 't')).toMatchObject({
      chunksFetched: 0,
      receipts: 0,
    });
    expect(target.importing.progress('t', 'i').token).toBe(relay.importing.progress('t', 'i').token);
  });

  it('a store whose tail was trimmed before it had an archive gives all its receipts', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a', { historyBytes: 1 });
    const story = new Chronicle();
    for (let turn = 0; turn < 3; turn++) {
      await story.publishSome(source, 10);
      await source.store.open('t').cut();
    }
    expect(source.store.open('t').stored.oldestRevision).toBeGreaterThan(9);
    await archiveSnapshot(source.store.open('t'), bench.archive);
    await story.publishSome(source, 5);
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    const target = await bench.relay('b');
    await restoreInto(target.store, bench.archive, 't');
    for (const revision of [1, 2, 15, 30, 35]) {
      const again = await target.sequencer.publish({ shard: 't', delta: story.deltas[revision]! });
      expect(again).toEqual({ revision, token: story.tokens[revision], repeated: true });
    }
  });

  it('has few objects of receipts, however often it was archived', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    for (let turn = 0; turn < 40; turn++) {
      await story.publishSome(relay, 3);
      await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    }
    const objects = await collect(bench.archive.list('shards/t/receipts/'));
    expect(objects.length).toBeLessThan(10);
    const target = await bench.relay('b');
    expect(await restoreInto(target.store, bench.archive, 't', { revision: 60 })).toMatchObject({
      receipts: 60,
    });
    const again = { shard: 't', delta: story.deltas[60]! };
    expect(await target.sequencer.publish(again)).toMatchObject({ repeated: true });
    const later = await target.sequencer.publish({ shard: 't', delta: story.deltas[64]! });
    expect(later).toMatchObject({ repeated: false, revision: 61 });
  });

  it('any history, archived at any of its revisions, is restored at each of them', async () => {
    const steps = fc.array(
      fc.record({ published: fc.array(deltas, { minLength: 1, maxLength: 4 }), isArchived: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    let restores = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (turns) => {
        await using bench = await ArchiveBench.start();
        const source = await bench.relay('a');
        const story = new Chronicle();
        for (const { published, isArchived } of turns) {
          for (const bytes of published) await story.publish(source, bytes).catch(() => undefined);
          if (isArchived && story.revision > 0) {
            await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
          }
        }
        for (const { revision } of await archivedSnapshots(bench.archive, 't')) {
          const target = await bench.relay(`at-${revision}`);
          await restoreInto(target.store, bench.archive, 't', { revision });
          expect(contentOf(target)).toEqual(sorted(story.folds[revision]!));
          restores++;
          for (const [at, bytes] of story.deltas.entries()) {
            if (bytes === undefined || at > revision) continue;
            const again = await target.sequencer.publish({ shard: 't', delta: bytes });
            expect(again).toMatchObject({ revision: at, repeated: true, token: story.tokens[at] });
          }
        }
      }),
      { numRuns: 15 },
    );
    expect(restores).toBeGreaterThan(10);
  });
});

describe('a shard that is restored as a new line of history', () => {
  it('continues from an earlier revision, and what came after it may be published again', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(relay, 10);
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    await story.publishSome(relay, 10);
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    const { epoch } = relay.store.open('t').head;
    const restored = await restoreShard(relay.store, bench.archive, 't', { revision: 10 });
    const shard = relay.store.open('t');
    expect(restored.epoch > epoch).toBe(true);
    expect(shard.head).toMatchObject({ epoch: restored.epoch, revision: 10 });
    expect(contentOf(relay)).toEqual(sorted(story.folds[10]!));
    expect(shard.resume(story.tokens[10])).toMatchObject({
      kind: 'snapshot',
      reason: expect.stringMatching(/^WRONG_EPOCH/),
    });
    expect(shard.resume(restored.token)).toMatchObject({ kind: 'deltas' });
    const before = await relay.sequencer.publish({ shard: 't', delta: story.deltas[9]! });
    expect(before).toEqual({ revision: 9, token: story.tokens[9], repeated: true });
    const after = await relay.sequencer.publish({ shard: 't', delta: story.deltas[15]! });
    expect(after).toMatchObject({ revision: 11, repeated: false });
    expect(parseCursor(after.token).epoch).toBe(restored.epoch);
  });

  it('in the turn of its publishes: those that wait meanwhile become part of it', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(relay, 10);
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    await story.publishSome(relay, 5);
    const publish = (n: number) => relay.sequencer.publish({ shard: 't', delta: tuple(`while-${n}`) });
    const before = Array.from({ length: 5 }, (_, n) => publish(n));
    const restoring = relay.sequencer.exclusive('t', () => restoreShard(relay.store, bench.archive, 't'));
    const during = Array.from({ length: 5 }, (_, n) => publish(10 + n));
    const old = (await Promise.all(before)).map(({ token }) => parseCursor(token).epoch);
    const { epoch } = await restoring;
    const answers = await Promise.all(during);
    expect(old).not.toContain(epoch);
    expect(answers.map(({ token }) => parseCursor(token).epoch)).toEqual(during.map(() => epoch));
    expect(answers.map(({ revision }) => revision)).toEqual([11, 12, 13, 14, 15]);
    const kept = new Set(contentOf(relay).map(([key]) => key));
    expect([...kept].filter((key) => key.includes('while-')).length).toBe(5);
  });

  it('is archived on its own, and is then what a rebuild takes', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(relay, 30);
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    const old = await newestArchived(bench.archive, 't');
    const { epoch } = await restoreShard(relay.store, bench.archive, 't');
    const again = await archiveSnapshot(relay.store.open('t'), bench.archive);
    expect(again).toMatchObject({ epoch, revision: 30, isNew: true, chunksPut: 0 });
    await relay.sequencer.publish({ shard: 't', delta: tuple('new') });
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    expect(await newestArchived(bench.archive, 't')).toMatchObject({ epoch, revision: 31 });
    expect(await newestArchived(bench.archive, 't', { epoch: old?.epoch })).toEqual(old);
    expect(await newestArchived(bench.archive, 't', { revisionMax: 30 })).toMatchObject({
      epoch,
      revision: 30,
    });
    const target = await bench.relay('b');
    await restoreInto(target.store, bench.archive, 't');
    expect(contentOf(target)).toEqual(contentOf(relay));
    expect(await target.sequencer.publish({ shard: 't', delta: story.deltas[3]! })).toEqual({
      revision: 3,
      token: story.tokens[3],
      repeated: true,
    });
  });

  it('may have another name', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(relay, 5);
    await archiveSnapshot(relay.store.open('t'), bench.archive, { ...CUT, entries: true });
    await story.publishSome(relay, 5);
    await archiveSnapshot(relay.store.open('t'), bench.archive, { ...CUT, entries: true });
    await restoreShard(relay.store, bench.archive, 't', { as: 'copy', revision: 8 });
    expect(contentOf(relay, 'copy')).toEqual(sorted(story.folds[8]!));
    expect(contentOf(relay, 't')).toEqual(sorted(story.folds[10]!));
    await relay.sequencer.publish({ shard: 'copy', delta: tuple('only here') });
    expect(await archiveSnapshot(relay.store.open('copy'), bench.archive, CUT)).toMatchObject({
      revision: 9,
    });
  });

  it('keeps to an epoch that is given', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    await new Chronicle().publishSome(relay, 5);
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    await restoreShard(relay.store, bench.archive, 't', { newEpoch: 'zz-mesh' });
    expect(relay.store.open('t').head.epoch).toBe('zz-mesh');
    await archiveSnapshot(relay.store.open('t'), bench.archive);
    expect(await newestArchived(bench.archive, 't')).toMatchObject({ epoch: 'zz-mesh', revision: 5 });
  });
});

describe('a shard whose entries are archived, too', () => {
  async function archivedStory(bench: ArchiveBench): Promise<Chronicle> {
    const relay = await bench.relay('a');
    const story = new Chronicle();
    for (const count of [4, 7, 3]) {
      await story.publishSome(relay, count);
      await story.publish(relay, ...Array.from({ length: 3 }, (_, n) => tuple(`t${count}-${n}`)));
      await archiveSnapshot(relay.store.open('t'), bench.archive, { ...CUT, entries: true });
    }
    return story;
  }

  it('is restored at every revision', async () => {
    await using bench = await ArchiveBench.start();
    const story = await archivedStory(bench);
    for (let revision = 7; revision <= story.revision; revision++) {
      const target = await bench.relay(`at-${revision}`);
      const restored = await restoreInto(target.store, bench.archive, 't', { revision });
      expect(restored).toMatchObject({ revision, token: story.tokens[revision] });
      expect(contentOf(target)).toEqual(sorted(story.folds[revision]!));
      const again = await target.sequencer.publish({ shard: 't', delta: story.deltas[revision]! });
      expect(again).toMatchObject({ revision, repeated: true });
    }
    const target = await bench.relay('before');
    await expect(restoreInto(target.store, bench.archive, 't', { revision: 6 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('revision 7'),
    });
    await expect(restoreInto(target.store, bench.archive, 't', { revision: 99 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('can be read as it was, from a revision on', async () => {
    await using bench = await ArchiveBench.start();
    const story = await archivedStory(bench);
    const target = await bench.relay('b');
    await restoreInto(target.store, bench.archive, 't', { since: 9 });
    const shard = target.store.open('t');
    expect(shard.head.revision).toBe(story.revision);
    for (let revision = 7; revision <= story.revision; revision++) {
      using view = shard.viewAt(revision);
      expect(view.token).toBe(story.tokens[revision]);
      expect(shard.resume(story.tokens[revision])).toMatchObject({ kind: 'deltas' });
    }
  });

  it('is not restored between an import and the snapshot after it', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    await relay.sequencer.publish({ shard: 't', delta: tuple('a') });
    await archiveSnapshot(relay.store.open('t'), bench.archive, { ...CUT, entries: true });
    const open = relay.importing.begin(begin('i'));
    await open.records(1, batch(1, ['x', 'y']));
    await open.finish(1);
    await relay.sequencer.publish({ shard: 't', delta: tuple('b') });
    await archiveSnapshot(relay.store.open('t'), bench.archive, { ...CUT, entries: true });
    const target = await bench.relay('b');
    await new Chronicle().publishSome(target, 2);
    const before = contentOf(target);
    const restoring = restoreShard(target.store, bench.archive, 't', { revision: 2 });
    await expect(restoring).rejects.toMatchObject({ code: 'TRIMMED' });
    expect(contentOf(target)).toEqual(before);
    await restoreShard(target.store, bench.archive, 't', { revision: 3 });
    expect(contentOf(target)).toEqual(contentOf(relay));
  });
});
