import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { documentOf } from '../support/opa-fold.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { relayFixture } from '../support/relay-fixture.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { smallDisk } from '../support/small-disk.js';
import { tempDir } from '../support/temp-dir.js';
import { Oracle, openAgent, SHARD, statusOf, untilLive, untilTrouble } from './agent-fixture.js';
import { ManualClock } from './manual-clock.js';
import { TamperingSource } from './tampering-source.js';

const MAX_STALENESS_MS = 5_000;

async function staleInOpa(opa: OpaServer): Promise<boolean> {
  const mark = (await opa.data(`/shards/${SHARD}/$sync`)) as { stale?: boolean } | undefined;
  return mark?.stale === true;
}

test('without a relay readiness ends after --max-staleness and policies are told; both come back', async () => {
  await using relay = await relayFixture({ heartbeatMs: 50 });
  await using proxy = await SeverableProxy.start(relay.address);
  await using opa = await startOpa();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  const clock = new ManualClock();
  const options = {
    relay: proxy.address,
    dataDir: dir.path,
    opa: { url: opa.url },
    clock,
    maxStalenessMs: MAX_STALENESS_MS,
  };
  await using agent = await openAgent(options);
  await oracle.inOpa(opa);
  await eventually('ready', () => agent.status().ready);
  proxy.sever('127.0.0.1:1');
  await eventually('the break is noticed', () => !statusOf(agent).connected);
  // A short break does not end readiness.
  clock.advance(MAX_STALENESS_MS / 2);
  expect(agent.status().ready).toBe(true);
  expect(statusOf(agent).state).toBe('catching-up');
  clock.advance(MAX_STALENESS_MS / 2 + 1_000);
  expect(statusOf(agent)).toMatchObject({ state: 'stale', ready: false, stale: true });
  expect(statusOf(agent).staleness_ms).toBeGreaterThan(MAX_STALENESS_MS);
  await eventually('policies are told', () => staleInOpa(opa));
  // A restart proves nothing: what OPA was told stays until the head is proved.
  await agent.stop();
  await using again = await openAgent(options);
  await eventually('it is known to be stale', () => statusOf(again).stale);
  expect(await staleInOpa(opa)).toBe(true);
  proxy.sever(relay.address);
  await eventually('live', () => {
    clock.advance(20);
    return statusOf(again).state === 'live';
  });
  await eventually('policies are told that it is over', async () => !(await staleInOpa(opa)));
  expect((await documentOf(opa.url, SHARD)).revision).toBe(1);
  await eventually('ready', () => again.status().ready);
});

test('a relay that is itself cut off from the log makes its agents stale, however often it beats', async () => {
  await using relay = await relayFixture({ heartbeatMs: 30 });
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  const source = new TamperingSource(relay.address);
  let ageMs = 0;
  source.onEvent = (event) =>
    event.kind === 'heartbeat' ? { ...event, head: { ...event.head, ageMs } } : event;
  const options = { relay: relay.address, dataDir: dir.path, source, maxStalenessMs: MAX_STALENESS_MS };
  const clock = new ManualClock();
  await using agent = await openAgent({ ...options, clock });
  await untilLive(agent);
  ageMs = MAX_STALENESS_MS + 1;
  await eventually('stale', () => {
    clock.advance(50);
    return statusOf(agent).state === 'stale';
  });
  expect(statusOf(agent).staleness_ms).toBeGreaterThan(MAX_STALENESS_MS);
  expect(statusOf(agent)).toMatchObject({ connected: true, ready: false });
  ageMs = 10;
  await untilLive(agent);
});

test('a connection without heartbeats is given up', async () => {
  await using relay = await relayFixture({ heartbeatMs: 60_000 });
  await using dir = await tempDir();
  const clock = new ManualClock();
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, clock });
  await untilLive(agent);
  clock.advance(7_000);
  await untilTrouble(agent, 'UNAVAILABLE');
  expect(statusOf(agent).errors[0]?.message).toContain('no word for 6000 ms');
  await eventually('live again', () => {
    clock.advance(20);
    return statusOf(agent).state === 'live';
  });
  // It learns that this relay beats more slowly.
  clock.advance(7_000);
  expect(statusOf(agent)).toMatchObject({ state: 'live', connected: true });
});

test('a full disk is named, the agent is stale, and recovers', async (context) => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  using disk = smallDisk(dir.join('disk'), 6);
  if (disk === undefined) context.skip('only root may mount a small file system');
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.join('disk', 'agent') });
  await untilLive(agent);
  // One record, written again and again: its state is small, its history is not.
  const noise = (n: number) =>
    Array.from({ length: 20_000 }, (_, i) => Math.imul(n * 977 + i, 2654435761).toString(36)).join('');
  let named = false;
  for (let n = 0; n < 60 && !named; n++) {
    await oracle.publish((delta) => delta.put('blobs', ['one'], noise(n)));
    await eventually('applied or refused', () => {
      const { errors, revision, stale } = statusOf(agent);
      named = errors.some((error) => error.code === 'DISK_FULL') && stale;
      return named || revision === oracle.revision;
    });
  }
  expect(named).toBe(true);
  expect(statusOf(agent).ready).toBe(false);
  await oracle.publish((delta) => delta.delete('blobs', ['one']));
  await untilLive(agent);
  await agent.shard(SHARD).atLeast(oracle.token);
});
