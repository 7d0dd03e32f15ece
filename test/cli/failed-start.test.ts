import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialiseOn } from '../log/jetstream-fixture.js';
import { Embedded } from '../support/embedded.js';
import { bendNode } from '../support/lmdb-file.js';
import { NatsServers } from '../support/nats-server.js';
import { delta } from '../support/publishing.js';
import { built, type Finished, runShardcast, startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

/** A relay that cannot start says why, and its process ends by itself: nothing that it had begun keeps it. */
let servers: NatsServers;
beforeAll(async () => {
  await built();
  servers = await NatsServers.start(1);
  await initialiseOn(servers, 1, { partitions: 4, streams: 1 });
}, 120_000);
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

const FREE = ['--listen=127.0.0.1:0', '--http=127.0.0.1:0', '--log-level=warn'];

/** A bound for a hang: nothing is waited for. Milliseconds. */
const END_MS = 60_000;

async function takenPort() {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return { address: `127.0.0.1:${port}`, [Symbol.dispose]: () => void server.close() };
}

async function relay(...args: readonly string[]): Promise<Finished> {
  await using dir = await tempDir();
  return await runShardcast(['relay', `--data=${dir.join('data')}`, ...FREE, ...args]);
}

const inMesh = () => [`--nats=${servers.server.address}`, '--id=r1'];

test.each([
  ['embedded', 'listen', () => []],
  ['embedded', 'http', () => []],
  ['of a mesh', 'listen', inMesh],
  ['of a mesh', 'http', inMesh],
])('a relay %s whose --%s is taken ends with 5', { timeout: END_MS }, async (_, flag, more) => {
  using taken = await takenPort();
  const exit = await relay(`--${flag}=${taken.address}`, ...more());
  expect(exit).toMatchObject({ code: 5, signal: null });
  expect(exit.stderr).toMatch(/^error: UNAVAILABLE /m);
  expect(exit.stderr).toContain(taken.address);
});

test('a second relay with an id that is taken ends with 3; the first goes on', {
  timeout: 60_000,
}, async () => {
  await using dir = await tempDir();
  const args = ['relay', `--data=${dir.join('first')}`, ...FREE, ...inMesh(), '--json'];
  await using first = await startShardcast(args);
  await first.line(/"listen"/);
  const second = await relay(...inMesh());
  expect(second).toMatchObject({ code: 3, signal: null });
  expect(second.stderr).toContain('ALREADY_EXISTS');
  expect(second.stderr).toContain('a relay with the id r1 is running at 127.0.0.1:');
  expect(first.running).toBe(true);
  expect((await first.kill('SIGTERM')).code).toBe(0);
});

test('a relay of a mesh that nobody made ends with 4', { timeout: END_MS }, async () => {
  await using bare = await NatsServers.start(1);
  const exit = await relay(`--nats=${bare.server.address}`);
  expect(exit).toMatchObject({ code: 4, signal: null });
  expect(exit.stderr).toContain('Run `shardcast mesh init`.');
});

test('a relay by itself whose store has a damaged page ends with 6 and names the page; LMDB has not seen it', {
  timeout: END_MS,
}, async () => {
  await using dir = await tempDir();
  {
    await using store = await Embedded.open({ path: dir.join('data'), lanes: 1 });
    await store.sequencer.publish({ shard: 't', delta: delta((d) => d.put('blobs', ['key'], 'value')) });
  }
  bendNode(dir.join('data', 'lane-0.mdb'));
  const exit = await runShardcast(['relay', `--data=${dir.join('data')}`, '--lanes=1', ...FREE]);
  expect(exit).toMatchObject({ code: 6, signal: null });
  expect(exit.stderr).toMatch(/^error: CORRUPT .*lane-0\.mdb cannot be read: page \d+: node 0 /m);
});

test('a second process on a folder ends with 3 and names the first, which goes on; a killed one is in nobody’s way', {
  timeout: END_MS,
}, async () => {
  await using dir = await tempDir();
  const args = ['relay', `--data=${dir.join('data')}`, ...FREE, '--json'];
  await using first = await startShardcast(args);
  await first.line(/"listen"/);
  const agent = ['agent', `--data=${dir.join('data')}`, '--sink=none', '--http=127.0.0.1:0', '--shard=a'];
  for (const second of [['relay', `--data=${dir.join('data')}`, ...FREE], agent]) {
    const { code, stderr } = await runShardcast(second);
    expect(code).toBe(3);
    expect(stderr).toContain('error: CONFLICT ');
    expect(stderr).toContain(`is in use by relay (process ${first.pid} on `);
    expect(stderr).toMatch(/^hint: .*--data/m);
  }
  expect(first.running).toBe(true);
  await first.kill();
  await using third = await startShardcast(args);
  await third.line(/"listen"/);
});
