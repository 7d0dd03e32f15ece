import { join } from 'node:path';
import { Stack } from '../src/core/lifecycle.js';
import { type Figure, inTurn, type Measure, type Profile } from './figure.js';
import type { PublishQuestion } from './mesh-publishing.js';
import { BenchMesh, makeStreams, type Sync, startNats } from './nats-mesh.js';
import { processorMsOf } from './processes.js';
import { Worker } from './worker.js';

interface Setting {
  readonly sync: Sync;
  /** Publishes of a sample. */
  readonly round: number;
  readonly ratio: number;
}

/** A service changes a tenant several times in a row: entries carry many deltas. With the shards in turn each carries one: the worst case. */
const RUNS = [20, 1] as const;

const SETTINGS: readonly Setting[] = [
  { sync: 'default', round: 30_000, ratio: 0.4 },
  { sync: 'always', round: 10_000, ratio: 1.0 },
];

export const meshPublishes: Figure = {
  name: 'l',
  question: 'How many publishes a second does a relay of a mesh acknowledge, 500 in flight, 1,000 shards?',
  target:
    'at least 0.4 of bare publishes to the same streams with one acknowledgement inbox; 1.0 where JetStream syncs always',
  async run(profile) {
    const measures: Measure[] = [];
    for (const setting of SETTINGS) measures.push(...(await measure(profile, setting)));
    return measures;
  },
};

async function measure(
  { dir, pairs, progress }: Profile,
  { sync, round, ratio }: Setting,
): Promise<Measure[]> {
  progress('start a relay and two nats-servers');
  await using stack = new Stack();
  await using mesh = await BenchMesh.start(join(dir, sync), { sync });
  await using alone = await startNats(join(dir, `${sync}-bare`), sync);
  await makeStreams(alone);
  const ours = new Worker<PublishQuestion, number>('mesh-publishing', mesh.addresses);
  stack.add(() => ours[Symbol.asyncDispose]());
  const bare = new Worker<PublishQuestion, number>('bare-publishing', [alone.address]);
  stack.add(() => bare[Symbol.asyncDispose]());
  const count = pairs ?? 5;
  const spent = () => {
    const relay = mesh.relays[0]?.process.pid ?? 0;
    return [ours.processorMs, processorMsOf(relay), mesh.nats.process.processorMs];
  };
  const measures: Measure[] = [];
  for (const run of RUNS) {
    const question = { count: round, run };
    for (const worker of [ours, bare]) await worker.ask(question);
    const how = `${sync === 'always' ? 'synced always' : 'synced by default'}, ${run === 1 ? 'in turn' : `in runs of ${run}`}`;
    progress(`publish, ${how}`);
    const each = [0, 0, 0];
    const measured = await inTurn(
      count,
      async () => {
        const before = spent();
        const published = await ours.ask(question);
        for (const [at, ms] of spent().entries()) each[at] = (each[at] ?? 0) + ms - (before[at] ?? 0);
        return published;
      },
      () => bare.ask(question),
    );
    const [publisher = 0, relay = 0, nats = 0] = each.map((ms) => (ms * 1_000) / (round * count));
    const times = `publisher ${publisher.toFixed(1)}, relay ${relay.toFixed(1)}, nats-server ${nats.toFixed(1)}`;
    measures.push({
      what: `publishes to 1,000 shards of a mesh, ${how}`,
      peer: 'bare publishes',
      unit: '/s',
      target: run === 1 ? undefined : { kind: 'at least', ratio },
      pairs: measured,
      remarks: [`${how}: processor time of a publish, µs: ${times}`],
    });
  }
  return measures;
}
