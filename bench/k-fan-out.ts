import { join } from 'node:path';
import { Publisher } from '../src/client/publisher.js';
import { Stack } from '../src/core/lifecycle.js';
import { encodeEntryEvent } from '../src/wire/watch-codec.js';
import type { FanOutQuestion } from './bare-fan-out.js';
import { oneEntry } from './bare-nats.js';
import { elapsedMs, type Figure, inTurn, type Measure, type Profile, rate } from './figure.js';
import { BenchMesh } from './nats-mesh.js';
import { until } from './processes.js';
import { SHARD, type Tuple } from './tuple-set.js';
import type { WatchAnswer, WatchQuestion } from './watching.js';
import { Worker } from './worker.js';

const PROCESSES = 2;
const WATCHES = 1_000;
/** Deltas of a sample, for each watch. */
const ROUND = 100;
const TUPLE: Tuple = ['doc:1', 'viewer', 'user:00000001'];

/** 1,000 watches, in processes that do nothing else. */
class Audience implements AsyncDisposable {
  readonly #workers = Array.from(
    { length: PROCESSES },
    () => new Worker<WatchQuestion, WatchAnswer>('watching'),
  );

  async open(address: string, connections: number): Promise<void> {
    const [watches, each] = [WATCHES / PROCESSES, connections / PROCESSES];
    const open = { address, shard: SHARD, watches, connections: each };
    await Promise.all(this.#workers.map((worker) => worker.ask({ open })));
  }

  /** Resolves when every watch has had as many entries as one that is there, and says how many those are. */
  async reached(isThere: (first: WatchAnswer['first']) => boolean): Promise<number> {
    return await until('every watch has all', async () => {
      const answers = await Promise.all(this.#workers.map((worker) => worker.ask({})));
      const areThere = answers.every(({ entries, first }) => {
        return isThere(first) && entries === (first.entries * WATCHES) / PROCESSES;
      });
      return areThere ? answers[0]?.first.entries : undefined;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker[Symbol.asyncDispose]()));
  }
}

/** Each delta is published when the one before has its receipt: so each is an entry, and a message, of its own. */
export const fanOut: Figure = {
  name: 'k',
  question: 'How many deltas a second does a relay deliver to 1,000 watches?',
  target: 'at least 0.6 of a bare grpc-js server that sends the same messages to as many streams',
  async run(profile) {
    return [await deliver(profile, WATCHES), await deliver(profile, 50)];
  },
};

async function deliver({ dir, pairs, progress }: Profile, connections: number): Promise<Measure> {
  progress(`start a relay and a bare server, with 1,000 watches on ${connections} connections each`);
  await using mesh = await BenchMesh.start(join(dir, `${connections}`));
  await using stack = new Stack();
  const address = mesh.addresses[0] ?? '';
  const publisher = new Publisher({ relay: address, name: 'bench' });
  stack.add(() => publisher.close());
  const publish = () => publisher.publish(SHARD, (delta) => delta.put('tuples', TUPLE, true));
  const bare = new Worker<FanOutQuestion, string>('bare-fan-out');
  stack.add(() => bare[Symbol.asyncDispose]());
  const [ours, peer] = [new Audience(), new Audience()];
  stack.add(() => ours[Symbol.asyncDispose]());
  stack.add(() => peer[Symbol.asyncDispose]());
  const message = encodeEntryEvent(oneEntry());
  await publish();
  await ours.open(address, connections);
  await peer.open(await bare.ask({ message, times: 0 }), connections);
  const fromRelay = async () => {
    let revision = 0;
    const before = await ours.reached(() => true);
    const ms = await elapsedMs(async () => {
      for (let count = 0; count < ROUND; count++) ({ revision } = await publish());
      const entries = await ours.reached((first) => first.revision === revision);
      if (entries - before !== ROUND) throw new Error('deltas came together');
    });
    return rate(ROUND * WATCHES, ms);
  };
  let sent = 0;
  const fromBare = async () => {
    sent += ROUND;
    const ms = await elapsedMs(async () => {
      await bare.ask({ message, times: ROUND });
      await peer.reached(({ entries }) => entries === sent);
    });
    return rate(ROUND * WATCHES, ms);
  };
  await fromRelay();
  await fromBare();
  progress('deliver');
  return {
    what: `deltas delivered to 1,000 watches on ${connections.toLocaleString('en-US')} connections`,
    peer: 'bare grpc-js streams',
    unit: '/s',
    target: { kind: 'at least', ratio: 0.6 },
    pairs: await inTurn(pairs ?? 5, fromRelay, fromBare),
    remarks: [`${ROUND} messages of about ${message.length} bytes to each watch a sample`],
  };
}
