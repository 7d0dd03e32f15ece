import { errors } from '@nats-io/transport-node';
import { describe, expect, it } from 'vitest';
import { TrustClient } from '../../src/client/trust-client.js';
import { systemClock } from '../../src/core/clock.js';
import { ADMIN_INBOX, agentInbox, relayInbox } from '../../src/log/jetstream/inboxes.js';
import { deltaSubject } from '../../src/log/jetstream/subjects.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { GuardedMesh, type GuardedMeshOptions } from './guarded-mesh.js';
import { NatsClient } from './nats-client.js';

const PAST = { ...systemClock, now: () => Date.now() - 2 * 60 * 60_000 };

type Start = (keys: Keys, more?: Partial<GuardedMeshOptions>) => Promise<GuardedMesh>;

async function started(keys: Keys, more: Partial<GuardedMeshOptions>): Promise<GuardedMesh> {
  const peers = { token: await keys.token('relay', []) };
  const guarded = await GuardedMesh.start({
    callout: true,
    relay: { auth: { jwks: keys.jwks }, peers },
    ...more,
  });
  guarded.publisherToken = await keys.token('publisher', ['*']);
  guarded.monitorToken = await keys.token('monitor', []);
  return guarded;
}

/** The subjects of shards that a client asks for and is refused. */
async function refusedShards(guarded: GuardedMesh, client: NatsClient, shards: readonly string[]) {
  for (const shard of shards) client.subscribe(deltaSubject(guarded.partitionOf(shard), shard));
  await client.settled();
  return shards.filter((shard) => {
    return client.refused.has(`subscription ${deltaSubject(guarded.partitionOf(shard), shard)}`);
  });
}

