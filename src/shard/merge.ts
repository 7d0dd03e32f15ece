import type { ChunkCursor } from '../snapshot/chunk-codec.js';
import type { Key, StoredRecord } from '../snapshot/record.js';
import type { RecordTarget } from './view.js';

export interface Merge {
  /** Anywhere in the chunk. */
  readonly cursor: ChunkCursor;
  readonly from: Key;
  /** undefined: to the chunk's end. */
  readonly to: Key | undefined;
  /** In key order, all of them in the range; null: deleted. */
  readonly changes: Iterator<[Key, StoredRecord | null], void>;
  /** Whether a deleted prefix hides what the chunk has at a key; undefined: none does. */
  readonly covers: ((key: Key) => boolean) | undefined;
}

/**
 * Gives `target` the records of a chunk from `from` on, with changes merged over them. Most keys are not compared: one that
 * has more in common with the key before it than that one had with the next change comes before the change, too.
 */
export function merge({ cursor, from, to, changes, covers }: Merge, target: RecordTarget): void {
  let change = changes.next();
  /** What the next change has in common with the key before the cursor's, which comes before it. */
  let common = Number.MAX_VALUE; // not known
  /** Whether the target was given the key before the cursor's last. */
  let follows = false;
  for (let more = cursor.seek(from); more; more = cursor.next()) {
    if (to !== undefined && cursor.compare(to) >= 0) break;
    let order = -1;
    while (!change.done && cursor.shared <= common) {
      const [key, record] = change.value;
      common = commonBytes(cursor, key);
      order = common === key.length ? cursor.keyLength - common : orderAt(cursor, key, common);
      if (order < 0) break;
      common = Number.MAX_VALUE;
      follows = order === 0 && record !== null;
      if (record !== null) target.add(record);
      change = changes.next();
      if (order === 0) break;
    }
    if (order === 0) continue;
    const isHidden = covers?.(cursor.key()) ?? false;
    if (!isHidden) target.take(cursor, follows ? cursor.shared : 0);
    follows = !isHidden;
  }
  for (; !change.done; change = changes.next()) {
    if (change.value[1] !== null) target.add(change.value[1]);
  }
}

function commonBytes({ keyBytes, keyLength }: ChunkCursor, key: Key): number {
  const end = Math.min(keyLength, key.length);
  let index = 0;
  while (index < end && keyBytes[index] === key.charCodeAt(index)) index++;
  return index;
}

/** As the keys differ at `index`, or the cursor's ends there. */
function orderAt({ keyBytes, keyLength }: ChunkCursor, key: Key, index: number): number {
  return index === keyLength ? -1 : keyBytes[index]! - key.charCodeAt(index);
}
