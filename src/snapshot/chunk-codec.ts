import { ShardcastError } from '../core/errors.js';
import type { Key, StoredRecord } from './record.js';

/**
 * The layout of an uncompressed chunk, integers little-endian:
 *
 *     version u8
 *     records, in key order, each:
 *       shared varint     bytes of the key that it has in common with the previous one; 0 at a restart point
 *       unshared varint   bytes of the key that follow, at least 1
 *       value varint      bytes of the value, doubled; odd if the record expires
 *       expiry varint     only if it does: Unix milliseconds
 *       key bytes, value bytes
 *     restart offsets u32 each: where records 0, 16, 32, … begin
 *     record count u32
 *
 * Keys are sorted, so most of each is a repetition of the one before; the restart points, whose keys are whole,
 * keep binary search possible. The same records make the same bytes: the chunk's hash names its content.
 */
export const CODEC_VERSION = 1;
export const RESTART_INTERVAL = 16;
/** The codec's own bound, above what a publish may carry. Bytes. */
export const CHUNK_KEY_BYTES_MAX = 2048;
/** No chunk is larger: a forced boundary at 1 MiB plus one record of the largest value. Uncompressed bytes. */
export const CHUNK_RAW_BYTES_MAX = 2 * 1024 * 1024;
/** Shorter copies are faster in a loop than as a call. */
const LOOP_COPY_BYTES_MAX = 48;

export function corrupt(why: string): ShardcastError {
  return new ShardcastError('CORRUPT', `malformed chunk: ${why}`);
}

/** Reads records of an uncompressed chunk. Malformed bytes end in CORRUPT at the read that meets them. */
export class Chunk {
  readonly raw: Buffer;
  readonly count: number;
  /** Where the records end and the restart offsets begin. */
  readonly recordsEnd: number;

  constructor(raw: Buffer) {
    if (raw.length < 9) throw corrupt('too short');
    if (raw[0] !== CODEC_VERSION) {
      throw new ShardcastError(
        'VERSION_UNSUPPORTED',
        `chunk codec version ${raw[0]}; this is ${CODEC_VERSION}`,
      );
    }
    this.raw = raw;
    this.count = raw.readUInt32LE(raw.length - 4);
    this.recordsEnd = raw.length - 4 - 4 * this.restarts;
    // A record takes at least four bytes; a count that passes this cannot ask for more work than there are bytes.
    if (this.count === 0 || this.recordsEnd < 1 + 4 * this.count) throw corrupt('record count');
  }

  get restarts(): number {
    return Math.ceil(this.count / RESTART_INTERVAL);
  }

  /** A cursor before the first record. */
  cursor(): ChunkCursor {
    return new ChunkCursor(this);
  }

  /** The records in key order, from the first at or after `from`. */
  *records(from?: Key): Generator<StoredRecord, void, undefined> {
    const cursor = this.cursor();
    let more = from === undefined ? cursor.next() : cursor.seek(from);
    for (; more; more = cursor.next()) yield cursor.record();
  }
}

/**
 * Steps through a chunk without allocating. Its fields tell of the record that `next` or `seek` stopped at;
 * `keyBytes` is scratch that the next step overwrites.
 */
