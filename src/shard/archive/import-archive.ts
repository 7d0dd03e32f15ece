import { type Clock, systemClock } from '../../core/clock.js';
import type { Archive, ArchiveCall } from '../../snapshot/archive/archive.js';
import { CODEC_VERSION } from '../../snapshot/chunk-codec.js';
import {
  type ChunkRef,
  type CollectionShape,
  computeRoot,
  countCollections,
  type Manifest,
} from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import type { Shard } from '../shard.js';
import { importName } from './archive-names.js';
import { decodeNamed } from './archived-shard.js';
import { corrupt } from './blocks.js';
import { fetchChunks, putChunks } from './chunk-archive.js';

/** Imported records as chunks in a shard's store, over none of its own. */
export interface Imported {
  readonly collections: readonly CollectionShape[];
  readonly chunks: readonly ChunkRef[];
}

/**
 * Archives imported chunks and, last, a manifest of them that their root names: before the delta that refers to that root is appended.
 * They stay until a snapshot of later than that is archived, see collectArchive. Resolves to the root.
 */
export async function archiveImport(
  shard: Shard,
  archive: Archive,
  { collections, chunks }: Imported,
  { signal, clock = systemClock }: ArchiveCall & { readonly clock?: Clock } = {},
): Promise<Buffer> {
  await putChunks(shard, archive, chunks, signal);
  const hashes = chunks.map(({ hash }) => hash);
  const root = computeRoot(collections, hashes);
  const { epoch, revision, hash } = shard.head;
  const now = clock.now();
  const manifest: Manifest = {
    codecVersion: CODEC_VERSION,
    shard: shard.name,
    epoch,
    revision,
    historyHash: hash,
    root,
    collections: countCollections(collections, chunks),
    chunks,
    cutAt: now,
    appendedAt: now,
  };
  await archive.put(importName(shard.name, root), encodeManifest(manifest), { signal, renew: true });
  return root;
}

/** Stores imported chunks that an entry refers to by their root. undefined: the archive does not have them. Throws CORRUPT. */
export async function fetchImport(
  shard: Shard,
  archive: Archive,
  root: Buffer,
  { signal }: ArchiveCall = {},
): Promise<Imported | undefined> {
  const name = importName(shard.name, root);
  const bytes = await archive.get(name, { signal });
  if (bytes === undefined) return undefined;
  const manifest = decodeNamed(name, bytes);
  if (!manifest.root.equals(root) || manifest.shard !== shard.name)
    throw corrupt(name, 'is of another import');
  await fetchChunks(shard, archive, shard.name, manifest, signal);
  return manifest;
}
