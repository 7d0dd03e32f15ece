import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { Publisher } from '../src/client/publisher.js';
import { LmdbLog } from '../src/log/lmdb-log.js';
import { Sequencer } from '../src/relay/sequencer.js';
import { ShardStore } from '../src/shard/store.js';
import { elapsedMs, type Figure, inTurn, type Measure, type Profile, rate } from './figure.js';
import { startRelay } from './processes.js';
import { putAll, rawRecord, SHARD, type Tuple } from './tuple-set.js';

const IN_FLIGHT = 500;
const ROUND_MAX = 100_000;

/** An acknowledgement is a promise: committed and synced, for each publish, on both sides. */
export const durable: Figure = {
  name: 'h',
  question: 'How many durable publishes a second, with 500 in flight?',
  target: 'at least 0.4 of raw synced puts with 500 in flight',
  async run(profile) {
    return [await atSequencer(profile), await throughRelay(profile)];
  },
};

async function atSequencer(profile: Profile): Promise<Measure> {
  const { prepared, progress } = profile;
  const dir = join(profile.dir, 'sequencer');
  await prepared.copyTo(dir);
  await using store = await ShardStore.open({ path: dir });
  await using log = new LmdbLog(store);
  const sequencer = new Sequencer({ store, log });
  store.open(SHARD);
  const round = rounds(profile);
  const pairs = await inTurn(
    profile.pairs ?? 5,
    (pair) => {
      progress('publish to the sequencer');
      const deltas = round(pair).map((tuple, index) => putAll([tuple], `${pair}-${index}`));
      return inFlight(deltas, (delta) => sequencer.publish({ shard: SHARD, delta }));
    },
    rawPuts(profile, round),
  );
  await sequencer.stop();
  return {
    what: 'publishes at the sequencer, in process',
    peer: 'lmdb-js, put and flushed',
    unit: '/s',
    target: { kind: 'at least', ratio: 0.4 },
    pairs,
  };
}

async function throughRelay(profile: Profile): Promise<Measure> {
  const dir = join(profile.dir, 'relay');
  await profile.prepared.copyTo(dir);
  await using relay = await startRelay(dir);
  await using publisher = new Publisher({ relay: relay.address, name: 'bench' });
  const round = rounds(profile);
  const pairs = await inTurn(
    profile.pairs ?? 5,
    (pair) => {
      profile.progress('publish to a relay');
      return inFlight(round(pair), (tuple) =>
        publisher.publish(SHARD, (delta) => delta.put('tuples', tuple, true)),
      );
    },
    rawPuts(profile, round),
  );
  return {
    what: 'publishes through Publisher and gRPC to a relay',
    peer: 'lmdb-js, put and flushed',
    unit: '/s',
    target: { kind: 'at least', ratio: 0.4 },
    pairs,
  };
}

/** Another part of the tuples for each round. */
function rounds({ tuples, tupleSet }: Profile): (pair: number) => readonly Tuple[] {
  const size = Math.min(ROUND_MAX, tuples);
  return (pair) => {
    const from = (pair * size) % (tuples - size + 1);
    return tupleSet.all.slice(from, from + size);
  };
}

/** The key-value store holds the same records when it begins. */
function rawPuts(
  { dir, tupleSet, progress }: Profile,
  round: (pair: number) => readonly Tuple[],
): (pair: number) => Promise<number> {
  const path = join(dir, 'raw');
  mkdirSync(path, { recursive: true });
  const db = open<Buffer, Buffer>({ path: join(path, 'raw.mdb'), keyEncoding: 'binary', encoding: 'binary' });
  if (db.getKeysCount({ limit: 1 }) === 0) {
    db.transactionSync(() => {
      for (const { key, value } of tupleSet.all.map(rawRecord)) db.putSync(key, value);
    });
  }
  return async (pair) => {
    progress('raw puts');
    await db.flushed;
    return await inFlight(round(pair).map(rawRecord), async ({ key, value }) => {
      await db.put(key, value);
      await db.flushed;
    });
  };
}

/** Each of 500 begins its next as soon as its last is acknowledged. */
async function inFlight<T>(items: readonly T[], send: (item: T) => Promise<unknown>): Promise<number> {
  let next = 0;
  const one = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await send(item);
  };
  return rate(items.length, await elapsedMs(() => Promise.all(Array.from({ length: IN_FLIGHT }, one))));
}
