import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BackupClient } from '../../../src/client/backup-client.js';
import { Publisher } from '../../../src/client/publisher.js';
import type { Shard } from '../../../src/shard/shard.js';
import { eventually } from '../../support/eventually.js';
import { flipBits } from '../../support/flipping.js';
import { foldOf } from '../../support/fold.js';
import { bendNode } from '../../support/lmdb-file.js';
import { MeshFixture } from './mesh-fixture.js';

/** Values that do not compress, so that bytes on disk can be found and flipped. */
const noise = (n: number) =>
  Array.from({ length: 40 }, (_, i) => Math.imul(n * 977 + i, 2654435761).toString(36)).join('');

const sizeOf = (shard: Shard): number => {
  using view = shard.view();
  return foldOf(view).size;
};

it('a relay of a mesh mends its disk from the others: a chunk under its readers, a shard that cannot be opened', async () => {
  await using mesh = await MeshFixture.start(['r1', 'r2']);
  await using publisher = new Publisher({ relay: mesh.serversOf('t'), name: 'test' });
  const publish = (n: number) => publisher.publish('t', (d) => d.put('blobs', [`k${n}`], noise(n)));
  for (let n = 0; n < 40; n++) await publish(n);
  await eventually('both have it', () => mesh.everywhere('t', ({ head }) => head.revision === 40));
  for (const replica of mesh.replicas('t')) await replica.cut();
  const core = mesh.core('r1');
  const shard = core.store.find('t')!;
  const frame = Buffer.from(shard.frame(shard.manifests().at(-1)!.chunks[0]!.hash)!);
  const lane = core.store.partitionOf('t') % 2;
  const file = `${mesh.folder('r1')}/lane-${lane}.mdb`;
  flipBits(file, frame.subarray(0, 40), 300);
  const read = () => sizeOf(core.store.find('t')!);
  expect(read).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  expect(await eventually('the chunk is mended', read)).toBe(40);
  await eventually('it is counted', () => core.scrub.figures.mended === 1);
  expect((await core.scrub.scrub('t')).damages).toEqual([]);

  for (let n = 40; n < 60; n++) await publish(n);
  await eventually('both have it', () => mesh.everywhere('t', ({ head }) => head.revision === 60));
  await mesh.leave('r1');
  flipBits(file, Buffer.from(noise(50)), 5);
  await mesh.join('r1');
  await mesh.settled();
  await publish(60);
  await eventually('both have it', () => mesh.everywhere('t', ({ head }) => head.revision === 61));
  expect(await mesh.verify(['t'])).toBe(2);
  const again = mesh.core('r1');
  expect(sizeOf(again.store.find('t')!)).toBe(61);
  expect((await again.scrub.scrub('t')).damages).toEqual([]);
}, 120_000);

it('a relay of a mesh with a damaged page begins that part of its store anew and fills it from the others', async () => {
  await using mesh = await MeshFixture.start(['r1', 'r2']);
  await using publisher = new Publisher({ relay: mesh.serversOf('t'), name: 'test' });
  const shards = ['t', 't1', 't2', 't3', 't4', 't5'];
  const publish = (shard: string, n: number) =>
    publisher.publish(shard, (d) => d.put('blobs', [`k${n}`], noise(n)));
  for (const shard of shards) for (let n = 0; n < 20; n++) await publish(shard, n);
  const everywhere = (revision: number) =>
    Promise.all(
      shards.map((shard) =>
        eventually(`${shard} is at ${revision}`, () =>
          mesh.everywhere(shard, ({ head }) => head.revision === revision),
        ),
      ),
    );
  await everywhere(20);
  await mesh.leave('r1');
  const file = `${mesh.folder('r1')}/lane-0.mdb`;
  bendNode(file);
  const damaged = readFileSync(file);
  await mesh.join('r1');
  await mesh.settled();
  expect(readFileSync(`${file}.corrupt`)).toEqual(damaged);
  for (const shard of shards) await publish(shard, 20);
  await everywhere(21);
  expect(await mesh.verify(shards)).toBeGreaterThan(0);
  for (const shard of shards) expect(sizeOf(mesh.core('r1').store.find(shard)!)).toBe(21);
  expect((await mesh.core('r1').scrub.scrub('t')).damages).toEqual([]);
}, 120_000);

it('a relay that fills itself from one whose disk is damaged finds that by itself, and mends it from the archive', async () => {
  await using mesh = await MeshFixture.start(['r1', 'r2'], { archive: true });
  await using publisher = new Publisher({ relay: mesh.serversOf('t'), name: 'test' });
  for (let n = 0; n < 40; n++) await publisher.publish('t', (d) => d.put('blobs', [`k${n}`], noise(n)));
  await eventually('both have it', () => mesh.everywhere('t', ({ head }) => head.revision === 40));
  using backups = new BackupClient({ relay: mesh.serversOf('t') });
  await backups.backup('t');
  const source = mesh.core('r1').store.find('t')!;
  const { hash } = (await source.cut()).chunks[0]!;
  const damaged = Buffer.from(source.frame(hash)!);
  damaged[damaged.length - 9]! ^= 1;
  await mesh.leave('r2');
  await mesh.wipe('r2');
  await source.shelf.put([{ hash, frame: damaged }]);
  await mesh.join('r2');
  await mesh.settled();
  const { scrub, store } = mesh.core('r2');
  await eventually('the scrub has mended what came', () => scrub.figures.mended === 1);
  expect(sizeOf(store.find('t')!)).toBe(40);
  expect(store.find('t')!.frame(hash)).not.toEqual(damaged);
}, 120_000);
