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
import { keyFromBytes, keyToBytes, SEPARATOR } from './record.js';

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
  // The last field: a manifest that was cut short before it still parses.
  if (manifest.appendedAt === 0) throw corrupt('appended_at');
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

/** protobufjs gives 64-bit numbers as objects wherever the package `long` is installed, whatever their type says. */
function safe(field: number, what: string): number {
  const value = Number(field);
  if (!Number.isSafeInteger(value) || value < 0) throw corrupt(what);
  return value;
}

function corrupt(what: string): ShardcastError {
  return new ShardcastError('CORRUPT', `manifest refused: ${what}`, {
    hint: 'Fetch the snapshot from another relay, or cut a new one.',
  });
}
