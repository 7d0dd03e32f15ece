import { describe, expect, test } from 'vitest';
import { spread } from '../../src/relay/spread.js';
import { eventually } from '../support/eventually.js';
import { SplitMesh } from '../support/split-mesh.js';
import { tempDir } from '../support/temp-dir.js';
import { openAgent, snapshotsOf, statusOf, untilLive, untilTrouble } from './agent-fixture.js';

const follows = (relay: string, agent: Awaited<ReturnType<typeof openAgent>>, shard: string) =>
  eventually(`${shard} is followed at ${relay}`, () => {
    const { relay: followed, state } = statusOf(agent, shard);
    return followed === relay && state === 'live';
  });

test('an agent that knows one relay follows each shard where it is served', async () => {
  await using mesh = await SplitMesh.start('ab');
  await using dir = await tempDir();
  const publisher = mesh.publisher('a');
  await publisher.publish('b1', (delta) => delta.put('n', ['k'], 1));
  await publisher.importRecords('b2', [{ collection: 'n', key: ['k'], value: 2 }]);
  const shards = ['a1', 'b1', 'b2'];
  await using agent = await openAgent({ relay: mesh.address('a'), dataDir: dir.path, shards });
  await follows(mesh.address('a'), agent, 'a1');
  await follows(mesh.address('b'), agent, 'b1');
  await follows(mesh.address('b'), agent, 'b2'); // by a snapshot, whose chunks are there, too
  expect(agent.shard('b1').get('n', ['k'])).toBe(1);
  expect(agent.shard('b2').get('n', ['k'])).toBe(2);
  expect(statusOf(agent, 'b1').errors).toEqual([]);
  const { token } = await publisher.publish('b1', (delta) => delta.put('n', ['k'], 3));
  await agent.shard('b1').atLeast(token);
});

test('a goodbye that names another relay leads there at once, without a snapshot', async () => {
  await using mesh = await SplitMesh.start('ab');
  await using dir = await tempDir();
  const publisher = mesh.publisher('a');
  for (let n = 0; n < 10; n++) await publisher.publish('b1', (delta) => delta.put('n', ['k'], n));
  // a has the same history, and both serve it.
  await mesh.relays.get('b')?.stop();
  await mesh.copyData('b', 'a');
  await mesh.startRelay('b');
  mesh.holders = () => ['b', 'a'];
  const places = [...mesh.places.values()];
  const agentId =
    ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'].find((id) => spread(id, places)[0]?.id === 'b') ?? '';
  await using agent = await openAgent({
    relay: mesh.address('b'),
    dataDir: dir.path,
    shards: ['b1'],
    agentId,
  });
  await follows(mesh.address('b'), agent, 'b1');
  const connections = agent.followers()[0]?.counts.connections ?? 0;
  await mesh.relays.get('b')?.stop();
  await follows(mesh.address('a'), agent, 'b1');
  expect(agent.followers()[0]?.counts.connections).toBe(connections + 1);
  expect(snapshotsOf(agent, 'b1')).toBe(0);
  expect(statusOf(agent, 'b1')).toMatchObject({ revision: 10, errors: [] });
});

test('a relay that is killed or silent is passed over', async () => {
  await using mesh = await SplitMesh.start('ab');
  await using dir = await tempDir();
  mesh.holders = () => ['a', 'b'];
  const relay = [mesh.address('a'), mesh.address('b')];
  await using agent = await openAgent({ relay, dataDir: dir.path, shards: ['s'] });
  await untilLive(agent, 's');
  expect(agent.status().relay).toBe(relay.join(','));
  const [first = '', second = ''] = statusOf(agent, 's').relay === relay[0] ? ['a', 'b'] : ['b', 'a'];
  mesh.holders = () => []; // it names nobody when it stops
  await mesh.relays.get(first)?.stop();
  mesh.holders = () => ['a', 'b'];
  await follows(mesh.address(second), agent, 's');
});

test('relays that name each other for ever are a trouble, and are not stormed', async () => {
  await using mesh = await SplitMesh.start('ab');
  await using dir = await tempDir();
  mesh.holders = (_, asker) => (asker === 'a' ? ['b'] : ['a']);
  await using agent = await openAgent({ relay: mesh.address('a'), dataDir: dir.path, shards: ['s'] });
  await untilTrouble(agent, 'MOVED', 's');
  const connections = () => agent.followers()[0]?.counts.connections ?? 0;
  const before = connections();
  const startedMs = performance.now();
  await eventually('some more', () => connections() > before + 5);
  expect(performance.now() - startedMs).toBeGreaterThan(1_000);
  mesh.holders = () => ['b'];
  await untilLive(agent, 's');
  expect(statusOf(agent, 's').errors).toEqual([]);
});

describe('Agents of one shard', () => {
  const places = ['a', 'b', 'c', 'd'].map((id) => ({ id, address: `${id}:1` }));
  const firsts = (relays: typeof places) => {
    const counts = new Map<string, string[]>();
    for (let n = 0; n < 2_000; n++) {
      const id = spread(`agent-${n}`, relays)[0]?.id ?? '';
      counts.set(id, [...(counts.get(id) ?? []), `agent-${n}`]);
    }
    return counts;
  };

  test('are spread over its relays, and only those of a relay that goes move', () => {
    const all = firsts(places);
    for (const agents of all.values()) expect(agents.length).toBeGreaterThan(400);
    const left = firsts(places.slice(1));
    for (const { id } of places.slice(1))
      expect(left.get(id)).toEqual(expect.arrayContaining(all.get(id) ?? []));
    expect(spread('', places)).toBe(places);
    expect(new Set(spread('x', places))).toEqual(new Set(places));
  });

  test('go where they belong, though all ask the same relay first, and stay where they are when that one is away', async () => {
    await using mesh = await SplitMesh.start('ab');
    await using dir = await tempDir();
    mesh.holders = () => ['a', 'b'];
    const opened = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        openAgent({
          relay: mesh.address('a'),
          dataDir: dir.join(`${n}`),
          shards: ['s'],
          agentId: `agent-${n}`,
        }),
      ),
    );
    const places2 = [...mesh.places.values()];
    for (const [n, agent] of opened.entries()) {
      await follows(spread(`agent-${n}`, places2)[0]?.address ?? '', agent, 's');
    }
    const used = new Set(opened.map((agent) => statusOf(agent, 's').relay));
    expect(used.size).toBe(2);
    await mesh.relays.get('b')?.stop();
    for (const agent of opened) await follows(mesh.address('a'), agent, 's');
    await Promise.all(opened.map((agent) => agent.stop()));
  });
});
