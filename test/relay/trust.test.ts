import { copyFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Agent } from '../../src/agent/agent.js';
import { rotateKeys } from '../../src/auth/signing-keys.js';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { TrustClient } from '../../src/client/trust-client.js';
import { systemClock } from '../../src/core/clock.js';
import { toShardcastError } from '../../src/core/errors.js';
import { tokenFrom } from '../../src/wire/access.js';
import { Channel } from '../../src/wire/channel.js';
import { makeCertificates } from '../support/certificates.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { type AnyRpc, methodName, SERVICES } from '../support/methods.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

/** Every method that a relay by itself has; those of relays among each other are in the mesh's test. */
const METHODS = [...SERVICES].flatMap(([service, methods]) => (service === 'replicaService' ? [] : methods));

/** A request that names a shard wherever the method takes one. */
const REQUEST = { shard: 'other', token: '', hashes: [], shards: ['other'], partition: 0 };
const FIRST: Record<string, unknown> = {
  Watch: { open: { shard: 'other' } },
  Import: { begin: { shard: 'other', importId: 'i' } },
};

/** How a call ends: its error's code, or the messages that came. */
async function outcome(channel: Channel, method: AnyRpc): Promise<unknown> {
  const name = methodName(method);
  const request = (FIRST[name] ?? REQUEST) as never;
  try {
    if (!method.requestStream && !method.responseStream) return await channel.unary(method, request);
    if (!method.requestStream) {
      const got: unknown[] = [];
      for await (const message of channel.serverStream(method, request)) got.push(message);
      return got;
    }
    const call = channel.bidi(method);
    const ended = new Promise((resolve) => {
      call.on('error', (failure: Error) => resolve(channel.error(failure).code));
      call.on('data', (message: unknown) => resolve(message));
      call.on('end', () => resolve('ended'));
    });
    call.write(request);
    call.end();
    return await ended;
  } catch (thrown) {
    return toShardcastError(thrown).code;
  }
}

async function outcomes(address: string, token?: string): Promise<Record<string, unknown>> {
  using channel = new Channel(address, { token });
  const found: Record<string, unknown> = {};
  for (const method of METHODS) {
    if (method.path.endsWith('/Publish')) continue; // each publish by itself: below
    found[methodName(method)] = await outcome(channel, method);
  }
  return found;
}

