import { ShardcastError } from '../core/errors.js';
import type { Entry } from './entry.js';
import type { Head } from './shard-types.js';

/** No gap: an entry is applied only onto its predecessor, by epoch, revision and hash. Throws GAP, FORK or WRONG_EPOCH. */
export function checkFollows(shard: string, head: Head, entry: Entry): void {
  const { epoch, revision, hash } = head;
  if (entry.shard !== shard) {
    throw new ShardcastError('INVALID_ARGUMENT', `an entry of ${entry.shard} came to ${shard}`);
  }
  if (revision > 0 && entry.epoch !== epoch) {
    throw new ShardcastError('WRONG_EPOCH', `an entry of epoch ${entry.epoch}; this is ${epoch}`);
  }
  if (entry.firstRevision !== revision + 1) {
    throw new ShardcastError('GAP', `an entry from ${entry.firstRevision} on does not follow ${revision}`);
  }
  if (!entry.previousHash.equals(hash)) {
    throw new ShardcastError('FORK', `an entry that follows another revision ${revision}`);
  }
}

/** Whether a revision can be read. Throws NOT_FOUND for one that is not there yet, TRIMMED for one that is not kept. */
export function checkReadable(revision: number, head: number, oldest: number): void {
  if (revision > head) {
    throw new ShardcastError('NOT_FOUND', `revision ${revision} is not there yet; the head is ${head}`);
  }
  if (revision >= oldest) return;
  throw new ShardcastError('TRIMMED', `revision ${revision} is not kept any more`, {
    hint: `Reads work from revision ${oldest} on; --history-bytes keeps more.`,
    details: { oldest },
    retry: 'never',
  });
}
