import { describe, expect, it } from 'vitest';
import { MeshFixture } from './mesh-fixture.js';
import { MeshLoad } from './mesh-load.js';

const SHARDS = Array.from({ length: 40 }, (_, n) => `tenant-${n}`);
const TEST_MS = 240_000;

describe('handover', () => {
  it(
    'moves partitions to a relay that joins, and off one that drains, under load',
    async () => {
      await using mesh = await MeshFixture.start(['r1', 'r2', 'r3']);
      await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
      await mesh.join('r4');
      await mesh.settled();
      expect(mesh.core('r4').holdings?.count('ready')).toBeGreaterThan(2);
      const drainedMs = performance.now();
      await mesh.leave('r2', { drain: true });
      await mesh.settled();
      const pauses = load.pauses(drainedMs);
      await load.finish();
      expect(pauses.length).toBeGreaterThan(0);
      expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
    },
    TEST_MS,
  );

  it(
    'goes on when a relay is killed, and takes it back with what it has on disk',
    async () => {
      await using mesh = await MeshFixture.start(['r1', 'r2']);
      await mesh.spawn('r3');
      await mesh.settled();
      await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
      await load.reached(3);
      const killedMs = performance.now();
      await mesh.kill('r3');
      await mesh.settled();
      await load.reached(3);
      // Whoever watched there has gone elsewhere long before the others take it for gone.
      expect(load.pauses(killedMs).at(-1)).toBeLessThan(3_000 + 1_000);
      await mesh.spawn('r3');
      await mesh.settled();
      await load.finish();
      expect(await mesh.verify(SHARDS)).toBeGreaterThan(SHARDS.length);
    },
    TEST_MS,
  );

  it(
    'fills a relay that comes back with an empty disk, and all of them from the log',
    async () => {
      await using mesh = await MeshFixture.start(['r1', 'r2', 'r3']);
      await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
      await load.reached(3);
      await mesh.leave('r1');
      await mesh.wipe('r1');
      await mesh.join('r1');
      await mesh.settled();
      expect(mesh.core('r1').refilledBytes).toBeGreaterThan(0);
      await load.reached(3);
      await load.finish();
      expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
      for (const id of ['r1', 'r2', 'r3']) await mesh.leave(id);
      for (const id of ['r1', 'r2', 'r3']) await mesh.wipe(id);
      await Promise.all(['r1', 'r2', 'r3'].map((id) => mesh.join(id)));
      await mesh.settled();
      expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
    },
    TEST_MS,
  );
});
