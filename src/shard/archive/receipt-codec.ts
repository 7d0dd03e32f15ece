import { ShardcastError } from '../../core/errors.js';
import { BytesReader } from '../../wire/bytes-reader.js';
import { BytesWriter } from '../../wire/bytes-writer.js';
import { CURSOR_HASH_BYTES } from '../cursor.js';
import type { StoredReceipt } from '../receipts.js';

/**
 * Receipts one behind the other, in fields as protobuf has them. A revision begins a receipt, as the distance from the one before, mostly 1.
 * Publisher and epoch are written when they change; id, source, sequence and position where there is one.
 */
const FIELD = {
  revision: 0x08,
  hash: 0x12,
  publisher: 0x1a,
  epoch: 0x22,
  id: 0x2a,
  source: 0x32,
  sequence: 0x38,
  position: 0x42,
  noPublisher: 0x48,
} as const;

/** Collects receipts of one block. */
export class ReceiptEncoder {
  readonly #writer = new BytesWriter(64 * 1024);
  #revision = 0;
  #publisher = '';
  #epoch = '';

  get bytes(): number {
    return this.#writer.length;
  }

  add(receipt: StoredReceipt): void {
    const writer = this.#writer;
    const { revision, hash, publisher, epoch, id, source, sourceSequence, position } = receipt;
    writer.varint(FIELD.revision);
    writer.varint(zigzag(revision - this.#revision));
    this.#revision = revision;
    writer.message(FIELD.hash, hash);
    if (publisher !== this.#publisher) {
      if (publisher === '') writer.number(FIELD.noPublisher, 1);
      else writer.text(FIELD.publisher, publisher);
      this.#publisher = publisher;
    }
    if (epoch !== this.#epoch) {
      writer.text(FIELD.epoch, epoch);
      this.#epoch = epoch;
    }
    writer.text(FIELD.id, id);
    writer.text(FIELD.source, source);
    writer.number(FIELD.sequence, sourceSequence);
    writer.text(FIELD.position, position);
  }

  /** What was added, and begins anew. */
  take(): Buffer {
    this.#revision = 0;
    this.#publisher = '';
    this.#epoch = '';
    return this.#writer.take();
  }
}

/** Throws MALFORMED. */
export function* decodeReceipts(body: Buffer): Generator<StoredReceipt, void, undefined> {
  const reader = new BytesReader(body, 'list of receipts');
  let receipt = blank(0, '', '');
  let isBegun = false;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === FIELD.revision) {
      if (isBegun) yield checked(receipt);
      isBegun = true;
      receipt = blank(receipt.revision + unzigzag(reader.varint()), receipt.publisher, receipt.epoch);
    } else readField(reader, tag, receipt);
  }
  if (isBegun) yield checked(receipt);
}

type Draft = { -readonly [Field in keyof StoredReceipt]: StoredReceipt[Field] };

function readField(reader: BytesReader, tag: number, receipt: Draft): void {
  switch (tag) {
    case FIELD.hash:
      receipt.hash = reader.bytes();
      break;
    case FIELD.publisher:
      receipt.publisher = reader.text();
      break;
    case FIELD.noPublisher:
      reader.varint();
      receipt.publisher = '';
      break;
    case FIELD.epoch:
      receipt.epoch = reader.text();
      break;
    case FIELD.id:
      receipt.id = reader.text();
      break;
    case FIELD.source:
      receipt.source = reader.text();
      break;
    case FIELD.sequence:
      receipt.sourceSequence = reader.varint();
      break;
    case FIELD.position:
      receipt.position = reader.text();
      break;
    default:
      reader.skip(tag);
  }
}

const NO_HASH = Buffer.alloc(0);

function blank(revision: number, publisher: string, epoch: string): Draft {
  return { revision, publisher, epoch, hash: NO_HASH, id: '', source: '', sourceSequence: 0, position: '' };
}

function checked(receipt: StoredReceipt): StoredReceipt {
  if (receipt.revision >= 1 && receipt.hash.length === CURSOR_HASH_BYTES) return receipt;
  throw new ShardcastError('MALFORMED', 'a receipt is not whole');
}

function zigzag(distance: number): number {
  return distance >= 0 ? distance * 2 : distance * -2 - 1;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
