import { ShardcastError } from '../core/errors.js';
import { asBuffer } from '../wire/as-buffer.js';
import { wire } from '../wire/wire.js';
import { HISTORY_HASH_BYTES, nextHistoryHash } from './history.js';

/** What the log stores: consecutive deltas of one shard, and where in its history they belong. */
export interface Entry {
  readonly shard: string;
  readonly epoch: string;
  readonly firstRevision: number;
  readonly previousHash: Buffer;
  /** Unix milliseconds, by the owner's clock. */
  readonly appendedAt: number;
  readonly deltas: readonly Buffer[];
}

export function lastRevision(entry: Entry): number {
  return entry.firstRevision + entry.deltas.length - 1;
}

/** The history hash after each delta of the entry. */
export function historyHashes(entry: Entry): Buffer[] {
  const hashes: Buffer[] = [];
  let hash = entry.previousHash;
  for (const delta of entry.deltas) {
    hash = nextHistoryHash(hash, delta);
    hashes.push(hash);
  }
  return hashes;
}

export function encodeEntry(entry: Entry): Buffer {
  const bytes = wire.Entry.encode({ ...entry, deltas: entry.deltas as Buffer[] }).finish();
  return asBuffer(bytes);
}

/** The deltas are views of `bytes`. Throws MALFORMED. */
export function decodeEntry(bytes: Buffer): Entry {
  let entry: InstanceType<typeof wire.Entry>;
  try {
    entry = wire.Entry.decode(bytes);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', 'an entry does not parse', { cause });
  }
  const { shard, epoch, firstRevision, appendedAt } = entry;
  if (firstRevision < 1 || entry.deltas.length === 0 || entry.previousHash.length !== HISTORY_HASH_BYTES) {
    throw new ShardcastError('MALFORMED', `an entry of ${shard} is not whole`);
  }
  const previousHash = asBuffer(entry.previousHash);
  return { shard, epoch, firstRevision, previousHash, appendedAt, deltas: entry.deltas.map(asBuffer) };
}
