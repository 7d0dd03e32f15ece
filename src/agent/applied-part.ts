import type { Draft, TouchListener } from '../shard/draft.js';
import { type Entry, lastRevision } from '../shard/entry.js';
import type { Shard } from '../shard/shard.js';
import type { ShardView, Touched } from '../shard/view.js';
import type { Key, StoredRecord } from '../snapshot/record.js';

/** A part ends with the delta that has touched so many keys. */
const PART_KEYS = 64;

/**
 * Some of an entry's deltas. A relay puts what waits into one entry, hundreds of deltas: as one write they would cost a
 * sink far more than in steps, so it is told of revisions on the way.
 */
export interface AppliedPart {
  readonly touched: Touched;
  /** The shard after these deltas. Ask in the turn in which they were applied. */
  view(): ShardView;
}

/** Listens to a draft that an entry's deltas are added to. */
export class PartsInMaking implements TouchListener {
  readonly ended: AppliedPart[] = [];
  readonly #shard: Shard;
  readonly #entry: Entry;
  #keys = new Set<Key>();
  #prefixes = new Set<Key>();
  #first = new Map<Key, StoredRecord | null>();

  constructor(shard: Shard, entry: Entry) {
    this.#shard = shard;
    this.#entry = entry;
  }

  key(key: Key, record: StoredRecord | null, isFirst: boolean): void {
    const isNew = isFirst && !this.#keys.has(key);
    this.#keys.add(key);
    if (isNew || this.#first.has(key)) this.#first.set(key, record);
  }

  prefix(prefix: Key): void {
    this.#prefixes.add(prefix);
  }

  /** After each delta. */
  consider(draft: Draft): void {
    const isLast = draft.revision === lastRevision(this.#entry);
    if (!isLast && this.#keys.size + this.#prefixes.size < PART_KEYS) return;
    const shard = this.#shard;
    const { epoch, appendedAt } = this.#entry;
    const state = isLast ? undefined : draft.waypoint(shard.name, epoch, appendedAt);
    this.ended.push({
      touched: { all: false, keys: this.#keys, prefixes: this.#prefixes, first: this.#first },
      view: () => (state === undefined ? shard.view() : shard.viewOf(state)),
    });
    this.#keys = new Set();
    this.#prefixes = new Set();
    this.#first = new Map();
  }
}

/** What the parts touched together. */
export function touchedBy(parts: readonly AppliedPart[]): Touched {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first.touched;
  const keys = new Set<Key>();
  const prefixes = new Set<Key>();
  for (const { touched } of parts) {
    for (const key of touched.keys) keys.add(key);
    for (const prefix of touched.prefixes) prefixes.add(prefix);
  }
  return { all: false, keys, prefixes };
}
