import { ShardcastError } from '../core/errors.js';
import { type Chunk, ChunkCursor } from './chunk-codec.js';
import { decodeFrameNamed, FRAME_BYTES_MAX } from './compression.js';
import type { NewChunk } from './cut-types.js';
import { type ChunkRef, collectionOf, type Manifest, type Totals, totals } from './manifest.js';
import { type Key, SEPARATOR } from './record.js';

/** Stored bytes that are asked for at a time: 4 MiB. */
export const TRANSFER_BATCH_BYTES = 4 * 1024 * 1024;

export interface TransferOptions {
  readonly manifest: Manifest;
  /** Whether a chunk is stored here already, from an older snapshot or a transfer that broke off. */
  has(hash: Buffer): boolean;
  /** Default TRANSFER_BATCH_BYTES; a batch has at least one chunk. */
  readonly batchBytes?: number;
}

/**
 * Which chunks of a manifest to ask for, and whether what comes is what was asked for. It does no I/O: whoever drives
 * it stores each accepted chunk, so that a transfer broken off goes on, here or at another relay, with what is missing.
 */
export class Transfer {
  readonly #refs: readonly ChunkRef[];
  readonly #batchBytes: number;
  /** Chunks that are missing, by hash, in key order, with the key before their first. */
  readonly #missing = new Map<string, { readonly ref: ChunkRef; readonly before: Key }>();
  #cursor: ChunkCursor | undefined;

  constructor({ manifest, has, batchBytes = TRANSFER_BATCH_BYTES }: TransferOptions) {
    this.#refs = manifest.chunks;
    this.#batchBytes = batchBytes;
    let before = '';
    for (const ref of manifest.chunks) {
      if (!has(ref.hash)) this.#missing.set(nameOf(ref.hash), { ref, before });
      before = ref.lastKey;
    }
  }

  get isComplete(): boolean {
    return this.#missing.size === 0;
  }

  /** What is still to come. */
  get missing(): Totals {
    return totals([...this.#missing.values()].map(({ ref }) => ref));
  }

  get whole(): Totals {
    return totals(this.#refs);
  }

  /** The next chunks to ask for, in key order; the same again until they are accepted. Empty when complete. */
  nextBatch(): readonly ChunkRef[] {
    const batch: ChunkRef[] = [];
    let bytes = 0;
    for (const { ref } of this.#missing.values()) {
      bytes += ref.storedBytes;
      if (batch.length > 0 && bytes > this.#batchBytes) break;
      batch.push(ref);
    }
    return batch;
  }

  /**
   * Verifies a frame: its hash, its records and their order, against its reference. Throws CORRUPT; MALFORMED for a
   * chunk that was not asked for. A chunk that came already is undefined. The compressed size is taken as it comes:
   * the chunk may lie there compressed by another version than the one that made the manifest.
   */
  accept(frame: Buffer): (NewChunk & { readonly chunk: Chunk }) | undefined {
    if (frame.length > FRAME_BYTES_MAX)
      throw new ShardcastError('CORRUPT', `a frame of ${frame.length} bytes`);
    const { chunk, hash } = decodeFrameNamed(frame);
    const name = nameOf(hash);
    const wanted = this.#missing.get(name);
    if (wanted === undefined) {
      if (this.#refs.some((ref) => ref.hash.equals(hash))) return undefined;
      throw new ShardcastError('MALFORMED', `chunk ${hash.toString('hex', 0, 8)} was not asked for`);
    }
    this.#verify(chunk, wanted.ref, wanted.before);
    this.#missing.delete(name);
    return { ref: { ...wanted.ref, storedBytes: frame.length }, frame, chunk };
  }

  /** A manifest may lie about a chunk although both match their hashes: everything it says is looked up once. */
  #verify(chunk: Chunk, ref: ChunkRef, before: Key): void {
    const cursor = this.#cursor ?? new ChunkCursor(chunk);
    this.#cursor = cursor;
    cursor.reset(chunk);
    const collection = collectionOf(ref.lastKey) + SEPARATOR;
    if (!cursor.next() || !cursor.startsWith(collection) || cursor.compare(before) <= 0)
      throw lie(ref, 'first key');
    let earliest = cursor.expiresAt;
    while (cursor.next()) {
      const { expiresAt } = cursor;
      if (expiresAt > 0 && (earliest === 0 || expiresAt < earliest)) earliest = expiresAt;
    }
    if (cursor.compare(ref.lastKey) !== 0) throw lie(ref, 'last key');
    if (chunk.count !== ref.records) throw lie(ref, 'number of records');
    if (chunk.raw.length !== ref.rawBytes) throw lie(ref, 'size');
    if (earliest !== ref.earliestExpiry) throw lie(ref, 'earliest expiry');
  }
}

function lie(ref: ChunkRef, what: string): ShardcastError {
  return new ShardcastError(
    'CORRUPT',
    `chunk ${ref.hash.toString('hex', 0, 8)}: its ${what} is not the manifest's`,
    {
      hint: 'Fetch the snapshot from another relay.',
    },
  );
}

function nameOf(hash: Buffer): string {
  return hash.toString('latin1');
}
