import { ShardcastError } from '../core/errors.js';
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
  readonly operations: Operation[];
}

const EMPTY: Buffer = Buffer.alloc(0);
const WIRE_VARINT = 0;
const WIRE_BYTES = 2;

/**
 * Decodes a delta without copying keys and values: they are views of `bytes`. Written by hand because every relay and
 * agent runs it for every operation; a test holds it against the generated decoder. Throws MALFORMED.
 */
export function decodeDelta(bytes: Buffer): Delta {
  const reader = new Reader(bytes, 0, bytes.length);
  const delta = {
    id: '',
    publisher: '',
    source: '',
    position: '',
    sourceSequence: 0,
    publishedAt: 0,
    operations: [] as Operation[],
  };
  let collection = '';
  while (reader.at < reader.end) {
    const tag = reader.varint();
    switch (tag) {
      case 0x0a:
        delta.id = reader.text();
        break;
      case 0x12:
        delta.publisher = reader.text();
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
      case 0x32: {
        const operation = decodeOperation(reader.message(), collection);
        collection = operation.collection;
        delta.operations.push(operation);
        break;
      }
      default:
        reader.skip(tag);
    }
  }
  return delta;
}

/** `lastCollection` spares most operations a string: neighbours are nearly always of one collection. */
function decodeOperation(reader: Reader, lastCollection: string): Operation {
  let kind: shardcast.v1.Operation.Kind = wire.Operation.Kind.KIND_UNSPECIFIED;
  let collection = '';
  let key = EMPTY;
  let json = EMPTY;
  let expiresAt = 0;
  let keyParts = 0;
  let importRoot = EMPTY;
  let importMode: shardcast.v1.ImportMode = wire.ImportMode.IMPORT_MODE_UNSPECIFIED;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    switch (tag) {
      case 0x08:
        kind = reader.varint();
        break;
      case 0x12:
        collection = reader.textLike(lastCollection);
        break;
      case 0x1a:
        key = reader.bytes();
        break;
      case 0x22:
        json = reader.bytes();
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
  return { kind, collection, key, json, expiresAt, keyParts, importRoot, importMode };
}

/** Protobuf wire format over a Buffer, bounded by [at, end). */
class Reader {
  readonly #buffer: Buffer;
  at: number;
  readonly end: number;

  constructor(buffer: Buffer, at: number, end: number) {
    this.#buffer = buffer;
    this.at = at;
    this.end = end;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      if (this.at >= this.end) throw malformed();
      const byte = this.#buffer[this.at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw malformed();
        return value;
      }
      scale *= 128;
    }
    throw malformed();
  }

  bytes(): Buffer {
    const start = this.#advance();
    return this.#buffer.subarray(start, this.at);
  }

  text(): string {
    const start = this.#advance();
    return this.#buffer.toString('utf8', start, this.at);
  }

  textLike(expected: string): string {
    const start = this.#advance();
    const length = this.at - start;
    if (length === expected.length) {
      let index = 0;
      while (index < length && this.#buffer[start + index] === expected.charCodeAt(index)) index++;
      if (index === length) return expected;
    }
    return this.#buffer.toString('utf8', start, this.at);
  }

  message(): Reader {
    const start = this.#advance();
    return new Reader(this.#buffer, start, this.at);
  }

  skip(tag: number): void {
    const type = tag & 7;
    if (type === WIRE_VARINT) this.varint();
    else if (type === WIRE_BYTES) this.#advance();
    else throw malformed();
  }

  #advance(): number {
    const length = this.varint();
    const start = this.at;
    if (length > this.end - start) throw malformed();
    this.at = start + length;
    return start;
  }
}

function malformed(): ShardcastError {
  return new ShardcastError('MALFORMED', 'a delta does not parse');
}
