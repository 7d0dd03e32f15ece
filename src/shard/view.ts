import type { Chunk, ChunkCursor } from '../snapshot/chunk-codec.js';
import type { Key, StoredRecord } from '../snapshot/record.js';

/** A stretch of a view in key order: a chunk, stored or merged with what changed since, or records. */
export type Segment =
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  | { readonly kind: 'records'; readonly records: readonly StoredRecord[] };

/** Takes records in key order, without their being made objects. */
export interface RecordTarget {
  /** The record that the cursor is at; `shared`: how much its key has in common with the one before, 0: not known. */
  take(cursor: ChunkCursor, shared: number): void;
  add(record: StoredRecord): void;
}

export interface Extent {
  readonly records: number;
  /** Bytes of keys and values. Both are estimates where chunks were changed since, or are only partly inside. */
  readonly bytes: number;
}

/**
 * A shard as it was at one revision; never changes. Reads are synchronous (memory-mapped chunks, a bounded cache): walk
 * long ranges by segments and give way between them. Dispose it when done: until then its chunks are kept.
 */
export interface ShardView extends Disposable {
  readonly shard: string;
  readonly epoch: string;
  readonly revision: number;
  /** The revision token of this view. */
  readonly token: string;
  readonly historyHash: Buffer;
  /** When the owner appended the entry that made `revision`; Unix milliseconds, 0 at revision 0. */
  readonly appendedAt: number;
  /** Collection name → number of key parts. A collection may be without records. */
  readonly collections: ReadonlyMap<string, number>;
  get(key: Key): StoredRecord | undefined;
  /** Names the snapshot that the view is built on; undefined: none. */
  readonly snapshot: object | undefined;
  /** As `get`, for a key that was not changed after that snapshot; deleted prefixes count. */
  getUnchanged(key: Key): StoredRecord | undefined;
  /** Whether any record's key starts with `prefix` (which ends with SEPARATOR; '' asks for any record). */
  hasPrefix(prefix: Key): boolean;
  extent(prefix: Key): Extent;
  /** Everything below `prefix`, in key order; '' for the whole shard. */
  segments(prefix: Key): Iterable<Segment>;
  /** The same, one by one into `target`, with no merged chunk made; yields where the caller may give way. */
  pour(prefix: Key, target: RecordTarget): Iterable<void>;
}

/** What deltas touched: a superset of what differs between two views. */
export interface Touched {
  /** The views may differ anywhere: a snapshot replaced the shard. */
  readonly all: boolean;
  readonly keys: ReadonlySet<Key>;
  /** Prefixes that were deleted; each ends with SEPARATOR. */
  readonly prefixes: ReadonlySet<Key>;
  /**
   * Of the keys, those that had not been changed between the snapshot and this, with what they hold after it; null: nothing.
   * Says nothing where prefixes were deleted, too.
   */
  readonly first?: ReadonlyMap<Key, StoredRecord | null>;
}

/** What a snapshot touches. */
export const EVERYTHING: Touched = { all: true, keys: new Set(), prefixes: new Set() };
