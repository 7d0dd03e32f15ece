import { expect, it } from 'vitest';
import { Publisher } from '../../../src/client/publisher.js';
import type { Shard } from '../../../src/shard/shard.js';
import { eventually } from '../../support/eventually.js';
import { flipBits } from '../../support/flipping.js';
import { foldOf } from '../../support/fold.js';
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
