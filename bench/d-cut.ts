import { join } from 'node:path';
import type { Shard } from '../src/shard/shard.js';
import { ShardStore } from '../src/shard/store.js';
import type { Touched } from '../src/shard/view.js';
import type { Key } from '../src/snapshot/record.js';
import { elapsedMs, type Figure, type Pair, type Profile, quantile } from './figure.js';
import { appendAll } from './prepared-shard.js';
import { entryAfter, putAll, randomNumbers, SHARD, type Tuple } from './tuple-set.js';

const REGIONS = 5;
const VALUE = { caveat: 'office_hours' };

/** From the overlay in memory to chunks and manifest in the store. */
export const cut: Figure = {
  name: 'd',
  question: 'What does a snapshot cost after 1% of the keys, all in one region, changed?',
  target: 'at most 0.05 of a full cut',
  async run(profile) {
    const pairs: Pair[] = [];
    for (let pair = 0; pair < (profile.pairs ?? 3); pair++) pairs.push(await cutBoth(profile, pair));
    return [
      {
        what: `cut after 1% changed in one region (median of ${REGIONS})`,
        peer: 'full cut',
        unit: 'ms',
        target: { kind: 'at most', ratio: 0.05 },
        pairs,
      },
    ];
  },
};

async function cutBoth({ dir, prepared, tuples, tupleSet, progress }: Profile, pair: number): Promise<Pair> {
  const random = randomNumbers(99 + pair);
  await using store = await ShardStore.open({ path: join(dir, `cut-${pair}`), cutBytes: Number.MAX_VALUE });
  const shard = store.open(SHARD);
  progress('fill');
  await appendAll(shard, prepared.entries);
  progress('full cut');
  const full = await elapsedMs(() => shard.cut());
  const parts: number[] = [];
  for (let region = 0; region < REGIONS; region++) {
    await change(shard, tupleSet.region(Math.floor(tuples / 100), random));
    progress('incremental cut');
    parts.push(await elapsedMs(() => shard.cut()));
  }
  return { ours: quantile(parts, 0.5), peer: full };
}

/** Puts another value at these tuples, in one delta; says what was touched, as an agent hears it. */
export async function change(
  shard: Shard,
  tuples: readonly Tuple[],
  value: unknown = VALUE,
): Promise<Touched> {
  const { revision, hash } = shard.head;
  const { entry, bytes } = entryAfter(revision, hash, putAll(tuples, `change-${revision}`, value));
  const keys = new Set<Key>();
  const prefixes = new Set<Key>();
  const touch = { key: (key: Key) => void keys.add(key), prefix: (prefix: Key) => void prefixes.add(prefix) };
  await shard.append(entry, bytes, { synced: false, touch });
  return { all: false, keys, prefixes };
}
