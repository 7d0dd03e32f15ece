import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { ShardStore } from '../src/shard/store.js';
import { elapsedMs, type Figure, inTurn, type Profile, rate } from './figure.js';
import { appendAll } from './prepared-shard.js';
import { batches, rawRecord, SHARD } from './tuple-set.js';

const BATCH = 1_000;

/** Decode, verify, apply, store: including the snapshots that the store cuts by itself meanwhile. */
export const apply: Figure = {
  name: 'a',
  question: 'How fast does a replica apply deltas, against putting the same keys and values into LMDB?',
  target: 'operations/s at least 0.5 of raw batched puts',
  async run(profile) {
    const { entries } = profile.prepared;
    const raw = profile.tupleSet.all.map(rawRecord);
    const ours = (pair: number) => appendRate(profile, entries, join(profile.dir, `ours-${pair}`));
    const peer = (pair: number) => rawRate(profile, raw, join(profile.dir, `raw-${pair}`));
    const pairs = await inTurn(profile.pairs ?? 3, ours, peer);
    return [
      {
        what: 'apply deltas of 1,000 operations, unsynced',
        peer: 'lmdb-js, 1,000 puts in a transaction',
        unit: 'operations/s',
        target: { kind: 'at least', ratio: 0.5 },
        pairs,
      },
    ];
  },
};

async function appendRate(
  { tuples, progress }: Profile,
  entries: Profile['prepared']['entries'],
  path: string,
): Promise<number> {
  progress('apply');
  await using store = await ShardStore.open({ path });
  return rate(tuples, await elapsedMs(() => appendAll(store.open(SHARD), entries)));
}

async function rawRate(
  { tuples, progress }: Profile,
  records: readonly { key: Buffer; value: Buffer }[],
  path: string,
): Promise<number> {
  progress('raw puts');
  mkdirSync(path);
  const db = open<Buffer, Buffer>({
    path: join(path, 'raw.mdb'),
    keyEncoding: 'binary',
    encoding: 'binary',
  });
  const ms = await elapsedMs(() => {
    for (const batch of batches(records, BATCH)) {
      db.transactionSync(() => {
        for (const { key, value } of batch) db.putSync(key, value);
      });
    }
  });
  await db.close();
  return rate(tuples, ms);
}
