import type { ChunkLimits } from './chunker.js';
import type { ChunkRef, CollectionInfo, CollectionShape } from './manifest.js';
import type { Key, RecordChange, StoredRecord } from './record.js';

/** A new chunk as it is to be stored: its reference and its encoded frame. */
export interface NewChunk {
  readonly ref: ChunkRef;
  readonly frame: Buffer;
}

/** What reads and writes chunks around a cut; both may be asynchronous. */
export interface ChunkIo {
  /** The encoded frame of a chunk named by `base`, `imported` or an earlier spill. */
  read(hash: Buffer): Promise<Buffer> | Buffer;
  /** New chunks in key order, in batches; the cut goes on when it resolves. They count only once the cut has. */
  write(chunks: readonly NewChunk[]): Promise<void> | void;
}

export interface CutInput extends ChunkIo {
  /** The chunks of the snapshot that the changes are against; empty: none. */
  readonly base: readonly ChunkRef[];
  /** Chunks of imported records: they lie over the base and the deleted prefixes, and under `changes`. */
  readonly imported?: readonly ChunkRef[];
  /** In any order: they are sorted where the cut runs. Of several with one key the last wins. */
  readonly changes: Iterable<RecordChange>;
  /** In key order, each ends with SEPARATOR: base records below one are gone. */
  readonly deletedPrefixes: readonly Key[];
  /** Every collection of the shard, the empty ones too. */
  readonly collections: readonly CollectionShape[];
  /** Default: CHUNK_LIMITS. Other limits make other chunks, so only tests set them. */
  readonly limits?: ChunkLimits;
  readonly signal?: AbortSignal;
}

export interface CutResult {
  readonly chunks: readonly ChunkRef[];
  readonly collections: readonly CollectionInfo[];
  readonly root: Buffer;
  /** Chunks decoded, made anew, and taken over by reference. */
  readonly stats: { readonly read: number; readonly written: number; readonly reused: number };
}

export interface BulkInput extends ChunkIo {
  /**
   * Stores chunks of a sorted run for the time of the build: `read` gives them back. A small build has none. Whoever
   * stores them drops them after the build; a spilled chunk may have the name of a written one.
   */
  spill(chunks: readonly NewChunk[]): Promise<void> | void;
  /** Uncompressed bytes of a run in memory. Default RUN_BYTES_MAX. */
  readonly runBytesMax?: number;
  readonly limits?: ChunkLimits;
  readonly signal?: AbortSignal;
}

/** Records in any order become sorted chunks; of several with one key, the last added wins. */
export interface BulkBuild {
  /** Resolves when more may be added. */
  add(records: Iterable<StoredRecord>): Promise<void>;
  /** Writes the chunks and gives their refs, in key order. */
  finish(): Promise<readonly ChunkRef[]>;
  /** Gives up; `add` and `finish` are not called any more. Idempotent. */
  abort(): void;
}
