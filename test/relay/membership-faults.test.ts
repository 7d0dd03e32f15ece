import { resolve } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { memberKey } from '../../src/relay/mesh/member-record.js';
import { wipe } from '../log/jetstream-fixture.js';
import { Child } from '../support/child-process.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { built } from '../support/shardcast-process.js';
import { allSee, recordOf, TestMember, TIMES } from './mesh-fixture.js';

/** Nothing listens there. */
const NOWHERE = '127.0.0.1:1';
/** For members that must not be dropped, however busy the machine is. */
const PATIENT = { heartbeatMs: 50, expiryMs: 5_000 };

/** A process on a machine that has much else to do. */
const STARTING_MS = 120_000;

describe('members that are hurt', () => {
  let servers: NatsServers;
  let connection: NatsConnection;
  beforeAll(async () => {
    servers = await NatsServers.start(1);
    connection = await connectNats(servers.addresses);
  });
  afterEach(() => wipe(servers));
  afterAll(async () => {
    await connection?.close();
    await servers?.[Symbol.asyncDispose]();
  });

  const start = (id: string, options = {}) => TestMember.start(servers.addresses, id, options);
  const startBehind = (proxy: SeverableProxy, id: string, options = {}) =>
    TestMember.start([proxy.address], id, options, { ignoreClusterUpdates: true });

  it.each(['cut off', 'unheard'] as const)(
    'one that is %s is gone for the others, knows it, never finds itself alone, and comes back',
    async (how) => {
      await using proxy = await SeverableProxy.start(servers.server.address);
      await using a = await start('relay-a');
      await using b = await start('relay-b');
      await using cut = await startBehind(proxy, 'relay-c');
      cut.membership.setReady(1, true);
      await cut.membership.flush();
      await allSee([a, b, cut], ['relay-a', 'relay-b', 'relay-c']);
      const provenMs = cut.membership.provenMs;
      const fromMs = performance.now();
      if (how === 'cut off') proxy.sever(NOWHERE);
      else proxy.mute();
      await allSee([a, b], ['relay-a', 'relay-b']);
      expect(performance.now() - fromMs).toBeGreaterThan(TIMES.expiryMs - 3 * TIMES.heartbeatMs);
      await eventually('it knows', () => cut.membership.isIsolated && cut.isolations.at(-1));
      expect(cut.ids).toEqual(['relay-a', 'relay-b', 'relay-c']);
      expect(cut.membership.provenMs - provenMs).toBeLessThan(TIMES.expiryMs);
      expect([a.membership.isIsolated, b.membership.isIsolated]).toEqual([false, false]);
      proxy.sever(servers.server.address);
      await allSee([a, b, cut], ['relay-a', 'relay-b', 'relay-c']);
      await eventually('it is in touch', () => !cut.membership.isIsolated && cut.isolations.at(-1) === false);
      expect(a.membership.readyOf(1)).toEqual(['relay-c']);
      for (const ids of cut.told.slice(cut.told.findIndex((seen) => seen.length === 3))) {
        expect(ids).toHaveLength(3);
      }
      expect(cut.replacements).toEqual([]);
    },
  );

  it('clears the record of one that is dead out of the bucket, and takes it back when it was not', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using a = await start('relay-a');
    await using cut = await startBehind(proxy, 'relay-b');
    await allSee([a, cut], ['relay-a', 'relay-b']);
    proxy.sever(NOWHERE);
    await eventually(
      'the record is cleared',
      async () => (await recordOf(connection, 'relay-b')) === undefined,
    );
    await using late = await start('relay-c');
    expect(late.ids).toEqual(['relay-a', 'relay-c']);
    proxy.sever(servers.server.address);
    await allSee([a, late, cut], ['relay-a', 'relay-b', 'relay-c']);
    expect(cut.replacements).toEqual([]);
  });

  it('lets a dead one’s id be taken over, and says so to it when it was not dead', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using a = await start('relay-a');
    await using cut = await startBehind(proxy, 'relay-b');
    await allSee([a, cut], ['relay-a', 'relay-b']);
    proxy.sever(NOWHERE);
    const fromMs = performance.now();
    await using second = await start('relay-b');
    expect(performance.now() - fromMs).toBeGreaterThan(TIMES.expiryMs);
    await allSee([a, second], ['relay-a', 'relay-b']);
    const { incarnation } = second.membership.view.member('relay-b') ?? {};
    await eventually(
      'a knows the new one',
      () => a.membership.view.member('relay-b')?.incarnation === incarnation,
    );
    proxy.sever(servers.server.address);
    const [failure] = await eventually(
      'the first hears it',
      () => cut.replacements.length > 0 && cut.replacements,
    );
    expect(failure).toMatchObject({ code: 'ALREADY_EXISTS', hint: expect.any(String) });
    expect(cut.membership.isIsolated).toBe(true);
    expect(cut.membership.replaced).toBe(failure);
    cut.membership.setReady(1, true);
    await expect(cut.membership.flush()).rejects.toBe(failure);
    await cut.membership.stop();
    expect((await recordOf(connection, 'relay-b'))?.incarnation).toBe(incarnation);
    expect(second.replacements).toEqual([]);
    expect(cut.replacements).toHaveLength(1);
  });

  it('one that was paused for long finds that it was gone, and comes back', async () => {
    await built();
    await using a = await start('relay-a');
    const args = [servers.server.address, 'relay-b', `${TIMES.heartbeatMs}`, `${TIMES.expiryMs}`];
    await using paused = new Child(process.execPath, [
      resolve(import.meta.dirname, '..', 'support', 'member-process.mjs'),
      ...args,
    ]);
    await paused.line(/"started":\["relay-a","relay-b"\]/, STARTING_MS);
    await allSee([a], ['relay-a', 'relay-b']);
    await paused.pause();
    await allSee([a], ['relay-a']);
    const before = paused.stdout.length;
    paused.signal('SIGCONT');
    await allSee([a], ['relay-a', 'relay-b']);
    await eventually('it has found it out', () =>
      /"isolated":true.*"isolated":false/s.test(paused.stdout.slice(before)),
    );
    // Time that it did not live through is not held against the others.
    expect(paused.stdout.slice(before)).not.toContain('{"members":["relay-b"]}');
    paused.end();
    await allSee([a], ['relay-a']);
    expect(await paused.exited).toMatchObject({ code: 0 });
  }, 180_000);

  it('nobody is dropped while the server is away for longer than the expiry', async () => {
    await using a = await start('relay-a', PATIENT);
    await using b = await start('relay-b', { ...PATIENT, expiryMs: 2_000 });
    await using c = await start('relay-c', PATIENT);
    const all = ['relay-a', 'relay-b', 'relay-c'];
    await allSee([a, b, c], all);
    const views = [a, b, c].map(({ told }) => told.length);
    b.membership.setReady(5, true);
    await servers.server.kill();
    await eventually('all know that they are cut off', () => [a, b, c].every((m) => m.membership.isIsolated));
    await expect(c.membership.drain({ timeoutMs: 50 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await servers.server.restart();
    await eventually('all are in touch', () => [a, b, c].every((m) => !m.membership.isIsolated));
    await eventually('what was set meanwhile is known', () =>
      [a, b, c].every(({ membership }) => {
        return membership.readyOf(5).length === 1 && membership.view.member('relay-c')?.draining;
      }),
    );
    for (const [n, { told }] of [a, b, c].entries()) {
      for (const ids of told.slice(views[n])) expect(ids).toEqual(all);
    }
  });

  it('nobody is dropped when the bucket is lost; it is made again', async () => {
    await using a = await start('relay-a', PATIENT);
    await using b = await start('relay-b', PATIENT);
    await allSee([a, b], ['relay-a', 'relay-b']);
    b.membership.setReady(5, true);
    await b.membership.flush();
    const views = [a, b].map(({ told }) => told.length);
    // A request is lost for good when the connection breaks meanwhile.
    await eventually('the bucket is deleted', async () => {
      const { streams } = await jetstreamManager(connection, { timeout: 2_000 });
      return await streams.delete('KV_shardcast_mesh');
    });
    await eventually('both records are there', async () => {
      const found = await Promise.all(['relay-a', 'relay-b'].map((id) => recordOf(connection, id)));
      return found.every((record) => record !== undefined) && found[1]?.ready !== '';
    });
    await using c = await start('relay-c', PATIENT);
    await allSee([a, b, c], ['relay-a', 'relay-b', 'relay-c']);
    b.membership.setReady(6, true);
    await eventually('a hears b as before', () => a.membership.readyOf(6).length === 1);
    for (const [n, { told }] of [a, b].entries()) {
      for (const ids of told.slice(views[n]))
        expect(ids).toEqual(expect.arrayContaining(['relay-a', 'relay-b']));
    }
    expect([...a.replacements, ...b.replacements]).toEqual([]);
  });

  it.each(['dead', 'alive'] as const)(
    'finds out whether the holder of its id in a bucket that was put back is %s',
    async (holder) => {
      await using proxy = await SeverableProxy.start(servers.server.address);
      await using a = await startBehind(proxy, 'relay-a');
      await using b = await startBehind(proxy, 'relay-b');
      await allSee([a, b], ['relay-a', 'relay-b']);
      await eventually(
        'some renewals',
        async () => ((await recordOf(connection, 'relay-b'))?.beat ?? 0) > 10,
      );
      proxy.sever(NOWHERE);
      const old = { ...(await recordOf(connection, 'relay-b')), incarnation: 'earlier', ready: 'r_' };
      await (await jetstreamManager(connection, { timeout: 20_000 })).streams.delete('KV_shardcast_mesh');
      const make = () => new Kvm(connection).create('shardcast_mesh', { allow_direct: false });
      const kv = await eventually('the bucket is there', make);
      let beat = 0;
      const renew = () => kv.put(memberKey('relay-b'), JSON.stringify({ ...old, beat: ++beat }));
      await renew();
      proxy.sever(servers.server.address);
      if (holder === 'dead') {
        await eventually('both are in touch', () =>
          [a, b].every((m) => m.isolations.at(-1) === false && !m.membership.isIsolated),
        );
        await allSee([a, b], ['relay-a', 'relay-b']);
        await eventually(
          'b has its id again',
          async () => (await recordOf(connection, 'relay-b'))?.incarnation !== 'earlier',
        );
        expect(b.replacements).toEqual([]);
      } else {
        await eventually('b hears it', async () => {
          await renew();
          return b.replacements.length > 0;
        });
        expect(b.replacements).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
        expect((await recordOf(connection, 'relay-b'))?.incarnation).toBe('earlier');
      }
      expect(a.replacements).toEqual([]);
    },
  );

  it('begins its watch again when that is silent', async () => {
    await using a = await start('relay-a', PATIENT);
    await using b = await start('relay-b', PATIENT);
    await allSee([a, b], ['relay-a', 'relay-b']);
    // A consumer that is paused gives signs of life, but no messages.
    const { consumers } = await jetstreamManager(connection, { timeout: 20_000 });
    const until = new Date(Date.now() + 600_000);
    for await (const { name } of consumers.list('KV_shardcast_mesh')) {
      await consumers.pause('KV_shardcast_mesh', name, until);
    }
    b.membership.setReady(9, true);
    await b.membership.flush();
    expect(a.membership.readyOf(9)).toEqual([]);
    await eventually('both hear it', () =>
      [a, b].every(({ membership }) => membership.readyOf(9).length === 1),
    );
    await allSee([a, b], ['relay-a', 'relay-b']);
    expect([a, b].some(({ membership }) => membership.isIsolated)).toBe(false);
  });

  it('stops in bounded time when the server is away', async () => {
    await using a = await start('relay-a');
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using deaf = await startBehind(proxy, 'relay-b');
    await using gone = await startBehind(proxy, 'relay-c');
    await allSee([a, deaf, gone], ['relay-a', 'relay-b', 'relay-c']);
    proxy.mute();
    await deaf.membership.stop();
    proxy.sever(NOWHERE);
    await gone.membership.stop();
    await allSee([a], ['relay-a']);
  });
});
