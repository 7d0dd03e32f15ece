import { readFile, stat, writeFile } from 'node:fs/promises';
import type { NatsConnection } from '@nats-io/transport-node';
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
import { type TempDir, tempDir } from '../support/temp-dir.js';
import { toolPath } from '../support/tool-path.js';

interface Made {
  readonly config: string;
  readonly callout?: string;
  readonly users: readonly {
    readonly name: string;
    readonly role: string;
    readonly seed?: string;
    readonly creds?: string;
    readonly expires_at?: string;
    readonly inbox: string;
    readonly nkey: string;
  }[];
}

const fileOf = (user: Made['users'][number] | undefined) => user?.seed ?? user?.creds ?? '';
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe.each([
  ['by keys', [], 'nkey'],
  ['by credentials', ['--operator'], 'creds'],
] as const)('%s', (_, kind, by) => {
  it('from nothing to a mesh in which everybody has to say who it is', async () => {
    await using dir = await tempDir();
    const folder = dir.join('nats');
    const out = ['mesh', 'nats-config', '--out', folder, '--json', ...kind];
    const asked = [...out, '--callout', '--agent', 'edge=tenant-1,tenant-2'];
    const first = await shardcast([...asked, '--relays', '1']);
    expect([first.exit, first.stderr]).toEqual([0, '']);
    const [made] = jsonLines(first.stdout) as [Made];
    expect(made.users.map(({ role, name }) => [role, name])).toEqual([
      ['relay', 'relay-1'],
      ['admin', 'admin'],
      ['agent', 'edge'],
    ]);
    for (const user of made.users) expect(await mode(fileOf(user))).toBe('600');
    expect([await mode(folder), await mode(made.config), await mode(made.callout ?? '')]).toEqual([
      '700',
      '644',
      '600',
    ]);
    expect(await readFile(made.config, 'utf8')).not.toMatch(/\bS[AUX][A-Z2-7]{20}/);

    // Not again, unless it is asked for; then a relay more, and the same keys.
    const again = await shardcast([...out, '--relays', '2']);
    expect([again.exit, again.stderr]).toEqual([3, expect.stringContaining('--overwrite')]);
    const more = await shardcast([...asked, '--relays', '2', '--overwrite']);
    const [added] = jsonLines(more.stdout) as [Made];
    const keysOf = ({ users }: Made) => Object.fromEntries(users.map(({ name, nkey }) => [name, nkey]));
    expect(keysOf(added)).toMatchObject(keysOf(made));
    expect(Object.keys(keysOf(added))).toContain('relay-2');

    await using servers = await NatsServers.start(1, { config: await readFile(made.config, 'utf8') });
    const nats = `--nats=${servers.server.address}`;
    const init = ['mesh', 'init', nats, '--replicas', '1'];
    expect((await shardcast([...init, '--timeout', '2s'])).exit).not.toBe(0);
    const as = (name: string) => `--nats-${by}=${fileOf(added.users.find((user) => user.name === name))}`;
    const initialised = await shardcast([...init, as('admin')]);
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
      as('relay-1'),
      `--nats-callout-key=${made.callout}`,
      '--nats-callout-life=1m',
      `--auth-jwks=${keys}/jwks.json`,
    ]);
    await eventually('it listens', () => /listen/.test(relay.stdout), { timeoutMs: 30_000 });
    const status = await shardcast(['mesh', 'status', nats, as('admin'), '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ relays: [{ relay: 'relay-1', state: 'alive' }] });
    // By a token, about which the server asks the relay.
    const { stdout: token } = await shardcast(['token', 'create', '--keys', keys, '--role', 'admin']);
    const tokenFile = dir.join('admin.token');
    await writeFile(tokenFile, token);
    const plan = await shardcast(['mesh', 'plan', nats, '--nats-token-file', tokenFile, '--add', 'relay-2']);
    expect([plan.exit, plan.stderr]).toEqual([0, '']);
  }, 90_000);
});

