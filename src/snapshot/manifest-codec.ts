import { ShardcastError } from '../core/errors.js';
import { wire } from '../wire/wire.js';
import { CHUNK_KEY_BYTES_MAX, CHUNK_RAW_BYTES_MAX, CODEC_VERSION } from './chunk-codec.js';
import { FRAME_BYTES_MAX, HASH_BYTES } from './compression.js';
import {
  type ChunkRef,
  type CollectionInfo,
  collectionOf,
  computeRoot,
  countCollections,
  type Manifest,
} from './manifest.js';
import { type ManifestFields, readManifest } from './manifest-reader.js';
import { type Key, keyToBytes, SEPARATOR } from './record.js';

const COLLECTION_NAME = /^[!-~]{1,64}$/;
const KEY_PARTS_MAX = 8;

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
  const { chunks } = parse(bytes);
  chunks.forEach(checkChunkRef);
  return chunks;
}

function toWire(chunk: ChunkRef) {
  return { ...chunk, lastKey: keyToBytes(chunk.lastKey) };
}

/** Verifies all that can be known without the chunks. Throws VERSION_UNSUPPORTED or CORRUPT. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const manifest = parse(bytes);
  const { codecVersion, historyHash, root, collections, chunks, appendedAt } = manifest;
  if (codecVersion !== CODEC_VERSION) {
    throw new ShardcastError(
      'VERSION_UNSUPPORTED',
      `snapshot of codec version ${codecVersion}; this program reads ${CODEC_VERSION}`,
      { hint: 'Upgrade the older side.' },
    );
  }
  checkHash(historyHash, 'history hash');
  checkHash(root, 'root');
  collections.forEach(checkCollection);
  chunks.forEach(checkChunkRef);
  // The last field: a manifest that was cut short before it still parses.
  if (appendedAt === 0) throw corrupt('appended_at');
  verify(manifest);
  return manifest;
}

function parse(bytes: Uint8Array): ManifestFields {
  try {
    // The fields live as long as the manifest: they must not pin the message that it came in.
    return readManifest(Buffer.from(bytes));
  } catch (cause) {
    throw new ShardcastError('CORRUPT', 'malformed manifest', { cause });
  }
}

function checkCollection({ name, keyParts }: CollectionInfo): void {
  if (!COLLECTION_NAME.test(name)) throw corrupt('a collection name');
  if (keyParts < 1 || keyParts > KEY_PARTS_MAX) throw corrupt(`key parts of ${name}`);
}

function checkChunkRef({ hash, lastKey, records, rawBytes, storedBytes }: ChunkRef): void {
  checkHash(hash, 'chunk hash');
  const isSized = records > 0 && rawBytes > 0 && rawBytes <= CHUNK_RAW_BYTES_MAX;
  if (!isSized || storedBytes < 1 || storedBytes > FRAME_BYTES_MAX) throw corrupt('sizes of a chunk');
  if (lastKey.length > CHUNK_KEY_BYTES_MAX) throw corrupt('length of a last key');
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
    if (separatorsIn(lastKey) !== shape.keyParts) throw corrupt('key parts of a last key');
  }
  for (const { name, records } of countCollections(collections, chunks)) {
    if (shapes.get(name)?.records !== records) throw corrupt(`number of records of ${name}`);
  }
  const hashes = chunks.map((chunk) => chunk.hash);
  if (!computeRoot(collections, hashes).equals(root)) throw corrupt('its root does not match its chunks');
}

function separatorsIn(key: Key): number {
  let count = 0;
  for (let at = key.indexOf(SEPARATOR); at >= 0; at = key.indexOf(SEPARATOR, at + 1)) count++;
  return count;
}

function checkHash({ length }: Buffer, what: string): void {
  if (length !== HASH_BYTES) throw corrupt(`size of ${what}`);
}

function corrupt(what: string): ShardcastError {
  return new ShardcastError('CORRUPT', `manifest refused: ${what}`, {
    hint: 'Fetch the snapshot from another relay, or cut a new one.',
  });
}
