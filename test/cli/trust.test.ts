import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { Agent } from '../../src/agent/agent.js';
import { Publisher } from '../../src/client/publisher.js';
import { tokenFrom } from '../../src/wire/access.js';
import { makeCertificates } from '../support/certificates.js';
import { jsonLines, shardcast } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { relayFixture } from '../support/relay-fixture.js';
import { startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

test('from nothing to a relay with keys and TLS: keys, a token, a publish; without a token nothing', async () => {
  await using dir = await tempDir();
  const { caFile, server } = await makeCertificates(dir.path);
  const keys = dir.join('keys');
  const made = await shardcast(['keys', 'create', '--keys', keys, '--json']);
  expect(made.exit).toBe(0);
  const [{ jwks }] = jsonLines(made.stdout) as [{ jwks: string }];
  expect((await shardcast(['keys', 'create', '--keys', keys])).exit).toBe(3);
  const issue = async (...args: string[]) => {
    const { exit, stdout, stderr } = await shardcast(['token', 'create', '--keys', keys, ...args]);
    expect([exit, stderr]).toEqual([0, '']);
    const file = dir.join(`${args.join('')}.token`.replaceAll(/[^a-z.]/g, ''));
    await writeFile(file, stdout);
    return file;
  };
  const publisher = await issue(
    '--role',
    'publisher',
    '--name',
    'billing',
    '--shards',
    'acme',
    '--collections',
    '*',
  );
  const agent = await issue('--role', 'agent', '--shards', 'acme');
  await using relay = await startShardcast([
    'relay',
    '--json',
    `--data=${dir.join('relay')}`,
    '--listen=127.0.0.1:0',
    '--http=127.0.0.1:0',
    `--auth-jwks=${jwks}`,
    `--tls-cert=${server.certFile}`,
    `--tls-key=${server.keyFile}`,
  ]);
  await eventually('it listens', () => /listen/.test(relay.stdout), { timeoutMs: 30_000 });
  const [{ listen }] = jsonLines(relay.stdout) as [{ listen: string }];
  const run = (token: string | undefined, ...args: string[]) => {
    const named = token === undefined ? [] : [`--token-file=${token}`];
    return shardcast([...args, `--relay=${listen}`, `--tls-ca=${caFile}`, '--timeout=10s', ...named]);
  };
  const published = await run(publisher, 'publish', '--shard=acme', 'doc:a#viewer@user:x');
  expect([published.exit, published.stderr]).toEqual([0, '']);
  const log = await run(agent, 'log', '--shard=acme', '--json');
  expect(log.stdout).toContain('"billing"');
  const got = await run(agent, 'scan', '--shard=acme', '--json');
  expect(jsonLines(got.stdout)).toHaveLength(1);
  for (const [token, ...args] of [
    [undefined, 'scan', '--shard=acme'],
    [agent, 'scan', '--shard=other'],
    [agent, 'publish', '--shard=acme', 'doc:a#viewer@user:y'],
    [agent, 'status'],
  ] as const) {
    const { exit, stderr } = await run(token, ...args);
    expect([exit, stderr]).toEqual([9, expect.stringMatching(/UNAUTHENTICATED|PERMISSION_DENIED/)]);
  }
  expect(relay.stderr).not.toContain(
    (await shardcast(['token', 'inspect', '--file', agent])).stdout.slice(-20),
  );
}, 60_000);

test('a token is told what it says, and its signature is not repeated', async () => {
  await using dir = await tempDir();
  await shardcast(['keys', 'create', '--keys', dir.path]);
  const create = [
    'token',
    'create',
    '--keys',
    dir.path,
    '--role',
    'agent',
    '--shards',
    'a',
    '--shards',
    'b-*',
  ];
  const { stdout: token } = await shardcast(create);
  const { exit, stdout } = await shardcast(['token', 'inspect', '--json'], { input: token });
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'agent',
    role: 'agent',
    shards: ['a', 'b-*'],
    audience: 'shardcast',
  });
  expect(stdout).not.toContain(token.trim().split('.')[2]);
  expect((await shardcast(['token', 'inspect'], { input: 'nothing' })).exit).toBe(2);
  expect((await shardcast([...create, '--shards', 'no*pattern*'])).exit).toBe(2);
});

