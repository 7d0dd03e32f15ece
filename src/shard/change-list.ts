import type { Key, StoredRecord } from '../snapshot/record.js';

/** null: deleted. undefined: taken back, so that what lies below decides. */
export type Change = StoredRecord | null | undefined;

/** So many changes are sorted at once: tens of milliseconds. */
const RUN_LENGTH = 65_536;
/** A run is merged with the one before it unless that is so many times as long. */
const RUN_GROWTH = 4;

/** Some of a list's changes by key, those of one key in the order in which they came. */
interface Run {
  readonly keys: readonly Key[];
  /** Where in the list each is. */
  readonly places: readonly number[];
}

/**
 * Changes in the order in which they came, which only grows: whoever had them up to some length finds the same up to there
 * for ever. A single key is found by its hash. Whoever asks for keys in order gets them from sorted runs. They are made when
 * somebody asks: what is new since then is sorted and merged with the runs that are not much longer, so that there are few
 * of them, every change is merged a few times only, and nothing that somebody reads is written to. Where nobody asks, and
 * a stream of single changes to known records does not, nothing is sorted: it was a third of what applying one cost.
 */
export class ChangeList {
  readonly #keys: Key[] = [];
  readonly #changes: Change[] = [];
  /** Where the same key was changed before; -1: nowhere. */
  readonly #before: number[] = [];
  readonly #last = new Map<Key, number>();
  #runs: readonly Run[] = [];
  #sortedLength = 0;

  get length(): number {
    return this.#keys.length;
  }

  add(key: Key, change: Change): void {
    if (this.length - this.#sortedLength === RUN_LENGTH) this.#sort(0);
    this.#before.push(this.#last.get(key) ?? -1);
    this.#last.set(key, this.length);
    this.#keys.push(key);
    this.#changes.push(change);
  }

  /** Where among the first `length` the key was changed last; -1: nowhere. */
  find(key: Key, length: number): number {
    let place = this.#last.get(key) ?? -1;
    while (place >= length) place = this.#before[place]!;
    return place;
  }

  change(place: number): Change {
    return this.#changes[place];
  }

  /** The last change of each key among the first `length`, in any order. */
  *latest(length: number): Generator<[Key, StoredRecord | null], void, undefined> {
    for (const key of this.#last.keys()) {
      const place = this.find(key, length);
      const change = place < 0 ? undefined : this.#changes[place];
      if (change !== undefined) yield [key, change];
    }
  }

  /** The last change of each key in [from, to) among the first `length`, in key order; '' for no upper end. */
  *range(from: Key, to: Key, length: number): Generator<[Key, StoredRecord | null], void, undefined> {
    // Whoever wants all is served best by one run.
    if (from === '' && to === '') this.#sort(Infinity);
    else if (length > this.#sortedLength) this.#sort();
    const heads: Head[] = [];
    for (const run of this.#runs) {
      const at = lowerBound(run.keys, from);
      if (at < run.keys.length) heads.push({ run, at });
    }
    for (let key = least(heads); key !== undefined && (to === '' || key < to); key = least(heads)) {
      const change = this.#changes[takeLast(heads, key, length)];
      if (change !== undefined) yield [key, change];
    }
  }

  #sort(growth = RUN_GROWTH): void {
    const { length } = this;
    const runs = [...this.#runs];
    let run = this.#sortedLength < length ? this.#runOf(this.#sortedLength, length) : runs.pop();
    if (run === undefined) return;
    for (let last = runs.at(-1); last !== undefined && last.keys.length < growth * run.keys.length; ) {
      run = merge(last, run);
      runs.pop();
      last = runs.at(-1);
    }
    this.#runs = [...runs, run];
    this.#sortedLength = length;
  }

  #runOf(start: number, end: number): Run {
    const sorted = [...new Set(this.#keys.slice(start, end))].sort();
    const keys: Key[] = [];
    const places: number[] = [];
    for (const key of sorted) {
      const first = keys.length;
      for (let place = this.find(key, end); place >= start; place = this.#before[place]!) {
        keys.push(key);
        places.push(place);
      }
      if (keys.length - first > 1) places.push(...places.splice(first).reverse());
    }
    return { keys, places };
  }
}

/** How far a run has been read. */
interface Head {
  readonly run: Run;
  at: number;
}

function least(heads: readonly Head[]): Key | undefined {
  let key: Key | undefined;
  for (const { run, at } of heads) {
    const head = run.keys[at];
    if (head !== undefined && (key === undefined || head < key)) key = head;
  }
  return key;
}

/** Steps over `key` and returns the last place of it below `length`; -1: there is none. */
function takeLast(heads: readonly Head[], key: Key, length: number): number {
  let last = -1;
  for (const head of heads) {
    const { keys, places } = head.run;
    for (; keys[head.at] === key; head.at++) {
      const place = places[head.at]!;
      if (place < length && place > last) last = place;
    }
  }
  return last;
}

function lowerBound(keys: readonly Key[], from: Key): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All of `older` comes before all of `newer` in the list. */
function merge(older: Run, newer: Run): Run {
  const keys: Key[] = [];
  const places: number[] = [];
  let a = 0;
  let b = 0;
  while (a < older.keys.length || b < newer.keys.length) {
    const isOlder = b === newer.keys.length || (a < older.keys.length && older.keys[a]! <= newer.keys[b]!);
    keys.push(isOlder ? older.keys[a]! : newer.keys[b]!);
    places.push(isOlder ? older.places[a++]! : newer.places[b++]!);
  }
  return { keys, places };
}
