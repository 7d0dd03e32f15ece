import { expect, test } from 'vitest';
import { systemClock } from '../../src/core/clock.js';
import { eventually } from '../support/eventually.js';
import { startOpa } from '../support/opa-server.js';
import { relayFixture } from '../support/relay-fixture.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { tempDir } from '../support/temp-dir.js';
import { Oracle, openAgent, SHARD, snapshotsOf, statusOf, untilLive } from './agent-fixture.js';

const objects = (count: number, prefix = 'doc') => Array.from({ length: count }, (_, n) => `${prefix}:${n}`);

async function readiness(address: string): Promise<{ status: number; reasons: string[] }> {
  const response = await fetch(`http://${address}/readyz`);
  const { reasons } = (await response.json()) as { reasons: string[] };
  return { status: response.status, reasons };
}

test('an empty agent takes the snapshot, then the deltas, then is ready', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(3_000));
  await oracle.tuple('doc:after');
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, opa: { url: opa.url } });
  await oracle.inOpa(opa);
  await eventually('ready', async () => (await readiness(agent.httpAddress)).status === 200);
  await oracle.publish((delta) => delta.delete('tuples', ['doc:7']).put('users', ['anne'], { name: 'Anne' }));
  await oracle.inOpa(opa);
  expect(snapshotsOf(agent)).toBe(1);
  expect(statusOf(agent)).toMatchObject({ state: 'live', sink_revision: 3, revision: 3, errors: [] });
  const waited = await relay.publisher().wait(oracle.token);
  expect(waited.complete).toBe(true);
  expect(waited.agents).toMatchObject([{ agent: agent.id, revision: 3 }]);
});

test('a relay that comes back is resumed from: nothing again, nothing lost', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  await using proxy = await SeverableProxy.start(relay.address);
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(500));
  await using agent = await openAgent({ relay: proxy.address, dataDir: dir.path, opa: { url: opa.url } });
  await oracle.inOpa(opa);
  await relay.restart();
  proxy.sever(relay.address);
  const later = new Oracle(relay.publisher());
  later.fold = oracle.fold;
  for (let n = 0; n < 20; n++) await later.tuple(`new:${n}`);
  await later.inOpa(opa);
  await untilLive(agent);
  expect(snapshotsOf(agent)).toBe(1);
});

test('a restarted agent feeds OPA from its disk before it has spoken to any relay, and then resumes', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  await using proxy = await SeverableProxy.start(relay.address);
  const options = { relay: proxy.address, dataDir: dir.path, opa: { url: opa.url } };
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(500));
  await oracle.tuple('doc:last');
  {
    await using agent = await openAgent(options);
    await oracle.inOpa(opa);
    expect(statusOf(agent).state).toBe('live');
  }
  await opa.restart();
  proxy.sever('127.0.0.1:1');
  await using agent = await openAgent(options);
  await oracle.inOpa(opa);
  const { status, reasons } = await readiness(agent.httpAddress);
  expect(status).toBe(503);
  expect(reasons.join()).toContain('1 of 1 not ready, catching-up');
  await oracle.tuple('doc:meanwhile');
  proxy.sever(relay.address);
  await oracle.inOpa(opa);
  expect(snapshotsOf(agent)).toBe(0);
});

test('a cursor that the relay has trimmed leads to a snapshot, of which only missing chunks are fetched', async () => {
  let laterMs = 0;
  const clock = { ...systemClock, now: () => Date.now() + laterMs };
  await using relay = await relayFixture({ historyBytes: 0, cutBytes: 64 * 1024, clock });
  await using opa = await startOpa();
  await using dir = await tempDir();
  const options = { relay: relay.address, dataDir: dir.path, opa: { url: opa.url } };
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(30_000));
  let firstBytes = 0;
  {
    await using agent = await openAgent(options);
    await oracle.inOpa(opa);
    firstBytes = agent.followers()[0]?.counts.chunkBytes ?? 0;
  }
  // The snapshot that the agent took is not held for it any more.
  laterMs = 3_600_000;
  const value = 'x'.repeat(20_000);
  const reader = relay.reader();
  await eventually('the tail is trimmed', async () => {
    await oracle.publish((delta) =>
      delta.put('tuples', ['doc:1', 'note', 'user:anne'], value + oracle.revision),
    );
    return (await reader.snapshots(SHARD)).oldestRevision > 1;
  });
  await using agent = await openAgent(options);
  await oracle.inOpa(opa);
  expect(snapshotsOf(agent)).toBe(1);
  expect(agent.followers()[0]?.counts.chunkBytes).toBeLessThan(firstBytes / 2);
});

test('an import while the agent watches arrives as a snapshot, at once', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:first');
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, opa: { url: opa.url } });
  await oracle.inOpa(opa);
  await oracle.import(objects(2_000));
  await oracle.inOpa(opa);
  await oracle.tuple('doc:last');
  await oracle.inOpa(opa);
  expect(snapshotsOf(agent)).toBe(1);
});

test('an OPA that restarts empty is refilled, and the agent is not ready until then', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(300));
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, opa: { url: opa.url } });
  await oracle.inOpa(opa);
  await opa.kill();
  await oracle.tuple('doc:while-down');
  await eventually('not ready', async () => {
    const { status, reasons } = await readiness(agent.httpAddress);
    return status === 503 && reasons.join().includes('SINK_UNAVAILABLE');
  });
  await opa.start();
  await oracle.inOpa(opa);
  await eventually('ready', async () => (await readiness(agent.httpAddress)).status === 200);
});

test('a shard of another history replaces the replica: a relay that began anew', async () => {
  await using first = await relayFixture();
  await using second = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  await using proxy = await SeverableProxy.start(first.address);
  const before = new Oracle(first.publisher());
  for (const object of objects(5)) await before.tuple(object);
  const after = new Oracle(second.publisher());
  await after.tuple('other:1');
  await using agent = await openAgent({ relay: proxy.address, dataDir: dir.path, opa: { url: opa.url } });
  await before.inOpa(opa);
  proxy.sever(second.address);
  await after.inOpa(opa);
  expect(statusOf(agent).revision).toBe(1);
});

test('a deleted shard is empty in OPA, and lives on when it is published to again', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(50));
  await using _agent = await openAgent({ relay: relay.address, dataDir: dir.path, opa: { url: opa.url } });
  await oracle.inOpa(opa);
  await oracle.publish((delta) => delta.deleteShard());
  await oracle.inOpa(opa);
  await oracle.tuple('doc:again');
  await oracle.inOpa(opa);
});
