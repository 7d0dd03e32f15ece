import { ShardcastError } from '../../core/errors.js';
import type { LogHead } from '../../log/delta-log.js';
import { type Entry, historyHashes } from '../../shard/entry.js';
import type { Shard } from '../../shard/shard.js';
import type { ReplicatedLog } from './replicated-log.js';

/**
 * The last revision up to which a replica and the log, whose last entry is of the same epoch, have the same history. undefined: neither
 * reaches back far enough to say.
 */
export async function commonRevision(
  log: Pick<ReplicatedLog, 'read'>,
  shard: Shard,
  end: LogHead,
): Promise<number | undefined> {
  if (hasSame(shard, end.revision, end.hash)) return end.revision;
  let common = shard.stored.oldestRevision;
  try {
    for await (const { entry } of log.read(shard.name, common + 1)) {
      if (entry.epoch !== shard.head.epoch) continue;
      if (entry.firstRevision === common + 1 && !hasSame(shard, common, entry.previousHash)) return undefined;
      const last = lastSame(shard, entry);
      if (last === undefined) return common;
      common = last;
    }
  } catch (failure) {
    if (failure instanceof ShardcastError && failure.code === 'TRIMMED') return undefined;
    throw failure;
  }
  return common;
}

/** undefined: not even the first of the entry. */
function lastSame(shard: Shard, entry: Entry): number | undefined {
  let last: number | undefined;
  for (const [index, hash] of historyHashes(entry).entries()) {
    const revision = entry.firstRevision + index;
    if (!hasSame(shard, revision, hash)) break;
    last = revision;
  }
  return last;
}

function hasSame({ history, head }: Shard, revision: number, hash: Buffer): boolean {
  if (revision === 0) return true;
  return revision <= head.revision && history.hashAt(revision, head)?.equals(hash) === true;
}
