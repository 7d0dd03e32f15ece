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
    for (const setting of SETTINGS) measures.push(await measure(profile, setting));
    return measures;
  },
};

async function measure({ dir, pairs, progress }: Profile, { sync, round, ratio }: Setting): Promise<Measure> {
  progress('start a relay and two nats-servers');
  await using stack = new Stack();
  await using mesh = await BenchMesh.start(join(dir, sync), { sync });
  await using alone = await startNats(join(dir, `${sync}-bare`), sync);
  await makeStreams(alone);
  const ours = new Worker<PublishQuestion, number>('mesh-publishing', mesh.addresses);
  stack.add(() => ours[Symbol.asyncDispose]());
  const bare = new Worker<PublishQuestion, number>('bare-publishing', [alone.address]);
  stack.add(() => bare[Symbol.asyncDispose]());
  for (const worker of [ours, bare]) await worker.ask({ count: round });
  progress(`publish, sync ${sync}`);
  const spent = () => {
    const relay = mesh.relays[0]?.process.pid ?? 0;
    return [ours.processorMs, processorMsOf(relay), mesh.nats.process.processorMs];
  };
  const each = [0, 0, 0];
  const count = pairs ?? 5;
  const measured = await inTurn(
    count,
    async () => {
      const before = spent();
      const published = await ours.ask({ count: round });
      for (const [at, ms] of spent().entries()) each[at] = (each[at] ?? 0) + ms - (before[at] ?? 0);
      return published;
    },
    () => bare.ask({ count: round }),
  );
  const [publisher = 0, relay = 0, nats = 0] = each.map((ms) => (ms * 1_000) / (round * count));
  const times = `publisher ${publisher.toFixed(1)}, relay ${relay.toFixed(1)}, nats-server ${nats.toFixed(1)}`;
  return {
    what: `publishes to 1,000 shards of a mesh, ${sync === 'always' ? 'synced always' : 'synced by default'}`,
    peer: 'bare publishes',
    unit: '/s',
    target: { kind: 'at least', ratio },
    pairs: measured,
    remarks: [
      `${sync === 'always' ? 'synced always' : 'by default'}: processor time of a publish, µs: ${times}`,
    ],
  };
}
