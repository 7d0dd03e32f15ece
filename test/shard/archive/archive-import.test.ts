import { expect, it } from 'vitest';
import { archiveImport, fetchImport } from '../../../src/shard/archive/import-archive.js';
import { shapesOf } from '../../../src/shard/state.js';
import { batch, begin } from '../../support/importing.js';
import { ArchiveBench } from './archive-fixture.js';

async function imported(bench: ArchiveBench) {
  const relay = await bench.relay('a');
  const open = relay.importing.begin(begin('i'));
  await open.records(
    1,
    batch(
      1,
      Array.from({ length: 6_000 }, (_, n) => `o-${String(n).padStart(5, '0')}`),
    ),
  );
  await open.finish(1);
  const shard = relay.store.open('t');
  const { chunks } = shard.state.base!;
  const collections = shapesOf(shard.state.collections);
  return { shard, chunks, root: await archiveImport(shard, bench.archive, { collections, chunks }) };
}

it('imported chunks are found by their root, by who lacks them', async () => {
  await using bench = await ArchiveBench.start();
  const { chunks, root } = await imported(bench);
  const target = (await bench.relay('b')).store.open('t');
  const found = await fetchImport(target, bench.archive, root);
  expect(found?.chunks).toEqual(chunks);
  expect(chunks.every(({ hash }) => target.frame(hash) !== undefined)).toBe(true);
  expect(await fetchImport(target, bench.archive, Buffer.alloc(32))).toBeUndefined();
});

it('an import of which a chunk is lost is named', async () => {
  await using bench = await ArchiveBench.start();
  const { chunks, root } = await imported(bench);
  await bench.archive.delete(`shards/t/chunks/${chunks[0]!.hash.toString('hex')}`);
  const target = (await bench.relay('b')).store.open('t');
  await expect(fetchImport(target, bench.archive, root)).rejects.toMatchObject({ code: 'CORRUPT' });
});
