import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Agent } from '../../src/agent/agent.js';
import { DocumentComparison } from '../../src/cli/verify/document-comparison.js';
import { documentRecords } from '../../src/cli/verify/document-records.js';
import { parseExact, sameJson } from '../../src/cli/verify/exact-json.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';
import { COLLECTIONS, HOSTILE_PARTS } from '../support/arbitraries.js';
import { shardcast } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { documentOf, keyOf, recordOf } from '../support/map-view.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';

describe('exact JSON', () => {
  const same = (left: string, right: string) => sameJson(parseExact(left), parseExact(right));

  test('numbers are equal by their value, however they are written and whatever a double can hold', () => {
    expect(same('9007199254740993', '9007199254740992')).toBe(false);
    expect(same('9007199254740993', '9007199254740993.0')).toBe(true);
    expect(same('0.1234567890123456789', '0.1234567890123456780')).toBe(false);
    expect(same('1e400', '1e401')).toBe(false);
    expect(same('1e400', `1${'0'.repeat(400)}`)).toBe(true);
    expect(same('[1e2, -0, 1.50]', '[100, 0, 15e-1]')).toBe(true);
    expect(same('1000000000000000000000', '1e21')).toBe(true);
  });

  test('texts are left alone', () => {
    expect(parseExact('{"12345678901234567890":"a\\"12345678901234567890"}')).toEqual({
      '12345678901234567890': 'a"12345678901234567890',
    });
  });

  test('members in any order, elements in theirs', () => {
    expect(same('{"a":1,"b":[1,2]}', '{"b":[1,2],"a":1}')).toBe(true);
    expect(same('[1,2]', '[2,1]')).toBe(false);
    expect(same('{"a":null}', '{}')).toBe(false);
    expect(same('{"__proto__":1}', '{}')).toBe(false);
    expect(same('[]', '{}')).toBe(false);
  });
});

describe('comparison of records with a document', () => {
  const part = fc.constantFrom('a', 'b', 'ab', ...HOSTILE_PARTS);
  const address = fc
    .constantFrom('tuples', 'users', 'pairs' as const)
    .chain((name) =>
      fc
        .array(part, { minLength: COLLECTIONS[name], maxLength: COLLECTIONS[name] })
        .map((key) => ({ name, key })),
    );
  const records = fc
    .array(fc.tuple(address, fc.constantFrom('true', '1', '{"a":[1]}', '"x"')), { maxLength: 40 })
    .map((all) => new Map(all.map(([{ name, key }, json]) => [keyOf(name, ...key), json])));

  const toRecords = (states: ReadonlyMap<Key, string>): StoredRecord[] =>
    [...states].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, json]) => recordOf(key, json));

  function compare(expected: ReadonlyMap<Key, string>, document: unknown) {
    const keyParts = new Map(Object.entries(COLLECTIONS));
    const comparison = new DocumentComparison(documentRecords(document, keyParts), 5);
    for (const { key, json } of toRecords(expected)) comparison.expect(key, json);
    return comparison.end();
  }

  test('counts exactly the records in which two states differ', () => {
    fc.assert(
      fc.property(records, records, (left, right) => {
        const keys = new Set([...left.keys(), ...right.keys()]);
        const differences = [...keys].filter((key) => left.get(key) !== right.get(key)).length;
        const result = compare(left, documentOf(toRecords(right)));
        expect(result).toMatchObject({ records: left.size, differences });
        expect(result.first).toHaveLength(Math.min(5, differences));
      }),
    );
  });

  test('a level without records is a difference, and so is one that is no object', () => {
    const one = new Map([[keyOf('tuples', 'doc', 'viewer', 'anne'), 'true']]);
    const tuples = { doc: { viewer: { anne: true } } };
    expect(compare(one, { tuples }).differences).toBe(0);
    expect(compare(one, { tuples: { ...tuples, empty: {} } }).differences).toBe(1);
    expect(compare(one, { tuples, users: {} }).differences).toBe(1);
    expect(compare(one, { tuples, strangers: { a: 1 } }).differences).toBe(1);
    expect(compare(one, { tuples: { doc: { viewer: true } } }).differences).toBe(2);
    expect(compare(one, [])).toMatchObject({ differences: 2 });
  });
});

interface Verified {
  equal: boolean;
  comparisons: {
    shard: string;
    party: string;
    revision?: number;
    records?: number;
    equal: boolean;
    reason?: string;
    differences?: number;
    first?: { record: string; relay?: string; opa?: string }[];
  }[];
}

