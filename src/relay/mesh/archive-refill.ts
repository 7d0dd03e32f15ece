import { ShardcastError } from '../../core/errors.js';
import { newestArchived } from '../../shard/archive/archived-shard.js';
import {
  type RestoreOptions,
  type RestoreResult,
  restoreInto,
  restoreShard,
} from '../../shard/archive/restore-shard.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { EpochRecord } from './epoch-record.js';

/**
 * Fills a shard from the archive: with the newest that it has, or into an epoch, whose snapshots it may have already, else what the epoch continues
 * from. Throws NOT_FOUND for what is not archived, FORK when the archive has another history of it.
 */
export async function refillFromArchive(
  store: ShardStore,
  archive: Archive,
  shard: string,
  opened: EpochRecord | undefined,
  control: Pick<RestoreOptions, 'signal' | 'onMoved'>,
): Promise<RestoreResult> {
  if (opened === undefined) return await restoreInto(store, archive, shard, control);
  const { epoch, continuesFrom: from } = opened;
  const own = await newestArchived(archive, shard, { epoch, signal: control.signal });
  if (own !== undefined || from === null)
    return await restoreInto(store, archive, shard, { ...control, epoch });
  const { shard: source = shard, revision } = from;
  const options = { ...control, epoch: from.epoch, revision, newEpoch: epoch, as: shard };
  const restored = await restoreShard(store, archive, source, options);
  if (store.open(shard).head.hash.toString('hex') === from.hash) return restored;
  throw new ShardcastError(
    'FORK',
    `${source}: the archive has another revision ${revision} of epoch ${from.epoch}`,
  );
}

/** Brings a shard to the newest that the archive has of it, if that is further: a relay that is gone may have archived more. Whether it was. */
export async function fetchNewer(
  store: ShardStore,
  archive: Archive | undefined,
  { name, head }: Shard,
  signal: AbortSignal,
): Promise<boolean> {
  if (archive === undefined) return false;
  const newest = await newestArchived(archive, name, { signal });
  if (newest === undefined) return false;
  const isOfLine = newest.epoch === head.epoch;
  if (head.revision > 0 && (isOfLine ? newest.revision <= head.revision : newest.epoch < head.epoch))
    return false;
  await restoreInto(store, archive, name, { epoch: newest.epoch, signal });
  return true;
}
