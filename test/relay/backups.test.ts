import { describe, expect, test } from 'vitest';
import { BackupClient } from '../../src/client/backup-client.js';
import { parseCursor } from '../../src/shard/cursor.js';
import { Oracle, openAgent, SHARD, snapshotsOf, untilLive } from '../agent/agent-fixture.js';
import { collect } from '../support/collect.js';
import { startOpa } from '../support/opa-server.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

const objects = (count: number) => Array.from({ length: count }, (_, n) => `doc:${n}`);

async function keysOf(relay: Awaited<ReturnType<typeof relayFixture>>, shard: string): Promise<string[]> {
  const records = await collect(relay.reader().scan(shard));
  return records.map(({ key }) => key[0]!);
}

describe('A relay with an archive', () => {
  test('goes back to a backup; its agents follow, and fetch only the chunks that they lack', async () => {
    await using dir = await tempDir();
    await using relay = await relayFixture({ archive: dir.join('archive') });
    await using opa = await startOpa();
    using client = new BackupClient({ relay: relay.address });
    const oracle = new Oracle(relay.publisher());
    await oracle.import(objects(30_000));
    await using agent = await openAgent({
      relay: relay.address,
      dataDir: dir.join('agent'),
      opa: { url: opa.url },
    });
    await untilLive(agent);
    await oracle.inOpa(opa);
    const counts = agent.followers()[0]!.counts;
    const { chunkBytes: allBytes } = counts;
    const archived = await client.backup(SHARD);
    expect(archived).toMatchObject({ revision: oracle.revision, isNew: true });
    expect(archived.root).toEqual((await relay.reader().root(SHARD)).root);
    const { fold, revision } = oracle;
    await oracle.tuple('doc:new');
    await oracle.publish((delta) => delta.delete('tuples', ['doc:17']));
    await oracle.inOpa(opa);
    const restored = await client.restore({ shard: SHARD });
    expect(restored).toMatchObject({
      shard: SHARD,
      revision,
      fromRevision: revision,
      fromEpoch: archived.epoch,
    });
    expect(parseCursor(restored.token!).epoch > archived.epoch!).toBe(true);
    Object.assign(oracle, { fold, revision });
    await oracle.inOpa(opa);
    expect(snapshotsOf(agent)).toBe(2);
    expect(counts.chunkBytes - allBytes).toBeLessThan(allBytes / 3);
    await oracle.tuple('doc:after');
    await oracle.inOpa(opa);
    expect(oracle.revision).toBe(revision + 1);
  }, 60_000);

  test('knows after a restore what was published before the backup, and not what came after it', async () => {
    await using dir = await tempDir();
    await using relay = await relayFixture({ archive: dir.join('archive') });
    using client = new BackupClient({ relay: relay.address });
    const publisher = relay.publisher();
    const put = (n: number) =>
      publisher.publish('s', (delta) => delta.put('n', [`k${n}`], n), { id: `id-${n}` });
    await put(0);
    await client.backup('s');
    await put(1);
    await client.restore({ shard: 's', revision: 1 });
    expect(await keysOf(relay, 's')).toEqual(['k0']);
    expect(await put(0)).toMatchObject({ revision: 1, repeated: true });
    // What was left was archived first.
    const listed = await client.list('s');
    expect(listed.map(({ revision }) => revision)).toEqual([1, 2]);
    await client.restore({ shard: 's', revision: 2 });
    expect(await keysOf(relay, 's')).toEqual(['k0', 'k1']);
    expect(await put(1)).toMatchObject({ revision: 2, repeated: true });
    await relay.restart();
    expect(await keysOf(relay, 's')).toEqual(['k0', 'k1']);
  });

  test('restores beside what is there, under a name that is free', async () => {
    await using dir = await tempDir();
    await using relay = await relayFixture({ archive: dir.join('archive') });
    using client = new BackupClient({ relay: relay.address });
    const publisher = relay.publisher();
    for (const shard of ['s', 'other']) await publisher.publish(shard, (delta) => delta.put('n', [shard], 1));
    await client.backup('s');
    await expect(client.restore({ shard: 's', as: 'other' })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    expect(await client.restore({ shard: 's', as: 'copy' })).toMatchObject({ shard: 'copy', revision: 1 });
    expect(await keysOf(relay, 'copy')).toEqual(['s']);
    expect(await keysOf(relay, 's')).toEqual(['s']);
  });

  test('says what it cannot do, and serves on', async () => {
    await using dir = await tempDir();
    await using relay = await relayFixture({ archive: dir.join('archive') });
    using client = new BackupClient({ relay: relay.address });
    await relay.publisher().publish('s', (delta) => delta.put('n', ['k'], 1));
    await expect(client.backup('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.restore({ shard: 's' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await client.backup('s');
    await expect(client.restore({ shard: 's', revision: 7 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.restore({ shard: 's', epoch: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.restore({ shard: 's', as: 'no/name' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(await client.list('none')).toEqual([]);
    expect(await client.backup('s')).toMatchObject({ isNew: false, revision: 1 });
    expect(await keysOf(relay, 's')).toEqual(['k']);
  });

  test('or without one says that it needs one', async () => {
    await using relay = await relayFixture();
    using client = new BackupClient({ relay: relay.address });
    const refused = { code: 'UNAVAILABLE', retry: 'never', hint: expect.stringContaining('--archive') };
    await expect(client.backup('s')).rejects.toMatchObject(refused);
    await expect(client.list('s')).rejects.toMatchObject(refused);
    await expect(client.restore({ shard: 's' })).rejects.toMatchObject(refused);
  });
});
