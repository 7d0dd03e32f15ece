import BTreeModule from 'sorted-btree';
import { type Key, prefixEnd, type RecordChange, SEPARATOR, type StoredRecord } from '../snapshot/record.js';

const { default: BTree } = BTreeModule;
type Tree<V> = InstanceType<typeof BTree<Key, V>>;

/** What an entry of the tree costs in memory beside key and value, roughly. Bytes. */
const ENTRY_OVERHEAD_BYTES = 64;

const compare = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The records put or deleted since a snapshot, in key order, with the prefixes deleted since. It lives in memory: the
 * tail on disk holds the same deltas and makes it anew. `clone` takes constant time (the trees share their nodes until
 * one side writes), which is what makes views and drafts cheap.
 */
export class Overlay {
  readonly #changes: Tree<StoredRecord | null>;
  #prefixes: ReadonlySet<Key>;
  #bytes: number;

  constructor(
    changes: Tree<StoredRecord | null> = new BTree<Key, StoredRecord | null>(undefined, compare),
    prefixes: ReadonlySet<Key> = new Set(),
    bytes = 0,
  ) {
    this.#changes = changes;
    this.#prefixes = prefixes;
    this.#bytes = bytes;
  }

  clone(): Overlay {
    return new Overlay(this.#changes.clone(), this.#prefixes, this.#bytes);
  }

  /** Roughly what it holds in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** About the bytes of its keys and values. */
  get recordBytes(): number {
    return Math.max(0, this.#bytes - ENTRY_OVERHEAD_BYTES * this.size);
  }

  get hasDeletedPrefixes(): boolean {
    return this.#prefixes.size > 0;
  }

  get size(): number {
    return this.#changes.size + this.#prefixes.size;
  }

  /** Whether it had nothing of this key. */
  put(record: StoredRecord): boolean {
    this.#bytes += ENTRY_OVERHEAD_BYTES + record.key.length + record.json.length;
    return this.#changes.set(record.key, record);
  }

  /** Whether it had nothing of this key, and has now. */
  delete(key: Key): boolean {
    this.#bytes += ENTRY_OVERHEAD_BYTES + key.length;
    if (!this.covers(key)) return this.#changes.set(key, null);
    this.#changes.delete(key);
    return false;
  }

  deletePrefix(prefix: Key): void {
    this.#changes.deleteRange(prefix, prefixEnd(prefix), false);
    if (this.#prefixes.has(prefix)) return;
    const kept = [...this.#prefixes].filter((other) => !other.startsWith(prefix));
    this.#prefixes = new Set([...kept, prefix]);
    this.#bytes += ENTRY_OVERHEAD_BYTES + prefix.length;
  }

  /** The record; null where it was deleted; undefined where the snapshot below decides. */
  get(key: Key): StoredRecord | null | undefined {
    const change = this.#changes.get(key);
    if (change !== undefined) return change;
    return this.covers(key) ? null : undefined;
  }

  /** Whether a deleted prefix hides what the snapshot has at `key`, a key or a prefix. */
  covers(key: Key): boolean {
    if (this.#prefixes.size === 0) return false;
    for (let at = key.indexOf(SEPARATOR); at >= 0; at = key.indexOf(SEPARATOR, at + 1)) {
      if (this.#prefixes.has(key.slice(0, at + 1))) return true;
    }
    return false;
  }

  /** Whether anything in [from, to) was put or deleted; '' for no upper end. */
  touches(from: Key, to: Key): boolean {
    if (this.#changes.has(from)) return true;
    const next = this.#changes.nextHigherKey(from);
    if (next !== undefined && (to === '' || next < to)) return true;
    for (const prefix of this.#prefixes) {
      if (prefixEnd(prefix) > from && (to === '' || prefix < to)) return true;
    }
    return false;
  }

  /** Whether one deleted prefix hides all that the snapshot has in [from, to). */
  hides(from: Key, to: Key): boolean {
    for (const prefix of this.#prefixes) {
      if (prefix <= from && to !== '' && to <= prefixEnd(prefix)) return true;
    }
    return false;
  }

  /** Changes with key in [from, to), in key order; '' for no upper end. Deletions carry null. */
  *range(from: Key, to: Key): Generator<[Key, StoredRecord | null], void, undefined> {
    for (const pair of this.#changes.entries(from)) {
      if (to !== '' && pair[0] >= to) return;
      yield pair;
    }
  }

  *changes(): Generator<RecordChange, void, undefined> {
    for (const [key, record] of this.#changes.entries()) yield { key, record: record ?? undefined };
  }

  deletedPrefixes(): Key[] {
    return [...this.#prefixes].sort(compare);
  }
}
