// The publisher's process of figure g: given tuples and a value, it publishes each by itself when it is told to.
import { Publisher } from '../src/client/publisher.js';
import { answering } from './answering.js';
import { SHARD, type Tuple } from './tuple-set.js';

/** Deltas without a receipt. */
const IN_FLIGHT = 2_000;

export interface Round {
  readonly tuples: readonly Tuple[];
  readonly value: number;
}

/** What to publish next; or that it is time to. */
export type PublishingQuestion = { readonly prepare: Round } | { readonly publish: true };

const [relay = ''] = process.argv.slice(2);
const publisher = new Publisher({ relay, name: 'bench' });
let round: Round = { tuples: [], value: 0 };

async function publish({ tuples, value }: Round): Promise<void> {
  const json = Buffer.from(String(value));
  let next = 0;
  const one = async () => {
    for (let tuple = tuples[next++]; tuple !== undefined; tuple = tuples[next++]) {
      const key = tuple;
      await publisher.publish(SHARD, (delta) => delta.put('tuples', key, json));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
}

answering<PublishingQuestion>(
  async (question) => {
    if ('prepare' in question) round = question.prepare;
    else await publish(round);
  },
  () => publisher.close(),
);
