import { expect, test } from 'vitest';
import type { ShardChange } from '../../src/agent/shard-change.js';
import { Agent } from '../../src/index.js';
import { eventually } from '../support/eventually.js';
import { startOpa } from '../support/opa-server.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';
import { Oracle, openAgent, SHARD, statusOf } from './agent-fixture.js';

test('five lines: start, read, and hear what changes', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:readme');
  await using agent = new Agent({ relay: relay.address, dataDir: dir.path, shards: [SHARD] });
  await agent.start();
  const shard = agent.shard(SHARD);
  expect(shard.get('tuples', ['doc:readme', 'viewer', 'user:anne'])).toBe(true);
  expect(shard.get('tuples', ['doc:readme', 'viewer', 'user:ben'])).toBeUndefined();

  const changes: ShardChange[] = [];
  const states: string[] = [];
  const heard = agent.changes$.subscribe((change) => void changes.push(change));
  agent.state$.subscribe({
    next: ([one]) => void states.push(one?.state ?? 'none'),
    complete: () => void states.push('complete'),
  });
  await oracle.publish((delta) =>
    delta.put('users', ['anne'], { name: 'Anne' }).delete('tuples', ['doc:readme']),
  );
  await shard.atLeast(oracle.token);
  expect(changes).toMatchObject([{ shard: SHARD, revision: 2, token: oracle.token, all: false }]);
  expect(changes[0]?.keys()).toEqual([{ collection: 'users', key: ['anne'] }]);
  expect(changes[0]?.deletedPrefixes()).toEqual([{ collection: 'tuples', key: ['doc:readme'] }]);
  expect([...shard.scan('users')]).toEqual([{ key: ['anne'], value: { name: 'Anne' }, expiresAt: 0 }]);
  expect([...shard.scan('tuples', ['doc:readme'])]).toEqual([]);
  heard.unsubscribe();
  await expect(shard.atLeast(oracle.token.replace('sc1_', 'sc1_x'), { timeoutMs: 20 })).rejects.toThrow();
  await agent.stop();
  expect(states.at(0)).toBe('live');
  expect(states.slice(-2)).toEqual(['stopped', 'complete']);
  expect(() => shard.get('users', ['anne'])).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('waiting for a revision ends when its time is over', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  await using agent = new Agent({ relay: relay.address, dataDir: dir.path, shards: [SHARD] });
  await agent.start();
  await relay.relay.stop();
  const head = statusOf(agent).token;
  await agent.shard(SHARD).atLeast(head);
  await using other = await relayFixture();
  const elsewhere = new Oracle(other.publisher());
  await elsewhere.tuple('doc:1');
  await elsewhere.tuple('doc:2');
  await expect(agent.shard(SHARD).atLeast(elsewhere.token, { timeoutMs: 30 })).rejects.toMatchObject({
    code: 'DEADLINE_EXCEEDED',
  });
});

