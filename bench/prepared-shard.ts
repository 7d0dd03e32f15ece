import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Shard } from '../src/shard/shard.js';
import { ShardStore } from '../src/shard/store.js';
import { batches, type EncodedEntry, entriesOf, putAll, SHARD, type TupleSet } from './tuple-set.js';

const DELTA_OPERATIONS = 1_000;
/** Appends that may be under way: what an agent that takes a stream has. */
const APPENDS_MAX = 16;

/** A store with all tuples in one shard and a snapshot of it: made once in a run, copied for whoever needs one. */
export class PreparedShard {
  readonly #dir: string;
  readonly #tupleSet: TupleSet;
  #entries: readonly EncodedEntry[] | undefined;
  #made: Promise<void> | undefined;

  constructor(dir: string, tupleSet: TupleSet) {
    this.#dir = join(dir, 'prepared');
    this.#tupleSet = tupleSet;
  }

  /** The history that leads there: deltas of 1,000 operations. */
  get entries(): readonly EncodedEntry[] {
    this.#entries ??= entriesOf(
      batches(this.#tupleSet.all, DELTA_OPERATIONS).map((tuples, index) => putAll(tuples, `fill-${index}`)),
    );
    return this.#entries;
  }

  async copyTo(dir: string): Promise<void> {
    this.#made ??= this.#make();
    await this.#made;
    cpSync(this.#dir, dir, { recursive: true });
  }

  async #make(): Promise<void> {
    await using store = await ShardStore.open({ path: this.#dir });
    const shard = store.open(SHARD);
    await appendAll(shard, this.entries);
    // A cut that was under way ends at an earlier revision.
    while ((await shard.cut()).revision < shard.head.revision);
  }
}

export async function appendAll(shard: Shard, entries: readonly EncodedEntry[]): Promise<void> {
  const underWay: Promise<void>[] = [];
  for (const { entry, bytes } of entries) {
    underWay.push(shard.append(entry, bytes, { synced: false }));
    if (underWay.length >= APPENDS_MAX) await underWay.shift();
  }
  await Promise.all(underWay);
}
