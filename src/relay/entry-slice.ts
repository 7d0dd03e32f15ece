import { decodeEntry, encodeEntry } from '../shard/entry.js';
import { nextHistoryHash } from '../shard/history.js';
import { entrySpan } from '../wire/watch-codec.js';

/** An encoded entry without the deltas below `fromRevision`: what a cursor in the middle of an entry goes on with. */
export function sliceEntry(bytes: Buffer, fromRevision: number): Buffer {
  if (entrySpan(bytes).firstRevision >= fromRevision) return bytes;
  const entry = decodeEntry(bytes);
  const skipped = fromRevision - entry.firstRevision;
  let previousHash = entry.previousHash;
  for (const delta of entry.deltas.slice(0, skipped)) previousHash = nextHistoryHash(previousHash, delta);
  return encodeEntry({
    ...entry,
    firstRevision: fromRevision,
    previousHash,
    deltas: entry.deltas.slice(skipped),
  });
}
