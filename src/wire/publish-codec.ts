import { BytesReader } from './bytes-reader.js';
import { BytesWriter } from './bytes-writer.js';
import { decodeNested } from './nested.js';
import { type shardcast, wire } from './wire.js';

/**
 * PublishBatch and PublishReceipts by hand: the generated code costs several microseconds a publish, which is more than
 * the sequencer takes. Tests hold these against it.
 */
export interface PublishItem {
  /** The caller's own, returned in the receipt. */
  readonly number: number;
  readonly shard: string;
  /** An encoded Delta. */
  readonly delta: Buffer;
  readonly expect: string;
  readonly preconditions: readonly shardcast.v1.Precondition.$Properties[];
  /** Higher than that of a publish to the shard that failed for a time, on the same stream: this one is behind it no more. */
  readonly attempt: number;
}

export interface ReceiptItem {
  readonly number: number;
  readonly token: string;
  readonly revision: number;
  readonly repeated: boolean;
  readonly failure: shardcast.v1.Failure.$Properties | undefined;
}

const NO_PRECONDITIONS: readonly shardcast.v1.Precondition.$Properties[] = [];

/** Collects requests into one encoded PublishBatch. */
export class PublishBatchWriter {
  readonly #batch = new BytesWriter(16 * 1024);
  readonly #request = new BytesWriter();

  get length(): number {
    return this.#batch.length;
  }

  add(item: PublishItem): void {
    const request = this.#request;
    request.number(0x08, item.number);
    request.text(0x12, item.shard);
    request.bytes(0x1a, item.delta);
    request.text(0x22, item.expect);
    for (const precondition of item.preconditions) {
      request.message(0x2a, wire.Precondition.encode(precondition).finish());
    }
    request.number(0x30, item.attempt);
    this.#batch.message(0x0a, request.lend());
  }

  take(): Buffer {
    return this.#batch.take();
  }
}

/** Throws MALFORMED. Deltas are views of `bytes`. */
export function decodePublishBatch(bytes: Buffer): PublishItem[] {
  const reader = new BytesReader(bytes, 'publish batch');
  const items: PublishItem[] = [];
  let shard = '';
  while (reader.more) {
    const tag = reader.varint();
    if (tag !== 0x0a) {
      reader.skip(tag);
      continue;
    }
    const item = decodeRequest(reader, shard);
    shard = item.shard;
    items.push(item);
  }
  return items;
}

const EMPTY = Buffer.alloc(0);

function decodeRequest(reader: BytesReader, lastShard: string): PublishItem {
  let number = 0;
  let shard = '';
  let delta: Buffer = EMPTY;
  let expect = '';
  let attempt = 0;
  let preconditions: shardcast.v1.Precondition.$Properties[] | undefined;
  const end = reader.enter();
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x08) number = reader.varint();
    else if (tag === 0x12) shard = reader.textLike(lastShard);
    else if (tag === 0x1a) delta = reader.bytes();
    else if (tag === 0x22) expect = reader.text();
    else if (tag === 0x2a) {
      preconditions ??= [];
      preconditions.push(decodeNested(wire.Precondition, reader.bytes(), 'precondition'));
    } else if (tag === 0x30) attempt = reader.varint();
    else reader.skip(tag);
  }
  reader.leave(end);
  return { number, shard, delta, expect, preconditions: preconditions ?? NO_PRECONDITIONS, attempt };
}

/** Collects receipts into one encoded PublishReceipts. */
export class ReceiptsWriter {
  readonly #receipts = new BytesWriter(16 * 1024);
  readonly #receipt = new BytesWriter();

  get length(): number {
    return this.#receipts.length;
  }

  add(number: number, token: string, revision: number, repeated: boolean): void {
    const receipt = this.#receipt;
    receipt.number(0x08, number);
    receipt.text(0x12, token);
    receipt.number(0x18, revision);
    receipt.number(0x20, repeated ? 1 : 0);
    this.#receipts.message(0x0a, receipt.lend());
  }

  addFailure(number: number, failure: shardcast.v1.Failure.$Properties): void {
    this.#receipt.number(0x08, number);
    this.#receipt.message(0x2a, wire.Failure.encode(failure).finish());
    this.#receipts.message(0x0a, this.#receipt.lend());
  }

  take(): Buffer {
    return this.#receipts.take();
  }
}

/** Throws MALFORMED. */
export function decodeReceipts(bytes: Buffer): ReceiptItem[] {
  const reader = new BytesReader(bytes, 'list of receipts');
  const items: ReceiptItem[] = [];
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x0a) items.push(decodeReceipt(reader));
    else reader.skip(tag);
  }
  return items;
}

function decodeReceipt(reader: BytesReader): ReceiptItem {
  let number = 0;
  let token = '';
  let revision = 0;
  let repeated = false;
  let failure: shardcast.v1.Failure.$Properties | undefined;
  const end = reader.enter();
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x08) number = reader.varint();
    else if (tag === 0x12) token = reader.text();
    else if (tag === 0x18) revision = reader.varint();
    else if (tag === 0x20) repeated = reader.varint() !== 0;
    else if (tag === 0x2a) failure = decodeNested(wire.Failure, reader.bytes(), 'failure');
    else reader.skip(tag);
  }
  reader.leave(end);
  return { number, token, revision, repeated, failure };
}
