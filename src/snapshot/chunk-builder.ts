import { ShardcastError } from '../core/errors.js';
import { ChunkWriter } from './chunk-writer.js';
import { CHUNK_LIMITS, Chunker, type ChunkLimits } from './chunker.js';
import { encodeFrame, hashChunk } from './compression.js';
import type { NewChunk } from './cut-types.js';
import type { ChunkRef } from './manifest.js';
import { type Key, keyFromBytes } from './record.js';
import type { RecordHead } from './sorted-source.js';

/** New chunks are handed on when this many stored bytes wait. */
export const WRITE_BATCH_BYTES = 1024 * 1024;

/** Turns records in key order into chunks; old chunks are put between them by reference. */
export class ChunkBuilder {
  readonly refs: ChunkRef[] = [];
  readonly #writer = new ChunkWriter();
  readonly #chunker: Chunker;
  readonly #known: (hash: Buffer) => ChunkRef | undefined;
  #collection: Uint8Array = new Uint8Array();
  #lastKey: Key = '';
  #new: NewChunk[] = [];
  #newBytes = 0;
  #written = 0;

  /** `known` gives the reference of a chunk that is stored already: it is neither compressed nor written again. */
  constructor(
    limits: ChunkLimits = CHUNK_LIMITS,
    known: (hash: Buffer) => ChunkRef | undefined = () => undefined,
  ) {
    this.#chunker = new Chunker(limits);
    this.#known = known;
  }

  /** Whether a chunk just ended, or none has begun. */
  get isAtBoundary(): boolean {
    return this.#writer.count === 0;
  }

  /** New chunks so far, taken or not. */
  get written(): number {
    return this.#written;
  }

  /** Whether enough waits to be worth `take`. */
  get isBatchReady(): boolean {
    return this.#newBytes >= WRITE_BATCH_BYTES;
  }

  /** Whether the chunk in hand is of the collection whose keys start with `prefix`. */
  isIn(prefix: Key): boolean {
    return keyFromBytes(this.#collection) === prefix;
  }

  append(record: RecordHead): void {
    const { keyBytes, keyLength } = record;
    if (!this.#isOfCollection(keyBytes)) this.#beginCollection(keyBytes, keyLength);
    this.#writer.append(
      keyBytes,
      keyLength,
      record.values,
      record.valueStart,
      record.valueEnd,
      record.expiresAt,
    );
    if (this.#chunker.endsAfter(keyBytes, keyLength, record.valueEnd - record.valueStart)) this.#close();
  }

  /** Takes an old chunk over; only at a boundary. */
  reuse(ref: ChunkRef): void {
    this.#endCollection();
    this.#push(ref);
  }

  /** New chunks since the last call. */
  take(): readonly NewChunk[] {
    const taken = this.#new;
    this.#new = [];
    this.#newBytes = 0;
    return taken;
  }

  /** Ends the collection: what is in hand becomes its last chunk. */
  finish(): void {
    this.#endCollection();
  }

  #isOfCollection(keyBytes: Buffer): boolean {
    const collection = this.#collection;
    for (let i = 0; i < collection.length; i++) {
      if (keyBytes[i] !== collection[i]) return false;
    }
    return collection.length > 0;
  }

  #beginCollection(keyBytes: Buffer, keyLength: number): void {
    this.#endCollection();
    const end = keyBytes.indexOf(0) + 1;
    if (end < 2 || end >= keyLength)
      throw new ShardcastError('INTERNAL', 'a stored key without a collection');
    this.#collection = Uint8Array.prototype.slice.call(keyBytes, 0, end);
  }

  #endCollection(): void {
    if (!this.isAtBoundary) this.#close();
    this.#chunker.restart();
    this.#collection = new Uint8Array();
  }

  #close(): void {
    const { count, earliestExpiry } = this.#writer;
    const lastKey = keyFromBytes(this.#writer.lastKey);
    const raw = this.#writer.finish();
    const hash = hashChunk(raw);
    const known = this.#known(hash);
    if (known !== undefined) {
      this.#push(known);
      return;
    }
    const frame = encodeFrame(raw, hash);
    const sizes = { records: count, rawBytes: raw.length, storedBytes: frame.length };
    const ref = { hash, lastKey, ...sizes, earliestExpiry };
    this.#push(ref);
    this.#new.push({ ref, frame });
    this.#newBytes += frame.length;
    this.#written++;
  }

  #push(ref: ChunkRef): void {
    if (ref.lastKey <= this.#lastKey) throw new ShardcastError('INTERNAL', 'chunks must be in key order');
    this.#lastKey = ref.lastKey;
    this.refs.push(ref);
  }
}
