import type { StoredHead } from '../../shard/stored-head.js';

/** When a duty is due. */
export interface UpkeepLimits {
  /** Bytes of entries that the archive lacks, from which on a shard is archived. */
  readonly archiveBytes: number;
  /** A change is archived at the latest this long after it was noticed. Milliseconds. */
  readonly archiveIntervalMs: number;
  /** Entries leave the log this long after the archive has them: a replica that is slow reads on till then. Milliseconds. */
  readonly trimAfterMs: number;
  /** Snapshots that the archive keeps of a shard. */
  readonly archiveKeep: number;
  /** How long snapshots of before its deletion stay in the archive of a deleted shard. Milliseconds. */
  readonly forgetAfterMs: number;
}

/** Up to `revision` of an epoch the archive has everything. */
export interface Trim {
  readonly epoch: string;
  readonly revision: number;
  /** History hash of that revision, as the archive has it. */
  readonly hash: Buffer;
  /** Monotonic milliseconds. */
  readonly atMs: number;
}

/** What the owner knows of a shard's archive. */
export interface KeptShard {
  /** Line of history of the newest archived snapshot; '' for none. */
  readonly epoch: string;
  /** Of that snapshot; 0 for none. */
  readonly revision: number;
  /** Its history hash. */
  readonly hash: Buffer;
  /** Bytes of all the shard's entries when the archive had all, or when it was first looked at. */
  readonly cumulativeBytes: number;
  /** Since when the archive lacks something. Monotonic milliseconds. */
  readonly lacksSinceMs: number | undefined;
  /** What may leave the log, and when. What was archived after it waits for the next time, or a busy shard were never trimmed. */
  readonly trim: Trim | undefined;
  /** Snapshots of the shard in the archive, and when to look for some to remove. */
  readonly snapshots: number;
  readonly collectAtMs: number;
  /** The archive says that the shard is deleted: when what was before may go. Monotonic milliseconds. */
  readonly forgetAtMs: number | undefined;
  /** Nothing is tried before, as the last attempt failed. Monotonic milliseconds. */
  readonly notBeforeMs: number;
  readonly failures: number;
}

export type Duty = 'look-up' | 'archive' | 'trim' | 'collect' | 'forget';

/** Of a shard of which nothing is known yet. */
export const UNKNOWN: KeptShard = {
  epoch: '',
  revision: 0,
  hash: Buffer.alloc(0),
  cumulativeBytes: 0,
  lacksSinceMs: undefined,
  trim: undefined,
  snapshots: 0,
  collectAtMs: 0,
  forgetAtMs: undefined,
  notBeforeMs: 0,
  failures: 0,
};

/** Whether what the archive has is the shard as it is. One that is ahead, or another history, is not. */
export function isArchived({ epoch, revision, hash }: KeptShard, head: StoredHead): boolean {
  return epoch === head.epoch && revision === head.revision && hash.equals(head.hash);
}

/** What is to be done for a shard at a monotonic time, the most urgent first. undefined: nothing. */
export function dutyOf(
  kept: KeptShard | undefined,
  head: StoredHead,
  nowMs: number,
  limits: UpkeepLimits,
): Duty | undefined {
  if (kept === undefined) return 'look-up';
  if (nowMs < kept.notBeforeMs) return undefined;
  if (kept.trim !== undefined && nowMs >= kept.trim.atMs) return 'trim';
  if (!isArchived(kept, head)) {
    const lacks = head.cumulativeBytes - kept.cumulativeBytes;
    const sinceMs = kept.lacksSinceMs ?? nowMs;
    const isLate = lacks >= limits.archiveBytes || nowMs - sinceMs >= limits.archiveIntervalMs;
    // The snapshot from which a new epoch goes on may be removed.
    const isDue = isLate || (kept.epoch !== '' && kept.epoch !== head.epoch);
    if (isDue) return 'archive';
  }
  if (kept.snapshots > limits.archiveKeep && nowMs >= kept.collectAtMs) return 'collect';
  if (kept.forgetAtMs !== undefined && nowMs >= kept.forgetAtMs && isArchived(kept, head)) return 'forget';
  return undefined;
}
