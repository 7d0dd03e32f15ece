import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Publisher } from '../../src/client/publisher.js';
import type { Reader } from '../../src/client/reader.js';
import { collect } from '../support/collect.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';

let at: RelayFixture;
let publisher: Publisher;
let reader: Reader;

beforeEach(async () => {
  at = await relayFixture();
  publisher = at.publisher();
  reader = at.reader();
});

afterEach(() => at[Symbol.asyncDispose]());

describe('publish, then read', () => {
  it('gives dense revisions and reads what was written', async () => {
    const first = await publisher.publish('acme', (delta) => delta.put('users', ['anne'], { name: 'Anne' }));
    const second = await publisher.publish('acme', (delta) =>
      delta.put('users', ['bob'], { name: 'Bob' }).delete('users', ['anne']),
    );
    expect([first.revision, second.revision]).toEqual([1, 2]);
    const bob = await reader.get('acme', 'users', ['bob'], { atLeast: second.token });
    expect(JSON.parse(bob.record?.json.toString() ?? '')).toEqual({ name: 'Bob' });
    expect((await reader.get('acme', 'users', ['anne'])).record).toBeUndefined();
    const then = await reader.get('acme', 'users', ['anne'], { atRevision: 1 });
    expect(then.record?.key).toEqual(['anne']);
    expect(then.revision).toBe(1);
  });

  it('answers the same id with the first answer', async () => {
    const once = await publisher.publish('acme', (delta) => delta.put('users', ['a'], 1), { id: 'x' });
    const twice = await publisher.publish('acme', (delta) => delta.put('users', ['a'], 2), { id: 'x' });
    expect(twice).toEqual({ ...once, repeated: true });
  });

  it('keeps the order of one publisher with many in flight', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 500 }, (_, i) => publisher.publish('acme', (delta) => delta.put('n', ['k'], i))),
    );
    expect(receipts.map(({ revision }) => revision)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    expect((await reader.get('acme', 'n', ['k'])).record?.json.toString()).toBe('499');
  });

  it('refuses a bad request by its receipt alone', async () => {
    const results = await Promise.allSettled([
      publisher.publish('acme', (delta) => delta.put('users', ['a'], 1)),
      publisher.publish('acme', (delta) => delta.put('users', ['a', 'b'], 1)),
      publisher.publishDelta('acme', Buffer.from('not a delta')),
      publisher.publish('acme', (delta) => delta.put('users', ['c'], 1), { expect: '0' }),
      publisher.publish('acme', (delta) => delta.put('users', ['b'], 1)),
    ]);
    expect(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'ok'))).toEqual([
      'ok',
      'KEY_LENGTH',
      'MALFORMED',
      'PRECONDITION_FAILED',
      'ok',
    ]);
  });

  it('scans a prefix, counts to a limit, and diffs two revisions', async () => {
    await publisher.publish('acme', (delta) => {
      for (let i = 0; i < 2_500; i++) delta.put('tuples', [`doc:${i % 50}`, 'viewer', `user:${i}`], true);
    });
    const of = async (options: Parameters<Reader['scan']>[1]) =>
      (await collect(reader.scan('acme', options))).length;
    expect(await of({})).toBe(2_500);
    expect(await of({ collection: 'tuples', keyPrefix: ['doc:7'] })).toBe(50);
    expect(await of({ limit: 1_234 })).toBe(1_234);
    await reader.root('acme');
    await publisher.publish('acme', (delta) =>
      delta
        .delete('tuples', ['doc:7'])
        .put('tuples', ['doc:8', 'owner', 'user:x'], true)
        .put('users', ['x'], 1),
    );
    const changes = await collect(reader.diff('acme', 1));
    expect(changes.filter(({ after }) => after === undefined)).toHaveLength(50);
    expect(changes.filter(({ before }) => before === undefined)).toHaveLength(2);
    expect(await collect(reader.diff('acme', 2))).toEqual([]);
    expect(await collect(reader.diff('acme', 0, 1))).toHaveLength(2_500);
  });

  it('waits for a token, and says when it does not come', async () => {
    const { token } = await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1));
    await publisher.publish('other', (delta) => delta.put('n', ['k'], 1));
    await expect(reader.get('other', 'n', ['k'], { atLeast: token })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await expect(reader.get('missing', 'n', ['k'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lists the log, snapshots, shards and its own state', async () => {
    const { token } = await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1));
    const root = await reader.root('acme');
    expect(root).toMatchObject({ revision: 1, records: 1, token });
    expect((await reader.snapshots('acme')).snapshots).toHaveLength(0);
    expect((await reader.manifest('acme', { fresh: true })).root).toEqual(root.root);
    expect((await reader.snapshots('acme')).snapshots).toHaveLength(1);
    expect((await reader.shards()).map(({ shard }) => shard)).toEqual(['acme']);
    const status = await reader.status('acme');
    expect(status).toMatchObject({ writable: true, protocolVersions: ['1'], shard: { revision: 1 } });
    const entries = await collect(reader.log('acme'));
    expect(entries).toHaveLength(1);
  });

  it('deletes a shard by a delta', async () => {
    await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1));
    const { revision } = await publisher.deleteShard('acme');
    expect(revision).toBe(2);
    expect(await collect(reader.scan('acme'))).toEqual([]);
    expect((await reader.status('acme')).shard?.deleted).toBe(true);
  });
});

describe('import', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      collection: 'tuples',
      key: [`doc:${i}`, 'viewer', 'user:anne'],
      value: true,
    }));

  it('is atomic and answers a repeat', async () => {
    await publisher.publish('acme', (delta) => delta.put('users', ['a'], 1));
    const first = await publisher.importRecords('acme', rows(20_000), { importId: 'i1' });
    expect(first).toMatchObject({ revision: 2, records: 20_000, repeated: false });
    const again = await publisher.importRecords('acme', rows(20_000), { importId: 'i1' });
    expect(again).toMatchObject({ revision: 2, token: first.token, repeated: true });
    const status = await reader.status('acme');
    expect(status.shard?.collections?.map(({ name, records }) => [name, records])).toEqual([
      ['tuples', 20_000],
      ['users', 1],
    ]);
  });

  it('names what is wrong with a record', async () => {
    const bad = [...rows(3), { collection: 'tuples', key: ['short'], value: true }];
    await expect(publisher.importRecords('acme', bad)).rejects.toMatchObject({ code: 'KEY_LENGTH' });
  });
});
