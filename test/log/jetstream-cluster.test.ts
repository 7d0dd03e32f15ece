import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShardcastError } from '../../src/core/errors.js';
import { streamName } from '../../src/log/jetstream/mesh-streams.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import type { NatsServer, NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { FreshnessCheck } from './freshness-check.js';
import { initialiseOn, LAYOUT, OpenLog, startMesh, wipe } from './jetstream-fixture.js';
import { Writers } from './writer.js';

const everyPartition = Array.from({ length: LAYOUT.partitions }, (_, partition) => partition);
/** An election takes four to nine seconds, and there may be two. */
const ELECTIONS_MS = 45_000;

describe('a cluster of three under constant appends', () => {
  let servers: NatsServers;
  beforeAll(async () => {
    servers = await startMesh(3);
  });
  afterAll(async () => {
    await servers?.[Symbol.asyncDispose]();
  });

  async function leader(open: OpenLog, stream: number): Promise<NatsServer> {
    const { streams } = await jetstreamManager(open.connection);
    const name = await eventually(
      'the stream has a leader',
      async () => (await streams.info(streamName(stream))).cluster?.leader,
      { timeoutMs: ELECTIONS_MS },
    );
    return servers.node(name);
  }

  /** Runs writers and a subscriber while `hurt` does its worst, then compares all three: acknowledged, stored, heard. */
  async function holdsOver(
    hurt: (open: OpenLog, proceed: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    await wipe(servers);
    await initialiseOn(servers, 3);
    await using writing = await OpenLog.open(servers.addresses, {
      answerTimeoutMs: 1_000,
      patienceMs: ELECTIONS_MS,
    });
    await using listening = await OpenLog.open(servers.addresses, {
      answerTimeoutMs: 1_000,
      patienceMs: ELECTIONS_MS,
    });
    const shards = Array.from({ length: 6 }, (_, n) => `shard-${n}`);
    const heard = new Map<string, number[]>(shards.map((shard) => [shard, []]));
    const broken: ShardcastError[] = [];
    await using follower = listening.log.follow(everyPartition, new Map(), {
      entry: ({ entry }) => void heard.get(entry.shard)?.push(entry.firstRevision),
      broken: (failure) => void broken.push(failure),
    });
    await using writers = new Writers(writing.log, shards);
    using check = new FreshnessCheck(listening.log, follower, writers.all, heard);
    const proceed = async () => {
      const marks = writers.all.map(({ last }) => last + 3);
      await eventually(
        'every shard goes on',
        () => writers.all.every(({ last }, n) => last >= (marks[n] as number)),
        { timeoutMs: ELECTIONS_MS },
      );
    };
    await proceed();
    await hurt(writing, proceed);
    await writers.stop();
    for (const { shard, acknowledged } of writers.all) {
      const stored = (await collect(writing.log.read(shard, 1))).map(({ entry }) => entry.firstRevision);
      expect(stored, shard).toEqual(acknowledged);
      await eventually(`${shard} was heard`, () => heard.get(shard)?.length === stored.length, {
        timeoutMs: ELECTIONS_MS,
      });
      expect(heard.get(shard), shard).toEqual(stored);
    }
    expect({ broken, lies: check.lies }).toEqual({ broken: [], lies: [] });
  }

  it('has all that was acknowledged, once and in order, and tells it, when a leader is killed', async () => {
    await holdsOver(async (open, proceed) => {
      const node = await leader(open, 0);
      await node.kill();
      await proceed();
      await node.restart();
      await proceed();
    });
  }, 120_000);

  it('and when the server is killed that feeds the subscriber', async () => {
    await holdsOver(async (open, proceed) => {
      const { consumers } = await jetstreamManager(open.connection);
      const name = await eventually('the subscriber is fed', async () => {
        const [feeding] = await collect(consumers.list(streamName(0)));
        return feeding?.cluster?.leader;
      });
      const node = servers.node(name);
      await node.kill();
      await proceed();
      await node.restart();
    });
  }, 120_000);

  it('and when a leader hangs for a while and comes back', async () => {
    await holdsOver(async (open, proceed) => {
      const node = await leader(open, 1);
      await node.pause();
      await proceed();
      node.resume();
      await proceed();
    });
  }, 120_000);

  it('makes three replicas of one, with the entries and the positions as they were', async () => {
    await wipe(servers);
    await initialiseOn(servers, 1);
    await using open = await OpenLog.open(servers.addresses);
    const chain = new EntryChain('grown');
    const first = chain.next(tuple('a'));
    const position = await open.log.append(first.entry, first.bytes, 0);
    expect(await initialiseOn(servers, 3)).toEqual(LAYOUT);
    const { streams } = await jetstreamManager(open.connection);
    await eventually(
      'every stream has three current replicas',
      async () => {
        const infos = await Promise.all([0, 1].map((stream) => streams.info(streamName(stream))));
        return infos.every(({ cluster }) => cluster?.replicas?.filter(({ current }) => current).length === 2);
      },
      { timeoutMs: ELECTIONS_MS },
    );
    const second = chain.next(tuple('b'));
    await open.log.append(second.entry, second.bytes, position);
    expect(await open.log.head('grown')).toMatchObject({ revision: 2, hash: chain.hash });
  }, 120_000);
});
