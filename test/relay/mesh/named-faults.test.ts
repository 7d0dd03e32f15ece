import { connect } from '@nats-io/transport-node';
import { expect, test } from 'vitest';
import { Publisher } from '../../../src/client/publisher.js';
import { Reader } from '../../../src/client/reader.js';
import type { ShardcastError } from '../../../src/core/errors.js';
import { deltaSubject } from '../../../src/log/jetstream/subjects.js';
import type { Relay } from '../../../src/relay/relay.js';
import { decodeDelta } from '../../../src/shard/delta.js';
import { openAgent, statusOf, untilLive } from '../../agent/agent-fixture.js';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { collect } from '../../support/collect.js';
import { eventually } from '../../support/eventually.js';
import { MeshBehindProxy } from './behind-proxy.js';
import { HoppingPublisher } from './hopping-publisher.js';

/** What others fell over: each a test of its own, on relays, a log and connections that are real. */
const TEST_MS = 120_000;
/** Nobody is found silent: a relay whose connection is mute stays a member. */
const PATIENT = { mesh: { memberExpiryMs: 60_000 } };

const put = (publisher: Publisher, shard: string, n: number) =>
  publisher.publish(shard, (delta) => delta.put('n', [`k${n}`], n));

async function publishTo(relay: Relay, shard: string, from: number, to: number): Promise<void> {
  await using publisher = new Publisher({ relay: relay.address, name: 'test' });
  for (let n = from; n <= to; n++) await put(publisher, shard, n);
}

const revisionAt = ({ mesh }: MeshBehindProxy, id: string, shard: string) =>
  mesh.core(id).store.find(shard)?.head.revision ?? 0;

const isAt = (split: MeshBehindProxy, id: string, shard: string, revision: number) =>
  eventually(`${id} is at ${revision}`, () => revisionAt(split, id, shard) === revision, {
    timeoutMs: 60_000,
  });

/** Through relay one alone, while two is deaf: as one that another relay has passed on, so that it is not passed on itself. */
async function publishAt({ one }: MeshBehindProxy, shard: string, from: number, to: number): Promise<void> {
  using hopping = new HoppingPublisher(one);
  for (let n = from; n <= to; n++) await hopping.publish(shard, (delta) => delta.put('n', [`k${n}`], n));
}

/** An agent that follows at relay two, wherever it would have been spread to. */
async function agentAtTwo({ mesh, one, two }: MeshBehindProxy, shard: string) {
  for (let n = 0; ; n++) {
    const dataDir = mesh.folder(`agent-${n}`);
    const agent = await openAgent({ relay: two.address, dataDir, shards: [shard], agentId: `agent-${n}` });
    await untilLive(agent, shard);
    if (statusOf(agent, shard).relay === two.address) return agent;
    expect(statusOf(agent, shard).relay).toBe(one.address);
    await agent.stop();
  }
}

test(
  'a lagging replica whose entries were trimmed fills itself anew, and so do its agents',
  async () => {
    await using split = await MeshBehindProxy.start(PATIENT);
    const { mesh, one, two, proxy } = split;
    await publishTo(one, 'lagging', 1, 10);
    await isAt(split, 'two', 'lagging', 10);
    await using agent = await agentAtTwo(split, 'lagging');
    // From here on nothing reaches it, and nobody tells it so.
    proxy.mute();
    await publishAt(split, 'lagging', 11, 40);
    expect(revisionAt(split, 'two', 'lagging')).toBe(10);
    {
      await using open = await OpenLog.open(mesh.servers.addresses);
      await open.log.trim('lagging', 35);
      await expect(collect(open.log.read('lagging', 11))).rejects.toMatchObject({ code: 'TRIMMED' });
    }
    split.heal();
    await isAt(split, 'two', 'lagging', 40);
    expect(mesh.core('two').refilledBytes).toBeGreaterThan(0);
    expect(await mesh.verify(['lagging'])).toBe(2);
    await eventually('the agent has it', () => statusOf(agent, 'lagging').revision === 40);
    for (let n = 1; n <= 40; n++) expect(agent.shard('lagging').get('n', [`k${n}`])).toBe(n);
    await publishTo(two, 'lagging', 41, 42);
    await eventually('the agent goes on', () => statusOf(agent, 'lagging').revision === 42);
  },
  TEST_MS,
);

test(
  'a quiet shard whose last delta was lost in republishing is found to lack it, though nothing follows',
  async () => {
    await using split = await MeshBehindProxy.start(PATIENT);
    const { mesh, one, proxy } = split;
    await publishTo(one, 'quiet', 1, 5);
    await isAt(split, 'two', 'quiet', 5);
    await using agent = await agentAtTwo(split, 'quiet');
    // What NATS republishes comes at most once: whoever listens here loses the same.
    const listener = await connect({ servers: proxy.address, reconnectTimeWait: 50 });
    const heard: string[] = [];
    listener.subscribe(deltaSubject(mesh.core('one').store.partitionOf('quiet'), 'quiet'), {
      callback: (_, { subject }) => void heard.push(subject),
    });
    await listener.flush();
    proxy.mute();
    await publishAt(split, 'quiet', 6, 6);
    expect(revisionAt(split, 'two', 'quiet')).toBe(5);
    split.heal();
    await isAt(split, 'two', 'quiet', 6);
    await eventually('the agent has it', () => agent.shard('quiet').get('n', ['k6']) === 6);
    await eventually('the listener is back', () => listener.flush().then(() => true));
    expect(heard).toEqual([]);
    await listener.close();
    expect(await mesh.verify(['quiet'])).toBe(2);
  },
  TEST_MS,
);

test(
  'a duplicated publisher after an unknown outcome makes each delta history once',
  async () => {
    await using split = await MeshBehindProxy.start(PATIENT);
    const { mesh, one, two, proxy } = split;
    const shard = 'duplicated';
    await publishTo(two, shard, 1, 1);
    const ids = Array.from({ length: 5 }, (_, n) => `order-${n}`);
    const publishAll = async (relay: Relay, timeoutMs: number) => {
      await using publisher = new Publisher({ relay: relay.address, name: 'orders' });
      const under = ids.map((id, n) =>
        publisher.publish(shard, (delta) => delta.put('orders', [id], n), { id, timeoutMs }),
      );
      return await Promise.allSettled(under);
    };
    // Relay two appends, or passes on; nothing that NATS answers reaches it.
    proxy.mute();
    const first = await publishAll(two, 2_000);
    for (const outcome of first) {
      // Where the owner is relay one, it answers.
      if (outcome.status === 'fulfilled') continue;
      expect(['UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain((outcome.reason as ShardcastError).code);
    }
    // The publisher is started again elsewhere, while the first one still insists.
    const both = Promise.all([publishAll(one, 60_000), publishAll(two, 60_000)]);
    split.heal();
    const [again, insisting] = await both;
    const revisions = (outcomes: typeof again) =>
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.revision : outcome.reason));
    expect(revisions(again)).toEqual(revisions(insisting));
    expect(new Set(revisions(again)).size).toBe(ids.length);
    await using open = await OpenLog.open(mesh.servers.addresses);
    const logged = await collect(open.log.read(shard, 1));
    const history = logged.flatMap(({ entry }) => entry.deltas.map((bytes) => decodeDelta(bytes).id));
    expect(history.slice(1)).toEqual(ids);
    expect(await mesh.verify([shard])).toBe(2);
    const reader = new Reader({ relay: one.address });
    expect((await reader.get(shard, 'orders', ['order-4'])).record?.json.toString()).toBe('4');
    reader.close();
  },
  TEST_MS,
);
