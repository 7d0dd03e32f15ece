import { type CollectionInfo, collectionOf } from '../snapshot/manifest.js';
import type { ChunkShelf } from './chunk-shelf.js';

import type { ShardState } from './state.js';

/**
 * Records per collection: the snapshot's counts, corrected by the overlay, each of whose changes is looked up below it.
 * After a prefix deletion the snapshot's counts say nothing, and everything is counted.
 */
export function countRecords(state: ShardState, shelf: ChunkShelf): CollectionInfo[] {
  const counts = new Map([...state.collections.keys()].map((name) => [name, 0]));
  const add = (collection: string, records: number): void => {
    counts.set(collection, (counts.get(collection) ?? 0) + records);
  };
  const hidden = state.overlay.deletedPrefixes().length > 0;
  if (hidden) {
    for (const ref of state.base?.chunks ?? []) {
      for (const { key } of shelf.chunk(ref).records())
        if (!state.overlay.covers(key)) add(collectionOf(key), 1);
    }
  } else {
    for (const { name, records } of state.base?.collections ?? []) add(name, records);
  }
  for (const [key, record] of state.overlay.latest()) {
    const wasThere =
      state.base !== undefined && !state.overlay.covers(key) && shelf.record(state.base, key) !== undefined;
    add(collectionOf(key), (record === null ? 0 : 1) - (wasThere ? 1 : 0));
  }
  return [...state.collections]
    .map(([name, keyParts]) => ({ name, keyParts, records: counts.get(name) ?? 0 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
