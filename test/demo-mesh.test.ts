import { expect, test } from 'vitest';
import { FOLLOWED } from '../src/cli/demo/cast.js';
import { Fold } from '../src/cli/demo/fold.js';
import { readHistory } from '../src/cli/demo/history.js';
import type { meshDemoShape } from '../src/cli/demo/mesh/mesh-demo-shape.js';
import { runShardcast } from './support/shardcast-process.js';

type Report = ReturnType<typeof meshDemoShape>;

/** From the first delta to the verdict; setting everybody up is not counted. */
const SECONDS_MAX = 120;
const TEST_TIMEOUT_MS = 240_000;
const REPLICAS_MIN = 2;

test('the mesh demo ends with everybody equal to the history, after a join and a crash of a relay and a nats-server', {
  timeout: TEST_TIMEOUT_MS,
}, async () => {
  const { code, stdout, stderr } = await runShardcast(['mesh', 'demo', '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout) as Report;
  const history = await readHistory();
  expect(report).toMatchObject({ equal: true, published: { deltas: history.length } });
  expect(report.seconds).toBeLessThan(SECONDS_MAX);

  const shards = [...new Set(history.map(({ shard }) => shard))].sort();
  const expected = (shard: string) => {
    const { revision, size: records } = Fold.of(history, shard);
    return { shard, revision, records, equal: true };
  };
  const found = (party: string) => report.parties.filter((one) => one.party === party);
  expect(found('agent')).toMatchObject(shards.map(expected));
  expect(found('opa')).toMatchObject([...FOLLOWED].sort().map(expected));
  for (const shard of shards) {
    const replicas = found('relay').filter((one) => one.shard === shard);
    expect(new Set(replicas.map(({ name }) => name)).size).toBeGreaterThanOrEqual(REPLICAS_MIN);
    for (const replica of replicas) expect(replica).toMatchObject(expected(shard));
  }

  const { joined, killed } = report;
  expect(joined.ready).toBeGreaterThanOrEqual(joined.replicas_moved.moved);
  expect(killed).toMatchObject({ relay: 'relay-2', nats: 'nats-2' });
  expect(killed.at_delta).toBeGreaterThan(joined.at_delta);
  expect(killed.pauses.map(({ shard }) => shard).sort()).toEqual(shards);
});
