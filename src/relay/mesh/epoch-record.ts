import { ShardcastError } from '../../core/errors.js';
import { shardOfToken, shardToken } from '../../log/jetstream/subjects.js';
import { HISTORY_HASH_BYTES } from '../../shard/history.js';

/** How a line of history of a shard began. */
export interface EpochRecord {
  readonly epoch: string;
  /** The last delta of another line that this one builds on; null: it begins with nothing. */
  readonly continuesFrom: {
    readonly epoch: string;
    /** 1 or more. */
    readonly revision: number;
    /** The history hash at that revision, in hexadecimal. */
    readonly hash: string;
    /** The shard that it is of, when it is another one. */
    readonly shard?: string;
  } | null;
  /**
   * Deltas that the log has taken on the line of this epoch, from this revision on, while it had lost others: they go on behind what is
   * continued from. Default: none.
   */
  readonly takesOver?: { readonly epoch: string; readonly fromRevision: number };
  /** The id of a relay, or whoever else opened it. */
  readonly openedBy: string;
  /** Unix milliseconds, for people. */
  readonly openedAt: number;
}

const TEXT_MAX = 128;
const HASH = new RegExp(`^[0-9a-f]{${2 * HISTORY_HASH_BYTES}}$`);
const KEY_PREFIX = 'epoch.';

export function epochKey(shard: string): string {
  return `${KEY_PREFIX}${shardToken(shard)}`;
}

/** undefined: not the key of a shard. */
export function shardOfKey(key: string): string | undefined {
  if (!key.startsWith(KEY_PREFIX)) return undefined;
  try {
    return shardOfToken(key.slice(KEY_PREFIX.length));
  } catch {
    return undefined;
  }
}

/** Always the same bytes for the same record. Throws INVALID_ARGUMENT. */
export function encodeEpoch(record: EpochRecord): Buffer {
  const problem = problemOf(record);
  if (problem !== undefined) throw new ShardcastError('INVALID_ARGUMENT', `not an epoch: ${problem}`);
  return Buffer.from(JSON.stringify(inOrder(record)));
}

/** Throws CORRUPT. */
export function decodeEpoch(shard: string, value: Buffer): EpochRecord {
  let record: EpochRecord | null;
  try {
    record = JSON.parse(value.toString('utf8'));
  } catch (cause) {
    throw new ShardcastError('CORRUPT', `the epoch of ${shard} is not JSON`, { cause });
  }
  const problem = problemOf(record);
  if (record === null || problem !== undefined) {
    throw new ShardcastError('CORRUPT', `the epoch of ${shard} cannot be read: ${problem}`);
  }
  return inOrder(record);
}

/** What is known of a record, always in the same order; what a later program has added is left out. */
function inOrder({ epoch, continuesFrom, openedBy, openedAt, takesOver }: EpochRecord): EpochRecord {
  const from = continuesFrom && {
    epoch: continuesFrom.epoch,
    revision: continuesFrom.revision,
    hash: continuesFrom.hash,
    ...(continuesFrom.shard === undefined ? {} : { shard: continuesFrom.shard }),
  };
  const over = takesOver && { epoch: takesOver.epoch, fromRevision: takesOver.fromRevision };
  return {
    epoch,
    continuesFrom: from,
    openedBy,
    openedAt,
    ...(over === undefined ? {} : { takesOver: over }),
  };
}

function problemOf(record: Partial<EpochRecord> | null): string | undefined {
  if (typeof record !== 'object' || record === null) return 'no object';
  const { epoch, continuesFrom: from, openedBy, openedAt, takesOver } = record;
  if (!isText(epoch)) return `epoch has 1 to ${TEXT_MAX} characters`;
  if (!isText(openedBy)) return `openedBy has 1 to ${TEXT_MAX} characters`;
  if (!isCount(openedAt)) return 'openedAt is a time in Unix milliseconds';
  if (takesOver !== undefined && !isTakenOver(takesOver)) return 'takesOver names an epoch and a revision';
  if (from === null) return undefined;
  if (typeof from !== 'object') return 'continuesFrom is null or names what it continues from';
  if (!isText(from.epoch)) return `continuesFrom.epoch has 1 to ${TEXT_MAX} characters`;
  if (from.shard !== undefined && !isText(from.shard))
    return `continuesFrom.shard has 1 to ${TEXT_MAX} characters`;
  if (from.epoch === epoch) return 'it continues from itself';
  if (!isCount(from.revision) || from.revision === 0) return 'continuesFrom.revision is 1 or more';
  if (typeof from.hash !== 'string' || !HASH.test(from.hash)) return 'continuesFrom.hash is no history hash';
  return undefined;
}

function isTakenOver(value: unknown): boolean {
  const { epoch, fromRevision } = (value ?? {}) as Partial<NonNullable<EpochRecord['takesOver']>>;
  return isText(epoch) && isCount(fromRevision) && fromRevision > 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= TEXT_MAX;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
