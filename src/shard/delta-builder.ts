import { ShardcastError } from '../core/errors.js';
import { BytesWriter } from '../wire/bytes-writer.js';
import { type shardcast, wire } from '../wire/wire.js';
import { encodeKeyParts } from './key.js';
import { checkCollectionName, LIMITS, limitExceeded } from './limits.js';

const { Kind } = wire.Operation;
type WireOperation = shardcast.v1.Operation.$Properties;

/** The head of a delta; all are optional but for the id, which the Publisher makes when it is missing. */
export interface DeltaLabels {
  id: string;
  publisher?: string;
  /** The upstream and where in it this delta comes from. */
  source?: string;
  position?: string;
  /** Grows with the position; a delta not above the source's last one is a repeat. 0: none. */
  sourceSequence?: number;
  /** Unix milliseconds. */
  publishedAt?: number;
  /** W3C trace id: 16 bytes. */
  traceId?: Buffer | undefined;
  /** Of a delta that a relay makes: who asked for it. */
  onBehalfOf?: string;
}

/**
 * Collects operations and encodes the delta, once. Checks what can be checked without the shard's state, so that a
 * publisher hears of a mistake where it is made.
 */
export class DeltaBuilder {
  readonly #operations: WireOperation[] = [];

  get size(): number {
    return this.#operations.length;
  }

  /** `value` is any JSON value; a Buffer is taken as JSON text and passed on byte for byte. */
  put(collection: string, key: readonly string[], value: unknown, expiresAt = 0): this {
    const json = Buffer.isBuffer(value) ? value : Buffer.from(stringify(value), 'utf8');
    if (json.length > LIMITS.valueBytes) throw limitExceeded('valueBytes', json.length);
    const { length } = key;
    return this.#add({
      kind: Kind.PUT,
      collection,
      key: keyOf(collection, key),
      keyParts: length,
      json,
      expiresAt,
    });
  }

  /** A record, or with fewer parts than the collection's keys have, everything below that prefix. */
  delete(collection: string, key: readonly string[]): this {
    return this.#add({ kind: Kind.DELETE, collection, key: keyOf(collection, key), keyParts: key.length });
  }

  expire(collection: string, key: readonly string[], at: number): this {
    const { length } = key;
    return this.#add({
      kind: Kind.EXPIRE,
      collection,
      key: keyOf(collection, key),
      keyParts: length,
      expiresAt: at,
    });
  }

  deleteShard(): this {
    return this.#add({ kind: Kind.DELETE_SHARD });
  }

  importRecords(root: Buffer, mode: shardcast.v1.ImportMode): this {
    return this.#add({ kind: Kind.IMPORT, importRoot: root, importMode: mode });
  }

  encode(labels: DeltaLabels): Buffer {
    const { id, publisher = '', source = '', position = '', sourceSequence = 0, publishedAt = 0 } = labels;
    writer.clear();
    writer.text(0x0a, id);
    writer.text(0x12, publisher);
    writer.text(0x1a, source);
    writer.text(0x22, position);
    writer.number(0x28, sourceSequence);
    for (const operation of this.#operations) writer.message(0x32, encodeOperation(operation));
    writer.number(0x38, publishedAt);
    writer.bytes(0x42, labels.traceId ?? NOTHING);
    writer.text(0x4a, labels.onBehalfOf ?? '');
    const bytes = writer.take();
    if (bytes.length > LIMITS.deltaBytes) throw limitExceeded('deltaBytes', bytes.length);
    return bytes;
  }

  #add(operation: WireOperation): this {
    this.#operations.push(operation);
    if (this.#operations.length > LIMITS.deltaOperations) {
      throw limitExceeded('deltaOperations', this.#operations.length);
    }
    return this;
  }
}

/** By hand, like the decoder: every publish runs it. Tests hold both against the generated code. */
function encodeOperation(operation: WireOperation): Buffer {
  const { kind, collection, key, json, expiresAt, keyParts, importRoot, importMode } = operation;
  operationWriter.clear();
  operationWriter.number(0x08, kind ?? 0);
  operationWriter.text(0x12, collection ?? '');
  operationWriter.bytes(0x1a, key ?? NOTHING);
  operationWriter.bytes(0x22, json ?? NOTHING);
  operationWriter.number(0x28, expiresAt ?? 0);
  operationWriter.number(0x30, keyParts ?? 0);
  operationWriter.bytes(0x3a, importRoot ?? NOTHING);
  operationWriter.number(0x40, importMode ?? 0);
  return operationWriter.lend();
}

const writer = new BytesWriter();
const operationWriter = new BytesWriter();
const NOTHING = new Uint8Array(0);

function keyOf(collection: string, parts: readonly string[]): Buffer {
  checkCollectionName(collection);
  if (parts.length > LIMITS.keyParts) throw limitExceeded('keyParts', parts.length);
  const key = encodeKeyParts(parts);
  if (key.length > LIMITS.keyBytes) throw limitExceeded('keyBytes', key.length);
  return key;
}

function stringify(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new ShardcastError('MALFORMED', 'a value is not JSON');
  return text;
}
