import { createHash } from 'node:crypto';
import { ShardcastError } from '../core/errors.js';
import { wire } from '../wire/wire.js';
import { CHUNK_KEY_BYTES_MAX, CHUNK_RAW_BYTES_MAX, CODEC_VERSION } from './chunk-codec.js';
import { FRAME_BYTES_MAX, HASH_BYTES } from './compression.js';
import { type Key, keyFromBytes, keyToBytes, SEPARATOR } from './record.js';

const COLLECTION_NAME = /^[!-~]{1,64}$/;
const KEY_PARTS_MAX = 8;

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
  const root = createHash('sha256').update(`shardcast root ${CODEC_VERSION}\n`);
  const shapes = collections.map(({ name, keyParts }) => `${name}\0${keyParts}\n`).sort();
  root.update(`${shapes.length}\n${shapes.join('')}`);
  for (const hash of hashes) root.update(hash);
  return root.digest();
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

export function encodeManifest(manifest: Manifest): Buffer {
  const bytes = wire.Manifest.encode({
    ...manifest,
    collections: manifest.collections.map((collection) => ({ ...collection })),
    chunks: manifest.chunks.map(toWire),
  }).finish();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** References alone, for a worker; `decodeChunkRefs` reads them back. */
export function encodeChunkRefs(chunks: readonly ChunkRef[]): Uint8Array {
  return wire.Manifest.encode({ chunks: chunks.map(toWire) }).finish();
}

export function decodeChunkRefs(bytes: Uint8Array): ChunkRef[] {
  return parse(bytes).chunks.map(readChunkRef);
}

function toWire(chunk: ChunkRef) {
  return { ...chunk, lastKey: keyToBytes(chunk.lastKey) };
}

/** Verifies all that can be known without the chunks. Throws VERSION_UNSUPPORTED or CORRUPT. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const message = parse(bytes);
  if (message.codecVersion !== CODEC_VERSION) {
    throw new ShardcastError(
      'VERSION_UNSUPPORTED',
      `snapshot of codec version ${message.codecVersion}; this program reads ${CODEC_VERSION}`,
      { hint: 'Upgrade the older side.' },
    );
  }
  const manifest: Manifest = {
    codecVersion: message.codecVersion,
    shard: message.shard,
    epoch: message.epoch,
    revision: safe(message.revision, 'revision'),
    historyHash: hashOf(message.historyHash, 'history hash'),
    root: hashOf(message.root, 'root'),
    collections: message.collections.map(readCollection),
    chunks: message.chunks.map(readChunkRef),
    cutAt: safe(message.cutAt, 'cut_at'),
    appendedAt: safe(message.appendedAt, 'appended_at'),
  };
  verify(manifest);
  return manifest;
}

function parse(bytes: Uint8Array) {
  try {
    // The fields live as long as the manifest: they must not pin the message that it came in.
    return wire.Manifest.decode(Buffer.from(bytes));
  } catch (cause) {
    throw new ShardcastError('CORRUPT', 'malformed manifest', { cause });
  }
}

function readCollection(message: {
  name?: string | null;
  keyParts?: number | null;
  records?: number | null;
}) {
  const name = message.name ?? '';
  const keyParts = message.keyParts ?? 0;
  if (!COLLECTION_NAME.test(name)) throw corrupt('a collection name');
  if (keyParts < 1 || keyParts > KEY_PARTS_MAX) throw corrupt(`key parts of ${name}`);
  return { name, keyParts, records: safe(message.records ?? 0, `records of ${name}`) };
}

function readChunkRef(message: WireChunkRef): ChunkRef {
  const lastKey = message.lastKey ?? new Uint8Array();
  const ref = {
    hash: hashOf(message.hash ?? new Uint8Array(), 'chunk hash'),
    lastKey: keyFromBytes(lastKey),
    records: message.records ?? 0,
    rawBytes: message.rawBytes ?? 0,
    storedBytes: message.storedBytes ?? 0,
    earliestExpiry: safe(message.earliestExpiry ?? 0, 'earliest expiry'),
  };
  const isSized = ref.records > 0 && ref.rawBytes > 0 && ref.rawBytes <= CHUNK_RAW_BYTES_MAX;
  if (!isSized || ref.storedBytes < 1 || ref.storedBytes > FRAME_BYTES_MAX) throw corrupt('sizes of a chunk');
  if (lastKey.length > CHUNK_KEY_BYTES_MAX) throw corrupt('length of a last key');
  return ref;
}

interface WireChunkRef {
  hash?: Uint8Array | null;
  lastKey?: Uint8Array | null;
  records?: number | null;
  rawBytes?: number | null;
  storedBytes?: number | null;
  earliestExpiry?: number | null;
}

function verify({ collections, chunks, root }: Manifest): void {
  const shapes = new Map<string, CollectionInfo>();
  let previousName = '';
  for (const collection of collections) {
    if (collection.name <= previousName) throw corrupt('order of collections');
    previousName = collection.name;
    shapes.set(collection.name, collection);
  }
  let previousKey = '';
  for (const { lastKey } of chunks) {
    if (lastKey <= previousKey) throw corrupt('order of chunks');
    previousKey = lastKey;
    const shape = shapes.get(collectionOf(lastKey));
    if (shape === undefined) throw corrupt('a chunk of no collection');
    if (lastKey.split(SEPARATOR).length !== shape.keyParts + 1) throw corrupt('key parts of a last key');
  }
  for (const { name, records } of countCollections(collections, chunks)) {
    if (shapes.get(name)?.records !== records) throw corrupt(`number of records of ${name}`);
  }
  const hashes = chunks.map((chunk) => chunk.hash);
  if (!computeRoot(collections, hashes).equals(root)) throw corrupt('its root does not match its chunks');
}

function hashOf(bytes: Uint8Array, what: string): Buffer {
  if (bytes.length !== HASH_BYTES) throw corrupt(`size of ${what}`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function safe(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw corrupt(what);
  return value;
}

function corrupt(what: string): ShardcastError {
  return new ShardcastError('CORRUPT', `manifest refused: ${what}`, {
    hint: 'Fetch the snapshot from another relay, or cut a new one.',
  });
}
