import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchService } from '../../src/wire/services.js';
import { type CommandSurroundings, jsonLines, shardcast } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

/** The verbs against a real relay over gRPC. */
let relay: RelayFixture;
beforeAll(async () => {
  relay = await relayFixture();
});
afterAll(() => relay[Symbol.asyncDispose]());

let shards = 0;
const newShard = () => `tenant-${++shards}`;

const run = (args: readonly string[], surroundings: CommandSurroundings = {}) =>
  shardcast(args, { ...surroundings, env: { SHARDCAST_RELAY: relay.address, ...surroundings.env } });

/** Runs what must succeed and returns what it printed as JSON, without what is new in every run. */
async function json(args: readonly string[], surroundings: CommandSurroundings = {}): Promise<unknown[]> {
  const { exit, stdout, stderr } = await run([...args, '--json'], surroundings);
  expect([exit, stderr]).toEqual([0, '']);
  return jsonLines(stdout);
}

async function lines(args: readonly string[], surroundings: CommandSurroundings = {}): Promise<string[]> {
  const { exit, stdout, stderr } = await run(args, surroundings);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter(Boolean);
}

async function refused(args: readonly string[], surroundings: CommandSurroundings = {}) {
  const { exit, stdout, stderr } = await run([...args, '--quiet'], surroundings);
  return { exit, stdout, error: stderr.trim() };
}

const anyToken = expect.stringMatching(/^sc1_/) as string;
const anyTime = expect.stringMatching(/^\d{4}-.*Z$/) as string;

interface Receipt {
  token: string;
  revision: number;
}