test('a relay whose certificate is not there says which file', async () => {
  await using dir = await tempDir();
  const tls = ['--tls-cert', dir.join('no.pem'), '--tls-key', dir.join('no.key')];
  const at = ['--listen', '127.0.0.1:0', '--http', '127.0.0.1:0'];
  const { exit, stderr } = await shardcast([
    'relay',
    '--data',
    dir.join('data'),
    ...at,
    ...tls,
    '--log-level=silent',
  ]);
  expect([exit, stderr]).toEqual([2, expect.stringMatching(/INVALID_ARGUMENT .*no\.pem cannot be read/)]);
});

test.each([
  [[], /keys .* and TLS/],
  [['--auth-jwks=x'], /TLS/],
  [['--tls-cert=x', '--tls-key=y'], /keys/],
  [['--tls-cert=x'], /belong together/],
])('a relay does not listen for other machines with %s', async (args, problem) => {
  await using dir = await tempDir();
  const { exit, stderr } = await shardcast(['relay', '--data', dir.path, '--listen', '0.0.0.0:0', ...args]);
  expect([exit, stderr]).toEqual([2, expect.stringMatching(problem)]);
});

test.each([
  ['--http=0.0.0.0:0', [], /keys .* and TLS.*HTTP of an agent/],
  ['--http=0.0.0.0:0', ['--auth-jwks=x'], /TLS/],
  ['--http=127.0.0.1:0', ['--tls-client-ca=x'], /needs --tls-cert/],
])('an agent does not listen for other machines with %s %s', async (http, args, problem) => {
  await using dir = await tempDir();
  const { exit, stderr } = await shardcast(['agent', '--shard=a', '--data', dir.path, http, ...args]);
  expect([exit, stderr]).toEqual([2, expect.stringMatching(problem)]);
});

test('an agent’s HTTP over TLS wants a token, and verify has one', async () => {
  await using dir = await tempDir();
  await using keys = await Keys.make();
  const { caFile: ca, server } = await makeCertificates(dir.path);
  const tls = { cert: server.certFile, key: server.keyFile };
  const auth = { jwks: keys.jwks };
  await using relay = await relayFixture({ auth, tls });
  const tokenFile = dir.join('token');
  await writeFile(tokenFile, await keys.token('agent', ['acme']));
  const at = { relay: relay.address, tls: { ca } };
  await using publisher = new Publisher({ ...at, token: await keys.token('publisher', ['acme']) });
  await publisher.publish('acme', (delta) => delta.put('tuples', ['a'], 1));
  await using agent = new Agent({
    ...at,
    dataDir: dir.join('agent'),
    shards: ['acme'],
    token: tokenFrom(tokenFile),
    http: '127.0.0.1:0',
    httpTls: tls,
    auth,
  });
  await agent.start();
  const verify = (...args: string[]) =>
    shardcast(['verify', `--relay=${relay.address}`, `--tls-ca=${ca}`, '--timeout=10s', ...args]);
  const place = `--agent=https://${agent.httpAddress}`;
  const proof = await verify(place, `--token-file=${tokenFile}`, '--json');
  expect([proof.exit, proof.stderr]).toEqual([0, '']);
  expect(JSON.parse(proof.stdout)).toMatchObject({ equal: true, comparisons: [{ shard: 'acme' }] });
  const nobody = await verify(place);
  expect([nobody.exit, nobody.stderr]).toEqual([9, expect.stringContaining('UNAUTHENTICATED')]);
  const shown = await verify('--agent=agent.example:7413', `--token-file=${tokenFile}`);
  expect([shown.exit, shown.stderr]).toEqual([2, expect.stringContaining('without TLS')]);
});
