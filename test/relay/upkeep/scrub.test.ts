import { cp } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/core/log.js';
import { Scrub } from '../../../src/relay/upkeep/scrub.js';
import { archiveSource, relaySource } from '../../../src/relay/upkeep/whole-sources.js';
import { archiveSnapshot } from '../../../src/shard/archive/archive-snapshot.js';
import type { Shard } from '../../../src/shard/shard.js';
import type { ShardStore } from '../../../src/shard/store.js';
import { FileArchive } from '../../../src/snapshot/archive/file-archive.js';
import { Channel } from '../../../src/wire/channel.js';
import { ManualClock } from '../../agent/manual-clock.js';
import { Embedded } from '../../support/embedded.js';
import { eventually } from '../../support/eventually.js';
import { flipBits } from '../../support/flipping.js';
import { foldOf } from '../../support/fold.js';
import { delta } from '../../support/publishing.js';
import { relayFixture } from '../../support/relay-fixture.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';

/** Values that do not compress, so that bytes on disk can be found and flipped. */
const noise = (n: number) =>
  Array.from({ length: 40 }, (_, i) => Math.imul(n * 977 + i, 2654435761).toString(36)).join('');
const signal = new AbortController().signal;

const countedId = (n: number) => `d-${n}`;

/** The place of a receipt as it is in a run of one: revision, length of the epoch, epoch, hash. */
function inRun(place: Buffer): Buffer {
  const epoch = place.subarray(14);
  return Buffer.concat([place.subarray(0, 6), Buffer.from([epoch.length]), epoch, place.subarray(6, 14)]);
}

async function fill(path: string, from: number, to: number, cut: boolean, idOf = countedId): Promise<void> {
  await using relay = await Embedded.open({ path, lanes: 1 });
  for (let n = from; n < to; n++) {
    const bytes = delta((d) => d.put('blobs', [`key-${n}`], noise(n)), { id: idOf(n) });
    await relay.sequencer.publish({ shard: 't', delta: bytes });
  }
  if (cut) await relay.store.open('t').cut();
}

/** A store with 40 records in snapshots at 20 and 40, 20 more behind them, and an archive of the first two. */
async function prepared(
  dir: TempDir,
  idOf = countedId,
): Promise<{ path: string; file: string; archive: FileArchive }> {
  const path = dir.join('store');
  const archive = await FileArchive.open(dir.join('archive'));
  for (const [from, to] of [
    [0, 20],
    [20, 40],
  ] as const) {
    await fill(path, from, to, true, idOf);
    await using relay = await Embedded.open({ path });
    await archiveSnapshot(relay.store.open('t'), archive, {});
  }
  await fill(path, 40, 60, false, idOf);
  return { path, file: dir.join('store', 'lane-0.mdb'), archive };
}

function scrubOf(store: ShardStore, archive?: FileArchive): Scrub {
  const sources = archive === undefined ? [] : [archiveSource(archive, signal)];
  return new Scrub({ store, sources: () => sources, everyMs: 0, logger: silentLogger });
}

const frameOf = (shard: Shard) => shard.frame(shard.manifests().at(-1)!.chunks[0]!.hash)!;
const sizeOf = (shard: Shard): number => {
  using view = shard.view();
  return foldOf(view).size;
};

/** Reads bytes to be damaged out of a store, and closes it. */
async function bytesOf(path: string, read: (shard: Shard) => Buffer): Promise<Buffer> {
  await using relay = await Embedded.open({ path });
  return Buffer.from(read(relay.store.open('t')));
}

