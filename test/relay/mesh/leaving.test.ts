import { describe, expect, it } from 'vitest';
import { Publisher } from '../../../src/client/publisher.js';
import { Reader } from '../../../src/client/reader.js';
import type { Relay } from '../../../src/relay/relay.js';
import { Channel } from '../../../src/wire/channel.js';
import { statusService, watchService } from '../../../src/wire/services.js';
import { eventually } from '../../support/eventually.js';
import { TestMember } from '../mesh-fixture.js';
import { MeshFixture } from './mesh-fixture.js';

/** Far over what leaving takes, far under the times after which relays stop to wait. Milliseconds. */
const SOON_MS = 20_000;
const LONG_MS = 600_000;
/** Nobody finds anybody silent in a test: what is known of each other has been said. */
const PATIENT = { mesh: { drainTimeoutMs: LONG_MS, memberHeartbeatMs: 250, memberExpiryMs: LONG_MS } };

async function drainedMs(relay: Relay): Promise<number> {
  const beganMs = performance.now();
  await relay.drain();
  return performance.now() - beganMs;
}

async function put(address: string, n: number): Promise<string> {
  await using publisher = new Publisher({ relay: address, name: 'test' });
  return (await publisher.publish('acme', (delta) => delta.put('n', ['k'], n))).token;
}

describe('A relay that leaves', () => {
  it('does not wait for others when it is alone; what it has is there when it is back', async () => {
    await using mesh = await MeshFixture.start(['one'], PATIENT);
    const one = mesh.relays.get('one') as Relay;
    const token = await put(one.address, 1);
    expect(await drainedMs(one)).toBeLessThan(SOON_MS);
    // Nobody else could: so it serves until it stops.
    const reader = new Reader({ relay: one.address });
    expect((await reader.get('acme', 'n', ['k'])).record?.json.toString()).toBe('1');
    reader.close();
    await mesh.leave('one');
    const back = await mesh.join('one');
    await mesh.settled();
    const again = new Reader({ relay: back.address });
    expect((await again.get('acme', 'n', ['k'], { atLeast: token })).record?.json.toString()).toBe('1');
    again.close();
  }, 60_000);

  it('does not wait for others that leave, too', async () => {
    await using mesh = await MeshFixture.start(['one', 'two', 'three'], PATIENT);
    const all = [...mesh.relays.values()];
    for (const ms of await Promise.all(all.map(drainedMs))) expect(ms).toBeLessThan(SOON_MS);
  }, 60_000);

  it('waits for one that should take over, and no longer when that is gone', async () => {
    await using mesh = await MeshFixture.start(['one'], PATIENT);
    // A member in name only: it never fills itself.
    await using two = await TestMember.start(mesh.servers.addresses, 'two', { expiryMs: LONG_MS });
    const { membership, holdings } = mesh.core('one');
    await eventually('both are known', () => membership?.members.length === 2);
    let isDrained = false;
    const draining = drainedMs(mesh.relays.get('one') as Relay).then((ms) => {
      isDrained = true;
      return ms;
    });
    await eventually('it is asked to take over', () => holdings?.placement.members.join() === 'two');
    expect(isDrained).toBe(false);
    await two.membership.stop();
    expect(await draining).toBeLessThan(SOON_MS);
  }, 60_000);

  it('is known to be gone as soon as it stops, though calls to it are still open', async () => {
    await using mesh = await MeshFixture.start(['one', 'two'], PATIENT);
    const one = mesh.relays.get('one') as Relay;
    const channel = new Channel(one.address);
    const call = channel.bidi(watchService.watch);
    call.on('error', () => undefined);
    // On the same connection: when this is answered the call is there, too.
    await channel.unary(statusService.getStatus, { shard: '' });
    let isStopped = false;
    const stopping = one.stop().then(() => {
      isStopped = true;
    });
    await eventually('the other one knows', () => {
      return (
        mesh
          .core('two')
          .membership?.members.map(({ id }) => id)
          .join() === 'two'
      );
    });
    expect(isStopped).toBe(false);
    call.cancel();
    channel.close();
    await stopping;
    await put(mesh.relays.get('two')?.address as string, 2);
  }, 60_000);
});
