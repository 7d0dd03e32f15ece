import type { Key, StoredRecord } from '../snapshot/record.js';
import type { ChunkShelf } from './chunk-shelf.js';
import type { ShardState } from './state.js';

export interface DueRecord {
  readonly key: Key;
  readonly expiresAt: number;
}

/**
 * The records of a state that are due, and when the next one will be. Chunks tell their earliest expiry, so only those
 * with something due are opened; the overlay is walked whole, and is small.
 */
export function findDue(
  state: ShardState,
  shelf: ChunkShelf,
  now: number,
  limit: number,
): { due: DueRecord[]; earliestExpiry: number } {
  const due: DueRecord[] = [];
  let next = 0;
  const look = ({ key, expiresAt }: StoredRecord): void => {
    if (expiresAt === 0) return;
    if (expiresAt <= now && due.length < limit) due.push({ key, expiresAt });
    if (next === 0 || expiresAt < next) next = expiresAt;
  };
  for (const [, record] of state.overlay.latest()) if (record !== null) look(record);
  for (const ref of state.base?.chunks ?? []) {
    if (ref.earliestExpiry === 0) continue;
    if (ref.earliestExpiry > now) {
      if (next === 0 || ref.earliestExpiry < next) next = ref.earliestExpiry;
      continue;
    }
    for (const record of shelf.chunk(ref).records()) {
      if (record.expiresAt !== 0 && state.overlay.get(record.key) === undefined) look(record);
    }
  }
  return { due, earliestExpiry: next };
}
