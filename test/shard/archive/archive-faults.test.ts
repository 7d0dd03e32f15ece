import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ShardcastError } from '../../../src/core/errors.js';
import { archiveSnapshot } from '../../../src/shard/archive/archive-snapshot.js';
import { archivedSnapshots } from '../../../src/shard/archive/archived-shard.js';
import { restoreInto, restoreShard } from '../../../src/shard/archive/restore-shard.js';
import type { Embedded } from '../../support/embedded.js';
import { sorted } from '../../support/fold.js';
import { batch, begin } from '../../support/importing.js';
import { EntryChain, tuple } from '../../support/publishing.js';
import { ArchiveBench, Chronicle, contentOf } from './archive-fixture.js';

const CUT = { cut: true } as const;
const lost = () => new ShardcastError('UNAVAILABLE', 'the archive went away');

/** Fails the archive's n-th call from now on, and all after it. */
function failFrom(bench: ArchiveBench, n: number): { readonly calls: number } {
  const count = { calls: 0 };
  bench.archive.before = () => {
    if (++count.calls >= n) throw lost();
  };
  return count;
}

function mend(bench: ArchiveBench): void {
  bench.archive.before = () => undefined;
}

/** A few chunks by an import, then deltas. */
async function fill(relay: Embedded, story: Chronicle): Promise<void> {
  const open = relay.importing.begin(begin('i'));
  await open.records(
    1,
    batch(
      1,
      Array.from({ length: 6_000 }, (_, n) => `o-${String(n).padStart(5, '0')}`),
    ),
  );
  await open.finish(1);
  await story.publishSome(relay, 10);
}

