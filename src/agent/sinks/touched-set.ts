import type { Touched } from '../../shard/view.js';
import type { Key, StoredRecord } from '../../snapshot/record.js';

/** What several deltas touched together. Above `keysMax` keys and prefixes it becomes `all`. */
export class TouchedSet implements Touched {
  all = false;
  readonly keys = new Set<Key>();
  readonly prefixes = new Set<Key>();
  readonly first = new Map<Key, StoredRecord | null>();
  readonly #keysMax: number;

  constructor(keysMax: number) {
    this.#keysMax = keysMax;
  }

  get size(): number {
    return this.keys.size + this.prefixes.size;
  }

  add(touched: Touched): void {
    if (this.all) return;
    for (const key of touched.keys) {
      const record = touched.first?.get(key);
      const isKnown = record !== undefined && (!this.keys.has(key) || this.first.has(key));
      if (isKnown) this.first.set(key, record);
      else this.first.delete(key);
      this.keys.add(key);
    }
    for (const prefix of touched.prefixes) this.prefixes.add(prefix);
    if (touched.all || this.size > this.#keysMax) this.becomeAll();
  }

  becomeAll(): void {
    this.all = true;
    this.keys.clear();
    this.first.clear();
    this.prefixes.clear();
  }
}
