import { isBelowAny, type Key, prefixEnd, type RecordChange, type StoredRecord } from '../snapshot/record.js';
import { type Change, ChangeList } from './change-list.js';

/** What a change costs in memory beside key and value, roughly. Bytes. */
const CHANGE_OVERHEAD_BYTES = 64;
const NO_PREFIXES: ReadonlySet<Key> = new Set();

/**
 * The records put or deleted since a snapshot, with the prefixes deleted since. It lives in memory: the tail on disk holds
 * the same deltas and makes it anew. `clone` takes constant time, which is what makes views and drafts cheap.
 *
 * A tree whose clones share their nodes until one side writes would do, too. But whoever clones for every few deltas then
 * copies a leaf for nearly each, and leaves that outlive a while are what a garbage collector is slowest with. So clones share
 * a list that only grows, each up to its own length, and no clone copies anything, as long as one of them alone is written to.
 */
export class Overlay {
  #list: ChangeList;
  /** Of the list: so many changes are this overlay's. */
  #length: number;
  /** Keys with a change. */
  #keys: number;
  #prefixes: ReadonlySet<Key>;
  #bytes: number;

  /** Without `of` it is empty. */
  constructor(of?: Overlay) {
    this.#list = of === undefined ? new ChangeList() : of.#list;
    this.#length = of === undefined ? 0 : of.#length;
    this.#keys = of === undefined ? 0 : of.#keys;
    this.#prefixes = of === undefined ? NO_PREFIXES : of.#prefixes;
    this.#bytes = of === undefined ? 0 : of.#bytes;
  }

  clone(): Overlay {
    return new Overlay(this);
  }

  /** Roughly what it holds in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** About the bytes of its keys and values. */
  get recordBytes(): number {
    return Math.max(0, this.#bytes - CHANGE_OVERHEAD_BYTES * this.size);
  }

  get hasDeletedPrefixes(): boolean {
    return this.#prefixes.size > 0;
  }

  get size(): number {
    return this.#keys + this.#prefixes.size;
  }

  /** Whether it had nothing of this key. */
  put(record: StoredRecord): boolean {
    this.#bytes += CHANGE_OVERHEAD_BYTES + record.key.length + record.json.length;
    return this.#add(record.key, record);
  }

  /** Whether it had nothing of this key, and has now. */
  delete(key: Key): boolean {
    this.#bytes += CHANGE_OVERHEAD_BYTES + key.length;
    if (!this.covers(key)) return this.#add(key, null);
    this.#add(key, undefined);
    return false;
  }

  deletePrefix(prefix: Key): void {
    const below = [...this.range(prefix, prefixEnd(prefix))];
    for (const [key] of below) this.#add(key, undefined);
    if (this.#prefixes.has(prefix)) return;
    const kept = [...this.#prefixes].filter((other) => !other.startsWith(prefix));
    this.#prefixes = new Set([...kept, prefix]);
    this.#bytes += CHANGE_OVERHEAD_BYTES + prefix.length;
  }

  /** The record; null where it was deleted; undefined where the snapshot below decides. */
  get(key: Key): StoredRecord | null | undefined {
    const change = this.#change(key);
    if (change !== undefined) return change;
    return this.covers(key) ? null : undefined;
  }

  /** Whether a deleted prefix hides what the snapshot has at `key`, a key or a prefix. */
  covers(key: Key): boolean {
    return isBelowAny(key, this.#prefixes);
  }

  /** Whether anything in [from, to) was put or deleted; '' for no upper end. */
  touches(from: Key, to: Key): boolean {
    if (this.range(from, to).next().done !== true) return true;
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
  range(from: Key, to: Key): Generator<[Key, StoredRecord | null], void, undefined> {
    return this.#list.range(from, to, this.#length);
  }

  /** All changes, in any order. */
  latest(): Generator<[Key, StoredRecord | null], void, undefined> {
    return this.#list.latest(this.#length);
  }

  /** The same, as a cut takes them. */
  *changes(): Generator<RecordChange, void, undefined> {
    for (const [key, record] of this.latest()) yield { key, record: record ?? undefined };
  }

  deletedPrefixes(): Key[] {
    return [...this.#prefixes].sort();
  }

  #change(key: Key): Change {
    const place = this.#list.find(key, this.#length);
    return place < 0 ? undefined : this.#list.change(place);
  }

  /** Whether it had nothing of this key. */
  #add(key: Key, change: Change): boolean {
    if (this.#list.length !== this.#length) this.#part();
    const isNew = this.#change(key) === undefined;
    if (isNew !== (change === undefined)) this.#keys += isNew ? 1 : -1;
    this.#list.add(key, change);
    this.#length++;
    return isNew;
  }

  /** Another clone went on with the list. */
  #part(): void {
    const list = new ChangeList();
    for (const [key, change] of this.latest()) list.add(key, change);
    this.#list = list;
    this.#length = list.length;
  }
}
