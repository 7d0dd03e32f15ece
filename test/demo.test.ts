import { expect, test } from 'vitest';
import { FOLLOWED } from '../src/cli/demo/cast.js';
import { Fold } from '../src/cli/demo/fold.js';
import { readHistory } from '../src/cli/demo/history.js';
import type { demoShape } from '../src/cli/demo/shapes.js';
import { runShardcast } from './support/shardcast-process.js';

type Report = ReturnType<typeof demoShape>;

/** From the start of the relay to the verdict; setting OPA up is not counted. */
const SECONDS_MAX = 60;
const TEST_TIMEOUT_MS = 180_000;

test('the demo ends with everybody equal to the history, after a crash of an agent and of the relay', {
  timeout: TEST_TIMEOUT_MS,
}, async () => {
  const { code, stdout, stderr } = await runShardcast(['demo', '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout) as Report;
  const history = await readHistory();
  expect(report).toMatchObject({ equal: true, published: { deltas: history.length } });
  expect(report.seconds).toBeLessThan(SECONDS_MAX);

  const shards = [...new Set(history.map(({ shard }) => shard))].sort();
  const expected = (party: string, names: readonly string[]) =>
    names.map((shard) => {
      const { revision, size: records } = Fold.of(history, shard);
      return { party, shard, revision, records, equal: true };
    });
  const found = (party: string) => report.parties.filter((one) => one.party === party);
  expect(found('relay')).toMatchObject(expected('relay', shards));
  expect(found('agent')).toMatchObject(expected('agent', FOLLOWED));
  expect(found('opa')).toMatchObject(expected('opa', FOLLOWED));

  const [ofAgent, ofRelay] = report.breaks;
  expect(ofAgent).toMatchObject({ killed: 'agent', resumed: [{ shard: 'kubernetes', by: 'deltas' }] });
  expect(ofRelay?.resumed.map(({ shard }) => shard)).toEqual([...FOLLOWED]);
  for (const { from_revision, to_revision, bytes } of report.breaks.flatMap(({ resumed }) => resumed)) {
    expect(to_revision).toBeGreaterThan(from_revision);
    expect(bytes).toBeGreaterThan(0);
  }

  const nested = report.questions.find(({ kind }) => kind === 'nested');
  expect(nested?.today.via.some(({ granted_to, member_of }) => granted_to !== member_of)).toBe(true);
  for (const { kind, today, past } of report.questions) {
    expect([today.right, past.right]).toEqual([true, true]);
    expect(today.token).toMatch(/^sc1_/);
    if (kind !== 'nested') expect([today.allow, past.allow]).toEqual([kind === 'gained', kind === 'lost']);
  }
});
