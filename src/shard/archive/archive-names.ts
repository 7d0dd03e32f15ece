import { ShardcastError } from '../../core/errors.js';
import { isSegment } from '../../snapshot/archive/archive.js';
import { checkShardName } from '../limits.js';

/**
 * Where a shard's objects are:
 *
 *     shards/SHARD/chunks/HASH              a chunk's frame, as it is stored and sent
 *     shards/SHARD/manifests/EPOCH-REVISION all that the manifest needs is there before it
 *     shards/SHARD/receipts/EPOCH-FROM-TO   which deltas these revisions took, of EPOCH and those that it continues
 *     shards/SHARD/entries/EPOCH-FROM-TO    the entries of these revisions, where they are archived
 *     shards/SHARD/imports/ROOT             a manifest of imported chunks that an entry of the log refers to
 *
 * Revisions have sixteen digits, and epochs are in the order of their opening (see nextEpoch), so the last name is the newest.
 */
export const FOLDERS = ['manifests', 'chunks', 'receipts', 'entries', 'imports'] as const;
export type Folder = (typeof FOLDERS)[number];

/** A stretch of revisions, both ends included, in one object. */
export interface Stretch {
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
}

const DIGITS = 16;
const MANIFEST = new RegExp(`^(.+)-(\\d{${DIGITS}})$`);
const STRETCH = new RegExp(`^(.+)-(\\d{${DIGITS}})-(\\d{${DIGITS}})$`);

/** Throws INVALID_ARGUMENT for what is no shard name. */
export function folderOf(shard: string, folder?: Folder): string {
  checkShardName(shard);
  return folder === undefined ? `shards/${shard}/` : `shards/${shard}/${folder}/`;
}

export function chunkName(shard: string, hash: Buffer): string {
  return folderOf(shard, 'chunks') + hash.toString('hex');
}

export function importName(shard: string, root: Buffer): string {
  return folderOf(shard, 'imports') + root.toString('hex');
}

export function manifestName(shard: string, epoch: string, revision: number): string {
  return folderOf(shard, 'manifests') + withEpoch(epoch, digits(revision));
}

export function stretchName(
  shard: string,
  folder: 'receipts' | 'entries',
  { epoch, from, to }: Stretch,
): string {
  return folderOf(shard, folder) + withEpoch(epoch, `${digits(from)}-${digits(to)}`);
}

/** undefined: not a name of ours. */
export function parseManifestName(name: string): { epoch: string; revision: number } | undefined {
  const [, epoch, revision] = MANIFEST.exec(lastSegment(name)) ?? [];
  return epoch === undefined ? undefined : { epoch, revision: Number(revision) };
}

/** undefined: not a name of ours. */
export function parseStretchName(name: string): Stretch | undefined {
  const [, epoch, from, to] = STRETCH.exec(lastSegment(name)) ?? [];
  return epoch === undefined ? undefined : { epoch, from: Number(from), to: Number(to) };
}

export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function withEpoch(epoch: string, rest: string): string {
  const segment = `${epoch}-${rest}`;
  if (isSegment(segment)) return segment;
  throw new ShardcastError('INVALID_ARGUMENT', `not an epoch: ${JSON.stringify(epoch.slice(0, 80))}`);
}

function digits(revision: number): string {
  return String(revision).padStart(DIGITS, '0');
}