describe('publish, get and scan', () => {
  test('tuples and records, put and deleted in one delta', async () => {
    const shard = newShard();
    const flags = ['--shard', shard];
    const put = `users["anne"]={"n":12345678901234567890}`;
    expect(
      await json([
        'publish',
        ...flags,
        '--id',
        'a',
        '--put',
        put,
        'doc:a#viewer@user:x',
        'doc:a#viewer@user:y',
      ]),
    ).toEqual([{ shard, id: 'a', revision: 1, token: anyToken, repeated: false }]);
    await lines(['publish', ...flags, '-doc:a#viewer@user:x', 'group:x#member@team:y#member']);
    expect(await lines(['scan', ...flags])).toEqual([
      'doc:a#viewer@user:y',
      'group:x#member@team:y#member',
      'users["anne"]={"n":12345678901234567890}',
    ]);
    const printed = await run(['scan', ...flags, '--json', 'users']);
    expect(printed.stdout).toBe('{"collection":"users","key":["anne"],"value":{"n":12345678901234567890}}\n');
    expect(await lines(['scan', ...flags, 'tuples', '--prefix', 'doc:a', '--prefix', 'viewer'])).toEqual([
      'doc:a#viewer@user:y',
    ]);
    expect(await lines(['scan', ...flags, '--limit', '1'])).toHaveLength(1);
    expect(await lines(['scan', ...flags, '--at-revision', '1', 'tuples'])).toEqual([
      'doc:a#viewer@user:x',
      'doc:a#viewer@user:y',
    ]);
    expect(await json(['get', ...flags, 'doc:a#viewer@user:x', '--at-revision', '1'])).toEqual([
      {
        shard,
        collection: 'tuples',
        key: ['doc:a', 'viewer', 'user:x'],
        value: true,
        revision: 1,
        token: anyToken,
      },
    ]);
    expect(await lines(['get', ...flags, 'users["anne"]'])).toEqual(['{"n":12345678901234567890}']);
    expect(await refused(['get', ...flags, 'doc:a#viewer@user:x'])).toMatchObject({
      exit: 4,
      error: `error: NOT_FOUND ${shard} has no doc:a#viewer@user:x at revision 2`,
    });
    expect(await refused(['scan', '--shard', 'nobody'])).toMatchObject({ exit: 4 });
  });

  test('deletes below a prefix before it puts', async () => {
    const flags = ['--shard', newShard()];
    await lines(['publish', ...flags, 'doc:a#viewer@user:x', 'doc:a#editor@user:x', 'doc:b#viewer@user:x']);
    await lines(['publish', ...flags, '--delete', 'tuples["doc:a"]', 'doc:a#viewer@user:z']);
    expect(await lines(['scan', ...flags])).toEqual(['doc:a#viewer@user:z', 'doc:b#viewer@user:x']);
  });

  test('preconditions, --expect and a repeated id', async () => {
    const flags = ['--shard', newShard()];
    const tuple = 'doc:a#viewer@user:x';
    const first = await json(['publish', ...flags, '--expect', '0', '--id', 'one', tuple]);
    const { token } = first[0] as Receipt;
    expect(await json(['publish', ...flags, '--expect', '0', '--id', 'one', tuple])).toEqual([
      { ...(first[0] as object), repeated: true },
    ]);
    expect(await refused(['publish', ...flags, '--expect', '0', tuple])).toMatchObject({ exit: 3 });
    expect(await refused(['publish', ...flags, '--if-absent', tuple, '--put', 'a["b"]=1'])).toMatchObject({
      exit: 3,
    });
    expect(
      await refused(['publish', ...flags, '--if-equals', `${tuple}=false`, '--put', 'a["b"]=1']),
    ).toMatchObject({ exit: 3 });
    await lines([
      'publish',
      ...flags,
      '--expect',
      token,
      '--if-exists',
      tuple,
      '--if-equals',
      `${tuple}=true`,
      '--put',
      'a["b"]=1',
    ]);
    expect(await refused(['publish', ...flags, '--expect', token, tuple])).toMatchObject({ exit: 3 });
    const other = await refused(['publish', '--shard', 'other', '--expect', token, tuple]);
    expect(other).toMatchObject({
      exit: 2,
      error: expect.stringContaining('the token is of shard') as string,
    });
  });

  test('what expires says when', async () => {
    const flags = ['--shard', newShard()];
    await lines(['publish', ...flags, '--expires-in', '1h', 'doc:a#viewer@user:x']);
    const [record] = await json(['get', ...flags, 'doc:a#viewer@user:x']);
    expect(record).toMatchObject({ expires_at: anyTime });
    expect((await lines(['scan', ...flags]))[0]).toMatch(/^doc:a#viewer@user:x {2}expires \d{4}-/);
  });

  test('--at-least waits for a token, and gives up in time', async () => {
    const shard = newShard();
    const [receipt] = (await json(['publish', '--shard', shard, 'doc:a#viewer@user:x'])) as [Receipt];
    expect(
      await lines(['get', '--shard', shard, 'doc:a#viewer@user:x', '--at-least', receipt.token]),
    ).toEqual(['true']);
  });

  test('--wait without agents is complete at once', async () => {
    const shard = newShard();
    const answers = await json(['publish', '--shard', shard, '--wait', 'doc:a#viewer@user:x']);
    expect(answers[1]).toEqual({ complete: true, agents: [] });
  });

  test('--wait lists the agents that have not got it, and ends with 7', async () => {
    const shard = newShard();
    await lines(['publish', '--shard', shard, 'doc:a#viewer@user:x']);
    const end = new AbortController();
    const agent = relay.channel().bidi(watchService.watch, { signal: end.signal });
    agent.on('error', () => undefined).on('data', () => undefined);
    agent.write({ open: { shard, agent: 'slow' } });
    await eventually('the agent is there', async () => {
      const [status] = (await json(['status', '--shard', shard])) as [{ agents: unknown[] }];
      return status.agents.length === 1;
    });
    const args = ['publish', '--shard', shard, '--wait', '--wait-timeout', '100ms', '-doc:a#viewer@user:x'];
    const { exit, stdout } = await run([...args, '--json']);
    expect(exit).toBe(7);
    const behind = {
      shard,
      agent: 'slow',
      state: 'behind',
      revision: 0,
      replica_revision: 0,
      seen_at: anyTime,
    };
    expect(jsonLines(stdout)[1]).toEqual({ complete: false, agents: [behind] });
    const text = await run(args);
    expect(text.stdout).toMatch(/not in OPA of 1 of 1 agents after 100 ms:\nSHARD .*\n\S+ +slow +behind +0 /);
    const [status] = await json(['status', '--shard', shard]);
    expect(status).toMatchObject({ agents: [{ agent: 'slow', state: 'behind', lag: 3 }] });
    end.abort();
  });

  test.each([
    [['publish', 'doc:a#viewer@user:x'], '--shard is required'],
    [['publish', '--shard', 'a b', 'doc:a#viewer@user:x'], 'not a shard name'],
    [['publish', '--shard', 'a', 'doc:a'], 'neither a tuple nor a record'],
    [['publish', '--shard', 'a', 'users["x"]'], 'not a tuple'],
    [['publish', '--shard', 'a', '--put', 'users[]=1'], 'the key has no parts'],
    [['publish', '--shard', 'a', '--file', 'x', 'doc:a#viewer@user:x'], 'both arguments and --file'],
    [['publish', '--expect', '0'], '--expect is for the delta of arguments'],
    [['publish', '--shard', 'a', '--expect', 'nonsense', 'doc:a#viewer@user:x'], 'not a revision token'],
    [['scan', '--shard', 'a', '--prefix', 'x'], '--prefix needs a collection'],
    [['get', '--shard', 'a', 'users[]'], 'the key has no parts'],
  ])('refuses %j', async (args, message) => {
    const { exit, stdout, error } = await refused(args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(error).toContain(message);
  });
});

describe('publish of lines', () => {
  const line = (shard: string, user: string) =>
    JSON.stringify({ tenant: shard, ops: [['touch', 'doc:a', 'viewer', user]] });

  test('in order, several shards, again with the same --id', async () => {
    const [one, two] = [newShard(), newShard()];
    const many = Array.from({ length: 2000 }, (_, index) =>
      line(index % 2 === 0 ? one : two, `user:${index}`),
    );
    const input = `${many.join('\n')}\n`;
    const first = (await json(['publish', '--id', 'load', '--quiet'], { input })) as (Receipt & {
      line: number;
      shard: string;
    })[];
    expect(first).toHaveLength(2000);
    for (const { line: number, shard, revision } of first) {
      expect([shard, revision]).toEqual([number % 2 === 1 ? one : two, Math.ceil(number / 2)]);
    }
    const again = await json(['publish', '--id', 'load', '--quiet'], { input });
    // Receipts come as the relay answers: in the order of the lines for each shard.
    const inOrder = (receipts: unknown[]) => (receipts as typeof first).sort((a, b) => a.line - b.line);
    expect(inOrder(again)).toEqual(inOrder(first).map((receipt) => ({ ...receipt, repeated: true })));
    expect(await lines(['publish', '--quiet'], { input: line(one, 'user:last') })).toEqual([
      expect.stringMatching(new RegExp(`^${one} 1001 sc1_`)),
    ]);
  });

  test('a mistake is reported with its line, what stands before it is published', async () => {
    const shard = newShard();
    const input = `${line(shard, 'user:1')}\n\n${line(shard, 'user:2')}\n{"tenant":"${shard}","ops":[["grant","a","b","c"]]}\n${line(shard, 'user:3')}\n`;
    const { exit, error } = await refused(['publish'], { input });
    expect([exit, error]).toEqual([
      2,
      'error: MALFORMED stdin:4: ops[0] says "grant": neither "touch" nor "delete"',
    ]);
    expect(await lines(['scan', '--shard', shard])).toEqual(['doc:a#viewer@user:1', 'doc:a#viewer@user:2']);
  });

  test('what the relay refuses is reported with its line', async () => {
    const shard = newShard();
    const wrong = JSON.stringify({ ops: [{ put: { collection: 'tuples', key: ['a'], value: 1 } }] });
    const input = `${line(shard, 'user:1')}\n${wrong}\n`;
    const { exit, error } = await refused(['publish', '--shard', shard], { input });
    expect(exit).toBe(2);
    expect(error).toMatch(/^error: KEY_LENGTH stdin:2: /);
  });

  test('a line without a shard needs --shard', async () => {
    const input = '{"ops":[["touch","a","b","c"]]}';
    expect((await refused(['publish'], { input })).error).toContain('stdin:1: the line names no shard');
  });
});

describe('import', () => {
  test('NDJSON that scan printed makes an equal shard', async () => {
    const [from, to] = [newShard(), newShard()];
    await lines([
      'publish',
      '--shard',
      from,
      '--put',
      'n["a","b"]=1.0',
      '--expires-in',
      '1h',
      'doc:a#viewer@user:x',
    ]);
    const { stdout } = await run(['scan', '--shard', from, '--json']);
    const [receipt] = await json(['import', '--shard', to, '--import-id', 'copy', '--quiet'], {
      input: stdout,
    });
    expect(receipt).toEqual({
      shard: to,
      import_id: 'copy',
      revision: 1,
      token: anyToken,
      records: 2,
      repeated: false,
    });
    expect((await run(['scan', '--shard', to, '--json'])).stdout).toBe(stdout);
    const [again] = await json(['import', '--shard', to, '--import-id', 'copy', '--quiet'], {
      input: stdout,
    });
    expect(again).toEqual({ ...(receipt as object), repeated: true });
  });

  test('CSV merges or replaces', async () => {
    await using dir = await tempDir();
    const flags = ['--shard', newShard()];
    const csv = (...users: string[]) =>
      `object,relation,subject\n${users.map((user) => `doc:a,viewer,${user}\n`).join('')}`;
    await writeFile(dir.join('a.csv'), csv('user:1', 'user:2'));
    await writeFile(dir.join('b.csv'), csv('user:3'));
    await lines(['import', ...flags, '--file', dir.join('a.csv')]);
    await lines(['import', ...flags, '--file', dir.join('b.csv')]);
    expect(await lines(['scan', ...flags])).toHaveLength(3);
    await lines(['import', ...flags, '--file', dir.join('b.csv'), '--mode', 'replace']);
    expect(await lines(['scan', ...flags])).toEqual(['doc:a#viewer@user:3']);
    const users = ['--format', 'csv', '--collection', 'users', '--key', 'id'];
    await lines(['import', ...flags, ...users], { input: 'id,name\n7,Anne\n' });
    expect(await lines(['get', ...flags, 'users["7"]'])).toEqual(['{"name":"Anne"}']);
  });

  test('a mistake in a line imports nothing', async () => {
    const shard = newShard();
    const { exit, error } = await refused(['import', '--shard', shard], { input: '"a#b@c"\n"a"\n' });
    expect(exit).toBe(2);
    expect(error).toContain('stdin:2: neither a tuple nor a record');
    expect((await refused(['import', '--shard', shard, '--key', 'id'], { input: '' })).error).toContain(
      '--key is for CSV',
    );
    expect(await refused(['scan', '--shard', shard])).toMatchObject({ stdout: '' });
  });
});

describe('history', () => {
  test('log, diff and a copy of the log', async () => {
    const [shard, copy] = [newShard(), newShard()];
    const flags = ['--shard', shard];
    await lines([
      'publish',
      ...flags,
      '--id',
      'one',
      '--publisher',
      'me',
      'doc:a#viewer@user:x',
      '--put',
      'n["a"]=1',
    ]);
    await lines([
      'publish',
      ...flags,
      '--id',
      'two',
      '-doc:a#viewer@user:x',
      '--put',
      'n["a"]=2',
      '--put',
      'n["b"]=1',
    ]);
    const log = await json(['log', ...flags]);
    expect(log).toEqual([
      {
        shard,
        revision: 1,
        token: anyToken,
        appended_at: anyTime,
        at: anyTime,
        id: 'one',
        publisher: 'me',
        ops: [['touch', 'doc:a', 'viewer', 'user:x'], { put: { collection: 'n', key: ['a'], value: 1 } }],
      },
      expect.objectContaining({ revision: 2, id: 'two', publisher: 'cli' }),
    ]);
    expect((await lines(['log', ...flags, '--from', '2'])).slice(1)).toEqual([
      '    - doc:a#viewer@user:x',
      '    {"put":{"collection":"n","key":["a"],"value":2}}',
      '    {"put":{"collection":"n","key":["b"],"value":1}}',
    ]);
    expect(await json(['log', ...flags, '--to', '1'])).toHaveLength(1);
    expect(await json(['log', ...flags, '--limit', '1'])).toHaveLength(1);
    expect(await lines(['diff', ...flags, '--from', '1'])).toEqual([
      '~ n["a"]=2  (was 1)',
      '+ n["b"]=1',
      '- doc:a#viewer@user:x',
    ]);
    expect(await json(['diff', ...flags, '--to', '1', '--limit', '1'])).toEqual([
      { change: 'added', collection: 'n', key: ['a'], after: 1 },
    ]);
    const renamed = log.map((delta) => JSON.stringify({ ...(delta as object), shard: copy })).join('\n');
    await lines(['publish', '--quiet'], { input: renamed });
    expect(await lines(['scan', '--shard', copy])).toEqual(await lines(['scan', ...flags]));
  });

  test('watch goes on from a token, or starts at the head', async () => {
    const flags = ['--shard', newShard()];
    const [one] = (await json(['publish', ...flags, 'doc:a#viewer@user:1'])) as [Receipt];
    await lines(['publish', ...flags, 'doc:a#viewer@user:2']);
    const revisions = (documents: unknown[]) => documents.map((delta) => (delta as Receipt).revision);
    expect(revisions(await json(['watch', ...flags, '--after', '0', '--limit', '2']))).toEqual([1, 2]);
    expect(revisions(await json(['watch', ...flags, '--after', one.token, '--limit', '1']))).toEqual([2]);

    const end = new AbortController();
    const live = run(['watch', ...flags, '--json', '--after', one.token], {
      signal: end.signal,
      onOutput: (stdout) => {
        if (stdout.includes('user:3')) end.abort(new Error('seen'));
      },
    });
    await lines(['publish', ...flags, 'doc:a#viewer@user:3']);
    const { stdout } = await live;
    expect(revisions(jsonLines(stdout))).toEqual([2, 3]);
  });

  test('an interrupted watch says so', async () => {
    const { exit, stderr } = await run(['watch', '--shard', newShard()], {
      signal: AbortSignal.timeout(300),
    });
    expect(exit).toBe(5);
    expect(stderr).toContain('DEADLINE_EXCEEDED');
  });
});

describe('what a relay says', () => {
  test('status, shard ls, snapshot ls', async () => {
    const shard = newShard();
    const [receipt] = (await json(['publish', '--shard', shard, 'doc:a#viewer@user:x'])) as [Receipt];
    const [status] = await json(['status', '--shard', shard]);
    expect(status).toEqual({
      relay: expect.any(String),
      version: expect.any(String),
      protocol_versions: ['1'],
      started_at: anyTime,
      resident_bytes: expect.any(Number),
      disk_bytes: expect.any(Number),
      subscribers: 0,
      writable: true,
      shard: {
        shard,
        revision: 1,
        token: receipt.token,
        history_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        collections: [{ name: 'tuples', key_parts: 3, records: expect.any(Number) }],
        snapshot_revision: expect.any(Number),
        snapshot_bytes: expect.any(Number),
        tail_bytes: expect.any(Number),
        oldest_revision: expect.any(Number),
        agents: 0,
        appended_at: anyTime,
        deleted: false,
      },
      agents: [],
    });
    expect(await lines(['status'])).toEqual(expect.arrayContaining([expect.stringMatching(/^relay +/)]));
    expect((await lines(['status', '--shard', shard])).join('\n')).toContain(`token        ${receipt.token}`);
    expect(await json(['shard', 'ls'])).toContainEqual(expect.objectContaining({ shard, revision: 1 }));
    expect(await lines(['shard', 'ls'])).toContainEqual(expect.stringMatching(new RegExp(`^${shard} +1 `)));
    await relay.reader().manifest(shard, { fresh: true });
    expect(await json(['snapshot', 'ls', '--shard', shard])).toEqual([
      {
        shard,
        revision: 1,
        root: expect.stringMatching(/^[0-9a-f]{64}$/),
        chunks: 1,
        records: 1,
        stored_bytes: expect.any(Number),
        cut_at: anyTime,
        appended_at: anyTime,
      },
    ]);
    expect(await lines(['snapshot', 'ls', '--shard', shard, '--quiet'])).toHaveLength(2);
  });

  test('shard delete needs --yes where nobody can be asked', async () => {
    const shard = newShard();
    await lines(['publish', '--shard', shard, 'doc:a#viewer@user:x']);
    expect(await refused(['shard', 'delete', shard])).toMatchObject({ exit: 2 });
    expect(await json(['shard', 'delete', shard, '--yes'])).toEqual([
      { shard, revision: 2, token: anyToken, repeated: false },
    ]);
    expect(await refused(['shard', 'delete', 'nobody', '--yes'])).toMatchObject({ exit: 4 });
  });

  test('a relay that is not there: exit code 5, and where it was looked for', async () => {
    const args = ['--relay', '127.0.0.1:1', '--timeout', '300ms', '--shard', 'a'];
    for (const verb of ['scan', 'log', 'diff', 'status', 'watch', 'snapshot ls']) {
      const { exit, error } = await refused([...verb.split(' '), ...args]);
      expect([verb, exit]).toEqual([verb, 5]);
      expect(error).toMatch(/127\.0\.0\.1:1/);
      expect(error).toMatch(/\nhint: /);
    }
    expect(await refused(['publish', ...args, 'a#b@c'])).toMatchObject({ exit: 5 });
  });
});
