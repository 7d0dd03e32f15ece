import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { agentsWanted, archiveBucket, relayIds } from '../../src/cli/mesh/nats-config-arguments.js';
import { freePort } from '../../src/core/free-port.js';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { relayInbox } from '../../src/log/jetstream/inboxes.js';
import { Child } from '../support/child-process.js';
import { jsonLines, shardcast } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';
import { toolPath } from '../support/tool-path.js';

interface Made {
  readonly config: string;
  readonly callout?: string;
  readonly users: readonly {
    readonly name: string;
    readonly role: string;
    readonly seed: string;
    readonly inbox: string;
    readonly nkey: string;
  }[];
}

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

it('from nothing to a mesh in which everybody has to say who it is', async () => {
  await using dir = await tempDir();
  const folder = dir.join('nats');
  const out = ['mesh', 'nats-config', '--out', folder, '--json'];
  const first = await shardcast([...out, '--relays', '1', '--callout', '--agent', 'edge=tenant-1,tenant-2']);
  expect([first.exit, first.stderr]).toEqual([0, '']);
  const [made] = jsonLines(first.stdout) as [Made];
  expect(made.users.map(({ role, name }) => [role, name])).toEqual([
    ['relay', 'relay-1'],
    ['admin', 'admin'],
    ['agent', 'edge'],
  ]);
  for (const { seed } of made.users) expect(await mode(seed)).toBe('600');
  expect([await mode(folder), await mode(made.config), await mode(made.callout ?? '')]).toEqual([
    '700',
    '644',
    '600',
  ]);
  expect(await readFile(made.config, 'utf8')).not.toMatch(/\bS[AUX][A-Z2-7]{20}/);

  // Not again, unless it is asked for; then a relay more, and the same keys.
  const again = await shardcast([...out, '--relays', '2']);
  expect([again.exit, again.stderr]).toEqual([3, expect.stringContaining('--overwrite')]);
  const more = await shardcast([
    ...out,
    '--relays',
    '2',
    '--callout',
    '--agent',
    'edge=tenant-1',
    '--overwrite',
  ]);
  const [added] = jsonLines(more.stdout) as [Made];
  const keysOf = ({ users }: Made) => Object.fromEntries(users.map(({ name, nkey }) => [name, nkey]));
  expect(keysOf(added)).toMatchObject(keysOf(made));
  expect(Object.keys(keysOf(added))).toContain('relay-2');

  await using servers = await NatsServers.start(1, { config: await readFile(made.config, 'utf8') });
  const nats = `--nats=${servers.server.address}`;
  const init = ['mesh', 'init', nats, '--replicas', '1'];
  expect((await shardcast([...init, '--timeout', '2s'])).exit).not.toBe(0);
  const seedOf = (name: string) => added.users.find((user) => user.name === name)?.seed ?? '';
  const initialised = await shardcast([...init, '--nats-nkey', seedOf('admin')]);
  expect([initialised.exit, initialised.stderr]).toEqual([0, '']);
  const keys = dir.join('keys');
  await shardcast(['keys', 'create', '--keys', keys]);
  await using relay = await startShardcast([
    'relay',
    '--json',
    nats,
    '--id=relay-1',
    `--data=${dir.join('relay')}`,
    '--listen=127.0.0.1:0',
    '--http=127.0.0.1:0',
    `--nats-nkey=${seedOf('relay-1')}`,
    `--nats-callout-key=${made.callout}`,
    '--nats-callout-life=1m',
    `--auth-jwks=${keys}/jwks.json`,
  ]);
  await eventually('it listens', () => /listen/.test(relay.stdout), { timeoutMs: 30_000 });
  const status = await shardcast(['mesh', 'status', nats, '--nats-nkey', seedOf('admin'), '--json']);
  expect(JSON.parse(status.stdout)).toMatchObject({ relays: [{ relay: 'relay-1', state: 'alive' }] });
  // By a token, about which the server asks the relay.
  const { stdout: token } = await shardcast(['token', 'create', '--keys', keys, '--role', 'admin']);
  const tokenFile = dir.join('admin.token');
  await writeFile(tokenFile, token);
  const plan = await shardcast(['mesh', 'plan', nats, '--nats-token-file', tokenFile, '--add', 'relay-2']);
  expect([plan.exit, plan.stderr]).toEqual([0, '']);
}, 90_000);

