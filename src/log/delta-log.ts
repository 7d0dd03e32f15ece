import type { Entry } from '../shard/entry.js';

/** Where a shard's log stands. */
export interface LogHead {
  /** What an append must name to follow it: opaque, meaningful to this log only. */
  readonly position: number;
  readonly epoch: string;
  readonly revision: number;
  readonly hash: Buffer;
}

export interface LoggedEntry {
  readonly entry: Entry;
  /** The entry as it is stored and sent. */
  readonly bytes: Buffer;
  readonly position: number;
}

export interface AppendHints {
  /** Whatever the caller wants back with its own entry, when the tail hands it over. */
  readonly prepared?: unknown;
}

export interface ReadHints {
  /**
   * The position of an entry of the shard that ends below the revision asked for, best of the last one before it. It saves searching where to
   * begin; a wrong one costs time only.
   */
  readonly afterPosition?: number;
}

export type EntryListener = (logged: LoggedEntry) => void;

/**
 * The ordered, durable history of entries of all shards. An append is a compare-and-set on the position of the shard's
 * last entry, one in flight per shard; when it has resolved, the entry is on disk and every subscriber will be given it,
 * in the order of its shard. Whether subscribers have had it by then is not promised.
 */
export interface DeltaLog extends AsyncDisposable {
  /** undefined: the shard has no entry. */
  head(shard: string): Promise<LogHead | undefined>;
  /**
   * Appends onto `expected`, the position of the shard's last entry, 0 for none; gives the entry's own position, onto which the
   * next may be appended. Throws CONFLICT when the log stands elsewhere (nothing was written; where it stands only a read says, the error does not),
   * DISK_FULL (nothing was written), UNAVAILABLE or DEADLINE_EXCEEDED when the outcome is unknown: `head` tells.
   */
  append(entry: Entry, bytes: Buffer, expected: number, hints?: AppendHints): Promise<number>;
  /** Entries from the one that holds `fromRevision` to the end. Throws TRIMMED when that one is gone. */
  read(shard: string, fromRevision: number, hints?: ReadHints): AsyncIterable<LoggedEntry>;
  /** Every entry appended from now on, each shard's in order. */
  subscribe(listener: EntryListener): Disposable;
  /** Forgets entries that end below `revision`, but never a shard's last entry. */
  trim(shard: string, revision: number): Promise<void>;
}
