import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpaSink } from '../../src/agent/sinks/opa-sink.js';
import { EVERYTHING, type Touched } from '../../src/shard/view.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';
import { eventually } from '../support/eventually.js';
import { keyOf, MapView, recordOf } from '../support/map-view.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { type Fault, TcpProxy } from '../support/tcp-proxy.js';
import { tempDir } from '../support/temp-dir.js';
import { callOpa } from './call-opa.js';

const SHARD = 'tenant-42';
const never = new AbortController().signal;
let opa: OpaServer;
let proxy: TcpProxy;

beforeEach(async () => {
  opa = await startOpa();
  proxy = await TcpProxy.start({ host: '127.0.0.1', port: opa.port });
});

afterEach(async () => {
  await proxy[Symbol.asyncDispose]();
  await opa[Symbol.asyncDispose]();
});

function sinkOf(agent = 'agent-1', url = proxy.url, timeoutMs = 5_000): OpaSink {
  return new OpaSink({ shard: SHARD, url, agent, timeoutMs });
}

function viewAt(revision: number): MapView {
  const records = new Map<Key, StoredRecord>();
  for (let index = 1; index <= revision; index++) {
    const key = keyOf('users', `u${index}`);
    records.set(key, recordOf(key, String(index)));
  }
  return new MapView(records, { revision });
}

function touchedAt(...revisions: number[]): Touched {
  return {
    all: false,
    keys: new Set(revisions.map((each) => keyOf('users', `u${each}`))),
    prefixes: new Set(),
  };
}

async function usersInOpa(): Promise<number> {
  return Object.keys(((await opa.data(`/shards/${SHARD}/users`)) ?? {}) as object).length;
}

const faults: [Fault, number][] = [
  ['cut', 2],
  ['lose', 1],
];

test.each(faults)('a patch that is hurt by "%s" is done once', async (fault, patches) => {
  await using sink = sinkOf();
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  proxy.requests.length = 0;
  proxy.arm('PATCH', fault);
  await sink.write(first, second, touchedAt(2), never);
  expect(await usersInOpa()).toBe(2);
  expect(proxy.requests.filter((each) => each.startsWith('PATCH')).length).toBe(patches);
  await sink.write(second, viewAt(3), touchedAt(3), never);
  expect(await usersInOpa()).toBe(3);
});

test.each<Fault>(['swallow', 'mute'])('a patch that times out by "%s" is done once', async (fault) => {
  await using sink = sinkOf('agent-1', proxy.url, 300);
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  proxy.arm('PATCH', fault);
  await sink.write(first, second, touchedAt(2), never);
  expect(await usersInOpa()).toBe(2);
});

test.each<Fault>(['cut', 'lose'])('the first PUT that is hurt by "%s" can be repeated', async (fault) => {
  await using sink = sinkOf();
  const first = viewAt(1);
  // Of the parent, then of the document.
  await callOpa(opa, 'PUT', '/v1/data/shards', {});
  proxy.arm('PUT', fault);
  await sink.write(undefined, first, EVERYTHING, never).catch(() => undefined);
  await sink.write(undefined, first, EVERYTHING, never);
  expect(await usersInOpa()).toBe(1);
  expect((await sink.held(never))?.token).toBe(first.token);
});

