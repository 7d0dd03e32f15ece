import { ShardcastError } from '../core/errors.js';
import { encodeKeyParts } from '../shard/key.js';
import { checkCollectionName, LIMITS, limitExceeded } from '../shard/limits.js';
import { BytesWriter } from '../wire/bytes-writer.js';
import { wire } from '../wire/wire.js';

/** A record to import. */
export interface ImportRow {
  collection: string;
  key: readonly string[];
  /** Any JSON value; a Buffer is taken as JSON text and passed on byte for byte. */
  value: unknown;
  /** Unix milliseconds. */
  expiresAt?: number;
}

/** One encoded ImportRequest. */
export interface ImportBatch {
  readonly sequence: number;
  readonly request: Buffer;
  readonly records: number;
}

/** Bytes of a batch, about. Which records a batch holds depends on the records alone, so an import can be gone on with. */
const BATCH_BYTES = 256 * 1024;

/** Encodes rows into batches by hand: an import is bound by this and by the disk. */
export class ImportBatches {
  readonly #records = new BytesWriter(BATCH_BYTES + 64 * 1024);
  readonly #record = new BytesWriter();
  #sequence = 0;
  #count = 0;
  #collection = '';

  /** Adds a row; a batch when one is full. Throws as DeltaBuilder.put does. */
  add(row: ImportRow): ImportBatch | undefined {
    const { collection, key, value, expiresAt = 0 } = row;
    if (collection !== this.#collection) checkCollectionName(collection);
    this.#collection = collection;
    if (key.length < 1 || key.length > LIMITS.keyParts) throw limitExceeded('keyParts', key.length);
    const keyBytes = encodeKeyParts(key);
    if (keyBytes.length > LIMITS.keyBytes) throw limitExceeded('keyBytes', keyBytes.length);
    const json = jsonOf(value);
    if (json.length > LIMITS.valueBytes) throw limitExceeded('valueBytes', json.length);
    const record = this.#record;
    record.number(0x08, wire.Operation.Kind.PUT);
    record.text(0x12, collection);
    record.bytes(0x1a, keyBytes);
    record.bytes(0x22, json);
    record.number(0x28, expiresAt);
    record.number(0x30, key.length);
    this.#records.message(0x12, record.lend());
    this.#count++;
    return this.#records.length >= BATCH_BYTES ? this.#take() : undefined;
  }

  /** What is left; undefined when nothing is. */
  end(): ImportBatch | undefined {
    return this.#count > 0 ? this.#take() : undefined;
  }

  #take(): ImportBatch {
    const sequence = ++this.#sequence;
    const records = this.#count;
    this.#count = 0;
    const body = this.#records.take();
    // An ImportRecords: its sequence, then the records; fields may come in any order.
    const message = new BytesWriter(body.length + 32);
    message.number(0x08, sequence);
    const head = message.take();
    message.message(0x12, Buffer.concat([head, body]));
    return { sequence, records, request: message.take() };
  }
}

const TRUE = Buffer.from('true');

function jsonOf(value: unknown): Buffer {
  if (value === true) return TRUE;
  if (Buffer.isBuffer(value)) return value;
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new ShardcastError('MALFORMED', 'a value is not JSON');
  return Buffer.from(text, 'utf8');
}