it('nats-servers include it, and read it again when somebody is added, without ending who is connected', async () => {
  await using dir = await tempDir();
  const out = ['mesh', 'nats-config', '--out', dir.join('nats'), '--json', '--callout', '--overwrite'];
  const make = async (...args: string[]) => jsonLines((await shardcast([...out, ...args])).stdout)[0] as Made;
  const seedOf = ({ users }: Made, name: string) => users.find((user) => user.name === name)?.seed ?? '';
  const before = await make('--relays', 'r1');
  const port = await freePort();
  const lines = [`listen: "127.0.0.1:${port}"`, `jetstream { store_dir: "${dir.join('store')}" }`];
  const config = dir.join('server.conf');
  await writeFile(config, [...lines, 'include ./nats/shardcast.conf', ''].join('\n'));
  await using server = new Child(await toolPath('nats-server'), ['--config', config]);
  await eventually('it is up', () => /Server is ready/.test(server.stderr), { timeoutMs: 30_000 });
  const connect = (made: Made, name: string) => {
    return connectNats(`127.0.0.1:${port}`, { nkeyFile: seedOf(made, name), inboxPrefix: relayInbox(name) });
  };
  const first = await connect(before, 'r1');
  const ended = first.closed();
  const after = await make('--relays', 'r1', '--relays', 'r2');
  server.signal('SIGHUP');
  await eventually('it has read it', () => /Reloaded server configuration/.test(server.stderr));
  const second = await connect(after, 'r2');
  await Promise.all([first.flush(), second.flush()]);
  expect(await Promise.race([ended.then(() => 'ended'), first.rtt().then(() => 'there')])).toBe('there');
  await Promise.all([first.close(), second.close()]);
}, 60_000);

it('a relay that is to answer for tokens needs keys to verify them by', async () => {
  await using dir = await tempDir();
  await using servers = await NatsServers.start(1);
  const nats = `--nats=${servers.server.address}`;
  await shardcast(['mesh', 'init', nats, '--replicas', '1']);
  await shardcast(['mesh', 'nats-config', '--out', dir.join('nats'), '--callout']);
  const { exit, stderr } = await shardcast([
    'relay',
    nats,
    `--data=${dir.join('relay')}`,
    '--listen=127.0.0.1:0',
    '--http=127.0.0.1:0',
    `--nats-callout-key=${dir.join('nats', 'callout.nk')}`,
    '--log-level=silent',
  ]);
  expect([exit, stderr]).toEqual([2, expect.stringContaining('--auth-jwks')]);
});

it('a token is not sent to a NATS server of another machine in the clear, unless that is said', async () => {
  await using dir = await tempDir();
  const file = dir.join('token');
  await writeFile(file, 'secret');
  const status = (...args: string[]) => {
    return shardcast(['mesh', 'status', '--timeout', '1s', '--nats-token-file', file, ...args]);
  };
  for (const servers of [
    ['--nats', 'nats.invalid:4222'],
    ['--nats', '127.0.0.1:9', '--nats', 'nats.invalid'],
  ]) {
    const { exit, stderr } = await status(...servers);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('without TLS')]);
  }
  for (const allowed of [
    ['--nats', '127.0.0.1:9'],
    ['--nats', 'tls://nats.invalid:4222'],
    ['--nats', 'nats.invalid:4222', '--insecure'],
  ]) {
    expect((await status(...allowed)).stderr).not.toContain('without TLS');
  }
});

describe('what is given', () => {
  it('relays are a number, or their ids', () => {
    expect(relayIds(['3'])).toEqual(['relay-1', 'relay-2', 'relay-3']);
    expect(relayIds(['eu-1', 'eu-2'])).toEqual(['eu-1', 'eu-2']);
    expect(() => relayIds(['0'])).toThrow(/1 to 1000/);
  });

  it('agents are named with their shards, wherever the commas come from', () => {
    const wanted = [
      { name: 'a', shards: ['t-1', 't-2'] },
      { name: 'b', shards: ['*'] },
    ];
    expect(agentsWanted(['a=t-1,t-2', 'b=*'])).toEqual(wanted);
    expect(agentsWanted(['a=t-1', 't-2', 'b=*'])).toEqual(wanted);
    expect(() => agentsWanted(['t-1'])).toThrow(/NAME=SHARD/);
  });

  it('an archive at NATS is a bucket', () => {
    expect([archiveBucket('nats://b?replicas=3'), archiveBucket(undefined)]).toEqual(['b', undefined]);
    expect(() => archiveBucket('s3://b/x')).toThrow(/nats:\/\/BUCKET/);
  });

  it.each([
    [['--agent', 'a=tenant-*'], /name them, or let relays answer/],
    [['--agent', 'a='], /has no shards/],
    [['--agent', '../a=t'], /not the name of an agent/],
    [['--agent', 'a=t', '--agent', 'a=u'], /named twice/],
    [['--relays', 'a/b'], /not the id of a relay/],
  ])('refuses %j and writes nothing', async (args, problem) => {
    await using dir = await tempDir();
    const { exit, stderr } = await shardcast(['mesh', 'nats-config', '--out', dir.join('nats'), ...args]);
    expect([exit, stderr]).toEqual([2, expect.stringMatching(problem)]);
    await expect(stat(dir.join('nats'))).rejects.toThrow('ENOENT');
  });
});
