import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { initialiseOn } from '../log/jetstream-fixture.js';
import { eventually } from '../support/eventually.js';
import { type NatsServer, NatsServers } from '../support/nats-server.js';
import { allSee, TestMember } from './mesh-fixture.js';

/** An election takes four to nine seconds, and there may be two. */
const ELECTIONS_MS = 45_000;
const IDS = ['relay-a', 'relay-b', 'relay-c'];
/** The default of a mesh but for the heartbeat: an election is longer than the expiry. */
const TIMES = { heartbeatMs: 100, expiryMs: 3_000 };

describe('members of a cluster of three servers', () => {
  let servers: NatsServers;
  beforeAll(async () => {
    servers = await NatsServers.start(3);
    await initialiseOn(servers, 3);
  });
  afterAll(async () => {
    await servers?.[Symbol.asyncDispose]();
  });

  /** As many replicas as the log has. Each knows all servers and is connected to one of its own. */
  async function startAll(): Promise<TestMember[]> {
    const members: TestMember[] = [];
    for (const [n, id] of IDS.entries()) {
      const addresses = [...servers.addresses.slice(n), ...servers.addresses.slice(0, n)];
      members.push(await TestMember.start(addresses, id, { ...TIMES, replicas: 3 }, { noRandomize: true }));
    }
    await allSee(members, IDS);
    return members;
  }

  async function leader(): Promise<NatsServer> {
    const connection = await connectNats(servers.addresses);
    try {
      const { streams } = await jetstreamManager(connection, { timeout: 20_000 });
      const { config, cluster } = await streams.info('KV_shardcast_mesh');
      expect(config.num_replicas).toBe(3);
      return servers.node(cluster?.leader ?? '');
    } finally {
      await connection.close();
    }
  }

  it.each(['killed', 'hung'] as const)(
    'all stay or come back when the bucket’s leader is %s',
    async (how) => {
      const members = await startAll();
      try {
        const views = members.map(({ told }) => told.length);
        const provenMs = members.map(({ membership }) => membership.provenMs);
        const node = await leader();
        if (how === 'killed') await node.kill();
        else await node.pause();
        await eventually(
          'all renew again',
          () =>
            members.every(
              ({ membership }, n) => membership.provenMs > (provenMs[n] as number) + TIMES.expiryMs,
            ),
          { timeoutMs: ELECTIONS_MS },
        );
        await allSee(members, IDS, ELECTIONS_MS);
        const [a, b] = members as [TestMember, TestMember];
        a.membership.setReady(3, true);
        await a.membership.flush({ timeoutMs: ELECTIONS_MS });
        await eventually('news go around', () => b.membership.readyOf(3).length === 1, {
          timeoutMs: ELECTIONS_MS,
        });
        if (how === 'killed') await node.restart();
        else node.resume();
        await servers.ready();
        await allSee(members, IDS, ELECTIONS_MS);
        // Nobody ever found itself alone.
        for (const [n, { told }] of members.entries()) {
          for (const ids of told.slice(views[n])) expect(ids.length).toBeGreaterThan(1);
        }
        expect(members.flatMap(({ replacements }) => replacements)).toEqual([]);
      } finally {
        for (const member of members) await member[Symbol.asyncDispose]();
      }
    },
    180_000,
  );
});