test('an OPA that is away is SINK_UNAVAILABLE, and so is one that answers 500', async () => {
  await using sink = sinkOf();
  await opa.kill();
  await expect(sink.write(undefined, viewAt(1), EVERYTHING, never)).rejects.toMatchObject({
    code: 'SINK_UNAVAILABLE',
  });
  const server = http.createServer((_, response) => response.writeHead(500).end('broken'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await using broken = sinkOf('agent-1', `http://127.0.0.1:${port}`);
  await expect(broken.write(undefined, viewAt(1), EVERYTHING, never)).rejects.toMatchObject({
    code: 'SINK_UNAVAILABLE',
    message: expect.stringContaining('500'),
  });
  server.closeAllConnections();
  server.close();
});

test('a restarted, empty OPA is a GAP, then takes the whole document', async () => {
  await using sink = sinkOf();
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  await opa.restart();
  await expect(sink.write(first, second, touchedAt(2), never)).rejects.toMatchObject({ code: 'GAP' });
  expect(await sink.held(never)).toBeUndefined();
  await sink.write(undefined, second, EVERYTHING, never);
  expect(await usersInOpa()).toBe(2);
});

test('a document that somebody changed by hand is replaced when a patch does not fit it', async () => {
  await using sink = sinkOf();
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  await callOpa(opa, 'DELETE', `/v1/data/shards/${SHARD}/users`);
  await sink.write(first, second, touchedAt(2), never);
  expect(await usersInOpa()).toBe(2);
});

test('a second agent takes over; the first finds the mount taken and does not fight', async () => {
  await using older = sinkOf('agent-1');
  await using newer = sinkOf('agent-2');
  const [first, second, third] = [viewAt(1), viewAt(2), viewAt(3)];
  await older.write(undefined, first, EVERYTHING, never);
  expect(await newer.held(never)).toEqual({ token: first.token, agent: 'agent-1', own: false, stale: false });
  await newer.write(undefined, second, EVERYTHING, never);
  await expect(older.write(first, second, touchedAt(2), never)).rejects.toMatchObject({
    code: 'SINK_TAKEN',
    details: { agent: 'agent-2' },
  });
  await newer.write(second, third, touchedAt(3), never);
  expect(await usersInOpa()).toBe(3);
  await expect(older.clear(never)).rejects.toMatchObject({ code: 'SINK_TAKEN' });
});

test('a takeover that breaks off after its claim is finished by the next write', async () => {
  await using older = sinkOf('agent-1');
  const first = viewAt(1);
  await older.write(undefined, first, EVERYTHING, never);
  const claim = {
    token: first.token,
    revision: 1,
    time: '',
    agent: 'agent-2',
    stale: false,
    at: { [first.token]: { 'agent-2': true } },
  };
  await callOpa(opa, 'PATCH', `/v1/data/shards/${SHARD}`, [{ op: 'add', path: '/$sync', value: claim }]);
  await expect(older.write(first, viewAt(2), touchedAt(2), never)).rejects.toMatchObject({
    code: 'SINK_TAKEN',
  });
  await using newer = sinkOf('agent-2');
  await newer.write(first, viewAt(3), touchedAt(2, 3), never);
  expect(await usersInOpa()).toBe(3);
});

test('an OPA that refuses is SINK_REFUSED with its reason', async () => {
  await using dir = await tempDir();
  const policy = join(dir.path, 'authz.rego');
  await writeFile(policy, 'package system.authz\ndefault allow := false\nallow if input.method == "GET"\n');
  await using strict = await startOpa({ args: ['--authorization', 'basic', policy] });
  await using sink = sinkOf('agent-1', strict.url);
  await expect(sink.write(undefined, viewAt(1), EVERYTHING, never)).rejects.toMatchObject({
    code: 'SINK_REFUSED',
    message: expect.stringContaining('401'),
    hint: expect.stringContaining('authorization'),
  });
});

test('a policy package at the mount is SINK_REFUSED', async () => {
  const rego = 'package shards["tenant-42"].users\nu1 := 1';
  await callOpa(opa, 'PUT', '/v1/policies/p', rego);
  await using sink = sinkOf();
  await expect(sink.write(undefined, viewAt(1), EVERYTHING, never)).rejects.toMatchObject({
    code: 'SINK_REFUSED',
  });
});

test('a body over the limit of OPA fails with a hint at that limit', async () => {
  await using dir = await tempDir();
  const config = join(dir.path, 'config.yaml');
  await writeFile(config, 'server:\n  decoding:\n    max_length: 1000\n');
  await using small = await startOpa({ args: ['--config-file', config] });
  await using sink = sinkOf('agent-1', small.url);
  await expect(sink.write(undefined, viewAt(100_000), EVERYTHING, never)).rejects.toMatchObject({
    hint: expect.stringContaining('max_length'),
  });
});

test('a shard with policies is SINK_UNSUPPORTED', async () => {
  await using sink = sinkOf();
  const key = keyOf('$policies', 'main');
  const view = new MapView(new Map([[key, recordOf(key, '"package main"')]]), { revision: 1 });
  await expect(sink.write(undefined, view, EVERYTHING, never)).rejects.toMatchObject({
    code: 'SINK_UNSUPPORTED',
  });
  expect(proxy.requests).toEqual([]);
});

test('what else stands in OPA is left alone; marking stale and clearing touch the shard only', async () => {
  await callOpa(opa, 'PUT', '/v1/data/shards/other', { users: { x: 1 } });
  await using sink = sinkOf();
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  await sink.markStale(true, never);
  expect(await opa.data(`/shards/${SHARD}/$sync/stale`)).toBe(true);
  await sink.write(first, second, touchedAt(2), never);
  expect(await opa.data(`/shards/${SHARD}/$sync`)).toEqual({
    token: second.token,
    revision: 2,
    time: new Date(second.appendedAt).toISOString(),
    agent: 'agent-1',
    stale: true,
    at: { [second.token]: { 'agent-1': true } },
  });
  await sink.clear(never);
  expect(await opa.data('/shards')).toEqual({ other: { users: { x: 1 } } });
});

test.each(['/acl', '/a/b c/d@e:f', '/shards/t?x#y', '/é/😀'])('the mount %s', async (mount) => {
  await using sink = new OpaSink({ shard: SHARD, url: opa.url, mount, agent: 'agent-1' });
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  await sink.write(first, second, touchedAt(2), never);
  await sink.write(undefined, second, EVERYTHING, never);
  expect((await sink.held(never))?.token).toBe(second.token);
  let node = await opa.data('');
  for (const part of mount.slice(1).split('/')) node = (node as Record<string, unknown>)[part];
  expect((node as Record<string, unknown>).users).toEqual({ u1: 1, u2: 2 });
});

test.each(['', '/', '/a//b', '/a/../b', '/a%2Fb', '/a~b', '/a"b'])('the mount "%s" is refused', (mount) => {
  expect(() => new OpaSink({ shard: SHARD, url: 'http://127.0.0.1:1', mount, agent: 'a' })).toThrow(/mount/);
});

test('an OPA on a Unix socket', async () => {
  await using dir = await tempDir();
  const socket = `unix://${join(dir.path, 'opa.sock')}`;
  await using local = await startOpa({ args: ['--addr', socket] });
  await using sink = sinkOf('agent-1', socket);
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  await sink.write(first, second, touchedAt(2), never);
  expect(await local.data(`/shards/${SHARD}/users`)).toEqual({ u1: 1, u2: 2 });
});

test('an OPA that hangs is SINK_UNAVAILABLE, and what it did of the write is found out', async () => {
  await using sink = sinkOf('agent-1', opa.url, 200);
  const [first, second] = [viewAt(1), viewAt(2)];
  await sink.write(undefined, first, EVERYTHING, never);
  await opa.pause();
  await expect(sink.write(first, second, touchedAt(2), never)).rejects.toMatchObject({
    code: 'SINK_UNAVAILABLE',
  });
  opa.resume();
  // The patch that hung may be done by now, or be refused by the mark: either way it is there once.
  await eventually('the write is repeated', () => sink.write(first, second, touchedAt(2), never));
  expect(await usersInOpa()).toBe(2);
});

test('an aborted write is CANCELLED', async () => {
  await using sink = sinkOf();
  const abort = new AbortController();
  proxy.arm('GET', 'swallow');
  const write = sink.write(undefined, viewAt(1), EVERYTHING, abort.signal);
  abort.abort();
  await expect(write).rejects.toMatchObject({ code: 'CANCELLED' });
});