describe('shardcast verify', () => {
  let relay: RelayFixture;
  let opa: OpaServer;
  let agent: Agent;

  async function publish(
    at: RelayFixture,
    shard: string,
    ...records: [string[], unknown][]
  ): Promise<string> {
    const receipt = await at.publisher().publish(shard, (delta) => {
      for (const [key, value] of records) delta.put(key.length === 3 ? 'tuples' : 'users', key, value);
    });
    return receipt.token;
  }

  async function verify(...args: string[]): Promise<{ exit: number; stderr: string; answer: Verified }> {
    const command = ['verify', '--json', '--relay', relay.address, '--timeout', '5s', ...args];
    const { exit, stdout, stderr } = await shardcast(command);
    return { exit, stderr, answer: JSON.parse(stdout === '' ? '{}' : stdout) as Verified };
  }

  const inOpa = (shard: string, revision: number) =>
    eventually(`revision ${revision} of ${shard} is in OPA`, async () => {
      return (await opa.data(`/shards/${shard}/$sync/revision`)) === revision;
    });

  beforeAll(async () => {
    relay = await relayFixture();
    opa = await startOpa();
    agent = new Agent({
      relay: relay.address,
      dataDir: relay.dir.join('agent'),
      shards: ['acme', { shard: 'hurt', mount: '/elsewhere/hurt' }, 'torn'],
      opa: { url: opa.url },
      http: '127.0.0.1:0',
    });
    await agent.start();
  });

  afterAll(async () => {
    await agent.stop();
    await opa[Symbol.asyncDispose]();
    await relay[Symbol.asyncDispose]();
  });

  test('relay, replica and document are equal, hostile keys and great numbers included', async () => {
    const hostile = HOSTILE_PARTS.map((part): [string[], unknown] => [
      [part, part, part],
      { [part]: [part] },
    ]);
    await publish(relay, 'hurt', ...hostile, [['great'], Buffer.from('[9007199254740993, 1e400, 1.0]')]);
    const places = ['--agent', agent.httpAddress, '--opa', opa.url];
    const { exit, answer } = await verify('--shard', 'hurt', ...places);
    expect(answer).toMatchObject({
      equal: true,
      comparisons: [
        { party: 'agent', revision: 1, records: hostile.length + 1, equal: true },
        { party: 'opa', revision: 1, records: hostile.length + 1, equal: true, differences: 0 },
      ],
    });
    expect(exit).toBe(0);
    const { stdout } = await shardcast(['verify', '--relay', relay.address, '--shard', 'hurt', ...places]);
    expect(stdout).toMatch(/^SHARD +RELAY AT/);
    expect(stdout).toMatch(/hurt +1 +agent .* yes\n/);
    expect(stdout).toContain(`all 2 hold the data of relay ${relay.address}`);
  });

  test('every shard of an agent is compared when none is named; an OPA may be named for one', async () => {
    await publish(relay, 'pair', [['doc:a', 'viewer', 'user:anne'], true]);
    await using both = new Agent({
      relay: relay.address,
      dataDir: relay.dir.join('both'),
      shards: ['pair', 'empty'],
      opa: { url: opa.url },
      http: '127.0.0.1:0',
    });
    await both.start();
    await inOpa('pair', 1);
    const { exit, answer } = await verify('--agent', both.httpAddress, '--opa', `${opa.url}=pair`);
    const found = answer.comparisons.map(({ shard, party, equal }) => [shard, party, equal]);
    expect(found).toEqual([
      ['empty', 'agent', true],
      ['pair', 'agent', true],
      ['pair', 'opa', true],
    ]);
    expect(exit).toBe(0);
    const two = await verify('--agent', both.httpAddress, '--shard', 'empty', '--shard', 'pair');
    expect(two.answer.comparisons).toHaveLength(2);
    const none = await verify('--agent', both.httpAddress, '--shard', 'nobodys');
    expect(none).toMatchObject({ exit: 4, stderr: expect.stringContaining('none of the agents holds') });
  });

  test('a document that somebody changed is found, record by record', async () => {
    await publish(
      relay,
      'acme',
      [['doc:a', 'viewer', 'user:anne'], true],
      [['doc:b', 'viewer', 'user:bob'], true],
    );
    await publish(relay, 'acme', [['anne'], { age: 7 }]);
    await inOpa('acme', 2);
    const patch = [
      { op: 'remove', path: '/tuples/doc:a/viewer/user:anne' },
      { op: 'add', path: '/tuples/doc:b/viewer/user:eve', value: true },
      { op: 'replace', path: '/users/anne/age', value: 8 },
    ];
    await fetch(`${opa.url}/v1/data/shards/acme`, { method: 'PATCH', body: JSON.stringify(patch) });
    const { exit, answer } = await verify('--shard', 'acme', '--agent', agent.httpAddress, '--opa', opa.url);
    expect(exit).toBe(6);
    const [replica, document] = answer.comparisons;
    expect(replica).toMatchObject({ party: 'agent', equal: true });
    // Of doc:a a level without records is left, which is a difference of its own.
    expect(document).toMatchObject({ party: 'opa', equal: false, differences: 4, records: 3 });
    expect(document?.first).toEqual([
      { record: 'tuples["doc:a","viewer"]', opa: '{}' },
      { record: 'doc:a#viewer@user:anne', relay: 'true' },
      { record: 'doc:b#viewer@user:eve', opa: 'true' },
      { record: 'users["anne"]', relay: '{"age":7}', opa: '{"age":8}' },
    ]);
    const { stdout } = await shardcast([
      'verify',
      '--relay',
      relay.address,
      '--shard',
      'acme',
      '--opa',
      opa.url,
    ]);
    expect(stdout).toContain('doc:b#viewer@user:eve  relay has none  OPA true');
    expect(stdout).toContain('1 of 1 differ');
  });

  test('a replica with other records is found: roots of one revision differ', async () => {
    await using other = await relayFixture();
    await publish(relay, 'torn', [['doc:a', 'viewer', 'user:anne'], true]);
    await publish(other, 'torn', [['doc:a', 'viewer', 'user:eve'], true]);
    await using astray = new Agent({
      relay: other.address,
      dataDir: other.dir.join('agent'),
      shards: ['torn'],
      http: '127.0.0.1:0',
    });
    await astray.start();
    const { exit, answer } = await verify('--shard', 'torn', '--agent', astray.httpAddress);
    expect(answer.comparisons).toMatchObject([{ party: 'agent', revision: 1, equal: false }]);
    expect(answer.comparisons[0]?.reason).toContain('roots differ');
    expect(exit).toBe(6);
  });

  test('a document without $sync, and one that is not there, differ', async () => {
    await publish(relay, 'bare', [['doc:a', 'viewer', 'user:anne'], true]);
    const absent = await verify('--shard', 'bare', '--opa', opa.url);
    expect(absent.answer.comparisons[0]?.reason).toBe('OPA has nothing at /shards/bare');
    const document = { tuples: { 'doc:a': { viewer: { 'user:anne': true } } } };
    await fetch(`${opa.url}/v1/data/shards/bare`, { method: 'PUT', body: JSON.stringify(document) });
    const { exit, answer } = await verify('--shard', 'bare', '--opa', opa.url);
    expect(answer.comparisons[0]?.reason).toContain('has no $sync');
    expect([absent.exit, exit]).toEqual([6, 6]);
  });

  test('who does not answer, or stays behind, ends it with exit code 5', async () => {
    const nobody = await verify('--shard', 'acme', '--opa', 'http://127.0.0.1:1');
    expect(nobody).toMatchObject({ exit: 5, stderr: expect.stringContaining('OPA does not answer') });
    const noAgent = await verify('--shard', 'acme', '--agent', '127.0.0.1:1');
    expect(noAgent).toMatchObject({ exit: 5, stderr: expect.stringContaining('the agent does not answer') });
    await using left = await relayFixture();
    await publish(left, 'torn', [['doc:a', 'viewer', 'user:anne'], true]);
    await using behind = new Agent({
      relay: left.address,
      dataDir: left.dir.join('agent'),
      shards: ['torn'],
      http: '127.0.0.1:0',
    });
    await behind.start();
    await publish(relay, 'torn', [['doc:c', 'viewer', 'user:carl'], true]);
    const late = await verify('--shard', 'torn', '--agent', behind.httpAddress, '--timeout', '3s');
    expect(late).toMatchObject({ exit: 5, stderr: expect.stringContaining('DEADLINE_EXCEEDED') });
    expect(late.stderr).toContain('still behind');
  });

  test('with nothing to compare, it says what to name', async () => {
    const { exit, stderr } = await verify('--shard', 'acme');
    expect(exit).toBe(2);
    expect(stderr).toContain('--agent HOST:PORT');
  });
});
