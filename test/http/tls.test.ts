import { readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import https from 'node:https';
import { connect } from 'node:net';
import type { PeerCertificate } from 'node:tls';
import { TLSSocket } from 'node:tls';
import { expect, it } from 'vitest';
import { type Certificates, makeCertificates } from '../support/certificates.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

interface Asked {
  readonly ca: string;
  readonly client?: Certificates['client'];
  readonly token?: string;
}

/** A GET on a connection of its own: the status, and what the server showed. */
function get(address: string, path: string, { ca, client, token }: Asked) {
  return new Promise<{ status: number | undefined; shown: PeerCertificate }>((resolve, reject) => {
    const request = https.get(`https://${address}${path}`, {
      ca: readFileSync(ca),
      agent: false,
      ...(client && { cert: readFileSync(client.certFile), key: readFileSync(client.keyFile) }),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      response.resume();
      const { socket } = response;
      if (!(socket instanceof TLSSocket)) return reject(new Error('no TLS'));
      resolve({ status: response.statusCode, shown: socket.getPeerCertificate() });
    });
  });
}

it('health answers without a certificate, the rest of a relay’s HTTP does not', async () => {
  await using dir = await tempDir();
  await using strange = await tempDir();
  await using keys = await Keys.make();
  const { caFile: ca, server, client } = await makeCertificates(dir.path);
  const forged = await makeCertificates(strange.path, 'another ca');
  const tls = { cert: server.certFile, key: server.keyFile, clientCa: ca };
  await using at = await relayFixture({ auth: { jwks: keys.jwks }, tls, http: '127.0.0.1:0' });
  const address = at.relay.httpAddress;
  const token = await keys.token('monitor', []);
  const statusOf = async (path: string, more: Omit<Asked, 'ca'> = {}) =>
    (await get(address, path, { ca, ...more })).status;
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
  expect(await statusOf('/metrics', { token })).toBe(401);
  expect(await statusOf('/metrics', { client })).toBe(401);
  expect(await statusOf('/metrics', { token, client: forged.client })).toBe(401);
  expect(await statusOf('/metrics', { token, client })).toBe(200);
  await expect(fetch(`http://${address}/healthz`)).rejects.toThrow();
});

it('a certificate is replaced while it is in use; one that is half replaced, or no good, changes nothing', async () => {
  await using dir = await tempDir();
  await using later = await tempDir();
  const first = await makeCertificates(dir.path);
  const second = await makeCertificates(later.path);
  const tls = { cert: first.server.certFile, key: first.server.keyFile };
  await using at = await relayFixture({ tls, http: '127.0.0.1:0' });
  const ask = (ca: string) => get(at.relay.httpAddress, '/healthz', { ca });
  const { shown } = await ask(first.caFile);
  await copyFile(second.server.certFile, tls.cert);
  await expect(ask(second.caFile)).rejects.toThrow();
  expect((await ask(first.caFile)).shown.fingerprint256).toBe(shown.fingerprint256);
  await copyFile(second.server.keyFile, tls.key);
  const renewed = await eventually('the new certificate is shown', () => ask(second.caFile), {
    timeoutMs: 10_000,
  });
  expect(renewed.shown.fingerprint256).not.toBe(shown.fingerprint256);
});

it('stops at once though somebody is in the middle of a handshake', async () => {
  await using dir = await tempDir();
  const { server } = await makeCertificates(dir.path);
  const tls = { cert: server.certFile, key: server.keyFile };
  const at = await relayFixture({ tls, http: '127.0.0.1:0' });
  const [host = '', port] = at.relay.httpAddress.split(':');
  const socket = connect(Number(port), host);
  await new Promise((resolve) => socket.once('connect', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const sinceMs = performance.now();
  await at[Symbol.asyncDispose]();
  await closed;
  expect(performance.now() - sinceMs).toBeLessThan(5_000);
});

it('a certificate is enough for metrics where it says who asks', async () => {
  await using dir = await tempDir();
  const { caFile: ca, server, issue } = await makeCertificates(dir.path);
  const known = { names: [{ uri: 'spiffe://mesh/scraper' }] };
  const scraper = await issue('scraper', known);
  const expired = await issue('expired', { ...known, lifeMs: -60_000 });
  const stranger = await issue('stranger', { names: [{ uri: 'spiffe://mesh/stranger' }] });
  const tlsIdentities = dir.join('identities.json');
  await writeFile(tlsIdentities, '{"URI:spiffe://mesh/scraper": {"role": "monitor"}}');
  const tls = { cert: server.certFile, key: server.keyFile, clientCa: ca };
  await using at = await relayFixture({ tls, tlsIdentities, http: '127.0.0.1:0' });
  const statusOf = async (client?: Certificates['client']) =>
    (await get(at.relay.httpAddress, '/metrics', { ca, ...(client && { client }) })).status;
  expect(await statusOf(scraper)).toBe(200);
  for (const poor of [stranger, expired, undefined]) expect(await statusOf(poor)).toBe(401);
});
