import { expect, it } from 'vitest';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { eventually } from '../../support/eventually.js';
import { MeshFixture } from './mesh-fixture.js';
import { MeshLoad } from './mesh-load.js';

const SHARDS = Array.from({ length: 12 }, (_, n) => `tenant-${n}`);
const IDS = ['r1', 'r2', 'r3'];
/** Everything at once. */
const UPKEEP = { archiveIntervalMs: 200, trimAfterMs: 200, intervalMs: 100 };

/** Whether the first entry of a shard has left the log. */
async function isTrimmed({ log }: OpenLog, shard: string): Promise<boolean> {
  const entries = log.read(shard, 1)[Symbol.asyncIterator]();
  try {
    await entries.next();
    return false;
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'TRIMMED' });
    return true;
  } finally {
    await entries.return?.();
  }
}

it('rebuilds a mesh whose disks are all empty from what its owners archived and what they left in the log', async () => {
  await using mesh = await MeshFixture.start(IDS, { archive: true, mesh: { upkeep: UPKEEP } });
  await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
  await load.reached(5);
  await using open = await OpenLog.open(mesh.servers.addresses);
  for (const shard of SHARDS) {
    await eventually(`${shard} is trimmed`, () => isTrimmed(open, shard), { timeoutMs: 60_000 });
  }
  await load.reached(3);
  await load.finish();
  const trims = mesh.cores.map(({ upkeep }) => upkeep.trims);
  expect(trims.filter((count) => count > 0).length).toBeGreaterThan(1);
  const ids = new Map(SHARDS.map((shard) => [shard, [...load.acknowledged.get(shard)!.keys()][0]!]));
  for (const id of IDS) await mesh.leave(id);
  for (const id of IDS) await mesh.wipe(id);
  await Promise.all(IDS.map((id) => mesh.join(id)));
  await mesh.settled();
  expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
  // What was published before all that is known still.
  for (const [shard, id] of ids) {
    const { revision, repeated } = await load.again(shard, id);
    expect({ revision, repeated }).toEqual({
      revision: load.acknowledged.get(shard)?.get(id),
      repeated: true,
    });
  }
}, 240_000);
