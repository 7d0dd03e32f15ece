import { partsOf } from '../shard/key.js';
import type { Touched } from '../shard/view.js';
import { collectionOf } from '../snapshot/manifest.js';
import { type Key, SEPARATOR } from '../snapshot/record.js';

/** A collection and a key, or the first parts of one. */
export interface ChangedKey {
  readonly collection: string;
  readonly key: readonly string[];
}

/** The replica of a shard moved on to `revision`. */
export class ShardChange {
  readonly shard: string;
  readonly revision: number;
  /** The revision token. */
  readonly token: string;
  readonly #touched: Touched;

  constructor(shard: string, revision: number, token: string, touched: Touched) {
    this.shard = shard;
    this.revision = revision;
    this.token = token;
    this.#touched = touched;
  }

  /** A snapshot replaced the shard: anything may differ. */
  get all(): boolean {
    return this.#touched.all;
  }

  /** Records that were put or deleted. */
  keys(): ChangedKey[] {
    return [...this.#touched.keys].map((key) => ({ collection: collectionOf(key), key: partsOf(key) }));
  }

  /** Key prefixes below which everything was deleted; without key parts: the whole collection. */
  deletedPrefixes(): ChangedKey[] {
    return [...this.#touched.prefixes].map(prefixOf);
  }
}

function prefixOf(prefix: Key): ChangedKey {
  const whole = prefix.slice(0, -1);
  const isCollection = !whole.includes(SEPARATOR);
  return isCollection
    ? { collection: whole, key: [] }
    : { collection: collectionOf(whole), key: partsOf(whole) };
}
