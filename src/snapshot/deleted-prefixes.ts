import { type Key, prefixEnd } from './record.js';
import { compareHead, type RecordHead } from './sorted-source.js';

/** What deleted prefixes mean for a range of keys: nothing, something, or that nothing of it is left. */
export type Reach = 'none' | 'part' | 'whole';

/** Deleted prefixes beside a walk over records in key order: questions must come in that order too. */
export class DeletedPrefixes {
  readonly #prefixes: readonly Key[];
  readonly #ends: readonly Key[];
  #at = 0;

  constructor(sorted: readonly Key[]) {
    // A prefix below another one that is deleted says nothing new; without those, the ranges are disjoint.
    const outer: Key[] = [];
    for (const prefix of sorted) {
      const last = outer.at(-1);
      if (last === undefined || !prefix.startsWith(last)) outer.push(prefix);
    }
    this.#prefixes = outer;
    this.#ends = outer.map(prefixEnd);
  }

  /** For the keys from `from` to `last`, both included. */
  reach(from: Key, last: Key): Reach {
    while (this.#at < this.#ends.length && this.#ends[this.#at]! <= from) this.#at++;
    const prefix = this.#prefixes[this.#at];
    if (prefix === undefined || prefix > last) return 'none';
    return prefix <= from && last < this.#ends[this.#at]! ? 'whole' : 'part';
  }

  covers(record: RecordHead): boolean {
    while (this.#at < this.#ends.length && compareHead(record, this.#ends[this.#at]!) >= 0) this.#at++;
    const prefix = this.#prefixes[this.#at];
    return prefix !== undefined && compareHead(record, prefix) >= 0;
  }
}
