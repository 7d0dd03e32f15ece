import { totals } from '../snapshot/manifest.js';
import { countRecords } from './record-count.js';
import type { ShardSummary } from './shard-types.js';
import type { ShardCore } from './snapshots.js';

/** What a shard says of itself; its records are counted. */
export function summaryOf({ name, state, stored, shelf, tail }: ShardCore): ShardSummary {
  const collections = countRecords(state, shelf);
  return {
    shard: name,
    head: state.head,
    collections,
    records: collections.reduce((sum, { records }) => sum + records, 0),
    snapshotRevision: state.base?.revision ?? 0,
    snapshotBytes: totals(state.base?.chunks ?? []).storedBytes,
    tailBytes: tail.bytesAfter(stored.oldestRevision, stored.cumulativeBytes),
    oldestRevision: stored.oldestRevision,
    deleted: state.head.revision > 0 && state.collections.size === 0,
  };
}
