import { Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { memberKey } from '../../src/relay/mesh/member-record.js';
import { Membership } from '../../src/relay/mesh/membership.js';
import { initialiseOn, wipe } from '../log/jetstream-fixture.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { allSee, recordOf, TestMember, TIMES } from './mesh-fixture.js';

describe('membership', () => {
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

  it('sees who comes and, at once, who leaves', async () => {
    await using a = await start('relay-a');
    expect(a.ids).toEqual(['relay-a']);
    await using c = await start('relay-c');
    expect(c.ids).toEqual(['relay-a', 'relay-c']);
    // Long, so that silence is not what tells.
    await using b = await start('relay-b', { expiryMs: 60_000 });
    expect(b.ids).toEqual(['relay-a', 'relay-b', 'relay-c']);
    await allSee([a, b, c], ['relay-a', 'relay-b', 'relay-c']);
    const { startedAt, incarnation, ...rest } = b.membership.view.member('relay-c') ?? {};
    expect(rest).toEqual({
      id: 'relay-c',
      grpc: '127.0.0.1:7411',
      http: '127.0.0.1:7412',
      version: 'test',
      draining: false,
      ready: new Set(),
    });
    expect(incarnation).toMatch(/^[-\w]{16}$/);
    expect(startedAt).toBeGreaterThan(Date.now() - 60_000);
    await c.membership.stop();
    await c.membership.stop();
    await allSee([a, b], ['relay-a', 'relay-b']);
    expect(await recordOf(connection, 'relay-c')).toBeUndefined();
    expect(b.told.at(-1)).toEqual(['relay-a', 'relay-b']);
  });

  it('knows when it has started all who were before it, however often they renew', async () => {
    const often = { heartbeatMs: 10, expiryMs: 30_000 };
    const members: TestMember[] = [];
    try {
      for (let n = 0; n < 8; n++) {
        members.push(await start(`relay-${n}`, often));
        expect(members.at(-1)?.ids).toEqual(members.map(({ membership }) => membership.id));
      }
    } finally {
      for (const member of members) await member[Symbol.asyncDispose]();
    }
  });

  it('is seen draining by all, and still a member', async () => {
    await using a = await start('relay-a');
    await using b = await start('relay-b');
    await b.membership.drain();
    expect((await recordOf(connection, 'relay-b'))?.draining).toBe(true);
    await eventually('a sees b draining', () => a.membership.view.member('relay-b')?.draining);
    await eventually('b sees itself', () => b.membership.view.member('relay-b')?.draining);
    expect(a.membership.view.member('relay-a')?.draining).toBe(false);
    expect(a.ids).toEqual(['relay-a', 'relay-b']);
  });

  it('says of which partitions each is ready, many in one write', async () => {
    await using a = await start('relay-a', { heartbeatMs: 10_000, expiryMs: 60_000 });
    await using b = await start('relay-b', { heartbeatMs: 10_000, expiryMs: 60_000 });
    await allSee([a, b], ['relay-a', 'relay-b']);
    const before = await recordOf(connection, 'relay-b');
    const views = a.told.length;
    for (let partition = 0; partition < 256; partition++) b.membership.setReady(partition, true);
    b.membership.setReady(7, false);
    a.membership.setReady(8, true);
    await Promise.all([a.membership.flush(), b.membership.flush()]);
    for (const member of [a, b]) {
      await eventually('all is seen', () => member.membership.readyOf(8).length === 2);
      expect(member.membership.readyOf(7)).toEqual([]);
      expect(member.membership.readyOf(255)).toEqual(['relay-b']);
      expect(member.membership.readyOf(256)).toEqual([]);
    }
    const after = await recordOf(connection, 'relay-b');
    expect((after?.beat ?? 0) - (before?.beat ?? 0)).toBe(1);
    expect(a.told.length - views).toBeLessThanOrEqual(2);
    b.membership.setReady(255, false);
    await b.membership.flush();
    await eventually('it is taken back', () => a.membership.readyOf(255).length === 0);
    expect(() => b.membership.setReady(-1, true)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  it('begins with what was ready before, and not with what an earlier incarnation was', async () => {
    await using a = await start('relay-a');
    a.membership.setReady(3, true);
    await a.membership.flush();
    await using b = await start('relay-b');
    expect(b.membership.readyOf(3)).toEqual(['relay-a']);
    await a.membership.stop();
    await using again = await start('relay-a');
    expect(again.membership.readyOf(3)).toEqual([]);
    await eventually('b knows the new incarnation', () => b.membership.readyOf(3).length === 0);
    await allSee([b, again], ['relay-a', 'relay-b']);
  });

  it('refuses a second relay with an id while the first lives', async () => {
    await using a = await start('relay-a');
    await expect(start('relay-a')).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      details: { id: 'relay-a', grpc: '127.0.0.1:7411' },
      hint: expect.stringContaining('id of its own'),
    });
    const [one, other] = await Promise.allSettled([start('relay-b'), start('relay-b')]);
    expect([one?.status, other?.status].sort()).toEqual(['fulfilled', 'rejected']);
    for (const outcome of [one, other]) {
      if (outcome?.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'ALREADY_EXISTS' });
      else await outcome?.value[Symbol.asyncDispose]();
    }
    expect(a.replacements).toEqual([]);
    expect(a.membership.isIsolated).toBe(false);
  });

  it('is not disturbed by what others write into the bucket', async () => {
    await using a = await start('relay-a');
    const kv = await new Kvm(connection).open('shardcast_mesh');
    await kv.put('members.relay-z', 'not JSON');
    await kv.put('members.relay=zz', '{}');
    await kv.put('something.else', '1');
    await kv.delete('members.relay-z');
    await using b = await start('relay-b');
    await allSee([a, b], ['relay-a', 'relay-b']);
  });

  it('comes back when its record is taken away or written over with what is none', async () => {
    await using a = await start('relay-a', { expiryMs: 30_000 });
    await using b = await start('relay-b', { expiryMs: 30_000 });
    const kv = await new Kvm(connection).open('shardcast_mesh');
    for (const hurt of [
      () => kv.delete(memberKey('relay-b')),
      () => kv.purge(memberKey('relay-b')),
      () => kv.put(memberKey('relay-b'), 'not JSON'),
    ]) {
      const beat = (await recordOf(connection, 'relay-b'))?.beat ?? 0;
      await hurt();
      await eventually('the record is there again', async () => {
        return ((await recordOf(connection, 'relay-b'))?.beat ?? 0) > beat;
      });
    }
    await allSee([a, b], ['relay-a', 'relay-b']);
    expect(b.replacements).toEqual([]);
  });

  it('takes as many replicas as the log has, and says what is missing without a log', async () => {
    const self = { id: 'relay-a', grpc: 'h:1', http: '', version: '' };
    await using early = new Membership({ connection, self, ...TIMES });
    await expect(early.start()).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('mesh init'),
    });
    await initialiseOn(servers, 1);
    await using a = new Membership({ connection, self, ...TIMES });
    await a.start();
    expect(a.members.map(({ id }) => id)).toEqual(['relay-a']);
    await expect(a.start()).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('refuses a bucket that is not the mesh’s, and times that cannot work', async () => {
    // nats-server may fail to make the store of a stream when the machine is busy.
    await eventually('the bucket is there', () => new Kvm(connection).create('taken', { history: 5 }));
    await expect(start('relay-a', { bucket: 'taken' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    const refused = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
    const self = { id: 'relay-a', grpc: 'h:1', http: '', version: '' };
    expect(() => new Membership({ connection, self, heartbeatMs: 1_000, expiryMs: 2_000 })).toThrow(refused);
    expect(() => new Membership({ connection, self, heartbeatMs: 0 })).toThrow(refused);
    const idle = new Membership({ connection, self });
    expect(idle.isIsolated).toBe(true);
    expect(idle.members).toEqual([]);
    expect(() => idle.setReady(1, true)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    await idle.stop();
  });
});