describe('a relay with keys', () => {
  it('answers no method without a token, and none with one that does not allow it', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({ auth: { jwks: keys.jwks } });
    expect(METHODS.length).toBeGreaterThan(15);
    const without = await outcomes(at.address);
    expect(Object.values(without).filter((code) => code !== 'UNAUTHENTICATED')).toEqual([]);
    const stranger = await outcomes(at.address, await keys.token('agent', ['mine']));
    const { ListShards, AwaitAgents, CheckToken, ...others } = stranger;
    expect(CheckToken).toEqual({});
    expect(ListShards).toEqual({ shards: [] });
    expect(AwaitAgents).not.toMatchObject({ agents: expect.anything() });
    expect(Object.entries(others).filter(([, code]) => code !== 'PERMISSION_DENIED')).toEqual([]);
  });

  it('lets each do what its token says, and shows nobody that other shards exist', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({ auth: { jwks: keys.jwks } });
    const token = await keys.token('publisher', ['mine', 'other'], { collections: ['tuples'] });
    await using publisher = new Publisher({ relay: at.address, token });
    const { revision } = await publisher.publish('mine', (d) => d.put('tuples', ['a'], 1));
    await publisher.publish('other', (d) => d.put('tuples', ['secret'], 1));
    expect(revision).toBe(1);
    const refused = [
      publisher.publish('mine', (d) => d.put('roles', ['a'], 1)),
      publisher.publish('mine', (d) => d.put('tuples', ['b'], 1).put('roles', ['a'], 1)),
      publisher.publish('third', (d) => d.put('tuples', ['a'], 1)),
      publisher.deleteShard('mine'),
      publisher.publish('mine', (d) => d.put('tuples', ['c'], 1), {
        preconditions: [{ kind: 2, collection: 'roles', key: Buffer.from('a') }],
      }),
    ];
    await Promise.allSettled(refused);
    for (const each of refused)
      await expect(each).rejects.toMatchObject({ code: 'PERMISSION_DENIED', retry: 'never' });
    await using other = new Publisher({ relay: at.address, token, name: 'somebody' });
    await expect(other.publish('mine', (d) => d.put('tuples', ['d'], 1))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    using reader = new Reader({ relay: at.address, token: await keys.token('agent', ['mine']) });
    expect((await reader.get('mine', 'tuples', ['a'])).record?.json.toString()).toBe('1');
    const there = await reader
      .get('other', 'tuples', ['secret'])
      .catch((failure: unknown) => JSON.stringify(failure));
    const nowhere = await reader
      .get('nowhere', 'tuples', ['secret'])
      .catch((failure: unknown) => JSON.stringify(failure));
    expect(there).toBe(nowhere);
    expect((await reader.status('mine')).relay ?? '').toBe('');
    expect((await reader.shards()).map(({ shard }) => shard)).toEqual(['mine']);
  });

  it('ends an agent’s open stream when its key is withdrawn, and takes it back with a new token', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({ auth: { jwks: keys.jwks } });
    await using dir = await tempDir();
    await using publisher = new Publisher({ relay: at.address, token: await keys.token('publisher', ['t']) });
    await publisher.publish('t', (d) => d.put('tuples', ['a'], 1));
    const file = dir.join('token');
    await writeFile(file, await keys.token('agent', ['t']));
    await using agent = new Agent({
      relay: at.address,
      dataDir: dir.join('replica'),
      shards: ['t'],
      token: tokenFrom(file),
    });
    await agent.start();
    await rotateKeys(keys.folder, 0);
    await eventually(
      'the agent is refused',
      () => {
        return agent.status().shards[0]?.errors[0]?.code === 'UNAUTHENTICATED';
      },
      { timeoutMs: 15_000 },
    );
    await writeFile(file, await keys.token('agent', ['t']));
    await using again = new Publisher({ relay: at.address, token: await keys.token('publisher', ['t']) });
    await again.publish('t', (d) => d.put('tuples', ['b'], 2));
    await eventually('it is back', async () => (await agent.shard('t').get('tuples', ['b'])) !== undefined, {
      timeoutMs: 30_000,
    });
  }, 60_000);
});

it('a publisher whose token was replaced in time does not notice that the first one ended', async () => {
  await using keys = await Keys.make();
  await using at = await relayFixture({ auth: { jwks: keys.jwks } });
  await using dir = await tempDir();
  const file = dir.join('token');
  await writeFile(file, await keys.token('publisher', ['t']));
  await using publisher = new Publisher({ relay: at.address, token: tokenFrom(file) });
  await publisher.publish('t', (d) => d.put('tuples', ['a'], 1));
  await rotateKeys(keys.folder, 0);
  await writeFile(file, await keys.token('publisher', ['t']));
  const untilMs = performance.now() + 4_000;
  let last = 1;
  while (performance.now() < untilMs) {
    const { revision } = await publisher.publish('t', (d) => d.put('tuples', ['a'], last));
    expect(revision).toBe(++last);
  }
}, 30_000);