export class ChunkCursor {
  readonly keyBytes: Buffer = Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX);
  keyLength = 0;
  /** Bytes that the key has in common with that of the record stepped from; 0 where the cursor jumped. */
  shared = 0;
  /** Where in `chunk.raw` the value lies. */
  valueStart = 0;
  valueEnd = 0;
  /** Unix milliseconds; 0: never. */
  expiresAt = 0;
  #chunk: Chunk;
  #raw: Buffer;
  #end: number;
  #at = 1;
  #index = 0;

  constructor(chunk: Chunk) {
    this.#chunk = chunk;
    this.#raw = chunk.raw;
    this.#end = chunk.recordsEnd;
  }

  get chunk(): Chunk {
    return this.#chunk;
  }

  /** Where `valueStart` and `valueEnd` point into. */
  get values(): Buffer {
    return this.#raw;
  }

  /** Goes before the first record of another chunk, with the same scratch. */
  reset(chunk: Chunk): void {
    this.#chunk = chunk;
    this.#raw = chunk.raw;
    this.#end = chunk.recordsEnd;
    this.#jump(1, 0);
  }

  /** Steps to the next record; false at the end. */
  next(): boolean {
    if (this.#index >= this.#chunk.count) {
      if (this.#at !== this.#end) throw corrupt('bytes after the last record');
      return false;
    }
    const shared = this.#varint();
    const unshared = this.#varint();
    const size = this.#varint();
    this.expiresAt = size % 2 === 1 ? this.#varint() : 0;
    const keyEnd = this.#at + unshared;
    const valueEnd = keyEnd + Math.floor(size / 2);
    if (valueEnd > this.#end) throw corrupt('a record beyond the end');
    this.shared = this.#takeKey(shared, unshared);
    this.keyLength = shared + unshared;
    this.valueStart = keyEnd;
    this.valueEnd = valueEnd;
    this.#at = valueEnd;
    this.#index++;
    return true;
  }

  /** Goes to the first record at or after `key`; false if there is none. Least far from where it stands: keys often come sorted. */
  seek(key: Key): boolean {
    let low = 0;
    let high = this.#chunk.restarts - 1;
    if (this.keyLength > 0) {
      const index = this.#index;
      const restart = Math.floor((index - 1) / RESTART_INTERVAL);
      if (this.compare(key) > 0) high = restart;
      else if (restart === high) return this.#stepTo(key);
      else if (this.#compareRestart(restart + 1, key) <= 0) low = restart + 1;
      else if (this.#index === index) return this.#stepTo(key);
      else high = restart; // the comparison moved the cursor
    }
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#compareRestart(middle, key) <= 0) low = middle;
      else high = middle - 1;
    }
    this.#toRestart(low);
    return this.#stepTo(key);
  }

  key(): Key {
    return this.keyBytes.toString('latin1', 0, this.keyLength);
  }

  json(): Buffer {
    return this.#raw.subarray(this.valueStart, this.valueEnd);
  }

  record(): StoredRecord {
    return { key: this.key(), json: this.json(), expiresAt: this.expiresAt };
  }

  /** Negative, 0 or positive as this record's key sorts before, at or after `key`. */
  compare(key: Key): number {
    const length = Math.min(key.length, this.keyLength);
    for (let i = 0; i < length; i++) {
      const difference = this.keyBytes[i]! - key.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return this.keyLength - key.length;
  }

  startsWith(prefix: Key): boolean {
    if (this.keyLength < prefix.length) return false;
    for (let i = 0; i < prefix.length; i++) {
      if (this.keyBytes[i] !== prefix.charCodeAt(i)) return false;
    }
    return true;
  }

  /** As compare, with the record at a restart point, whose key is whole: it is compared where it lies. */
  #compareRestart(restart: number, key: Key): number {
    const raw = this.#raw;
    const at = this.#raw.readUInt32LE(this.#end + 4 * restart);
    if (at < 1 || at + 3 >= this.#end) throw corrupt('a restart offset');
    const length = raw[at + 1]!;
    const size = raw[at + 2]!;
    if (raw[at] !== 0 || length >= 0x80 || size >= 0x80 || (size & 1) === 1) {
      this.#toRestart(restart);
      return this.compare(key);
    }
    const from = at + 3;
    if (from + length > this.#end) throw corrupt('a record beyond the end');
    const common = Math.min(key.length, length);
    for (let i = 0; i < common; i++) {
      const difference = raw[from + i]! - key.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - key.length;
  }

  #stepTo(key: Key): boolean {
    while (this.compare(key) < 0) {
      if (!this.next()) return false;
    }
    return true;
  }

  #toRestart(restart: number): void {
    const at = this.#raw.readUInt32LE(this.#end + 4 * restart);
    if (at < 1 || at >= this.#end) throw corrupt('a restart offset');
    this.#jump(at, restart * RESTART_INTERVAL);
    this.next();
  }

  #jump(at: number, index: number): void {
    this.#at = at;
    this.#index = index;
    this.keyLength = 0;
  }

  /** Copies what is new of the key, and makes sure that it sorts after the previous one. Returns how much they share. */
  #takeKey(shared: number, unshared: number): number {
    const { keyBytes, keyLength: before } = this;
    const raw = this.#raw;
    const length = shared + unshared;
    if (unshared === 0 || shared > before || length > CHUNK_KEY_BYTES_MAX) throw corrupt('a key length');
    // Where the byte `i` of the key lies is `from + i`.
    const from = this.#at - shared;
    let common = shared;
    if (this.#index % RESTART_INTERVAL === 0) {
      if (shared !== 0) throw corrupt('a restart point that shares');
      const end = Math.min(before, length);
      while (common < end && raw[from + common] === keyBytes[common]) common++;
    }
    if (common === length || (common < before && raw[from + common]! <= keyBytes[common]!)) {
      throw corrupt('key order');
    }
    if (length - common > LOOP_COPY_BYTES_MAX) raw.copy(keyBytes, common, from + common, from + length);
    else for (let i = common; i < length; i++) keyBytes[i] = raw[from + i]!;
    return common;
  }

  /** At most 53 bits. */
  #varint(): number {
    const raw = this.#raw;
    const end = this.#end;
    let at = this.#at;
    const first = raw[at]!;
    if (first < 0x80 && at < end) {
      this.#at = at + 1;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (;;) {
      if (at >= end || scale > 2 ** 49) throw corrupt('a number');
      const byte = raw[at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 0x80;
    }
    this.#at = at;
    return value;
  }
}