describe('the scrub', () => {
  it('finds nothing in a store that is whole, and reads all of it', async () => {
    await using dir = await tempDir();
    const { path, archive } = await prepared(dir);
    await using relay = await Embedded.open({ path });
    await using scrub = scrubOf(relay.store, archive);
    const { damages, bytes, mended } = await scrub.scrub('t');
    expect([damages, mended]).toEqual([[], 0]);
    expect(bytes).toBeGreaterThan(40 * 200);
    expect(await scrub.scrub('nowhere')).toEqual({ bytes: 0, damages: [], mended: 0 });
  });

  it('names a damaged chunk and takes it from the archive; without one it says so again and again', async () => {
    await using dir = await tempDir();
    const { path, file, archive } = await prepared(dir);
    const frame = await bytesOf(path, frameOf);
    flipBits(file, frame.subarray(0, 40), 300);
    await using relay = await Embedded.open({ path });
    const hash = relay.store.open('t').manifests().at(-1)!.chunks[0]!.hash.toString('hex', 0, 8);
    await using alone = scrubOf(relay.store);
    for (let n = 0; n < 2; n++) {
      const { damages, mended } = await alone.scrub('t');
      expect(damages).toMatchObject([{ kind: 'chunk', failure: { code: 'CORRUPT' } }]);
      expect(damages[0]!.failure.message).toContain(hash);
      expect(mended).toBe(0);
    }
    await using scrub = scrubOf(relay.store, archive);
    expect((await scrub.scrub('t')).mended).toBe(1);
    expect(scrub.figures).toMatchObject({ found: 1, mended: 1 });
    expect((await scrub.scrub('t')).damages).toEqual([]);
    expect(sizeOf(relay.store.open('t'))).toBe(60);
  });

  it('takes a damaged chunk from another relay that has the shard', async () => {
    await using dir = await tempDir();
    const { path, file } = await prepared(dir);
    await cp(path, dir.join('other'), { recursive: true });
    const frame = await bytesOf(path, frameOf);
    flipBits(file, frame.subarray(0, 40), 500);
    await using other = await relayFixture({ dataDir: dir.join('other') });
    using channel = new Channel(other.address);
    await using relay = await Embedded.open({ path });
    const sources = () => [relaySource(channel, signal)];
    await using scrub = new Scrub({ store: relay.store, sources, everyMs: 0 });
    expect(await scrub.scrub('t')).toMatchObject({ damages: [{ kind: 'chunk' }], mended: 1 });
    expect(sizeOf(relay.store.open('t'))).toBe(60);
  });

  it('mends what a read has met, and the next read has it', async () => {
    await using dir = await tempDir();
    const { path, file, archive } = await prepared(dir);
    const frame = await bytesOf(path, frameOf);
    flipBits(file, frame.subarray(0, 40), 300);
    await using relay = await Embedded.open({ path });
    await using scrub = scrubOf(relay.store, archive);
    await scrub.start();
    const read = () => sizeOf(relay.store.open('t'));
    expect(read).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
    expect(await eventually('it is mended', read)).toBe(60);
    await eventually('it is counted', () => scrub.figures.mended === 1);
    expect(scrub.figures.found).toBe(1);
  });

  it('writes the newest manifest again from memory, and an older one from the archive', async () => {
    await using dir = await tempDir();
    const { path, file, archive } = await prepared(dir);
    const roots = await bytesOf(path, (shard) => Buffer.concat(shard.manifests().map(({ root }) => root)));
    for (const [index, revision] of [20, 40].entries()) {
      await using relay = await Embedded.open({ path });
      await using scrub = scrubOf(relay.store, archive);
      // Flipped under the open shard, as a disk does: LMDB reads the same pages.
      relay.store.open('t');
      flipBits(file, roots.subarray(index * 32, index * 32 + 32), 3);
      expect(() => relay.store.open('t').manifests()).toThrow(`revision ${revision}`);
      const { damages, mended } = await scrub.scrub('t');
      expect(damages).toMatchObject([{ kind: 'manifest', revision, failure: { code: 'CORRUPT' } }]);
      expect(mended).toBe(1);
      expect((await scrub.scrub('t')).damages).toEqual([]);
      expect(relay.store.open('t').manifests()).toHaveLength(2);
    }
  });

  it('leaves a damaged entry behind by a new snapshot: what is acknowledged stays', async () => {
    await using dir = await tempDir();
    const { path, file } = await prepared(dir);
    await using relay = await Embedded.open({ path });
    const { head } = relay.store.open('t');
    await using scrub = scrubOf(relay.store);
    flipBits(file, Buffer.from(noise(47)), 5);
    const { damages, mended } = await scrub.scrub('t');
    expect(damages).toMatchObject([{ kind: 'entry', revision: 48, failure: { code: 'CORRUPT' } }]);
    expect(mended).toBe(1);
    expect((await scrub.scrub('t')).damages).toEqual([]);
    await relay[Symbol.asyncDispose]();
    await using again = await Embedded.open({ path });
    expect(again.store.open('t').head).toEqual(head);
    expect(sizeOf(again.store.open('t'))).toBe(60);
  });

  it.each([
    { form: 'in a run', idOf: countedId, markerOf: inRun },
    { form: 'by themselves', idOf: (n: number) => `d${n}`, markerOf: (place: Buffer) => place },
  ])('writes receipts again that are kept $form, and whose deltas are kept still', async (each) => {
    const { idOf, markerOf } = each;
    await using dir = await tempDir();
    const { path, file } = await prepared(dir, idOf);
    const id = idOf(55);
    const place = await bytesOf(path, (shard) => shard.receipts.storedPlace({ publisher: 'test', id })!);
    flipBits(file, markerOf(place), 5);
    await using relay = await Embedded.open({ path });
    const bytes = delta((d) => d.put('blobs', ['key-55'], noise(55)), { id });
    await using scrub = scrubOf(relay.store);
    const { damages, mended } = await scrub.scrub('t');
    expect(damages).toMatchObject([{ kind: 'receipts', revision: 56, failure: { code: 'CORRUPT' } }]);
    expect(damages[0]?.failure.message).toContain(id);
    expect(mended).toBe(1);
    expect((await scrub.scrub('t')).damages).toEqual([]);
    expect(await relay.sequencer.publish({ shard: 't', delta: bytes })).toMatchObject({
      revision: 56,
      repeated: true,
    });
  });

  it('names damaged receipts of a run whose deltas are not kept: no repeat is taken for new', async () => {
    await using dir = await tempDir();
    const { path, file } = await prepared(dir);
    const label = { publisher: 'test', id: 'd-5' };
    const place = await bytesOf(path, (shard) => shard.receipts.storedPlace(label)!);
    await using trimmed = await Embedded.open({ path });
    await trimmed.store.open('t').cut();
    await trimmed.store.open('t').trimBelow(30);
    await trimmed[Symbol.asyncDispose]();
    flipBits(file, inRun(place), 5);
    await using relay = await Embedded.open({ path });
    await using scrub = scrubOf(relay.store);
    const repeat = delta((d) => d.put('blobs', ['key-5'], noise(5)), { id: 'd-5' });
    await expect(relay.sequencer.publish({ shard: 't', delta: repeat })).rejects.toMatchObject({
      code: 'CORRUPT',
    });
    const { damages, mended } = await scrub.scrub('t');
    expect(damages).toMatchObject([{ kind: 'receipts', revision: 0, failure: { code: 'CORRUPT' } }]);
    expect(mended).toBe(0);
    const next = delta((d) => d.put('blobs', ['key-60'], 1), { id: 'd-60' });
    expect(await relay.sequencer.publish({ shard: 't', delta: next })).toMatchObject({ revision: 61 });
  });

  it('asks for a shard to be filled again that cannot be opened any more, and names it', async () => {
    await using dir = await tempDir();
    const { path, file } = await prepared(dir);
    flipBits(file, Buffer.from(noise(47)), 5);
    await using relay = await Embedded.open({ path });
    const asked: string[] = [];
    await using scrub = new Scrub({
      store: relay.store,
      sources: () => [],
      refill: (shard) => void asked.push(shard),
      everyMs: 0,
    });
    await scrub.scrub('t');
    expect(asked).toEqual(['t']);
    expect(scrub.figures.found).toBe(1);
  });

  it('passes over all shards by itself, no faster than its rate', async () => {
    await using dir = await tempDir();
    const { path } = await prepared(dir);
    const clock = new ManualClock();
    await using relay = await Embedded.open({ path });
    await using scrub = new Scrub({ store: relay.store, sources: () => [], clock });
    await scrub.start();
    expect(scrub.figures.bytes).toBe(0);
    clock.advance(60_000);
    const first = await eventually('it has begun', () => scrub.figures.bytes);
    const { bytes: whole } = await (async () => {
      await using other = scrubOf(relay.store);
      return await other.scrub('t');
    })();
    expect(first).toBeLessThan(whole);
    await eventually('it has read all', () => {
      clock.advance(1_000);
      return scrub.figures.bytes === whole;
    });
  });
});