/** A nats-server whose configuration includes what is made, to be read again. */
async function including(dir: TempDir): Promise<{ server: Child; address: string; reload(): Promise<void> }> {
  const address = `127.0.0.1:${await freePort()}`;
  const lines = [`listen: "${address}"`, `jetstream { store_dir: "${dir.join('store')}" }`];
  const config = dir.join('server.conf');
  await writeFile(config, [...lines, 'include ./nats/shardcast.conf', ''].join('\n'));
  const server = new Child(await toolPath('nats-server'), ['--config', config]);
  await eventually('it is up', () => /Server is ready/.test(server.stderr), { timeoutMs: 30_000 });
  const times = () => server.stderr.match(/Reloaded server configuration/g)?.length ?? 0;
  const reload = async () => {
    const before = times();
    server.signal('SIGHUP');
    await eventually('it has read it', () => times() > before);
  };
  return { server, address, reload };
}

const ended = (connection: NatsConnection) => {
  const over = connection.closed().then(() => 'ended');
  return () => Promise.race([over, connection.rtt().then(() => 'there')]);
};

it.each([
  ['keys', []],
  ['credentials', ['--operator']],
])(
  'nats-servers include it, and read it again when a relay with %s is added, without ending who is connected',
  async (_, kind) => {
    await using dir = await tempDir();
    const out = [
      'mesh',
      'nats-config',
      '--out',
      dir.join('nats'),
      '--json',
      '--callout',
      '--overwrite',
      ...kind,
    ];
    const make = async (...args: string[]) =>
      jsonLines((await shardcast([...out, ...args])).stdout)[0] as Made;
    const before = await make('--relays', 'r1');
    const { server, address, reload } = await including(dir);
    await using _server = server;
    const connect = ({ users }: Made, name: string) => {
      const user = users.find((one) => one.name === name);
      const identity = user?.seed === undefined ? 'credentialsFile' : 'nkeyFile';
      return connectNats(address, { [identity]: fileOf(user), inboxPrefix: relayInbox(name) });
    };
    const first = await connect(before, 'r1');
    const state = ended(first);
    const after = await make('--relays', 'r1', '--relays', 'r2');
    await reload();
    const second = await connect(after, 'r2');
    await Promise.all([first.flush(), second.flush()]);
    expect(await state()).toBe('there');
    await Promise.all([first.close(), second.close()]);
  },
  60_000,
);

it('by credentials an agent comes in without the servers having read anything, and goes when they have read of its revocation', async () => {
  await using dir = await tempDir();
  const out = ['mesh', 'nats-config', '--out', dir.join('nats'), '--operator', '--relays', 'r1'];
  const make = (...args: string[]) => shardcast([...out, ...args]);
  const one = await make('--agent', 'one=tenant-1');
  expect([one.exit, one.stderr, one.stdout]).toEqual([
    0,
    '',
    expect.stringMatching(/EXPIRES[\s\S]*one\.creds +\d{4}-/),
  ]);
  const { server, address, reload } = await including(dir);
  await using _ = server;
  const connect = (name: string) =>
    connectNats(address, { credentialsFile: dir.join('nats', 'agents', `${name}.creds`) });
  const first = await connect('one');
  const lost = await readFile(dir.join('nats', 'agents', 'one.creds'));
  const added = await make('--agent', 'two=tenant-2');
  expect([added.exit, added.stderr]).toEqual([0, '']);
  const second = await connect('two');
  const isSecond = ended(second);
  const unsaid = await make('--revoke', 'agents/one');
  expect([unsaid.exit, unsaid.stderr]).toEqual([3, expect.stringContaining('--overwrite')]);
  const refused: unknown[] = [];
  void (async () => {
    for await (const status of first.status()) if (status.type === 'error') refused.push(status.error);
  })();
  const revoked = await make('--revoke', 'agents/one', '--overwrite');
  expect([revoked.exit, revoked.stderr]).toEqual([0, '']);
  await reload();
  await eventually('it is sent away', () => refused.length > 0);
  await writeFile(dir.join('lost.creds'), lost);
  await expect(connectNats(address, { credentialsFile: dir.join('lost.creds') })).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  expect(await isSecond()).toBe('there');
  await Promise.all([first.close(), second.close()]);
}, 60_000);

it('what is about credentials is refused where there are keys', async () => {
  await using dir = await tempDir();
  for (const args of [['--renew'], ['--revoke', 'agents/a'], ['--expires-in', '1d']]) {
    const { exit, stderr } = await shardcast(['mesh', 'nats-config', '--out', dir.join('nats'), ...args]);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('--operator')]);
  }
  await expect(stat(dir.join('nats'))).rejects.toThrow('ENOENT');
});

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
