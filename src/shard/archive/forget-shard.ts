import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import type { Archive, ArchiveObject } from '../../snapshot/archive/archive.js';
import { IN_FLIGHT } from './archive-limits.js';
import { folderOf } from './archive-names.js';
import { archivedSnapshots, readArchivedManifest } from './archived-shard.js';

export interface ForgetOptions {
  /** How long a shard stays in the archive after it was deleted. Milliseconds, default 7 days. */
  readonly graceMs?: number;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
}

const FORGET_GRACE_MS = 7 * 24 * 60 * 60_000;

/**
 * Removes everything of a shard from an archive whose newest snapshot says that the shard was deleted, and that long ago. Throws
 * PRECONDITION_FAILED when it does not say so. Returns how many objects went. What marks the shard as deleted goes last, so that one
 * that was broken off may be done again.
 */
export async function forgetShard(
  archive: Archive,
  shard: string,
  { graceMs = FORGET_GRACE_MS, signal, clock = systemClock }: ForgetOptions = {},
): Promise<number> {
  const newest = (await archivedSnapshots(archive, shard, { signal })).at(-1);
  const before = clock.now() - graceMs;
  if (newest !== undefined) {
    const manifest = await readArchivedManifest(archive, shard, newest, { signal });
    const isDeleted = manifest !== undefined && manifest.collections.length === 0;
    if (!isDeleted || manifest.appendedAt > before || newest.modifiedAt > before) {
      const why = isDeleted ? 'was deleted only lately' : 'is not deleted';
      throw new ShardcastError(
        'PRECONDITION_FAILED',
        `${shard} ${why}, as its newest archived snapshot says`,
      );
    }
  }
  let count = 0;
  const forget = async ({ name, modifiedAt }: ArchiveObject, abort: AbortSignal): Promise<void> => {
    if (name === newest?.name || modifiedAt > before) return;
    await archive.delete(name, { signal: abort });
    count++;
  };
  // Manifests before what they name: what is there is complete all the time.
  await inParallel(archive.list(folderOf(shard, 'manifests'), { signal }), IN_FLIGHT, forget, signal);
  await inParallel(archive.list(folderOf(shard), { signal }), IN_FLIGHT, forget, signal);
  if (newest === undefined) return count;
  await archive.delete(newest.name, { signal });
  return count + 1;
}
