import { describe, expect, it } from 'vitest';
import { MeshFixture } from './mesh-fixture.js';
import { MeshLoad } from './mesh-load.js';

const SHARDS = Array.from({ length: 40 }, (_, n) => `tenant-${n}`);

describe('handover', () => {
  it('moves partitions to a relay that joins, and off one that drains, under load', async () => {
    await using mesh = await MeshFixture.start(['r1', 'r2', 'r3']);
    await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
    await mesh.join('r4');
    await mesh.settled();
    expect(mesh.core('r4').holdings!.count('ready')).toBeGreaterThan(2);
    const drainedMs = performance.now();
    await mesh.leave('r2', { drain: true });
    await mesh.settled();
    const pauses = load.pauses(drainedMs);
    await load.finish();
    console.log(
      'published',
      load.published,
      'drain pauses',
      pauses.at(-1),
      pauses[Math.floor(pauses.length * 0.5)],
    );
    expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
  }, 120_000);
});
