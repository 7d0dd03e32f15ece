import type { CollectionInfo, Manifest } from '../snapshot/manifest.js';
import type { Draft, TouchListener } from './draft.js';
import type { Entry } from './entry.js';
import type { ShardView, Touched } from './view.js';

/** Where a shard's history stands. Revision 0: nothing was published yet. */
export interface Head {
  readonly epoch: string;
  readonly revision: number;
  readonly hash: Buffer;
  /** Unix milliseconds; 0 at revision 0. */
  readonly appendedAt: number;
  readonly token: string;
}

export interface ShardSummary {
  readonly shard: string;
  readonly head: Head;
  readonly collections: readonly CollectionInfo[];
  readonly records: number;
  readonly snapshotRevision: number;
  readonly snapshotBytes: number;
  readonly tailBytes: number;
  /** Reads at a revision work from here. */
  readonly oldestRevision: number;
  readonly deleted: boolean;
}

/** How a watcher at a cursor goes on. */
export type Resume =
  | {
      readonly kind: 'deltas';
      readonly fromRevision: number;
      readonly bytes: number;
      readonly reason: string;
    }
  | { readonly kind: 'snapshot'; readonly reason: string };

/** How an entry is written. */
export interface AppendOptions {
  /** Resolve only when the disk has it. */
  synced: boolean;
  /** Where the log has the entry. Default: its last revision, as in the embedded log. */
  position?: number;
  /** Remember ids and source positions, for whoever answers repeats. Default true. */
  receipts?: boolean;
  /** Hears what the entry touched. */
  touch?: TouchListener;
  /** The draft that the entry was made of: spares decoding and applying it again. */
  draft?: Draft;
}

/** One shard of a store, as relays and agents use it. Reads are synchronous; writes resolve when committed. */
export interface ShardHandle {
  readonly name: string;
  readonly head: Head;
  summary(): ShardSummary;
  view(): ShardView;
  /** The state at an earlier revision. Throws TRIMMED (older than what is kept) or NOT_FOUND (not there yet). */
  viewAt(revision: number): ShardView;
  /** Encoded entries from the one that holds `fromRevision` on, up to the head at the time of each step. */
  entries(fromRevision: number): Iterable<Buffer>;
  /** Throws WRONG_EPOCH, FORK, TRIMMED or NOT_FOUND (ahead of the head) for a cursor that is not of this history. */
  checkCursor(token: string): number;
  resume(token: string | undefined): Resume;
  touchedSince(revision: number): Touched;
  /** Writes and applies entries, which must follow the head; `synced` waits for the disk. Throws GAP or FORK. */
  append(entry: Entry, bytes: Buffer, options: { synced: boolean }): Promise<void>;
  /** Merges the overlay into a new snapshot; returns the newest manifest when there is nothing to cut. */
  cut(): Promise<Manifest>;
  /** What a snapshot at a kept revision would be: its root names the state. Nothing is stored. */
  manifestAt(revision: number): Promise<Manifest>;
  manifests(): readonly Manifest[];
  /** A manifest whose chunks stay for `holdMs` at least. undefined: no such snapshot is kept. */
  pin(revision: number | undefined, holdMs: number): Manifest | undefined;
  /** The encoded ChunkFrame. */
  frame(hash: Buffer): Buffer | undefined;
  /** Stores frames of a snapshot that is being fetched; each must have been verified. */
  putFrames(frames: readonly { hash: Buffer; frame: Buffer }[]): Promise<void>;
  /** Makes a fetched snapshot the state: it replaces everything. All its chunks must be stored. */
  install(manifest: Manifest): Promise<void>;
}
