import { BytesReader } from '../wire/bytes-reader.js';
import type { ChunkRef, CollectionInfo } from './manifest.js';
import type { Key } from './record.js';

/** A Manifest as it is encoded: nothing of it is checked. */
export interface ManifestFields {
  codecVersion: number;
  shard: string;
  epoch: string;
  revision: number;
  historyHash: Buffer;
  root: Buffer;
  readonly collections: CollectionInfo[];
  readonly chunks: ChunkRef[];
  cutAt: number;
  appendedAt: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * By hand: a relay that starts or fills itself reads one for every shard, and the generated code took a third of the time that a small
 * shard costs there. Buffers are views. Throws MALFORMED.
 */
export function readManifest(bytes: Buffer): ManifestFields {
  const reader = new BytesReader(bytes, 'manifest');
  const fields: ManifestFields = {
    codecVersion: 0,
    shard: '',
    epoch: '',
    revision: 0,
    historyHash: NOTHING,
    root: NOTHING,
    collections: [],
    chunks: [],
    cutAt: 0,
    appendedAt: 0,
  };
  while (reader.more) readField(reader, fields);
  return fields;
}

function readField(reader: BytesReader, fields: ManifestFields): void {
  const tag = reader.varint();
  switch (tag) {
    case 0x08:
      fields.codecVersion = reader.varint();
      return;
    case 0x12:
      fields.shard = reader.text();
      return;
    case 0x1a:
      fields.epoch = reader.text();
      return;
    case 0x20:
      fields.revision = reader.varint();
      return;
    case 0x2a:
      fields.historyHash = reader.bytes();
      return;
    case 0x32:
      fields.root = reader.bytes();
      return;
    case 0x3a:
      fields.collections.push(readCollection(reader));
      return;
    case 0x42:
      fields.chunks.push(readChunkRef(reader));
      return;
    case 0x48:
      fields.cutAt = reader.varint();
      return;
    case 0x50:
      fields.appendedAt = reader.varint();
      return;
    default:
      reader.skip(tag);
  }
}

function readCollection(reader: BytesReader): CollectionInfo {
  const outerEnd = reader.enter();
  let name = '';
  let keyParts = 0;
  let records = 0;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x0a) name = reader.text();
    else if (tag === 0x10) keyParts = reader.varint();
    else if (tag === 0x18) records = reader.varint();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { name, keyParts, records };
}

function readChunkRef(reader: BytesReader): ChunkRef {
  const outerEnd = reader.enter();
  let hash: Buffer = NOTHING;
  let lastKey: Key = '';
  let records = 0;
  let rawBytes = 0;
  let storedBytes = 0;
  let earliestExpiry = 0;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x0a) hash = reader.bytes();
    else if (tag === 0x12) lastKey = reader.latin1();
    else if (tag === 0x18) records = reader.varint();
    else if (tag === 0x20) rawBytes = reader.varint();
    else if (tag === 0x28) storedBytes = reader.varint();
    else if (tag === 0x30) earliestExpiry = reader.varint();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { hash, lastKey, records, rawBytes, storedBytes, earliestExpiry };
}
