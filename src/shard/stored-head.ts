import { ShardcastError } from '../core/errors.js';
import type { Manifest } from '../snapshot/manifest.js';
import type { Draft } from './draft.js';
import { type Entry, lastRevision } from './entry.js';
import type { ShardEnvironment } from './environment.js';
import { EMPTY_HISTORY, HISTORY_HASH_BYTES } from './history.js';

/** What the register of a partition keeps of a shard: enough to list it, and to open it. */
export interface StoredHead {
  /** The shard's number in its lane. */
  readonly number: number;
  readonly epoch: string;
  readonly revision: number;
  readonly hash: Buffer;
  /** Where the log has the entry that made `revision`: what the next append must name. 0: no entry, or not known. */
  readonly position: number;
  readonly appendedAt: number;
  /** Bytes of all entries since the shard began. */
  readonly cumulativeBytes: number;
  /** Reads at a revision, and resuming, work from here. */
  readonly oldestRevision: number;
  readonly snapshotRevision: number;
  /** The last import: a cursor below it needs a snapshot. 0: none. */
  readonly importRevision: number;
  /** No record expires before this; 0: none expires. Unix milliseconds. */
  readonly earliestExpiry: number;
}

export function newHead(number: number, epoch: string): StoredHead {
  return {
    number,
    epoch,
    revision: 0,
    hash: EMPTY_HISTORY,
    position: 0,
    appendedAt: 0,
    cumulativeBytes: 0,
    oldestRevision: 0,
    snapshotRevision: 0,
    importRevision: 0,
    earliestExpiry: 0,
  };
}

export function encodeHead(head: StoredHead): Buffer {
  return Buffer.from(JSON.stringify({ ...head, hash: head.hash.toString('hex') }));
}

export function decodeHead(shard: string, bytes: Buffer): StoredHead {
  try {
    const read = JSON.parse(bytes.toString('utf8')) as Omit<StoredHead, 'hash' | 'position'> & {
      hash: string;
      position?: number;
    };
    const hash = Buffer.from(read.hash, 'hex');
    if (!Number.isSafeInteger(read.revision) || hash.length !== HISTORY_HASH_BYTES)
      throw new Error('not whole');
    // Before there were positions, all stores were of the embedded log, whose positions are revisions.
    return { ...read, hash, position: read.position ?? read.revision };
  } catch (cause) {
    throw new ShardcastError('CORRUPT', `the head of ${shard} cannot be read`, { cause });
  }
}

/** The head after an entry that was made, or replayed, as `draft`; `position` is its place in the log. */
export function headAfter(
  before: StoredHead,
  draft: Draft,
  entry: Entry,
  entryBytes: number,
  position: number = lastRevision(entry),
): StoredHead {
  const expiries = [before.earliestExpiry, draft.earliestExpiry].filter((at) => at > 0);
  return {
    ...before,
    epoch: entry.epoch,
    revision: lastRevision(entry),
    hash: draft.hash,
    position,
    appendedAt: entry.appendedAt,
    cumulativeBytes: before.cumulativeBytes + entryBytes,
    earliestExpiry: least(expiries),
  };
}

/** When the first record of a snapshot expires; 0: none does. */
export function earliestExpiryOf(manifest: Manifest): number {
  return least(manifest.chunks.map((chunk) => chunk.earliestExpiry).filter((at) => at > 0));
}

function least(times: readonly number[]): number {
  return times.reduce((a, b) => (a === 0 || b < a ? b : a), 0);
}

/** The head of a shard of which only a snapshot is there, which does not say where a log elsewhere has its entry. */
export function headOf(
  before: StoredHead,
  manifest: Manifest,
  { logIsElsewhere }: Pick<ShardEnvironment, 'logIsElsewhere'>,
): StoredHead {
  return {
    ...before,
    epoch: manifest.epoch,
    revision: manifest.revision,
    hash: manifest.historyHash,
    position: logIsElsewhere ? 0 : manifest.revision,
    appendedAt: manifest.appendedAt,
    oldestRevision: manifest.revision,
    snapshotRevision: manifest.revision,
    // A restore may go back behind it.
    importRevision: Math.min(before.importRevision, manifest.revision),
    earliestExpiry: earliestExpiryOf(manifest),
  };
}
