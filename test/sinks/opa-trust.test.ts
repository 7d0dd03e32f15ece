import { copyFile, readFile, writeFile } from 'node:fs/promises';
import https from 'node:https';
import { expect, test } from 'vitest';
import { Agent } from '../../src/agent/agent.js';
import { OpaSink } from '../../src/agent/sinks/opa-sink.js';
import { type Access, tokenFrom } from '../../src/wire/access.js';
import { makeCertificates } from '../support/certificates.js';
import type { Child } from '../support/child-process.js';
import { shardcast } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';
import { startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

const FIRST = 'first-secret-7f3a';
const SECOND = 'second-secret-91bc';
const OWN = 'own-secret-of-the-test';
/** Of whom OPA takes what: each token until it is revoked. */
const BY_TOKEN = `package system.authz
default allow := false
allow if input.identity == "${OWN}"
allow if { input.identity == "${FIRST}"; not data.revoked.first }
allow if input.identity == "${SECOND}"
`;
const BY_CERTIFICATE = `package system.authz
default allow := false
allow if contains(input.identity, "CN=client")
`;

async function publish(relay: RelayFixture, key: string): Promise<void> {
  await relay.publisher().publish('acme', (delta) => delta.put('tuples', [key], true));
}

function agentOf(relay: RelayFixture, dataDir: string, opa: { url: string } & Access): Agent {
  return new Agent({ relay: relay.address, dataDir, shards: ['acme'], opa });
}

function inOpa(opa: OpaServer, key: string): Promise<unknown> {
  const has = async () => (await opa.data(`/shards/acme/tuples/${key}`)) === true;
  return eventually(`${key} is in OPA`, has, { timeoutMs: 20_000 });
}

function refused(agent: Agent): Promise<unknown> {
  const isRefused = () => agent.status().shards[0]?.errors.some(({ code }) => code === 'SINK_REFUSED');
  return eventually('OPA refuses', isRefused, { timeoutMs: 20_000 });
}

test('the bearer token that OPA wants is read from its file, again when it was replaced', async () => {
  await using dir = await tempDir();
  await writeFile(dir.join('authz.rego'), BY_TOKEN);
  const args = ['--authentication=token', '--authorization=basic', dir.join('authz.rego')];
  await using opa = await startOpa({ args, access: { token: OWN } });
  await using relay = await relayFixture();
  await publish(relay, 'one');
  const file = dir.join('token');
  await writeFile(file, 'wrong\n');
  await using agent = agentOf(relay, dir.join('replica'), { url: opa.url, token: tokenFrom(file) });
  await agent.open();
  await refused(agent);
  await writeFile(file, `${FIRST}\n`);
  await inOpa(opa, 'one');
  const revoke = await fetch(`${opa.url}/v1/data/revoked`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${OWN}` },
    body: '{"first": true}',
  });
  expect(revoke.status).toBe(204);
  await publish(relay, 'two');
  await refused(agent);
  await writeFile(file, SECOND);
  await inOpa(opa, 'two');
});

/** A GET with a certificate: what OPA says of it. */
function statusOf(url: string, ca: Buffer, cert?: Buffer, key?: Buffer): Promise<number | string> {
  return new Promise((resolve) => {
    const options = { ca, agent: false, ...(cert && { cert }), ...(key && { key }) };
    const request = https.get(`${url}/v1/data`, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', (failure) => resolve(failure.message));
  });
}

test('OPA is shown a certificate, and another one when it was replaced', async () => {
  await using dir = await tempDir();
  await using later = await tempDir();
  await writeFile(dir.join('authz.rego'), BY_CERTIFICATE);
  const { caFile, server, client } = await makeCertificates(dir.path);
  const strange = await makeCertificates(later.path);
  const args = [
    `--tls-cert-file=${server.certFile}`,
    `--tls-private-key-file=${server.keyFile}`,
    `--tls-ca-cert-file=${caFile}`,
    '--authentication=tls',
    '--authorization=basic',
    dir.join('authz.rego'),
  ];
  const own = { tls: { ca: caFile, cert: client.certFile, key: client.keyFile } };
  await using opa = await startOpa({ args, access: own });
  const ca = await readFile(caFile);
  expect(await statusOf(opa.url, ca)).not.toBe(200);
  await using relay = await relayFixture();
  await publish(relay, 'one');
  const shown = { cert: dir.join('shown.pem'), key: dir.join('shown.key') };
  await copyFile(strange.client.certFile, shown.cert);
  await copyFile(strange.client.keyFile, shown.key);
  await using agent = agentOf(relay, dir.join('replica'), { url: opa.url, tls: { ca: caFile, ...shown } });
  await agent.open();
  const failed = () => agent.status().shards[0]?.errors.some(({ code }) => code === 'SINK_UNAVAILABLE');
  await eventually('a stranger’s certificate is not taken', failed, { timeoutMs: 20_000 });
  await copyFile(client.certFile, shown.cert);
  await copyFile(client.keyFile, shown.key);
  await inOpa(opa, 'one');
  await publish(relay, 'two');
  await inOpa(opa, 'two');
}, 60_000);

test('what cannot be is said at once, and without the secret', () => {
  const sink = (url: string, access: Access) => () => new OpaSink({ shard: 's', agent: 'a', url, ...access });
  expect(sink('http://opa.example:8181', { token: FIRST })).toThrow(/without TLS/);
  expect(sink('http://127.0.0.1:1', { token: tokenFrom('no-such-file') })).toThrow(/cannot be read/);
  expect(sink('https://127.0.0.1:1', { tls: { ca: 'no-such-file' } })).toThrow(/cannot be read/);
  expect(sink('http://127.0.0.1:1', { tls: { ca: 'x' } })).toThrow(/https/);
  const named = sink(`http://user:${FIRST}@127.0.0.1:1`, {});
  expect(named).toThrow(/no name or password/);
  expect(named).not.toThrow(FIRST);
});

/** Everything that an agent shows of itself. */
async function outputs(agent: Child, http: string): Promise<string> {
  const texts = [agent.stdout, agent.stderr, await readFile(`/proc/${agent.pid}/cmdline`, 'utf8')];
  for (const path of ['/metrics', '/v1/shards', '/readyz', '/healthz']) {
    texts.push(await (await fetch(`http://${http}${path}`)).text());
  }
  return texts.join('\n');
}

test('no output of a process has a secret: not log, errors, metrics, --json or the list of processes', async () => {
  await using dir = await tempDir();
  await writeFile(dir.join('authz.rego'), BY_TOKEN);
  const args = ['--authentication=token', '--authorization=basic', dir.join('authz.rego')];
  await using opa = await startOpa({ args, access: { token: OWN } });
  await using relay = await relayFixture();
  await publish(relay, 'one');
  const file = dir.join('token');
  await writeFile(file, 'refused-secret-55d0');
  await using agent = await startShardcast([
    'agent',
    '--json',
    '--shard=acme',
    '--log-level=debug',
    `--data=${dir.join('replica')}`,
    `--relay=${relay.address}`,
    '--http=127.0.0.1:0',
    `--opa=${opa.url}`,
    `--opa-token-file=${file}`,
  ]);
  await eventually('it is at work', () => agent.stdout.includes('http'), { timeoutMs: 30_000 });
  const { http } = JSON.parse(agent.stdout) as { http: string };
  const shown = async () => (await outputs(agent, http)).includes('SINK_REFUSED');
  await eventually('OPA refuses', shown, { timeoutMs: 20_000 });
  let all = await outputs(agent, http);
  await writeFile(file, FIRST);
  await inOpa(opa, 'one');
  all += await outputs(agent, http);
  const verify = ['verify', '--json', '--shard=acme', `--relay=${relay.address}`, `--opa=${opa.url}`];
  const proof = await shardcast([...verify, `--opa-token-file=${file}`]);
  expect([proof.exit, proof.stderr]).toEqual([0, '']);
  const refusal = await shardcast(verify);
  expect(refusal.exit).toBe(9);
  all += proof.stdout + refusal.stdout + refusal.stderr;
  expect(all).toContain('SINK_REFUSED');
  for (const secret of [FIRST, 'refused-secret-55d0', OWN]) expect(all).not.toContain(secret);
}, 60_000);
