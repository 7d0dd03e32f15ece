import { ShardcastError } from '../core/errors.js';
import { CHUNK_KEY_BYTES_MAX, type ChunkCursor, CODEC_VERSION, RESTART_INTERVAL } from './chunk-codec.js';
import type { StoredRecord } from './record.js';

const FIRST_BYTES = 128 * 1024;
/** Four varints at most: two lengths of a key, a value's length, an expiry. */
const RECORD_HEAD_BYTES_MAX = 3 + 3 + 5 + 8;

/** Writes the records of one chunk after another, in key order, in the layout of chunk-codec.ts. */
export class ChunkWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #at = 1;
  #count = 0;
  #restarts: number[] = [];
  readonly #key: Buffer = Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX);
  #keyLength = 0;
  #earliestExpiry = 0;
  readonly #scratch: Buffer = Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX);

  get count(): number {
    return this.#count;
  }

  /** Size of the chunk if it were finished now, uncompressed. */
  get rawBytes(): number {
    return this.#at + 4 * this.#restarts.length + 4;
  }

  /** Unix milliseconds; 0: no record of the chunk expires. */
  get earliestExpiry(): number {
    return this.#earliestExpiry;
  }

  /** The last record's key: scratch, with its length. */
  get lastKey(): Buffer {
    return this.#key.subarray(0, this.#keyLength);
  }

  add(record: StoredRecord): void {
    const keyLength = record.key.length;
    if (keyLength > CHUNK_KEY_BYTES_MAX) throw keyTooLong(keyLength);
    this.#scratch.write(record.key, 0, 'latin1');
    this.append(this.#scratch, keyLength, record.json, 0, record.json.length, record.expiresAt);
  }

  /** Adds the record that a cursor is at. */
  take({ keyBytes, keyLength, values, valueStart, valueEnd, expiresAt }: ChunkCursor): void {
    this.append(keyBytes, keyLength, values, valueStart, valueEnd, expiresAt);
  }

  /** Adds a record by its bytes; returns how many its key shares with the previous record's. */
  append(
    key: Uint8Array,
    keyLength: number,
    values: Uint8Array,
    valueStart: number,
    valueEnd: number,
    expiresAt: number,
  ): number {
    if (keyLength > CHUNK_KEY_BYTES_MAX) throw keyTooLong(keyLength);
    const common = this.#commonWith(key, keyLength);
    const isRestart = this.#count % RESTART_INTERVAL === 0;
    const shared = isRestart ? 0 : common;
    const unshared = keyLength - shared;
    const valueBytes = valueEnd - valueStart;
    this.#reserve(RECORD_HEAD_BYTES_MAX + unshared + valueBytes);
    if (isRestart) this.#restarts.push(this.#at);
    this.#varint(shared);
    this.#varint(unshared);
    this.#varint(valueBytes * 2 + (expiresAt > 0 ? 1 : 0));
    if (expiresAt > 0) {
      this.#varint(expiresAt);
      if (this.#earliestExpiry === 0 || expiresAt < this.#earliestExpiry) this.#earliestExpiry = expiresAt;
    }
    this.#copy(key, shared, keyLength);
    for (let i = common; i < keyLength; i++) this.#key[i] = key[i]!;
    this.#keyLength = keyLength;
    this.#copy(values, valueStart, valueEnd);
    this.#count++;
    return common;
  }

  /** The chunk's bytes, its own copy; the writer is empty again. */
  finish(): Buffer {
    this.#reserve(4 * this.#restarts.length + 4);
    this.#bytes[0] = CODEC_VERSION;
    for (const restart of this.#restarts) this.#at = this.#bytes.writeUInt32LE(restart, this.#at);
    this.#at = this.#bytes.writeUInt32LE(this.#count, this.#at);
    const chunk = Buffer.allocUnsafeSlow(this.#at);
    this.#bytes.copy(chunk, 0, 0, this.#at);
    this.#at = 1;
    this.#count = 0;
    this.#restarts = [];
    this.#keyLength = 0;
    this.#earliestExpiry = 0;
    return chunk;
  }

  /** The length of the common prefix with the previous key, which must sort before. */
  #commonWith(key: Uint8Array, keyLength: number): number {
    const before = this.#key;
    const end = Math.min(this.#keyLength, keyLength);
    let common = 0;
    while (common < end && before[common] === key[common]) common++;
    const sorted = common < end ? before[common]! < key[common]! : this.#keyLength < keyLength;
    if (!sorted)
      throw new ShardcastError('INTERNAL', 'records of a chunk must be in key order, each key once');
    return common;
  }

  #copy(from: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes;
    const at = this.#at;
    if (end - start > 48) bytes.set(from.subarray(start, end), at);
    else for (let i = start; i < end; i++) bytes[at + i - start] = from[i]!;
    this.#at = at + end - start;
  }

  #varint(value: number): void {
    let rest = value;
    let at = this.#at;
    while (rest >= 0x80) {
      this.#bytes[at++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[at++] = rest;
    this.#at = at;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#at + bytes));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }
}

function keyTooLong(keyLength: number): ShardcastError {
  return new ShardcastError('LIMIT_EXCEEDED', `key of ${keyLength} bytes; at most ${CHUNK_KEY_BYTES_MAX}`);
}
