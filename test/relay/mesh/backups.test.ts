import { describe, expect, it } from 'vitest';
import { BackupClient } from '../../../src/client/backup-client.js';
import { Publisher } from '../../../src/client/publisher.js';
import { systemClock } from '../../../src/core/clock.js';
import { deferred } from '../../../src/core/deferred.js';
import { silentLogger } from '../../../src/core/log.js';
import { Epochs } from '../../../src/relay/mesh/epochs.js';
import { KnownEpochs } from '../../../src/relay/mesh/known-epochs.js';
import { MeshRestoring } from '../../../src/relay/mesh/mesh-restoring.js';
import { archivedRevision } from '../../../src/shard/archive/restore-shard.js';
import { parseCursor } from '../../../src/shard/cursor.js';
import { nextEpoch } from '../../../src/shard/epoch.js';
import { openArchive } from '../../../src/snapshot/archive/open-archive.js';
import { Oracle, openAgent, SHARD, snapshotsOf, untilLive } from '../../agent/agent-fixture.js';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { eventually } from '../../support/eventually.js';
import { foldOf } from '../../support/fold.js';
import { startOpa } from '../../support/opa-server.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshFixture } from './mesh-fixture.js';

const SLOW = 120_000;
const addresses = (mesh: MeshFixture) => [...mesh.relays.values()].map(({ address }) => address);

/** The keys of a shard on each of its replicas. */
function keysOf(mesh: MeshFixture, shard: string): string[][] {
  return mesh.replicas(shard).map((replica) => {
    using view = replica.view();
    return [...foldOf(view).keys()].map((key) => key.split('\0')[1]!).sort();
  });
}

describe('A shard of a mesh', () => {
  it(
    'goes back to a backup on all relays, on one that was away too, and in OPA',
    async () => {
      await using dir = await tempDir();
      await using mesh = await MeshFixture.start(['one', 'two', 'three'], { archive: true });
      await using opa = await startOpa();
      const relay = addresses(mesh);
      // One that neither has the shard nor sequences it, if there is one, is asked first.
      relay.sort(
        (a, b) => Number(mesh.serversOf(SHARD).includes(a)) - Number(mesh.serversOf(SHARD).includes(b)),
      );
      using client = new BackupClient({ relay });
      await using publisher = new Publisher({ relay, name: 'test' });
      const oracle = new Oracle(publisher);
      await oracle.import(Array.from({ length: 20_000 }, (_, n) => `doc:${n}`));
      await oracle.tuple('doc:kept');
      await using agent = await openAgent({ relay, dataDir: dir.join('agent'), opa: { url: opa.url } });
      await untilLive(agent);
      await oracle.inOpa(opa);
      const archived = await client.backup(SHARD);
      expect(archived).toMatchObject({ revision: 2, isNew: true });
      const { fold } = oracle;
      const { counts } = agent.followers()[0]!;
      const before = counts.chunkBytes;
      await oracle.publish((delta) => delta.delete('tuples', ['doc:kept']));
      await oracle.tuple('doc:left');
      await oracle.inOpa(opa);
      const away = [...mesh.relays.keys()].find((id) => {
        const core = mesh.core(id);
        return core.routes.servesShard(SHARD) && !core.routes.isOwner(SHARD);
      })!;
      await mesh.leave(away);
      await eventually(
        'it is gone',
        () => mesh.cores.every(({ membership }) => membership?.members.length === 2),
        {
          timeoutMs: 30_000,
        },
      );
      await mesh.settled();
      const restored = await client.restore({ shard: SHARD });
      expect(restored).toMatchObject({ fromRevision: 2, fromEpoch: archived.epoch, revision: 3 });
      Object.assign(oracle, { fold, revision: 3 });
      await oracle.inOpa(opa);
      expect(snapshotsOf(agent)).toBeGreaterThan(1);
      expect(counts.chunkBytes - before).toBeLessThan(before / 2);
      await oracle.tuple('doc:after');
      await oracle.inOpa(opa);
      await mesh.join(away);
      await mesh.settled();
      expect(await mesh.verify([SHARD])).toBe(2);
      const epochs = mesh.replicas(SHARD).map(({ head }) => head.epoch);
      expect(epochs).toEqual([restored.epoch, restored.epoch]);
    },
    SLOW,
  );

  it(
    'is restored under another name, and its relays have the copy',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two'], { archive: true });
      using client = new BackupClient({ relay: addresses(mesh) });
      await using publisher = new Publisher({ relay: addresses(mesh), name: 'test' });
      await publisher.publish('s', (delta) => delta.put('n', ['k'], 1));
      await client.backup('s');
      const { token } = await client.restore({ shard: 's', as: 'copy' });
      expect(parseCursor(token!)).toMatchObject({ shard: 'copy', revision: 2 });
      await eventually(
        'both have it',
        () => keysOf(mesh, 'copy').length === 2 && keysOf(mesh, 'copy').join('|') === 'k|k',
      );
      await publisher.publish('copy', (delta) => delta.put('n', ['more'], 1));
      expect(await mesh.verify(['s', 'copy'])).toBe(4);
      await expect(client.restore({ shard: 's', as: 'copy' })).rejects.toMatchObject({
        code: 'ALREADY_EXISTS',
      });
    },
    SLOW,
  );

  it(
    'that two relays restore at the same moment is restored by one; the other hears CONFLICT',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two'], { archive: true });
      await using publisher = new Publisher({ relay: addresses(mesh), name: 'test' });
      using client = new BackupClient({ relay: addresses(mesh) });
      for (const n of [1, 2]) {
        await publisher.publish('s', (delta) => delta.put('n', [`k${n}`], n));
        await client.backup('s');
      }
      await publisher.publish('s', (delta) => delta.put('n', ['k3'], 3));
      await using archive = await openArchive(mesh.folder('archive'));
      await using open = await OpenLog.open(mesh.servers.addresses);
      await using epochs = new KnownEpochs(new Epochs({ connection: open.connection }));
      await epochs.start();
      // Both know where the shard stands before either of them opens an epoch.
      let waiting = 2;
      const both = deferred<void>();
      const log = {
        head: async (shard: string) => {
          if (--waiting === 0) both.resolve();
          await both.promise;
          return await open.log.head(shard);
        },
      };
      const latest = mesh.replicas('s')[0]!.head.epoch;
      const outcomes = await Promise.allSettled(
        mesh.cores.map(async ({ store }, n) => {
          // Here the relays hear of the epoch by their watches, from a stranger.
          const isInIt = () => store.open('s').head.epoch > latest;
          const replication = { catchUp: async () => void (await eventually('the epoch is joined', isInIt)) };
          const parts = {
            id: `r${n}`,
            store,
            archive,
            epochs,
            log,
            replication,
            sources: { onMoved: () => ({ [Symbol.dispose]() {} }) },
          };
          const control = { signal: new AbortController().signal, clock: systemClock, logger: silentLogger };
          const from = await archivedRevision(archive, 's', { revision: n + 1 });
          const restoration = { source: 's', target: 's', from, epoch: nextEpoch(Date.now(), latest) };
          await new MeshRestoring({ ...parts, ...control }).restore(restoration, control);
          return n + 1;
        }),
      );
      const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(lost).toMatchObject([{ code: 'CONFLICT' }]);
      const expected = won[0] === 1 ? 'k1' : 'k1,k2';
      await eventually('both relays are where the winner went', () => {
        const keys = keysOf(mesh, 's').map((each) => each.join());
        return keys.length === 2 && keys.every((each) => each === expected);
      });
      expect(await mesh.verify(['s'])).toBe(2);
    },
    SLOW,
  );
});
