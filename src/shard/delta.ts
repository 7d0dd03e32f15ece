import { BytesReader, SMALL_BYTES } from '../wire/bytes-reader.js';
import { type shardcast, wire } from '../wire/wire.js';

/** An operation as rooms hand it on: a view of the delta's own bytes. */
export interface Operation {
  readonly kind: shardcast.v1.Operation.Kind;
  readonly collection: string;
  /** Key parts joined by NUL; of a delete possibly fewer parts than the collection's keys have. */
  readonly key: Buffer;
  readonly json: Buffer;
  /** Unix milliseconds; 0: never. */
  readonly expiresAt: number;
  readonly keyParts: number;
  readonly importRoot: Buffer;
  readonly importMode: shardcast.v1.ImportMode;
}

export interface Delta {
  readonly id: string;
  readonly publisher: string;
  readonly source: string;
  readonly position: string;
  readonly sourceSequence: number;
  readonly publishedAt: number;
  /** Of W3C trace context: 16 bytes, or none. */
  readonly traceId: Buffer;
  /** Of a delta that a relay made: who asked for it. */
  readonly onBehalfOf: string;
  readonly operations: readonly Operation[];
}

const EMPTY: Buffer = Buffer.alloc(0);
const NONE: readonly Operation[] = [];

/**
 * Decodes a delta without copying keys and values: they are views of `bytes`. Written by hand because every relay and
 * agent runs it for every operation; a test holds it against the generated decoder. Throws MALFORMED.
 */
export function decodeDelta(bytes: Buffer): Delta {
  const reader = new BytesReader(bytes, 'delta');
  const delta = {
    id: '',
    publisher: '',
    source: '',
    position: '',
    sourceSequence: 0,
    publishedAt: 0,
    traceId: EMPTY,
    onBehalfOf: '',
    operations: NONE,
  };
  let operations: Operation[] | undefined;
  while (reader.more) {
    const tag = reader.varint();
    switch (tag) {
      case 0x0a:
        delta.id = reader.text();
        break;
      case 0x12:
        lastPublisher = reader.textLike(lastPublisher);
        delta.publisher = lastPublisher;
        break;
      case 0x1a:
        delta.source = reader.text();
        break;
      case 0x22:
        delta.position = reader.text();
        break;
      case 0x28:
        delta.sourceSequence = reader.varint();
        break;
      case 0x38:
        delta.publishedAt = reader.varint();
        break;
      case 0x42:
        delta.traceId = reader.bytes();
        break;
      case 0x4a:
        delta.onBehalfOf = reader.text();
        break;
      case 0x32: {
        // Most deltas have one: a list that begins empty makes room for many.
        if (operations !== undefined) operations.push(decodeOperation(reader));
        else delta.operations = operations = [decodeOperation(reader)];
        break;
      }
      default:
        reader.skip(tag);
    }
  }
  return delta;
}

/** What a delta is remembered by. */
export type DeltaLabels = Omit<Delta, 'operations' | 'publishedAt' | 'traceId' | 'onBehalfOf'>;

/** Reads the labels alone: of a large delta a small part. Throws MALFORMED. */
export function decodeLabels(bytes: Buffer): DeltaLabels {
  const reader = new BytesReader(bytes, 'delta');
  const labels = { id: '', publisher: '', source: '', position: '', sourceSequence: 0 };
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x0a) labels.id = reader.text();
    else if (tag === 0x12) {
      lastPublisher = reader.textLike(lastPublisher);
      labels.publisher = lastPublisher;
    } else if (tag === 0x1a) labels.source = reader.text();
    else if (tag === 0x22) labels.position = reader.text();
    else if (tag === 0x28) labels.sourceSequence = reader.varint();
    else reader.skip(tag);
  }
  return labels;
}

/**
 * Neighbours, also in different deltas, are mostly of one publisher and collection, and often have the same small value: each
 * is then one string, one buffer.
 */
let lastPublisher = '';
let lastCollection = '';
let lastJson = EMPTY;

function decodeOperation(reader: BytesReader): Operation {
  const outerEnd = reader.enter();
  let kind: shardcast.v1.Operation.Kind = wire.Operation.Kind.KIND_UNSPECIFIED;
  let collection = '';
  let key = EMPTY;
  let json = EMPTY;
  let expiresAt = 0;
  let keyParts = 0;
  let importRoot = EMPTY;
  let importMode: shardcast.v1.ImportMode = wire.ImportMode.IMPORT_MODE_UNSPECIFIED;
  while (reader.more) {
    const tag = reader.varint();
    switch (tag) {
      case 0x08:
        kind = reader.varint();
        break;
      case 0x12:
        collection = reader.textLike(lastCollection);
        lastCollection = collection;
        break;
      case 0x1a:
        key = reader.bytes();
        break;
      case 0x22:
        json = reader.bytesLike(lastJson);
        if (json.length <= SMALL_BYTES) lastJson = json;
        break;
      case 0x28:
        expiresAt = reader.varint();
        break;
      case 0x30:
        keyParts = reader.varint();
        break;
      case 0x3a:
        importRoot = reader.bytes();
        break;
      case 0x40:
        importMode = reader.varint();
        break;
      default:
        reader.skip(tag);
    }
  }
  reader.leave(outerEnd);
  return { kind, collection, key, json, expiresAt, keyParts, importRoot, importMode };
}

/** The records of an encoded ImportRecords. Throws MALFORMED. */
export function decodeImportRecords(batch: Buffer): Operation[] {
  const reader = new BytesReader(batch, 'batch of records');
  const operations: Operation[] = [];
  while (reader.more) {
    const tag = reader.varint();
    if (tag !== 0x12) {
      reader.skip(tag);
      continue;
    }
    operations.push(decodeOperation(reader));
  }
  return operations;
}
