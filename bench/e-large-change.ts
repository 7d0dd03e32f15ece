import { join } from 'node:path';
import { OpaSink } from '../src/agent/sinks/opa-sink.js';
import type { Shard } from '../src/shard/shard.js';
import { ShardStore } from '../src/shard/store.js';
import { EVERYTHING } from '../src/shard/view.js';
import { change } from './d-cut.js';
import { elapsedMs, type Figure, inTurn, type Measure, type Profile } from './figure.js';
import { patchBody } from './opa-calls.js';
import { type RunningOpa, startOpa } from './processes.js';
import { pointer, randomNumbers, SHARD, type Tuple } from './tuple-set.js';

const CHANGED = 10_000;
const MOUNT = `/v1/data/shards/${SHARD}`;

/** Ours: plan, encode, send. The peer: a body that was made before. */
export const largeChange: Figure = {
  name: 'e',
  question: 'What does a transaction of 10,000 changed records cost OPA?',
  target: 'of a plain PATCH: at most 0.25 spread at random, 0.05 in one region',
  async run(profile) {
    const dir = join(profile.dir, 'store');
    await profile.prepared.copyTo(dir);
    await using store = await ShardStore.open({ path: dir });
    await using fed = await startOpa();
    await using bare = await startOpa();
    const writer = new SinkWriter(store.open(SHARD), fed);
    await using _ = writer.sink;
    profile.progress('fill both OPAs');
    await writer.write(undefined);
    await bare.calls.write('PUT', '/v1/data/shards', Buffer.from('{}'));
    await bare.calls.write('PUT', MOUNT, profile.tupleSet.document());
    const random = randomNumbers(7);
    const { tupleSet, tuples } = profile;
    const changed = Math.min(CHANGED, Math.floor(tuples / 10));
    const both = { profile, writer, bare };
    return [
      await compare({
        ...both,
        what: 'spread at random',
        ratio: 0.25,
        choose: () => tupleSet.spread(changed, random),
      }),
      await compare({
        ...both,
        what: 'in one region',
        ratio: 0.05,
        choose: () => tupleSet.region(changed, random),
      }),
    ];
  },
};

interface Comparison {
  readonly profile: Profile;
  readonly writer: SinkWriter;
  readonly bare: RunningOpa;
  readonly what: string;
  readonly ratio: number;
  readonly choose: () => readonly Tuple[];
}

async function compare({ profile, writer, bare, what, ratio, choose }: Comparison): Promise<Measure> {
  let chosen: readonly Tuple[] = [];
  const kinds: string[] = [];
  const pairs = await inTurn(
    profile.pairs ?? 3,
    async (pair) => {
      profile.progress(`10,000 changes ${what}, planned`);
      chosen = choose();
      const from = writer.shard.view();
      const touched = await change(writer.shard, chosen, { caveat: `${what} ${pair}` });
      return await elapsedMs(async () => kinds.push(await writer.write(from, touched)));
    },
    async (pair) => {
      profile.progress(`10,000 changes ${what}, plain PATCH`);
      const body = patchBody(chosen.map(pointer), { caveat: `${what} ${pair}` });
      return await elapsedMs(() => bare.calls.write('PATCH', MOUNT, body));
    },
  );
  return {
    what: `10,000 changed records, ${what}`,
    peer: 'plain PATCH',
    unit: 'ms',
    target: { kind: 'at most', ratio },
    pairs,
    remarks: [`${what}, the planner sent ${kinds.join(', ')}`],
  };
}

class SinkWriter {
  readonly shard: Shard;
  readonly sink: OpaSink;

  constructor(shard: Shard, opa: RunningOpa) {
    this.shard = shard;
    this.sink = new OpaSink({ shard: SHARD, url: opa.url, agent: 'bench' });
  }

  /** Brings OPA from `from` to the head; disposes the view. */
  async write(from: ReturnType<Shard['view']> | undefined, touched = EVERYTHING): Promise<string> {
    using to = this.shard.view();
    const { kind, operations } = await this.sink.write(from, to, touched, new AbortController().signal);
    from?.[Symbol.dispose]();
    return kind === 'patch' ? `a PATCH of ${operations}` : 'a PUT';
  }
}