test('start waits for a relay, and stop ends the waiting', async () => {
  await using dir = await tempDir();
  await using agent = new Agent({ relay: '127.0.0.1:1', dataDir: dir.path, shards: [SHARD] });
  const started = agent.start();
  await eventually('it says why', () => agent.status().reasons.join().includes('UNAVAILABLE'));
  await agent.stop();
  await expect(started).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('a second agent on the same folder is refused by name, and let in when the first has gone', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const options = { relay: relay.address, dataDir: dir.path };
  const first = await openAgent({ ...options, agentId: 'first' });
  await expect(openAgent({ ...options, agentId: 'second' })).rejects.toMatchObject({
    code: 'CONFLICT',
    retry: 'never',
    message: expect.stringContaining('agent first'),
  });
  await first.stop();
  await using second = await openAgent(options);
  expect(second.id).toMatch(/^agent-[0-9a-f]{12}$/);
  const { id } = second;
  await second.stop();
  await using third = await openAgent(options);
  expect(third.id).toBe(id);
});

async function call(agent: Agent, method: string, path: string, body?: unknown, headers = {}) {
  const response = await fetch(`http://${agent.httpAddress}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('shards are added and dropped over HTTP while the agent runs', async () => {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  const one = new Oracle(relay.publisher());
  const two = new Oracle(relay.publisher(), 'tenant-43');
  await one.tuple('doc:1');
  await two.tuple('doc:2');
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, opa: { url: opa.url } });
  await one.inOpa(opa);
  expect(await call(agent, 'POST', '/v1/shards', { shard: 'tenant-43' })).toMatchObject({ status: 201 });
  await two.inOpa(opa);
  expect((await call(agent, 'GET', '/v1/shards')).body).toMatchObject({
    agent: agent.id,
    shards: [{ shard: SHARD }, { shard: 'tenant-43', mount: '/shards/tenant-43' }],
  });
  const root = await call(agent, 'GET', '/v1/shards/tenant-43/root');
  const expected = await relay.reader().root('tenant-43');
  expect(root.body).toEqual({
    shard: 'tenant-43',
    revision: 1,
    token: expected.token,
    root: expected.root.toString('hex'),
    records: 1,
  });
  expect(await call(agent, 'DELETE', '/v1/shards/tenant-43')).toMatchObject({ status: 200 });
  expect(await opa.data('/shards/tenant-43')).toBeUndefined();
  await one.inOpa(opa);
  await two.tuple('doc:3');
  await call(agent, 'POST', '/v1/shards', { shard: 'tenant-43' });
  await two.inOpa(opa);
});

test('HTTP refuses by name', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  await using agent = await openAgent({
    relay: relay.address,
    dataDir: dir.path,
    opa: { url: 'http://127.0.0.1:1' },
  });
  const refused = async (method: string, path: string, body?: unknown, headers = {}) => {
    const answer = await call(agent, method, path, body, headers);
    return [answer.status, (answer.body.error as { code: string }).code];
  };
  expect(await refused('GET', '/v1/nothing')).toEqual([404, 'NOT_FOUND']);
  expect(await refused('GET', '/v1/shards/other/root')).toEqual([404, 'NOT_FOUND']);
  expect(await refused('DELETE', '/v1/shards/other')).toEqual([404, 'NOT_FOUND']);
  expect(await refused('POST', '/v1/shards', { shard: SHARD })).toEqual([409, 'ALREADY_EXISTS']);
  expect(await refused('POST', '/v1/shards', { shard: 'a', mount: `/shards/${SHARD}/a` })).toEqual([
    409,
    'ALREADY_EXISTS',
  ]);
  expect(await refused('POST', '/v1/shards', { shard: 'a b' })).toEqual([400, 'INVALID_ARGUMENT']);
  expect(await refused('POST', '/v1/shards', { shard: 'a', mount: '' })).toEqual([400, 'INVALID_ARGUMENT']);
  expect(await refused('POST', '/v1/shards', {})).toEqual([400, 'INVALID_ARGUMENT']);
  expect(await refused('POST', '/v1/shards', '{')).toEqual([400, 'MALFORMED']);
  expect(await refused('POST', '/v1/shards', 'x'.repeat(20_000))).toEqual([413, 'LIMIT_EXCEEDED']);
  const origin = { origin: 'http://example.com' };
  expect(await refused('POST', '/v1/shards', { shard: 'a' }, origin)).toEqual([400, 'INVALID_ARGUMENT']);
  // OPA is away: its mount cannot be emptied, and the drop says so rather than leave the data there.
  expect(await refused('DELETE', `/v1/shards/${SHARD}`)).toEqual([503, 'SINK_UNAVAILABLE']);
  expect(statusOf(agent).state).toBe('stopped');
});

test('every metric of the closed list is there, and no other', async () => {
  const { AGENT_METRICS } = await import('../../src/agent/metrics.js');
  await using relay = await relayFixture();
  await using dir = await tempDir();
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path });
  const text = await (await fetch(`http://${agent.httpAddress}/metrics`)).text();
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  expect(new Set(names)).toEqual(new Set<string>(AGENT_METRICS));
  expect(names.length).toBe(AGENT_METRICS.length);
  expect(text).toContain(`shardcast_agent_revision{shard="${SHARD}"} 0`);
});
