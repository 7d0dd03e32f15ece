import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { Agent } from '../../src/agent/agent.js';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { toShardcastError } from '../../src/core/errors.js';
import { forwardedMetadata } from '../../src/relay/caller.js';
import { Channel } from '../../src/wire/channel.js';
import { statusService } from '../../src/wire/services.js';
import type { TlsFiles } from '../../src/wire/tls-files.js';
import { makeCertificates } from '../support/certificates.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

const AGENT = 'spiffe://mesh/agent-1';
const WRITER = 'writer.example';
const IDENTITIES = {
  [`URI:${AGENT}`]: { name: 'agent-1', role: 'agent', shards: ['acme'] },
  [`DNS:${WRITER}`]: { role: 'publisher', shards: ['acme'], collections: ['*'] },
};

/** A relay that knows callers by certificates or tokens, and what callers may show. */
async function stage(dir: string, strange: string) {
  const own = await makeCertificates(dir);
  const forger = await makeCertificates(strange, 'another ca');
  const posing = await makeCertificates(strange);
  const identities = `${dir}/identities.json`;
  await writeFile(identities, JSON.stringify(IDENTITIES));
  const { server, caFile } = own;
  const shown = async (
    from: typeof own,
    name: string,
    more: Parameters<typeof own.issue>[1],
  ): Promise<TlsFiles> => {
    const { certFile: cert, keyFile: key } = await from.issue(name, more);
    return { ca: caFile, cert, key };
  };
  return {
    identities,
    relay: {
      tls: { cert: server.certFile, key: server.keyFile, clientCa: caFile },
      tlsIdentities: identities,
      http: '127.0.0.1:0',
    },
    agent: await shown(own, 'agent', { names: [{ uri: AGENT }] }),
    writer: await shown(own, 'writer', { names: [{ dns: WRITER }] }),
    poor: {
      forged: await shown(forger, 'forged', { names: [{ uri: AGENT }] }),
      expired: await shown(own, 'expired', { names: [{ uri: AGENT }], lifeMs: -60_000 }),
      unknown: await shown(own, 'unknown', { names: [{ uri: 'spiffe://mesh/nobody' }] }),
      absent: { ca: caFile },
    },
    /** Of an authority that has the right one's name, and not its key. */
    posing: await shown(posing, 'posing', { names: [{ uri: AGENT }] }),
  };
}

it('a certificate says who calls, where there is no token', async () => {
  await using dir = await tempDir();
  await using strange = await tempDir();
  await using keys = await Keys.make();
  const { relay, agent, writer, poor, posing } = await stage(dir.path, strange.path);
  await using at = await relayFixture({ ...relay, auth: { jwks: keys.jwks } });
  await using publisher = new Publisher({ relay: at.address, tls: writer, name: `DNS:${WRITER}` });
  expect((await publisher.publish('acme', (d) => d.put('tuples', ['a'], 1))).revision).toBe(1);
  await expect(publisher.publish('other', (d) => d.put('tuples', ['a'], 1))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
  using reader = new Reader({ relay: at.address, tls: agent });
  expect((await reader.get('acme', 'tuples', ['a'])).record?.json.toString()).toBe('1');
  await expect(reader.get('other', 'tuples', ['a'])).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  for (const [name, tls] of Object.entries(poor)) {
    using stranger = new Reader({ relay: at.address, tls });
    const asked = stranger.get('acme', 'tuples', ['a'], { timeoutMs: 10_000 });
    await expect(asked, name).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  // OpenSSL's complaint may end the connection before the answer.
  using poser = new Reader({ relay: at.address, tls: posing });
  const asked = poser.get('acme', 'tuples', ['a'], { timeoutMs: 10_000 });
  await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/UNAUTHENTICATED|UNAVAILABLE/) });
  // A token counts by itself, and before the certificate.
  const token = await keys.token('agent', ['other']);
  for (const tls of [agent, poor.absent]) {
    using named = new Reader({ relay: at.address, tls, token });
    await expect(named.get('acme', 'tuples', ['a'])).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  }
  const withBadToken = new Reader({ relay: at.address, tls: agent, token: 'forged' });
  await expect(withBadToken.get('acme', 'tuples', ['a'])).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  withBadToken.close();
  // What stands for a certificate between relays stands for nothing here.
  const pretender = new Reader({ relay: at.address, tls: poor.absent, token: `san:URI:${AGENT}` });
  await expect(pretender.get('acme', 'tuples', ['a'])).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  pretender.close();
}, 60_000);

it('an open stream ends when what its certificate stands for is withdrawn or changed', async () => {
  await using dir = await tempDir();
  await using strange = await tempDir();
  const { relay, agent: tls, writer, identities } = await stage(dir.path, strange.path);
  await using at = await relayFixture(relay);
  await using publisher = new Publisher({ relay: at.address, tls: writer, name: `DNS:${WRITER}` });
  await publisher.publish('acme', (d) => d.put('tuples', ['a'], 1));
  await using agent = new Agent({ relay: at.address, dataDir: dir.join('agent'), shards: ['acme'], tls });
  await agent.start();
  const code = () => agent.status().shards[0]?.errors[0]?.code;
  const isRefused = (expected: string) =>
    eventually(expected, () => code() === expected && !agent.status().shards[0]?.connected, {
      timeoutMs: 20_000,
    });
  const { [`DNS:${WRITER}`]: kept } = IDENTITIES;
  await writeFile(identities, JSON.stringify({ [`DNS:${WRITER}`]: kept }));
  await isRefused('UNAUTHENTICATED');
  await writeFile(identities, JSON.stringify(IDENTITIES));
  await eventually('it is back', () => agent.status().shards[0]?.connected, { timeoutMs: 20_000 });
  const less = { ...IDENTITIES, [`URI:${AGENT}`]: { name: 'agent-1', role: 'agent', shards: ['other'] } };
  await writeFile(identities, JSON.stringify(less));
  await isRefused('PERMISSION_DENIED');
  expect((await publisher.publish('acme', (d) => d.put('tuples', ['b'], 1))).revision).toBe(2);
}, 60_000);

it('a relay that passes a call on says whom it let in, and nobody else may', async () => {
  await using dir = await tempDir();
  await using strange = await tempDir();
  await using keys = await Keys.make();
  const { relay, writer, poor } = await stage(dir.path, strange.path);
  await using at = await relayFixture({ ...relay, auth: { jwks: keys.jwks } });
  await using publisher = new Publisher({ relay: at.address, tls: writer, name: `DNS:${WRITER}` });
  await publisher.publish('acme', (d) => d.put('tuples', ['a'], 1));
  const ask = async (role: 'relay' | 'admin', shard: string, san: string) => {
    const token = await keys.token(role, ['*']);
    using channel = new Channel(at.address, { tls: poor.absent, token });
    const metadata = forwardedMetadata({ token: `san:${san}`, hops: 0 });
    try {
      return await channel.unary(statusService.getStatus, { shard }, { metadata });
    } catch (thrown) {
      return toShardcastError(thrown).code;
    }
  };
  expect(await ask('relay', 'acme', `URI:${AGENT}`)).toMatchObject({ shard: { revision: 1 } });
  expect(await ask('relay', 'other', `URI:${AGENT}`)).toBe('PERMISSION_DENIED');
  expect(await ask('relay', 'acme', 'URI:spiffe://mesh/nobody')).toBe('UNAUTHENTICATED');
  expect(await ask('admin', 'acme', `URI:${AGENT}`)).toBe('PERMISSION_DENIED');
}, 60_000);
