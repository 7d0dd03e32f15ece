import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpaSink } from '../../src/agent/sinks/opa-sink.js';
import { EVERYTHING } from '../../src/shard/view.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';
import { documentOf, keyOf, MapView } from '../support/map-view.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { applyChanges, change } from './changes.js';

const never = new AbortController().signal;

let opa: OpaServer;
let proxy: TcpProxy;

beforeAll(async () => {
  opa = await startOpa();
  proxy = await TcpProxy.start({ host: '127.0.0.1', port: opa.port });
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await opa[Symbol.asyncDispose]();
});

async function documentIn(shard: string): Promise<unknown> {
  const { $sync, ...data } = (await opa.data(`/shards/${shard}`)) as Record<string, unknown>;
  return { mark: ($sync as { token: string }).token, data };
}

/** Plain objects throughout, so that a record named `__proto__` is compared like any other. */
function plain(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}

test('after each write, which is one request unless it trusted in vain, OPA holds the view and nothing else', async () => {
  let shards = 0;
  const batches = fc.array(fc.array(change, { maxLength: 40 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 60 }), batches, async (first, rest) => {
      const shard = `t${shards++}`;
      await using sink = new OpaSink({ shard, url: proxy.url, agent: 'a' });
      let records: ReadonlyMap<Key, StoredRecord> = applyChanges(new Map(), first).records;
      let from = new MapView(records, { shard, revision: 1 });
      await sink.write(undefined, from, EVERYTHING, never);
      expect(await documentIn(shard)).toEqual({
        mark: from.token,
        data: plain(documentOf(records.values())),
      });
      for (const [index, changes] of rest.entries()) {
        const next = applyChanges(records, changes);
        const to = new MapView(next.records, { shard, revision: index + 2 });
        proxy.requests.length = 0;
        if (index % 2 === 1) sink.prepare(from, to, next.touched);
        await sink.write(from, to, next.touched, never);
        // A PATCH that trusted, the question where OPA is, the PATCH that did not.
        expect([1, 3]).toContain(proxy.requests.length);
        const expected = { mark: to.token, data: plain(documentOf(next.records.values())) };
        expect(await documentIn(shard)).toEqual(expected);
        records = next.records;
        from = to;
      }
    }),
    { numRuns: 150 },
  );
});

test('what was prepared is not sent when it is not what is asked for any more', async () => {
  await using sink = new OpaSink({ shard: 'prepared', url: opa.url, agent: 'a' });
  const put = (id: string) => ({ kind: 'put', key: keyOf('users', id), json: 'true' }) as const;
  const views = [[put('a')], [put('a'), put('b')], [put('a'), put('b'), put('c')]].map((changes, index) => {
    const { records, touched } = applyChanges(new Map(), changes);
    return { view: new MapView(records, { shard: 'prepared', revision: index + 1 }), touched };
  });
  const [first, second, third] = views as [(typeof views)[0], (typeof views)[0], (typeof views)[0]];
  await sink.write(undefined, first.view, EVERYTHING, never);
  sink.prepare(first.view, second.view, second.touched);
  await sink.markStale(true, never);
  await sink.write(first.view, second.view, second.touched, never);
  expect(await opa.data('/shards/prepared/$sync/stale')).toBe(true);
  sink.prepare(first.view, second.view, second.touched);
  await sink.write(second.view, third.view, third.touched, never);
  expect(await documentIn('prepared')).toEqual({
    mark: third.view.token,
    data: { users: { a: true, b: true, c: true } },
  });
});
