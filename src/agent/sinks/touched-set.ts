import type { Touched } from '../../shard/view.js';
import type { Key } from '../../snapshot/record.js';

/** What several deltas touched together. Above `keysMax` keys and prefixes it becomes `all`. */
export class TouchedSet implements Touched {
  all = false;
  readonly keys = new Set<Key>();
  readonly prefixes = new Set<Key>();
  readonly #keysMax: number;

  constructor(keysMax: number) {
    this.#keysMax = keysMax;
  }

  get size(): number {
    return this.keys.size + this.prefixes.size;
  }

  get isEmpty(): boolean {
    return !this.all && this.size === 0;
  }

  add(touched: Touched): void {
    if (this.all) return;
    for (const key of touched.keys) this.keys.add(key);
    for (const prefix of touched.prefixes) this.prefixes.add(prefix);
    if (touched.all || this.size > this.#keysMax) this.becomeAll();
  }

  becomeAll(): void {
    this.all = true;
    this.keys.clear();
    this.prefixes.clear();
  }
}
