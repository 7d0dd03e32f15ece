import { ShardcastError } from '../core/errors.js';
import { HISTORY_HASH_BYTES } from './history.js';

/** What the register of a partition keeps of a shard: enough to list it, and to open it. */
export interface StoredHead {
  /** The shard's number in its lane. */
  readonly number: number;
  readonly epoch: string;
  readonly revision: number;
  readonly hash: Buffer;
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
    hash: Buffer.alloc(HISTORY_HASH_BYTES),
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
    const read = JSON.parse(bytes.toString('utf8')) as Omit<StoredHead, 'hash'> & { hash: string };
    const hash = Buffer.from(read.hash, 'hex');
    if (!Number.isSafeInteger(read.revision) || hash.length !== HISTORY_HASH_BYTES)
      throw new Error('not whole');
    return { ...read, hash };
  } catch (cause) {
    throw new ShardcastError('CORRUPT', `the head of ${shard} cannot be read`, { cause });
  }
}
