import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../src/agent/agent.js';
import { Publisher } from '../../../src/client/publisher.js';
import { Reader } from '../../../src/client/reader.js';
import type { Relay } from '../../../src/relay/relay.js';
import { spread } from '../../../src/relay/spread.js';
import { Channel } from '../../../src/wire/channel.js';
import { PublishBatchWriter, type ReceiptItem } from '../../../src/wire/publish-codec.js';
import { publishService, watchService } from '../../../src/wire/services.js';
import type { shardcast } from '../../../src/wire/wire.js';
import { openAgent, statusOf, untilLive } from '../../agent/agent-fixture.js';
import { eventually } from '../../support/eventually.js';
import { tuple } from '../../support/publishing.js';
import { SeverableProxy } from '../../support/severable-proxy.js';
import { MeshBehindProxy, NOWHERE } from './behind-proxy.js';
import { MeshFixture } from './mesh-fixture.js';

const SHARDS = ['acme', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
/** The fixture's expiry of members, and what a busy machine needs beyond. Milliseconds. */
const EXPIRY_MS = 3_000;
const SLACK_MS = 10_000;
const MAX_STALENESS_MS = 4_000;
const TEST_MS = 120_000;

/** What /readyz says, over HTTP. */
async function reasonsOf(relay: Relay): Promise<string> {
  const response = await fetch(`http://${relay.httpAddress}/readyz`);
  const { reasons } = (await response.json()) as { reasons: string[] };
  expect(response.status).toBe(reasons.length === 0 ? 200 : 503);
  return reasons.join('; ');
}

const saysCutOff = (relay: Relay, timeoutMs = 15_000) =>
  eventually('/readyz says so', async () => /cut off from NATS/.test(await reasonsOf(relay)), { timeoutMs });
const saysReady = (relay: Relay) =>
  eventually('/readyz is content', async () => (await reasonsOf(relay)) === '', { timeoutMs: 60_000 });

/** An agent of a shard that belongs to one of the relays by its name. */
function agentAt(mesh: MeshFixture, id: string): string {
  const places = [...mesh.relays].map(([relay, { address }]) => ({ id: relay, address }));
  const names = Array.from({ length: 64 }, (_, n) => `agent-${n}`);
  return names.find((name) => spread(name, places)[0]?.id === id) as string;
}

const put = (publisher: Publisher, shard: string, n: number) =>
  publisher.publish(shard, (delta) => delta.put('n', ['k'], n));

const followsAt = (agent: Agent, relay: Relay) =>
  eventually(
    `${relay.address} is followed`,
    () => statusOf(agent, 'acme').relay === relay.address && statusOf(agent, 'acme').state === 'live',
    { timeoutMs: 30_000 },
  );

/** Ages of a shard's head in the heartbeats of one relay, as they come. */
function heartbeatsOf(relay: Relay, shard: string) {
  const channel = new Channel(relay.address);
  const ages: number[] = [];
  let goodbye: readonly string[] | undefined;
  const call = channel.bidi(watchService.watch);
  call.on('error', () => undefined);
  call.on('data', (event: shardcast.v1.WatchEvent) => {
    if (event.heartbeat != null) ages.push(event.heartbeat.ageMs ?? 0);
    if (event.goodbye != null) goodbye = event.goodbye.relays ?? [];
  });
  call.write({ open: { shard, named: true } });
  const end = () => {
    call.cancel();
    channel.close();
  };
  return { ages, goodbye: () => goodbye, [Symbol.dispose]: end };
}

/** What a relay answers to one publish. */
async function refusal(relay: Relay, shard: string): Promise<shardcast.v1.Failure.$Properties | undefined> {
  const channel = new Channel(relay.address);
  const call = channel.bidi(publishService.publish);
  const receipts: ReceiptItem[] = [];
  call.on('error', () => undefined).on('data', (batch: ReceiptItem[]) => receipts.push(...batch));
  const writer = new PublishBatchWriter();
  writer.add({ number: 1, shard, delta: tuple('doc:1'), expect: '', preconditions: [], attempt: 0 });
  call.write(writer.take());
  const receipt = await eventually('there is an answer', () => receipts[0]);
  call.cancel();
  channel.close();
  return receipt.failure;
}

describe('A relay that is cut off from NATS', () => {
  it(
    'says so within its expiry, sends its watchers to the others, and passes publishes on; after that all is equal again',
    async () => {
      await using split = await MeshBehindProxy.start();
      const { mesh, one, two } = split;
      await using publisher = new Publisher({ relay: two.address, name: 'test' });
      for (const shard of SHARDS) await put(publisher, shard, 1);
      const dataDir = mesh.folder('agent');
      const agentId = agentAt(mesh, 'two');
      await using agent = await openAgent({ relay: two.address, dataDir, shards: ['acme'], agentId });
      await followsAt(agent, two);
      using observer = heartbeatsOf(two, 'acme');
      await eventually('heartbeats come', () => observer.ages.length > 1);

      const cutMs = performance.now();
      split.cut();
      await saysCutOff(two, EXPIRY_MS + SLACK_MS);
      expect(performance.now() - cutMs).toBeGreaterThan(EXPIRY_MS / 2);
      await followsAt(agent, one);
      await eventually('observers, too', () => observer.goodbye()?.join() === one.address);
      // Until then its heads had grown old.
      expect(Math.max(...observer.ages)).toBeGreaterThan(EXPIRY_MS / 2);
      // Who has not heard of it is sent on, too.
      await using late = await openAgent({
        relay: two.address,
        dataDir: mesh.folder('late'),
        shards: ['acme'],
        agentId,
        http: '127.0.0.1:0',
      });
      await followsAt(late, one);

      // Through either relay, whoever owned the shard before.
      await using direct = new Publisher({ relay: one.address, name: 'direct' });
      for (const shard of SHARDS) await put(publisher, shard, 2);
      for (const shard of SHARDS) await put(direct, shard, 3);
      await eventually('the agent has it', () => agent.shard('acme').get('n', ['k']) === 3);
      // It still answers reads, of what it had.
      const reader = new Reader({ relay: two.address });
      expect((await reader.get('acme', 'n', ['k'])).record?.json.toString()).toBe('1');
      reader.close();

      split.heal();
      await saysReady(two);
      await mesh.settled();
      for (const shard of SHARDS) await put(publisher, shard, 4);
      expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
      expect(mesh.replicas('acme').map(({ head }) => head.revision)).toEqual([4, 4]);
      await eventually('the agent goes on', () => agent.shard('acme').get('n', ['k']) === 4);
    },
    TEST_MS,
  );

  it(
    'keeps its watchers when it is the only one: they turn stale, and publishes are refused for a time',
    async () => {
      await using mesh = await MeshFixture.start([]);
      await using proxy = await SeverableProxy.start(mesh.servers.server.address);
      const one = await mesh.join('one', { servers: [proxy.address] });
      await mesh.settled();
      await using publisher = new Publisher({ relay: one.address, name: 'test' });
      await put(publisher, 'acme', 1);
      await using agent = await openAgent({
        relay: one.address,
        dataDir: mesh.folder('agent'),
        shards: ['acme'],
        maxStalenessMs: MAX_STALENESS_MS,
      });
      await untilLive(agent, 'acme');
      using observer = heartbeatsOf(one, 'acme');
      proxy.sever(NOWHERE);
      await saysCutOff(one, EXPIRY_MS + SLACK_MS);
      await eventually('the agent is stale', () => statusOf(agent, 'acme').state === 'stale');
      expect(statusOf(agent, 'acme')).toMatchObject({ connected: true, ready: false, stale: true });
      await eventually('heads grow old', () => (observer.ages.at(-1) ?? 0) > MAX_STALENESS_MS);
      expect(observer.ages).toEqual(observer.ages.toSorted((a, b) => a - b));
      expect(observer.goodbye()).toBeUndefined();
      expect(await refusal(one, 'acme')).toMatchObject({
        code: 'UNAVAILABLE',
        retry: 'backoff',
        message: expect.stringContaining('cut off from NATS'),
      });
      proxy.sever(mesh.servers.server.address);
      await saysReady(one);
      await untilLive(agent, 'acme');
      await put(publisher, 'acme', 3);
      await eventually('the agent goes on', () => agent.shard('acme').get('n', ['k']) === 3);
      expect(await mesh.verify(['acme'])).toBe(1);
    },
    TEST_MS,
  );

  it(
    'is not alone in it: when all are, agents stay with one, grow stale, and are not sent round and round',
    async () => {
      await using mesh = await MeshFixture.start([]);
      await using proxy = await SeverableProxy.start(mesh.servers.server.address);
      for (const id of ['one', 'two']) await mesh.join(id, { servers: [proxy.address] });
      await mesh.settled();
      const [one, two] = ['one', 'two'].map((id) => mesh.relays.get(id)) as [Relay, Relay];
      await using publisher = new Publisher({ relay: [one.address, two.address], name: 'test' });
      await put(publisher, 'acme', 1);
      await using agent = await openAgent({
        relay: [one.address, two.address],
        dataDir: mesh.folder('agent'),
        shards: ['acme'],
        maxStalenessMs: MAX_STALENESS_MS,
      });
      await untilLive(agent, 'acme');
      proxy.sever(NOWHERE);
      await saysCutOff(one, EXPIRY_MS + SLACK_MS);
      await saysCutOff(two, EXPIRY_MS + SLACK_MS);
      await eventually('the agent is stale', () => statusOf(agent, 'acme').state === 'stale');
      const connections = () => agent.followers()[0]?.counts.connections ?? 0;
      const before = connections();
      using observer = heartbeatsOf(one, 'acme');
      await eventually('some heartbeats later', () => observer.ages.length > 6);
      expect(connections() - before).toBeLessThan(2);
      expect(statusOf(agent, 'acme')).toMatchObject({ connected: true, stale: true });
      proxy.sever(mesh.servers.server.address);
      await Promise.all([saysReady(one), saysReady(two)]);
      await untilLive(agent, 'acme');
      await put(publisher, 'acme', 2);
      await eventually('the agent goes on', () => agent.shard('acme').get('n', ['k']) === 2);
      await mesh.settled();
      expect(await mesh.verify(['acme'])).toBe(2);
    },
    TEST_MS,
  );

  it(
    'lets its watchers go when another relay has its id by the time it is back',
    async () => {
      await using mesh = await MeshFixture.start([]);
      await using proxy = await SeverableProxy.start(mesh.servers.server.address);
      const before = await mesh.join('one', { servers: [proxy.address] });
      await mesh.settled();
      await using publisher = new Publisher({ relay: before.address, name: 'test' });
      await put(publisher, 'acme', 1);
      using observer = heartbeatsOf(before, 'acme');
      await eventually('it is watched', () => observer.ages.length > 0);
      proxy.sever(NOWHERE);
      await saysCutOff(before, EXPIRY_MS + SLACK_MS);
      mesh.relays.delete('one');
      const after = await mesh.join('one', {}, 'other-disk');
      proxy.sever(mesh.servers.server.address);
      await eventually('its watchers are let go', () => observer.goodbye());
      expect(await reasonsOf(before)).toContain('another relay has taken over the id one');
      await before.stop();
      await mesh.settled();
      const reader = new Reader({ relay: after.address });
      expect((await reader.get('acme', 'n', ['k'])).record?.json.toString()).toBe('1');
      reader.close();
    },
    TEST_MS,
  );
});
