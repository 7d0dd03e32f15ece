import { expect, test } from 'vitest';
import { jsonLines, shardcast } from '../support/command-line.js';
import { relayFixture } from '../support/relay-fixture.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

test('log --key tells who changed a record, when, by which delta and in what trace', async () => {
  await using at = await relayFixture();
  const run = async (args: readonly string[], input = '') => {
    const env = { TRACEPARENT: `00-${TRACE}-00f067aa0ba902b7-01` };
    const done = await shardcast([...args, '--shard=t', `--relay=${at.address}`], { input, env });
    expect([done.exit, done.stderr.replaceAll(/.*import.*\n/g, '')]).toEqual([0, '']);
    return jsonLines(done.stdout) as Record<string, unknown>[];
  };
  const publish = (by: string, ...args: string[]) =>
    run(['publish', '--json', `--publisher=${by}`, `--id=by-${by}`, ...args]);
  await publish('anne', 'doc:a#viewer@user:x', 'doc:b#viewer@user:x');
  await publish('bob', 'doc:ab#viewer@user:x');
  await publish('carol', '--delete', 'tuples["doc:a"]');
  await publish('dave', '--put', 'users["x"]=1');
  await publish('erin', 'doc:a#editor@user:x');
  const row = '{"collection":"users","key":["y"],"value":1}\n';
  await run(['import', '--json', '--quiet', '--publisher=frank', '--import-id=i'], row);
  const log = await run(['log', '--json', '--key', 'doc:a#viewer@user:x']);
  expect(log.map(({ revision, publisher, ops }) => [revision, publisher, ops])).toEqual([
    [1, 'anne', [['touch', 'doc:a', 'viewer', 'user:x']]],
    [3, 'carol', [{ delete: { collection: 'tuples', key: ['doc:a'] } }]],
    [6, '$import', [{ import: { root: expect.any(String), mode: 'merge' } }]],
  ]);
  expect(log[0]).toMatchObject({ id: 'by-anne', trace_id: TRACE, appended_at: expect.any(String) });
  expect(log[2]).toMatchObject({ on_behalf_of: 'frank', trace_id: TRACE });
  const below = await run(['log', '--json', '--key', 'tuples["doc:a"]', '--to=5']);
  expect(below.map(({ revision }) => revision)).toEqual([1, 3, 5]);
  const collection = await run(['log', '--json', '--key', 'users[]', '--to=5']);
  expect(collection.map(({ publisher }) => publisher)).toEqual(['dave']);
  const text = await shardcast(['log', '--shard=t', `--relay=${at.address}`, '--key=doc:a#viewer@user:x']);
  expect(text.stdout).toContain('$import for frank');
  expect(text.stdout).toContain(`trace ${TRACE}`);
  const wrong = await shardcast(['log', '--shard=t', `--relay=${at.address}`, '--key=nothing']);
  expect([wrong.exit, wrong.stderr]).toEqual([2, expect.stringContaining('neither a tuple nor a record')]);
});

test('a relay sends entries that touch the record, and no others', async () => {
  await using at = await relayFixture();
  const publisher = at.publisher();
  for (let n = 0; n < 20; n++) await publisher.publish('t', (d) => d.put('users', [`u${n % 10}`], n));
  const revisions: number[] = [];
  const touching = { collection: 'users', key: ['u3'] };
  for await (const entry of at.reader().log('t', 0, 0, { touching })) revisions.push(entry.firstRevision);
  expect(revisions).toEqual([4, 14]);
  const none = at.reader().log('t', 0, 0, { touching: { collection: '', key: ['u3'] } });
  await expect(none.next()).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});
