import { endianness } from 'node:os';
import { ShardcastError } from '../core/errors.js';
import { CHUNK_KEY_BYTES_MAX } from './chunk-codec.js';
import { PACK_HEAD_BYTES, packedBytes } from './record-pack.js';
import { sortPacked } from './run-sort.js';
import type { RecordHead, SortedSource } from './sorted-source.js';

const FIRST_BYTES = 1024 * 1024;

/** Packed records in memory, in the order of arrival until `sorted` is asked for. */
export class RunArena {
  readonly #bytesMax: number;
  #bytes: Buffer<ArrayBuffer>;
  #at = 0;
  #offsets = new Uint32Array(FIRST_BYTES / 64);
  #count = 0;

  constructor(bytesMax: number) {
    if (endianness() !== 'LE')
      throw new ShardcastError('INTERNAL', 'packed records need a little-endian machine');
    this.#bytesMax = bytesMax;
    this.#bytes = allocate(Math.min(FIRST_BYTES, bytesMax));
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes that still fit; an empty arena takes a record of any size. */
  get room(): number {
    return this.#count === 0 ? Number.POSITIVE_INFINITY : this.#bytesMax - this.#at;
  }

  /** Copies whole packed records. Throws LIMIT_EXCEEDED for a key that no chunk takes. */
  add(packed: Uint8Array): void {
    const end = this.#at + packed.length;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.set(packed, this.#at);
    for (let at = this.#at; at < end; at = packedEnd(this.#bytes, at)) {
      if (this.#count === this.#offsets.length) this.#growOffsets();
      this.#offsets[this.#count++] = at / 8;
    }
    this.#at = end;
  }

  /** The records in key order, of several with one key the last; good until `clear`. */
  sorted(): SortedSource {
    const index = this.#offsets.subarray(0, this.#count);
    sortPacked(this.#bytes, index);
    return new ArenaSource(this.#bytes, index);
  }

  clear(): void {
    this.#at = 0;
    this.#count = 0;
  }

  #grow(bytes: number): void {
    const grown = allocate(Math.max(bytes, Math.min(this.#bytes.length * 2, this.#bytesMax)));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }

  #growOffsets(): void {
    const grown = new Uint32Array(this.#offsets.length * 2);
    grown.set(this.#offsets);
    this.#offsets = grown;
  }
}

function allocate(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.from(new ArrayBuffer(Math.ceil(bytes / 8) * 8));
}

class ArenaSource implements SortedSource {
  readonly #bytes: Buffer;
  readonly #index: Uint32Array;
  #at = 0;
  readonly #head: { -readonly [field in keyof RecordHead]: RecordHead[field] } = {
    keyBytes: Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX),
    keyLength: 0,
    values: Buffer.alloc(0),
    valueStart: 0,
    valueEnd: 0,
    expiresAt: 0,
  };

  constructor(bytes: Buffer, index: Uint32Array) {
    this.#bytes = bytes;
    this.#index = index;
    this.#head.values = bytes;
  }

  get head(): RecordHead {
    return this.#head;
  }

  next(): boolean {
    while (this.#at < this.#index.length) {
      const offset = this.#index[this.#at++]! * 8;
      if (this.#at < this.#index.length && this.#isSameKey(offset, this.#index[this.#at]! * 8)) continue;
      this.#show(offset);
      return true;
    }
    return false;
  }

  load(): Promise<boolean> {
    return Promise.resolve(this.next());
  }

  #isSameKey(a: number, b: number): boolean {
    const bytes = this.#bytes;
    const length = bytes.readUInt32LE(a);
    if (length !== bytes.readUInt32LE(b)) return false;
    for (let i = PACK_HEAD_BYTES + length - 1; i >= PACK_HEAD_BYTES; i--) {
      if (bytes[a + i] !== bytes[b + i]) return false;
    }
    return true;
  }

  #show(offset: number): void {
    const head = this.#head;
    const bytes = this.#bytes;
    const keyStart = offset + PACK_HEAD_BYTES;
    head.keyLength = bytes.readUInt32LE(offset);
    for (let i = 0; i < head.keyLength; i++) head.keyBytes[i] = bytes[keyStart + i]!;
    head.valueStart = keyStart + head.keyLength;
    head.valueEnd = head.valueStart + bytes.readUInt32LE(offset + 4);
    head.expiresAt = bytes.readDoubleLE(offset + 8);
  }
}

/** Where the packed record at `at` ends. Throws LIMIT_EXCEEDED for a key that no chunk takes. */
export function packedEnd(pack: Buffer, at: number): number {
  const keyBytes = pack.readUInt32LE(at);
  if (keyBytes > CHUNK_KEY_BYTES_MAX) {
    throw new ShardcastError('LIMIT_EXCEEDED', `key of ${keyBytes} bytes; at most ${CHUNK_KEY_BYTES_MAX}`);
  }
  return at + packedBytes(keyBytes, pack.readUInt32LE(at + 4));
}
