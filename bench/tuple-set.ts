import { DeltaBuilder } from '../src/shard/delta-builder.js';
import { type Entry, encodeEntry } from '../src/shard/entry.js';
import { EMPTY_HISTORY, nextHistoryHash } from '../src/shard/history.js';

const RELATIONS = ['viewer', 'editor', 'owner'] as const;
const COLLECTION = 'tuples';
export const SHARD = 'bench';
export const EPOCH = 'benchbench00';

export type Tuple = readonly [object: string, relation: string, subject: string];

/** Distinct tuples, about ten to an object, the same ones for the same number. In random order; `sorted` in key order. */
export class TupleSet {
  readonly all: readonly Tuple[];
  #sorted: readonly Tuple[] | undefined;

  constructor(count: number) {
    const random = randomNumbers(12_345);
    const objects = Math.max(1, Math.floor(count / 10));
    this.all = Array.from({ length: count }, (_, index): Tuple => {
      const relation = RELATIONS[Math.floor(random() * RELATIONS.length)] ?? 'viewer';
      // A permutation of the 32-bit numbers: no subject twice.
      const subject = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
      return [`doc:${Math.floor(random() * objects)}`, relation, `user:${subject}`];
    });
  }

  get sorted(): readonly Tuple[] {
    this.#sorted ??= this.all.toSorted((a, b) => compare(a.join('\0'), b.join('\0')));
    return this.#sorted;
  }

  /** Neighbours in key order, somewhere in the set. */
  region(count: number, random: () => number): readonly Tuple[] {
    const from = Math.floor(random() * (this.sorted.length - count));
    return this.sorted.slice(from, from + count);
  }

  /** Different ones, from all over the set. */
  spread(count: number, random: () => number): readonly Tuple[] {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, this.all.length)) chosen.add(Math.floor(random() * this.all.length));
    return [...chosen].map((index) => this.all[index] as Tuple);
  }

  /** The nested JSON of DESIGN's data model. */
  document(): Buffer {
    const nested: Record<string, Record<string, Record<string, true>>> = {};
    for (const [object, relation, subject] of this.all) {
      nested[object] ??= {};
      nested[object][relation] ??= {};
      nested[object][relation][subject] = true;
    }
    return Buffer.from(JSON.stringify({ [COLLECTION]: nested }));
  }
}

/** Numbers in [0, 1), the same ones for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** A delta that puts `value` at each of the tuples. */
export function putAll(tuples: readonly Tuple[], id: string, value: unknown = true): Buffer {
  const delta = new DeltaBuilder();
  const json = Buffer.from(JSON.stringify(value));
  for (const tuple of tuples) delta.put(COLLECTION, tuple, json);
  return delta.encode({ id, publisher: 'bench' });
}

export interface EncodedEntry {
  readonly entry: Entry;
  readonly bytes: Buffer;
}

/** A shard's history from its beginning: an entry for each delta. */
export function entriesOf(deltas: readonly Buffer[]): EncodedEntry[] {
  let previousHash: Buffer = EMPTY_HISTORY;
  return deltas.map((delta, index) => {
    const entry = entryAfter(index, previousHash, delta);
    previousHash = nextHistoryHash(previousHash, delta);
    return entry;
  });
}

export function entryAfter(revision: number, previousHash: Buffer, delta: Buffer): EncodedEntry {
  const entry: Entry = {
    shard: SHARD,
    epoch: EPOCH,
    firstRevision: revision + 1,
    previousHash,
    appendedAt: 1,
    deltas: [delta],
  };
  return { entry, bytes: encodeEntry(entry) };
}

export function batches<T>(items: readonly T[], size: number): (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}

/** Key and value of a record as anyone would put them into a key-value store. */
export function rawRecord(tuple: Tuple): { key: Buffer; value: Buffer } {
  return { key: Buffer.from([COLLECTION, ...tuple].join('\0')), value: TRUE };
}

/** The path of a tuple below a mount, as a JSON pointer. */
export function pointer(tuple: Tuple): string {
  return `/${[COLLECTION, ...tuple].map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

const TRUE = Buffer.from('true');

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
