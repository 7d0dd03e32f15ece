import { hash } from 'node:crypto';
import { CODEC_VERSION } from './chunk-codec.js';
import { type Key, SEPARATOR } from './record.js';

/** What a manifest knows of one chunk. A chunk's records are all of one collection. */
export interface ChunkRef {
  /** SHA-256 of the uncompressed chunk. */
  readonly hash: Buffer;
  readonly lastKey: Key;
  readonly records: number;
  readonly rawBytes: number;
  /** Size of the encoded frame. */
  readonly storedBytes: number;
  /** Unix milliseconds; 0: no record of the chunk expires. */
  readonly earliestExpiry: number;
}

/** A collection's name and the number of its keys' parts, fixed for ever: it stays when its last record goes. */
export interface CollectionShape {
  readonly name: string;
  readonly keyParts: number;
}

export interface CollectionInfo extends CollectionShape {
  readonly records: number;
}

export interface Manifest {
  readonly codecVersion: number;
  readonly shard: string;
  readonly epoch: string;
  readonly revision: number;
  /** 32 bytes. */
  readonly historyHash: Buffer;
  /** Names the state: codec version, collections (name, key parts) and chunk hashes; not the revision. */
  readonly root: Buffer;
  /** In the order of their names. */
  readonly collections: readonly CollectionInfo[];
  /** In key order. */
  readonly chunks: readonly ChunkRef[];
  /** Unix milliseconds. */
  readonly cutAt: number;
  /** Of the entry that made `revision`; Unix milliseconds. */
  readonly appendedAt: number;
}

export interface Totals {
  readonly records: number;
  readonly rawBytes: number;
  readonly storedBytes: number;
}

export function totals(chunks: readonly ChunkRef[]): Totals {
  const sums = { records: 0, rawBytes: 0, storedBytes: 0 };
  for (const chunk of chunks) {
    sums.records += chunk.records;
    sums.rawBytes += chunk.rawBytes;
    sums.storedBytes += chunk.storedBytes;
  }
  return sums;
}

/** The name of a state: equal for all who hold the same collections and records, however they came to them. */
export function computeRoot(collections: readonly CollectionShape[], hashes: readonly Uint8Array[]): Buffer {
  const shapes = collections.map(({ name, keyParts }) => `${name}\0${keyParts}\n`).sort();
  const head = Buffer.from(`shardcast root ${CODEC_VERSION}\n${shapes.length}\n${shapes.join('')}`);
  return hash('sha256', Buffer.concat([head, ...hashes]), 'buffer');
}

/** Every collection with its number of records, in the order of names. */
export function countCollections(
  shapes: Iterable<CollectionShape>,
  chunks: readonly ChunkRef[],
): CollectionInfo[] {
  const counts = new Map<string, number>();
  for (const { lastKey, records } of chunks) {
    const name = collectionOf(lastKey);
    counts.set(name, (counts.get(name) ?? 0) + records);
  }
  return [...shapes]
    .map(({ name, keyParts }) => ({ name, keyParts, records: counts.get(name) ?? 0 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The name in front of a stored key. */
export function collectionOf(key: Key): string {
  return key.slice(0, key.indexOf(SEPARATOR));
}

/** The index of the one chunk that can hold `key`; `chunks.length` if all of them end before it. */
export function findChunk(chunks: readonly ChunkRef[], key: Key): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chunks[middle]!.lastKey < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The chunks, [first, end), that can hold keys from `from` up to but not including `to` (undefined: to the end). */
export function chunksOverlapping(
  chunks: readonly ChunkRef[],
  from: Key,
  to: Key | undefined,
): readonly [first: number, end: number] {
  const first = findChunk(chunks, from);
  if (to === undefined) return [first, chunks.length];
  // The chunk in which `to` would lie may begin before it; its collection's first key cannot be later than `to`.
  const last = findChunk(chunks, to);
  const beginsBefore = last < chunks.length && `${collectionOf(chunks[last]!.lastKey)}${SEPARATOR}` < to;
  return [first, Math.max(first, beginsBefore ? last + 1 : last)];
}
