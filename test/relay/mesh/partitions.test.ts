import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shardsRange } from '../../../src/shard/layout.js';
import { partitioning } from '../../../src/shard/partition.js';
import { ShardStore } from '../../../src/shard/store.js';
import { LAYOUT, startMesh } from '../../log/jetstream-fixture.js';
import { eventually } from '../../support/eventually.js';
import type { NatsServers } from '../../support/nats-server.js';
import { delta, tuple } from '../../support/publishing.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshRelay } from './mesh-relay.js';

let servers: NatsServers;
const byPartition = new Map<number, string[]>();
beforeAll(async () => {
  servers = await startMesh(1);
  const partitionOf = await partitioning(LAYOUT.partitions);
  for (let n = 0; n < 60; n++) {
    const partition = partitionOf(`shard-${n}`);
    byPartition.set(partition, [...(byPartition.get(partition) ?? []), `shard-${n}`]);
  }
});
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

const shardsOf = (partition: number) => byPartition.get(partition) as string[];
const all = Array.from({ length: LAYOUT.partitions }, (_, partition) => partition);

async function publishAll(relay: MeshRelay, text: string): Promise<void> {
  await Promise.all(
    all.flatMap(shardsOf).map((shard) => relay.sequencer.publish({ shard, delta: tuple(text) })),
  );
}

function expectAlike(one: MeshRelay, two: MeshRelay, partitions: readonly number[]): void {
  for (const shard of partitions.flatMap(shardsOf)) {
    expect(two.store.find(shard)?.head, shard).toEqual(one.store.open(shard).head);
    expect(two.records(shard)).toEqual(one.records(shard));
  }
}

describe('Partitions', () => {
  it('are filled with what was there before they were held, and followed from then on', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    for (let n = 0; n < 40; n++) await publishAll(one, `before-${n}`);
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { held: [] });
    let publishing = true;
    const published = (async () => {
      for (let n = 0; publishing; n++) await publishAll(one, `meanwhile-${n}`);
    })();
    const [a, b, c] = all as [number, number, number];
    await Promise.all([a, b].map((partition) => two.replication.hold(partition)));
    expect(two.replication.partitions).toEqual([a, b]);
    const heads = new Map(shardsOf(a).map((shard) => [shard, one.revision(shard)]));
    await two.replication.filled(a);
    for (const [shard, revision] of heads) expect(two.revision(shard)).toBeGreaterThanOrEqual(revision);
    await two.replication.hold(c);
    await two.replication.filled(c);
    publishing = false;
    await published;
    await Promise.all([a, b, c].map((partition) => two.replication.filled(partition)));
    expectAlike(one, two, [a, b, c]);
    expect(two.store.names.every((name) => [a, b, c].includes(two.store.partitionOf(name)))).toBe(true);
    await expect(
      two.sequencer.publish({ shard: shardsOf(all[3]!)[0]!, delta: tuple('x') }),
    ).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('that are dropped are cleared, and when held again filled again', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    const [a, b] = all as [number, number];
    const path = dir.join('two');
    {
      await using two = await MeshRelay.open(servers.addresses, path, { held: [a, b], lanes: 1 });
      await Promise.all([a, b].map((partition) => two.replication.filled(partition)));
      // Enough that clearing takes several steps.
      const shard = shardsOf(a)[0]!;
      await Promise.all(
        Array.from({ length: 1_500 }, (_, n) => two.sequencer.publish({ shard, delta: tuple(`o${n}`) })),
      );
      const { lane } = two.store.open(shard);
      await two.replication.drop(a);
      expect(two.replication.partitions).toEqual([b]);
      expect(two.store.namesOf(a)).toEqual([]);
      const before = two.revision(shardsOf(b)[0]!);
      await publishAll(one, 'while dropped');
      await eventually('b is followed', () => two.revision(shardsOf(b)[0]!) > before);
      expect(two.store.namesOf(a)).toEqual([]);
      await eventually('a is cleared', () => lane.keys(...shardsRange(a)).length === 0);
      await two.replication.hold(a);
      await two.replication.filled(a);
      await Promise.all([a, b].map((partition) => one.replication.filled(partition)));
      expectAlike(one, two, [a, b]);
      // Held again while it is being cleared.
      const dropped = two.replication.drop(a);
      const held = two.replication.hold(a);
      await Promise.all([dropped, held]);
      await two.replication.filled(a);
      expectAlike(one, two, [a, b]);
      await two.replication.drop(a);
    }
    await using store = await ShardStore.open({ path, partitions: LAYOUT.partitions });
    expect(store.namesOf(a)).toEqual([]);
    expect(store.namesOf(b)).toEqual([...shardsOf(b)].sort());
  });

  it('that a relay lacks after a restart are no hindrance to those that it has', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    const [a, b, , , e] = all as [number, number, number, number, number];
    {
      await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { held: [a, b] });
      await Promise.all([a, b].map((partition) => two.replication.filled(partition)));
    }
    await publishAll(one, 'while away');
    // `e` is in the stream of `a`, and new here.
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { held: [a, e] });
    await Promise.all([a, e].map((partition) => two.replication.filled(partition)));
    expectAlike(one, two, [a, e]);
    await publishAll(one, 'afterwards');
    await Promise.all([a, e].map((partition) => two.replication.filled(partition)));
    expectAlike(one, two, [a, e]);
  });

  it('are told apart from what is none', async () => {
    await using dir = await tempDir();
    await using relay = await MeshRelay.open(servers.addresses, dir.join('one'), { held: [] });
    await expect(relay.replication.hold(LAYOUT.partitions)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await expect(relay.replication.filled(0)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await relay.replication.drop(0);
  });
});

describe('A message of the log that is no entry', () => {
  it('holds up its own shard only, whose publishers are told', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    const spoilt = 'spoilt';
    await one.sequencer.publish({ shard: spoilt, delta: tuple('a') });
    await one.spoil(spoilt);
    await expect(one.sequencer.publish({ shard: spoilt, delta: tuple('b') })).rejects.toMatchObject({
      code: 'MALFORMED',
    });
    const [shard] = shardsOf(one.store.partitionOf(spoilt));
    const sound = delta((d) => d.put('users', ['u'], true));
    const { revision } = await one.sequencer.publish({ shard: shard!, delta: sound });
    expect(one.revision(shard!)).toBe(revision);
    expect(one.revision(spoilt)).toBe(1);
  });
});
