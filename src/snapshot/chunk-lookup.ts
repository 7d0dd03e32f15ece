import { type Chunk, corrupt, RESTART_INTERVAL } from './chunk-codec.js';
import type { Key, StoredRecord } from './record.js';

const NOTHING = Buffer.alloc(0);

/** How the first key at or after the one that was looked for relates to it; 'below': it starts with it. */
type Match = 'equal' | 'below' | 'none';

/**
 * Looks single keys up in chunks, for whoever asks for thousands that lie anywhere: the search of a cursor without its
 * key. Between two restart points a key is told by how many bytes it shares with the one before: what shares more than
 * `common`, the bytes that the one before shares with the key looked for, sorts before that key as the one before does;
 * what shares less sorts behind; only of the others are bytes compared. No key is put together, and none is copied.
 */
export class ChunkLookup {
  #chunk: Chunk | undefined;
  #restarts = 0;
  /** The restart point that led to the last key: sorted keys lie near each other. */
  #near = 0;
  #raw: Buffer = NOTHING;
  #end = 0;
  #at = 0;
  #unshared = 0;
  #common = 0;
  #valueStart = 0;
  #valueEnd = 0;
  #expiresAt = 0;

  /** The record's value is a view of the chunk: copy it to keep it for long. Throws CORRUPT. */
  get(chunk: Chunk, key: Key): StoredRecord | undefined {
    if (this.#find(chunk, key) !== 'equal') return undefined;
    const json = chunk.raw.subarray(this.#valueStart, this.#valueEnd);
    return { key, json, expiresAt: this.#expiresAt };
  }

  /** Whether any key starts with `prefix`. Throws CORRUPT. */
  hasPrefix(chunk: Chunk, prefix: Key): boolean {
    return this.#find(chunk, prefix) !== 'none';
  }

  #find(chunk: Chunk, key: Key): Match {
    if (chunk !== this.#chunk) {
      this.#chunk = chunk;
      this.#raw = chunk.raw;
      this.#end = chunk.recordsEnd;
      this.#restarts = chunk.restarts;
      this.#near = 0;
    }
    const low = this.#restartOf(key);
    const order = this.#compareRestart(low, key);
    this.#readRecord();
    if (order === 0) return 'equal';
    if (order > 0) return this.#match(key);
    const left = Math.min(RESTART_INTERVAL, chunk.count - low * RESTART_INTERVAL) - 1;
    for (let record = 0; record < left; record++) {
      const before = this.#common;
      const shared = this.#readRecord();
      if (shared > before) continue;
      this.#common = shared;
      const next = shared < before ? 1 : this.#compareFrom(key);
      if (next === 0) return 'equal';
      if (next > 0) return this.#match(key);
    }
    if (low + 1 === this.#restarts) return 'none';
    this.#compareRestart(low + 1, key);
    return this.#match(key);
  }

  /** The last restart point whose key is not behind `key`; else the first. */
  #restartOf(key: Key): number {
    let low = 0;
    let high = this.#restarts - 1;
    const near = this.#near;
    if (near > 0) {
      if (this.#compareRestart(near, key) > 0) high = near - 1;
      else if (near === high || this.#compareRestart(near + 1, key) > 0) return near;
      else low = near + 1;
    }
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#compareRestart(middle, key) <= 0) low = middle;
      else high = middle - 1;
    }
    this.#near = low;
    return low;
  }

  #match(key: Key): Match {
    return this.#common === key.length ? 'below' : 'none';
  }

  /** Negative, 0 or positive as the key at a restart point, which is whole, sorts before, at or after `key`. */
  #compareRestart(restart: number, key: Key): number {
    const raw = this.#raw;
    const at = raw.readUInt32LE(this.#end + 4 * restart);
    if (at < 1 || at >= this.#end) throw corrupt('a restart offset');
    this.#at = at;
    this.#common = 0;
    const length = raw[at + 1]!;
    const size = raw[at + 2]!;
    // Mostly its three numbers are bytes.
    if (raw[at] === 0 && length < 0x80 && size < 0x80 && (size & 1) === 0) {
      if (at + 3 + length > this.#end) throw corrupt('a record beyond the end');
      return this.#compareBytes(at + 3, length, key);
    }
    if (this.#readRecord() !== 0) throw corrupt('a restart point that shares');
    this.#at = at;
    return this.#compareFrom(key);
  }

  /** Compares the record's own bytes with those of `key` behind `common`, and moves `common` on. */
  #compareFrom(key: Key): number {
    return this.#compareBytes(this.#valueStart - this.#unshared, this.#unshared, key);
  }

  #compareBytes(at: number, length: number, key: Key): number {
    const raw = this.#raw;
    const start = this.#common;
    const from = at - start;
    const end = Math.min(start + length, key.length);
    for (let index = start; index < end; index++) {
      const difference = raw[from + index]! - key.charCodeAt(index);
      if (difference === 0) continue;
      this.#common = index;
      return difference;
    }
    this.#common = end;
    return start + length - key.length;
  }

  /** Steps over the record at `#at` and returns what its key shares with the one before. */
  #readRecord(): number {
    const shared = this.#varint();
    const unshared = this.#varint();
    const size = this.#varint();
    this.#expiresAt = size % 2 === 1 ? this.#varint() : 0;
    const valueStart = this.#at + unshared;
    const valueEnd = valueStart + Math.floor(size / 2);
    if (valueEnd > this.#end) throw corrupt('a record beyond the end');
    if (unshared === 0) throw corrupt('a key length');
    this.#unshared = unshared;
    this.#valueStart = valueStart;
    this.#valueEnd = valueEnd;
    this.#at = valueEnd;
    return shared;
  }

  /** At most 53 bits. */
  #varint(): number {
    const raw = this.#raw;
    const first = raw[this.#at]!;
    if (first < 0x80 && this.#at < this.#end) {
      this.#at++;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (;;) {
      if (this.#at >= this.#end || scale > 2 ** 49) throw corrupt('a number');
      const byte = raw[this.#at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }
}
