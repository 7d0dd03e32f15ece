import { expect, it } from 'vitest';
import { archiveSnapshot } from '../../../src/shard/archive/archive-snapshot.js';
import { openArchive } from '../../../src/snapshot/archive/open-archive.js';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { MeshFixture } from './mesh-fixture.js';
import { MeshLoad } from './mesh-load.js';

const SHARDS = Array.from({ length: 12 }, (_, n) => `tenant-${n}`);
const IDS = ['r1', 'r2', 'r3'];

it('rebuilds a mesh whose disks are all empty from the archive and what the log has after it', async () => {
  await using mesh = await MeshFixture.start(IDS, { archive: true });
  await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
  await load.reached(5);
  const archive = await openArchive(mesh.folder('archive'));
  await using open = await OpenLog.open(mesh.servers.addresses);
  const archived = new Map<string, number>();
  for (const shard of SHARDS) {
    const { revision } = await archiveSnapshot(mesh.replicas(shard)[0]!, archive, { cut: true });
    archived.set(shard, revision);
  }
  await load.reached(3);
  for (const [shard, revision] of archived) await open.log.trim(shard, revision + 1);
  await load.finish();
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
