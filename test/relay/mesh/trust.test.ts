import { expect, it } from 'vitest';
import { Publisher } from '../../../src/client/publisher.js';
import { Reader } from '../../../src/client/reader.js';
import { TrustClient } from '../../../src/client/trust-client.js';
import { systemClock } from '../../../src/core/clock.js';
import { Channel } from '../../../src/wire/channel.js';
import { publishService, replicaService, statusService } from '../../../src/wire/services.js';
import { eventually } from '../../support/eventually.js';
import { Keys } from '../../support/keys.js';
import { MeshFixture } from './mesh-fixture.js';

const PAST = { ...systemClock, now: () => Date.now() - 2_000 };
const IDS = ['r1', 'r2', 'r3'];
const SHARDS = Array.from({ length: 8 }, (_, n) => `tenant-${n}`);

it('relays with keys fill each other and pass publishes on with the rights of whoever publishes', async () => {
  await using keys = await Keys.make();
  const peers = { token: await keys.token('relay', []) };
  await using mesh = await MeshFixture.start(IDS.slice(0, 2), {
    relay: { auth: { jwks: keys.jwks }, peers },
  });
  const token = await keys.token('publisher', SHARDS);
  const addresses = [...mesh.relays.values()].map(({ address }) => address);
  // Each relay is asked for every shard: half of them it has to pass on.
  for (const relay of addresses) {
    await using publisher = new Publisher({ relay, token });
    await Promise.all(SHARDS.map((shard) => publisher.publish(shard, (d) => d.put('tuples', [relay], 1))));
    await expect(publisher.publish('others', (d) => d.put('tuples', ['x'], 1))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const { token: last } = await publisher.publish(SHARDS[0]!, (d) => d.put('tuples', ['last'], 1));
    expect((await publisher.wait(last)).complete).toBe(true);
  }
  await mesh.join('r3');
  await mesh.settled();
  using reader = new Reader({ relay: addresses, token: await keys.token('agent', SHARDS) });
  for (const shard of SHARDS) {
    const there = await eventually(
      shard,
      async () => (await reader.get(shard, 'tuples', [addresses[1]!])).record,
    );
    expect(there?.json.toString()).toBe('1');
  }
  await expect(reader.get('others', 'tuples', ['x'])).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  // What is revoked at one relay is refused at all.
  using trust = new TrustClient({ relay: addresses[0]!, token: await keys.token('admin', []) });
  await trust.revoke({ name: 'agent' });
  for (const { address } of mesh.relays.values()) {
    using one = new Channel(address, { token: await keys.token('agent', SHARDS, {}, PAST) });
    await eventually('it is refused there', async () => {
      const asked = one.unary(statusService.getStatus, { shard: SHARDS[0]! });
      return await asked.then(
        () => false,
        ({ details }: { details?: { reason?: string } }) => details?.reason === 'revoked',
      );
    });
  }
}, 120_000);

it('nobody but a relay may fill itself, or pass on in somebody’s name', async () => {
  await using keys = await Keys.make();
  const peers = { token: await keys.token('relay', []) };
  await using mesh = await MeshFixture.start(['r1'], { relay: { auth: { jwks: keys.jwks }, peers } });
  const [relay] = mesh.relays.values();
  const admin = await keys.token('admin', ['*']);
  for (const role of ['agent', 'publisher', 'admin'] as const) {
    using channel = new Channel(relay!.address, { token: await keys.token(role, ['*']) });
    await expect(channel.unary(replicaService.listReplicas, { partition: 0 })).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const metadata = { 'shardcast-hops': '1', 'shardcast-on-behalf-of': admin };
    const forged = channel.unary(publishService.deleteShard, { shard: 't' }, { metadata });
    await expect(forged).rejects.toMatchObject({ code: 'PERMISSION_DENIED', details: { action: 'forward' } });
  }
  using peer = new Channel(relay!.address, peers);
  const nobodys = peer.unary(
    publishService.deleteShard,
    { shard: 't' },
    { metadata: { 'shardcast-hops': '1' } },
  );
  await expect(nobodys).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(peer.unary(publishService.deleteShard, { shard: 't' })).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
}, 60_000);