describe.each([
  ['the configuration of nats-servers', false],
  ['an operator', true],
])('where %s says who there is', (_, operator) => {
  const start: Start = (keys, more = {}) => started(keys, { operator, ...more });

  it('nobody comes in without a token that holds, and each refusal is counted by its reason', async () => {
    await using keys = await Keys.make();
    await using others = await Keys.make();
    await using guarded = await start(keys);
    const tokens = {
      absent: '',
      malformed: 'no token',
      key: await others.token('agent', ['a']),
      expired: await keys.token('agent', ['a'], {}, PAST),
      audience: await keys.token('agent', ['a'], { audience: 'somebody else' }),
      signature: `${(await keys.token('agent', ['a'])).slice(0, -10)}AAAAAAAAAA`,
      // Neither publishers nor monitors have any business there, and relays come with keys of their own.
      role: await keys.token('publisher', ['a']),
    };
    const more = [await keys.token('relay', []), await keys.token('monitor', ['*'])];
    for (const token of [...Object.values(tokens), ...more]) {
      await expect(NatsClient.byToken(guarded.address, token)).rejects.toBeInstanceOf(
        errors.AuthorizationError,
      );
    }
    await expect(NatsClient.byNothing(guarded.address)).rejects.toBeInstanceOf(errors.AuthorizationError);
    const counts = await guarded.answers();
    // Who shows nothing, and who shows an empty token, is the same.
    expect(counts).toMatchObject({
      ...Object.fromEntries(Object.keys(tokens).map((reason) => [reason, 1])),
      absent: 2,
      role: 3,
    });
    const token = await keys.token('agent', ['a']);
    await using admitted = await NatsClient.byToken(guarded.address, token, agentInbox('agent', ['a']));
    await admitted.settled();
    expect((await guarded.answers()).admitted).toBe(1);
    expect(guarded.mesh.servers.server.log).not.toContain(token.split('.')[2]);
  });

  it('a prefix is the shards that there are when it connects, * is every shard, and an exact name needs no shard', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys);
    await guarded.publish('team-a', 'x');
    await guarded.publish('team-b', 'x');
    await guarded.publish('other', 'x');
    const connect = async (shards: readonly string[]) => {
      const token = await keys.token('agent', shards);
      return await NatsClient.byToken(guarded.address, token, agentInbox('agent', shards));
    };
    await using prefix = await connect(['team-*', 'later']);
    expect(await refusedShards(guarded, prefix, ['team-a', 'team-b', 'team-c', 'later', 'other'])).toEqual([
      'team-c',
      'other',
    ]);
    await guarded.publish('team-c', 'x');
    await eventually('it is among them when it connects again', async () => {
      await using again = await connect(['team-*', 'later']);
      return (await refusedShards(guarded, again, ['team-c'])).length === 0;
    });
    await using all = await connect(['*']);
    expect(await refusedShards(guarded, all, ['team-a', 'unheard-of'])).toEqual([]);
    all.subscribe('delta.*.*');
    all.subscribe('log.*.*');
    all.subscribe('>');
    await all.settled();
    expect([...all.refused]).toEqual(['subscription log.*.*', 'subscription >']);
  });

  it('a token may name many shards', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys);
    const shards = Array.from({ length: 600 }, (_, index) => `tenant-${index}`);
    const token = await keys.token('agent', shards);
    expect(token.length).toBeGreaterThan(8_192);
    await using client = await NatsClient.byToken(guarded.address, token, agentInbox('agent', shards));
    expect(await refusedShards(guarded, client, [...shards, 'tenant-600'])).toEqual(['tenant-600']);
  });

  it('a connection ends with its token', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys);
    const token = await keys.token('agent', ['a'], { lifeMs: 5_000 });
    const startedMs = Date.now();
    await using client = await NatsClient.byToken(guarded.address, token, agentInbox('agent', ['a']));
    await client.settled();
    await client.connection.closed();
    expect(Date.now() - startedMs).toBeLessThan(30_000);
  });

  it('a connection does not stay longer than the relays were told, whatever its token says', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys, { calloutLifeMs: 2_000 });
    const token = await keys.token('agent', ['a']);
    await using client = await NatsClient.byToken(guarded.address, token, agentInbox('agent', ['a']));
    await client.connection.closed();
    await using again = await NatsClient.byToken(guarded.address, token, agentInbox('agent', ['a']));
    await again.settled();
  });

  it('whoever is revoked is sent away, and does not come back', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys);
    const token = await keys.token('agent', ['a'], { name: 'lost' });
    await using client = await NatsClient.byToken(guarded.address, token, agentInbox('lost', ['a']));
    await using other = await NatsClient.byToken(guarded.address, await keys.token('agent', ['a']));
    using trust = new TrustClient({ relay: guarded.relays[0]!, token: await keys.token('admin', []) });
    const revokedMs = Date.now();
    await trust.revoke({ name: 'lost' });
    await client.connection.closed();
    expect(Date.now() - revokedMs).toBeLessThan(30_000);
    await expect(NatsClient.byToken(guarded.address, token)).rejects.toBeInstanceOf(
      errors.AuthorizationError,
    );
    await other.settled();
  });

  it('in a cluster every server asks, and whoever is revoked is sent away by each', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys, { servers: 3 });
    const { nodes } = guarded.mesh.servers;
    const token = await keys.token('agent', ['a'], { name: 'lost' });
    const inbox = agentInbox('lost', ['a']);
    const clients = await Promise.all(nodes.map(({ address }) => NatsClient.byToken(address, token, inbox)));
    for (const client of clients) {
      expect(await refusedShards(guarded, client, ['a', 'b'])).toEqual(['b']);
    }
    await guarded.publish('a', 'x');
    await eventually('each hears it', () => clients.every(({ heard }) => heard.length === 1));
    using trust = new TrustClient({ relay: guarded.relays[0]!, token: await keys.token('admin', []) });
    await trust.revoke({ name: 'lost' });
    await Promise.all(clients.map(({ connection }) => connection.closed()));
    for (const { address } of nodes) {
      await expect(NatsClient.byToken(address, token)).rejects.toBeInstanceOf(errors.AuthorizationError);
    }
  });

  it('an admin’s token has an admin’s rights, which are not a relay’s', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys);
    await using admin = await NatsClient.byToken(guarded.address, await keys.token('admin', []), ADMIN_INBOX);
    const info = await admin.connection.request('$JS.API.STREAM.INFO.shardcast_log_0', '', {
      timeout: 5_000,
    });
    expect(info.json()).toMatchObject({ config: { name: 'shardcast_log_0' } });
    for (const subject of ['log.0.x', '$KV.shardcast_denied.x', '$JS.API.STREAM.PURGE.shardcast_log_0']) {
      admin.publish(subject);
    }
    admin.subscribe('delta.*.*');
    admin.subscribe(`${relayInbox('r1')}.>`);
    admin.subscribe('$SYS.REQ.USER.AUTH', 'shardcast');
    await eventually('each is refused', () => admin.refused.size === 6);
  });

  it('who is known by a key, or by credentials, is not asked about, and is not anybody else', async () => {
    await using keys = await Keys.make();
    await using guarded = await start(keys, { agents: { edge: ['a'] } });
    await using edge = await guarded.client('edge');
    expect(await refusedShards(guarded, edge, ['a', 'b'])).toEqual(['b']);
    expect(await guarded.answers()).toEqual({});
    await using _ = await NatsClient.byToken(guarded.address, await keys.token('agent', ['a']));
    expect(await guarded.answers()).toEqual({ admitted: 1 });
  });
});