describe('archiving that is broken off', () => {
  it('at any call leaves what was archived before, and goes on', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    await fill(relay, story);
    const shard = relay.store.open('t');
    const options = { ...CUT, entries: true };
    await archiveSnapshot(shard, bench.archive, options);
    let brokenOff = 0;
    for (let turn = 1, isDone = false; !isDone; turn++) {
      await relay.sequencer.publish({ shard: 't', delta: tuple(`o-0${turn}000`, `user:${turn}`) });
      const before = (await archivedSnapshots(bench.archive, 't')).map(({ revision }) => revision);
      failFrom(bench, turn);
      isDone = await archiveSnapshot(shard, bench.archive, options).then(
        () => true,
        (failure: unknown) => {
          expect(failure).toMatchObject({ code: 'UNAVAILABLE' });
          return false;
        },
      );
      mend(bench);
      const after = (await archivedSnapshots(bench.archive, 't')).map(({ revision }) => revision);
      expect(after.slice(0, before.length)).toEqual(before);
      if (isDone) break;
      brokenOff++;
      const target = await bench.relay(`after-${turn}`);
      await restoreInto(target.store, bench.archive, 't');
      expect(target.store.open('t').head.revision).toBe(after.at(-1));
      await target[Symbol.asyncDispose]();
    }
    expect(brokenOff).toBeGreaterThan(8);
    const target = await bench.relay('last');
    await restoreInto(target.store, bench.archive, 't');
    expect(contentOf(target)).toEqual(contentOf(relay));
  });

  it('by its signal stops', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    await fill(relay, new Chronicle());
    const abort = new AbortController();
    bench.archive.before = (operation) => {
      if (operation === 'put') abort.abort();
    };
    const archiving = archiveSnapshot(relay.store.open('t'), bench.archive, { ...CUT, signal: abort.signal });
    await expect(archiving).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await archivedSnapshots(bench.archive, 't')).toEqual([]);
  });

  it('says that there is nothing to archive', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    await expect(archiveSnapshot(relay.store.open('t'), bench.archive)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a restore that is broken off', () => {
  it('at any call takes no publish until it was done again, also after a restart', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    const story = new Chronicle();
    await fill(source, story);
    await archiveSnapshot(source.store.open('t'), bench.archive, { ...CUT, entries: true });
    await story.publishSome(source, 3);
    await archiveSnapshot(source.store.open('t'), bench.archive, { ...CUT, entries: true });
    const revision = source.store.open('t').head.revision - 1;
    let refusals = 0;
    for (let turn = 1, isDone = false; !isDone; turn++) {
      const name = `b-${turn}`;
      const target = await bench.relay(name);
      failFrom(bench, turn);
      isDone = await restoreInto(target.store, bench.archive, 't', { revision }).then(
        () => true,
        () => false,
      );
      mend(bench);
      if (isDone) break;
      const begun = !target.store.open('t').receipts.isComplete;
      await target[Symbol.asyncDispose]();
      const again = await bench.relay(name);
      if (begun) {
        refusals++;
        const publishing = again.sequencer.publish({ shard: 't', delta: tuple('new') });
        await expect(publishing).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: 'backoff' });
      }
      await restoreInto(again.store, bench.archive, 't', { revision });
      const seen = await again.sequencer.publish({ shard: 't', delta: story.deltas[10]! });
      expect(seen.repeated).toBe(true);
      expect(again.store.open('t').head.revision).toBe(revision);
      await again[Symbol.asyncDispose]();
    }
    expect(refusals).toBeGreaterThan(1);
  });

  it('keeps what the shard held while all has not been read', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    await fill(source, new Chronicle());
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    damage(bench, 'receipts', (path) => writeFileSync(path, 'nonsense'));
    const target = await bench.relay('b');
    const story = new Chronicle();
    await story.publishSome(target, 4);
    await expect(restoreShard(target.store, bench.archive, 't')).rejects.toMatchObject({
      code: 'VERSION_UNSUPPORTED',
    });
    expect(contentOf(target)).toEqual(sorted(story.folds[4]!));
    await story.publishSome(target, 1);
    expect(contentOf(target)).toEqual(sorted(story.folds[5]!));
  });

  it('does not go back on its line of history', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    const story = new Chronicle();
    await story.publishSome(relay, 5);
    await archiveSnapshot(relay.store.open('t'), bench.archive, CUT);
    await story.publishSome(relay, 1);
    await expect(restoreInto(relay.store, bench.archive, 't')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(contentOf(relay)).toEqual(sorted(story.folds[6]!));
  });

  it('says that a shard is not archived', async () => {
    await using bench = await ArchiveBench.start();
    const relay = await bench.relay('a');
    await expect(restoreInto(relay.store, bench.archive, 't')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(restoreShard(relay.store, bench.archive, '../t')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});

/** Does something to every file of a folder of the archive. */
function damage(bench: ArchiveBench, folder: string, harm: (path: string) => void): void {
  const path = bench.dir.join('archive', 'shards', 't', folder);
  for (const name of readdirSync(path)) harm(join(path, name));
}

const flip = (at: number) => (path: string) => {
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = bytes[index]! ^ 0xff;
  writeFileSync(path, bytes);
};
const HARMS: readonly (readonly [what: string, folder: string, harm: (path: string) => void])[] = [
  ['a flipped byte in chunks', 'chunks', flip(-10)],
  ['chunks that are cut short', 'chunks', (path) => truncateSync(path, 100)],
  ['chunks that are gone', 'chunks', (path) => rmSync(path)],
  ['a flipped byte in manifests', 'manifests', flip(60)],
  ['manifests that are cut short', 'manifests', (path) => truncateSync(path, 80)],
  ['a flipped byte in receipts', 'receipts', flip(-10)],
  ['a flipped byte in the range of receipts', 'receipts', flip(3)],
  ['receipts that are cut short', 'receipts', (path) => truncateSync(path, 80)],
  ['receipts that are cut to nothing but a version', 'receipts', (path) => truncateSync(path, 1)],
  ['receipts that are gone', 'receipts', (path) => rmSync(path)],
  ['a flipped byte in entries', 'entries', flip(-10)],
  ['entries that are cut short', 'entries', (path) => truncateSync(path, 80)],
];

describe('damage in an archive is named', () => {
  it.each(HARMS)('%s', async (_, folder, harm) => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    await fill(source, new Chronicle());
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    await new Chronicle().publishSome(source, 3);
    await archiveSnapshot(source.store.open('t'), bench.archive, { ...CUT, entries: true });
    damage(bench, folder, harm);
    const target = await bench.relay('b');
    const outcome = await restoreInto(target.store, bench.archive, 't', { since: 11 }).catch(
      (failure: unknown) => failure,
    );
    expect(outcome).toMatchObject({ code: 'CORRUPT', hint: expect.stringMatching(/./) });
    expect(String(outcome)).toContain(folder === 'receipts' ? 'receipts' : `shards/t/${folder}/`);
  });

  it('another chunk under a chunk’s name', async () => {
    await using bench = await ArchiveBench.start();
    const source = await bench.relay('a');
    await fill(source, new Chronicle());
    await archiveSnapshot(source.store.open('t'), bench.archive, CUT);
    const chunks: string[] = [];
    damage(bench, 'chunks', (path) => void chunks.push(path));
    writeFileSync(chunks[0]!, readFileSync(chunks[1]!));
    const target = await bench.relay('b');
    await expect(restoreInto(target.store, bench.archive, 't')).rejects.toMatchObject({ code: 'CORRUPT' });
  });
});

describe('a fork', () => {
  /** Two stores of one epoch whose histories differ from revision 3 on. */
  async function forked(bench: ArchiveBench): Promise<[Embedded, Embedded]> {
    const relays: [Embedded, Embedded] = [await bench.relay('a'), await bench.relay('b')];
    const common = [tuple('1'), tuple('2')];
    for (const relay of relays) {
      const chain = new EntryChain('t');
      for (const bytes of [...common, tuple('3')]) {
        const next = chain.next(bytes);
        await relay.store.open('t').append(next.entry, next.bytes, { synced: true });
      }
    }
    return relays;
  }

  it('of the same revision is not taken for what is archived', async () => {
    await using bench = await ArchiveBench.start();
    const [one, other] = await forked(bench);
    await archiveSnapshot(one.store.open('t'), bench.archive, CUT);
    const archiving = archiveSnapshot(other.store.open('t'), bench.archive, CUT);
    await expect(archiving).rejects.toMatchObject({ code: 'FORK', details: { revision: 3 } });
  });

  it('that went on is not archived behind what is there', async () => {
    await using bench = await ArchiveBench.start();
    const [one, other] = await forked(bench);
    await archiveSnapshot(one.store.open('t'), bench.archive, CUT);
    await other.sequencer.publish({ shard: 't', delta: tuple('4') });
    const archiving = archiveSnapshot(other.store.open('t'), bench.archive, CUT);
    await expect(archiving).rejects.toMatchObject({ code: 'FORK' });
    expect(await archivedSnapshots(bench.archive, 't')).toHaveLength(1);
  });
});