it('a revoked token is refused on open streams, too, after a restart still, and the next of its name is not', async () => {
  await using keys = await Keys.make();
  await using at = await relayFixture({ auth: { jwks: keys.jwks } });
  const token = await keys.token('publisher', ['t']);
  await using publisher = new Publisher({ relay: at.address, token });
  await publisher.publish('t', (d) => d.put('tuples', ['a'], 1));
  using stranger = new TrustClient({ relay: at.address, token });
  await expect(stranger.revoke({ name: 'publisher' })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  const admin = await keys.token('admin', []);
  using trust = new TrustClient({ relay: at.address, token: admin });
  await expect(trust.revoke({ name: '' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  await trust.revoke({ name: 'publisher' });
  await trust.revoke({ tokenId: 'another' });
  const publish = (one: Publisher) => one.publish('t', (d) => d.put('tuples', ['b'], 1));
  await eventually('the stream is ended', async () => {
    const code = await publish(publisher).then(
      () => '',
      (failure: unknown) => toShardcastError(failure).code,
    );
    return code === 'UNAUTHENTICATED';
  });
  await at.restart();
  await using again = new Publisher({ relay: at.address, token });
  await expect(publish(again)).rejects.toMatchObject({ details: { reason: 'revoked' } });
  using later = new TrustClient({ relay: at.address, token: admin });
  expect(await later.revoked()).toMatchObject([{ name: 'publisher' }, { tokenId: 'another' }]);
  // A token says its time in whole seconds.
  const clock = { ...systemClock, now: () => Date.now() + 2_000 };
  await using next = new Publisher({
    relay: at.address,
    token: await keys.token('publisher', ['t'], {}, clock),
  });
  expect((await publish(next)).revision).toBeGreaterThan(1);
}, 30_000);

it('an import, too, is in the name of its token', async () => {
  await using keys = await Keys.make();
  await using at = await relayFixture({ auth: { jwks: keys.jwks } });
  const token = await keys.token('publisher', ['t']);
  const rows = [{ collection: 'tuples', key: ['a'], value: 1 }];
  await using other = new Publisher({ relay: at.address, token, name: 'somebody' });
  await expect(other.importRecords('t', rows)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await using own = new Publisher({ relay: at.address, token });
  expect((await own.importRecords('t', rows)).revision).toBe(1);
}, 30_000);

describe('TLS', () => {
  it('is spoken with the certificates that it was given, both ways', async () => {
    await using dir = await tempDir();
    await using keys = await Keys.make();
    const { caFile, server, client } = await makeCertificates(dir.path);
    const tls = { cert: server.certFile, key: server.keyFile, clientCa: caFile };
    await using at = await relayFixture({ auth: { jwks: keys.jwks }, tls });
    const token = await keys.token('publisher', ['t']);
    const shown = { ca: caFile, cert: client.certFile, key: client.keyFile };
    await using publisher = new Publisher({ relay: at.address, token, tls: shown });
    expect(
      (await publisher.publish('t', (d) => d.put('tuples', ['a'], 1), { timeoutMs: 10_000 })).revision,
    ).toBe(1);
    for (const poor of [{ ca: caFile }, {}]) {
      await using stranger = new Publisher({ relay: at.address, token, tls: poor });
      const asked = stranger.publish('t', (d) => d.put('tuples', ['a'], 1), { timeoutMs: 2_000 });
      await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/UNAVAILABLE|DEADLINE/) });
    }
  }, 30_000);

  it('goes on while a certificate is replaced: before its key is there, and with both', async () => {
    await using dir = await tempDir();
    await using later = await tempDir();
    const first = await makeCertificates(dir.path);
    const second = await makeCertificates(later.path);
    const { certFile: cert, keyFile: key } = first.server;
    await using at = await relayFixture({ tls: { cert, key } });
    const publish = async (ca: string, timeoutMs: number) => {
      await using publisher = new Publisher({ relay: at.address, name: 'p', tls: { ca } });
      return await publisher.publish('acme', (d) => d.put('n', ['k'], 1), { timeoutMs });
    };
    await publish(first.caFile, 10_000);
    await copyFile(second.server.certFile, cert);
    const untilMs = performance.now() + 3_000; // it has been looked at by then, more than once
    while (performance.now() < untilMs) await publish(first.caFile, 5_000);
    await copyFile(second.server.keyFile, key);
    await eventually('the new one is shown', () => publish(second.caFile, 1_000), { timeoutMs: 20_000 });
  }, 60_000);

  it('is needed for a token to leave the machine', () => {
    const dial = (access: object) => () =>
      new Channel('relay.example:7411', { token: 'x', ...access })[Symbol.dispose]();
    expect(dial({})).toThrow(/without TLS/);
    dial({ insecure: true })();
    dial({ tls: {} })();
  });
});
