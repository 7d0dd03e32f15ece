import { ShardcastError } from '../../core/errors.js';
import type { Archive, ArchiveCall, ArchiveObject } from '../../snapshot/archive/archive.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { decodeManifest } from '../../snapshot/manifest-codec.js';
import {
  folderOf,
  manifestName,
  parseManifestName,
  parseStretchName,
  type Stretch,
} from './archive-names.js';
import { corrupt } from './blocks.js';

/** A snapshot in an archive; complete, as its manifest was put last. */
export interface ArchivedSnapshot extends ArchiveObject {
  readonly epoch: string;
  readonly revision: number;
}

export type ArchivedStretch = Stretch & ArchiveObject;

/** The snapshots of a shard, oldest first; those of an earlier epoch before those of a later one. */
export async function archivedSnapshots(
  archive: Archive,
  shard: string,
  call: ArchiveCall = {},
): Promise<ArchivedSnapshot[]> {
  const snapshots: ArchivedSnapshot[] = [];
  for await (const object of archive.list(folderOf(shard, 'manifests'), call)) {
    const parsed = parseManifestName(object.name);
    if (parsed !== undefined) snapshots.push({ ...object, ...parsed });
  }
  return snapshots.sort((a, b) =>
    a.epoch === b.epoch ? a.revision - b.revision : a.epoch < b.epoch ? -1 : 1,
  );
}

export interface Wanted extends ArchiveCall {
  /** Of this line of history. Default: the latest that has a snapshot. */
  readonly epoch?: string | undefined;
  /** At or below this revision. Default: any. */
  readonly revisionMax?: number | undefined;
}

/** The newest snapshot of a shard in an archive. undefined: there is none, or none such. */
export async function newestArchived(
  archive: Archive,
  shard: string,
  { epoch, revisionMax = Infinity, signal }: Wanted = {},
): Promise<ArchivedSnapshot | undefined> {
  const snapshots = await archivedSnapshots(archive, shard, { signal });
  const line = epoch ?? snapshots.at(-1)?.epoch;
  return snapshots.findLast((snapshot) => snapshot.epoch === line && snapshot.revision <= revisionMax);
}

/** Verified. undefined: it is not there any more. Throws CORRUPT when it is not what its name says. */
export async function readArchivedManifest(
  archive: Archive,
  shard: string,
  { epoch, revision }: { epoch: string; revision: number },
  call: ArchiveCall = {},
): Promise<Manifest | undefined> {
  const name = manifestName(shard, epoch, revision);
  const bytes = await archive.get(name, call);
  if (bytes === undefined) return undefined;
  const manifest = decodeNamed(name, bytes);
  const isNamed = manifest.shard === shard && manifest.epoch === epoch && manifest.revision === revision;
  if (!isNamed) throw corrupt(name, `holds ${manifest.shard} ${manifest.epoch} ${manifest.revision}`);
  return manifest;
}

/** Throws CORRUPT or VERSION_UNSUPPORTED, naming the object. */
export function decodeNamed(name: string, bytes: Buffer): Manifest {
  try {
    return decodeManifest(bytes);
  } catch (thrown) {
    throw named(name, thrown);
  }
}

/** A failure to understand an object's bytes, with the object's name before it. */
export function named(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof ShardcastError)) return thrown;
  const code = thrown.code === 'MALFORMED' ? 'CORRUPT' : thrown.code;
  return new ShardcastError(code, `${name}: ${thrown.message}`, {
    cause: thrown,
    hint: 'Restore an older snapshot, or archive the shard again from a relay that has it.',
    details: thrown.details,
  });
}

/** The archived stretches of a kind and epoch, by their first revision. */
export async function archivedStretches(
  archive: Archive,
  shard: string,
  folder: 'receipts' | 'entries',
  epoch: string,
  call: ArchiveCall = {},
): Promise<ArchivedStretch[]> {
  const found: ArchivedStretch[] = [];
  for await (const object of archive.list(folderOf(shard, folder), call)) {
    const stretch = parseStretchName(object.name);
    if (stretch?.epoch === epoch) found.push({ ...object, ...stretch });
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The fewest of `stretches` that cover the revisions from `from` on without a hole, and how far they go: `from - 1` for none. */
export function chainFrom<T extends { from: number; to: number }>(
  stretches: readonly T[],
  from: number,
): { chain: T[]; to: number } {
  const chain: T[] = [];
  let to = from - 1;
  for (;;) {
    let best: T | undefined;
    for (const stretch of stretches) {
      if (stretch.from <= to + 1 && stretch.to > (best?.to ?? to)) best = stretch;
    }
    if (best === undefined) return { chain, to };
    chain.push(best);
    to = best.to;
  }
}
