import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringsImport } from '../../../src/relay/mesh/applier.js';
import { ArchivedImports } from '../../../src/relay/mesh/archived-imports.js';
import type { ImportArchive } from '../../../src/relay/mesh/import-archive.js';
import { FileArchive } from '../../../src/snapshot/archive/file-archive.js';
import { wire } from '../../../src/wire/wire.js';
import { startMesh } from '../../log/jetstream-fixture.js';
import { collect } from '../../support/collect.js';
import { eventually } from '../../support/eventually.js';
import { batch, begin, objectsOf } from '../../support/importing.js';
import type { NatsServers } from '../../support/nats-server.js';
import { delta, tuple } from '../../support/publishing.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshRelay } from './mesh-relay.js';

let servers: NatsServers;
beforeAll(async () => {
  servers = await startMesh(1);
});
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

async function importsIn(path: string): Promise<ImportArchive> {
  return new ArchivedImports(await FileArchive.open(path));
}

async function importInto(
  relay: MeshRelay,
  shard: string,
  id: string,
  objects: readonly string[],
  options: { mode?: number; expect?: string } = {},
) {
  const open = relay.importing.begin(begin(id, { shard, ...options }));
  for (let n = 0; n * 1_000 < objects.length; n++) {
    await open.records(n + 1, batch(n + 1, objects.slice(n * 1_000, (n + 1) * 1_000)));
  }
  return await open.finish(open.sequence);
}

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

async function rootOf(relay: MeshRelay, shard: string): Promise<string> {
  const { revision } = relay.store.open(shard).head;
  return (await relay.store.open(shard).manifestAt(revision)).root.toString('hex');
}

describe('An import into a mesh', () => {
  it('is the same chunks at every relay, over and under what is published', async () => {
    await using dir = await tempDir();
    const imports = await importsIn(dir.join('archive'));
    const shard = 'merged';
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'), { imports });
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { imports });
    await one.sequencer.publish({ shard, delta: tuple('first') });
    const imported = await importInto(one, shard, 'm', named('i', 20_000));
    expect(imported).toMatchObject({ revision: 2, records: 20_000, repeated: false });
    await one.sequencer.publish({ shard, delta: delta((d) => d.delete('tuples', ['i-7'])) });
    const mode = wire.ImportMode.REPLACE;
    await importInto(one, shard, 'r', named('r', 3_000), { mode });
    await two.sequencer.publish({ shard, delta: tuple('last') });
    await eventually('all is applied', () => one.revision(shard) === 5 && two.revision(shard) === 5);
    expect(objectsOf(two, shard)).toEqual(['last', ...named('r', 3_000)].sort());
    expect(objectsOf(one, shard)).toEqual(objectsOf(two, shard));
    expect(await rootOf(two, shard)).toBe(await rootOf(one, shard));
    expect(two.store.open(shard).head).toEqual(one.store.open(shard).head);
    const kept = [one, two].map(({ store }) =>
      store
        .open(shard)
        .manifests()
        .map(({ root }) => root),
    );
    expect(kept[0]).toEqual(kept[1]);
    // Whoever asks again is told the first answer, at any relay.
    expect(await importInto(two, shard, 'm', [])).toMatchObject({ revision: 2, repeated: true });
  });

  it('is where others can fetch it before it is acknowledged: the importing relay may be lost', async () => {
    await using dir = await tempDir();
    const imports = await importsIn(dir.join('archive'));
    const shard = 'lost';
    {
      await using one = await MeshRelay.open(servers.addresses, dir.join('one'), { imports });
      await importInto(one, shard, 'm', named('i', 5_000));
    }
    await rm(dir.join('one'), { recursive: true });
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { imports });
    await two.replication.filled(two.store.partitionOf(shard));
    expect(objectsOf(two, shard)).toEqual(named('i', 5_000).sort());
  });

  it('waits, as what follows it does, while the archive is away', async () => {
    await using dir = await tempDir();
    const imports = await importsIn(dir.join('archive'));
    const shard = 'waits';
    let isAway = true;
    const away = {
      put: imports.put.bind(imports),
      get: (name: string, root: Buffer) =>
        isAway ? Promise.reject(new Error('away')) : imports.get(name, root),
    };
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'), { imports });
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { imports: away });
    await one.sequencer.publish({ shard, delta: tuple('before') });
    await importInto(one, shard, 'm', named('i', 10));
    await one.sequencer.publish({ shard, delta: tuple('after') });
    await eventually('it is behind', () => two.replication.ageMs(shard) > 200);
    expect(two.revision(shard)).toBe(1);
    isAway = false;
    await eventually('all is applied', () => two.revision(shard) === 3);
    expect(objectsOf(two, shard)).toEqual(objectsOf(one, shard));
  });

  it('is merged again when another relay was first, and holds its expectation against the log', async () => {
    await using dir = await tempDir();
    const imports = await importsIn(dir.join('archive'));
    const shard = 'races';
    let first = 3;
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { imports });
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'), {
      imports,
      wrap: (log) => ({
        layout: log.layout,
        head: (name) => log.head(name),
        read: (...args) => log.read(...args),
        follow: (...args) => log.follow(...args),
        shardsOf: (partition) => log.shardsOf(partition),
        append: async (entry, ...rest) => {
          if (bringsImport(entry) && first-- > 0) {
            await two.sequencer.publish({ shard, delta: tuple(`first-${first}`) });
          }
          return await log.append(entry, ...rest);
        },
      }),
    });
    await one.sequencer.publish({ shard, delta: tuple('i-1', 'user:bob') });
    expect(await importInto(one, shard, 'm', named('i', 200))).toMatchObject({ revision: 5, records: 200 });
    await two.replication.filled(two.store.partitionOf(shard));
    const all = ['first-0', 'first-1', 'first-2', 'i-1', ...named('i', 200)].sort();
    for (const relay of [one, two]) expect(objectsOf(relay, shard)).toEqual(all);
    expect(await rootOf(two, shard)).toBe(await rootOf(one, shard));
    const { token } = await two.sequencer.publish({ shard, delta: tuple('then') });
    await two.sequencer.publish({ shard, delta: tuple('more') });
    await expect(importInto(one, shard, 'late', ['x'], { expect: token })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
  });
});

describe('Imports in an archive', () => {
  it('are given back as they were put, and named when they are not there', async () => {
    await using dir = await tempDir();
    const imports = await importsIn(dir.path);
    const root = Buffer.alloc(32, 7);
    await expect(imports.get('t', root)).rejects.toMatchObject({ code: 'NOT_FOUND', retry: 'backoff' });
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'), { imports });
    await importInto(one, 'put', 'm', named('i', 5_000));
    const [manifest] = one.store.open('put').manifests();
    const stored = await imports.get('put', manifest!.root);
    const hashes = stored.manifest.chunks.map(({ hash }) => hash);
    expect(hashes).toEqual(manifest!.chunks.map(({ hash }) => hash));
    const frames = await collect(stored.frames(hashes));
    expect(frames).toEqual(hashes.map((hash) => one.store.open('put').frame(hash)));
    await expect(collect(stored.frames([...hashes, root]))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
