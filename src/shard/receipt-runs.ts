import { crc32 } from 'node:zlib';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { ByLabel } from './by-label.js';
import { CURSOR_HASH_BYTES } from './cursor.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, restOf, type ShardKeys } from './layout.js';
import type { SeenDelta } from './receipts.js';

/** An id that counts: what is before its last dash, and a number that is written in one way only. */
export interface CountedId {
  readonly prefix: string;
  readonly count: number;
}

const DASH = 45;
const ZERO = 48;
const DIGITS_MAX = 14;
const COUNT_BYTES = 6;
const COUNT_MAX = 2 ** 48 - 2;
const CRC_BYTES = 4;
const REVISION_BYTES = 6;
const EPOCH_BYTES_AT = CRC_BYTES + REVISION_BYTES;
const EPOCH_AT = EPOCH_BYTES_AT + 1;
/** Of a run: a value stays within a page. */
const RUN_MAX = 128;
/** Prefixes of a shard whose end is kept in memory. */
const ENDS_MAX = 64;

/** Neighbours mostly have the same prefix: it is then one string. */
let lastPrefix = '';

/** undefined: the id is not of this form. */
export function countedId(id: string): CountedId | undefined {
  let dash = id.length - 1;
  let count = 0;
  for (let factor = 1; dash >= 0; dash--, factor *= 10) {
    const digit = id.charCodeAt(dash) - ZERO;
    if (digit < 0 || digit > 9) break;
    count += digit * factor;
  }
  const digits = id.length - 1 - dash;
  if (digits === 0 || digits > DIGITS_MAX || dash < 0 || id.charCodeAt(dash) !== DASH) return undefined;
  if (digits > 1 && id.charCodeAt(dash + 1) === ZERO) return undefined;
  if (dash !== lastPrefix.length || !id.startsWith(lastPrefix)) lastPrefix = id.slice(0, dash);
  return { prefix: lastPrefix, count };
}

interface Run {
  readonly publisher: string;
  readonly prefix: string;
  readonly count: number;
  readonly revision: number;
  readonly epoch: string;
  readonly hashes: Buffer[];
}

/**
 * Where deltas went whose ids count: those that follow each other, in their ids and in the history, are one record. No id is in two runs,
 * so the last run that begins at or before an id has it, or none does.
 */
export class ReceiptRuns {
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  /** By publisher and prefix: nothing behind it has been seen. Never too low; infinite where nobody knows. */
  #ends = new ByLabel<number>();
  #endsKept = 0;

  constructor(lane: Lane, keys: ShardKeys) {
    this.#lane = lane;
    this.#keys = keys;
  }

  /**
   * Whether an id was certainly not seen, mostly without a look at the disk. `noted`: ids of the publisher that may not be there yet;
   * undefined: there may be others.
   */
  isNew(publisher: string, { prefix, count }: CountedId, noted: Iterable<string> | undefined): boolean {
    const end = this.#ends.get(publisher, prefix);
    if (end !== undefined) return count > end;
    return noted !== undefined && count > this.#findEnd(publisher, prefix, noted);
  }

  /** Throws CORRUPT. */
  find(publisher: string, { prefix, count }: CountedId): SeenDelta | undefined {
    const found = this.#lastRun(publisher, prefix, count);
    const index = found === undefined ? 0 : count - found.count;
    if (found === undefined || index >= found.hashes.length) return undefined;
    return { revision: found.revision + index, epoch: found.epoch, hash: found.hashes[index]! };
  }

  recorder(writer: LaneWriter): RunRecorder {
    return new RunRecorder(this.#keys, writer, (publisher, prefix, end) => {
      const known = this.#ends.get(publisher, prefix);
      if (known !== undefined && end > known) this.#ends.set(publisher, prefix, end);
    });
  }

  /** What is on disk came there in another way. */
  forgetEnds(): void {
    this.#ends = new ByLabel();
    this.#endsKept = 0;
  }

  /** All of them, so many at a time. Throws CORRUPT. */
  *pages(size: number): Generator<Run[], void, undefined> {
    for (const page of this.#lane.pages(this.#keys.range(KIND.run), size)) {
      yield page.map(({ key, value }) => decodeRun(key, value));
    }
  }

  /** What is wrong with those that are not as they were written, and null for each page that was read. */
  *damages(size: number): Generator<ShardcastError | null, void, undefined> {
    for (const page of this.#lane.pages(this.#keys.range(KIND.run), size)) {
      for (const { key, value } of page) {
        try {
          decodeRun(key, value);
        } catch (thrown) {
          yield toShardcastError(thrown);
        }
      }
      yield null;
    }
  }

  #findEnd(publisher: string, prefix: string, noted: Iterable<string>): number {
    if (this.#endsKept >= ENDS_MAX) this.forgetEnds();
    const end = this.#isBeside(publisher, prefix)
      ? Number.POSITIVE_INFINITY
      : this.#endOf(publisher, prefix, noted);
    this.#ends.set(publisher, prefix, end);
    this.#endsKept++;
    return end;
  }

  #endOf(publisher: string, prefix: string, noted: Iterable<string>): number {
    const found = this.#lastRun(publisher, prefix, COUNT_MAX);
    let end = found === undefined ? -1 : found.count + found.hashes.length - 1;
    for (const id of noted) {
      const counted = countedId(id);
      if (counted?.prefix === prefix) end = Math.max(end, counted.count);
    }
    return end;
  }

  /** Whether ids of the prefix are kept one by one: by a store from before there were runs, or where one was mended. */
  #isBeside(publisher: string, prefix: string): boolean {
    const from = this.#keys.label(KIND.delta, publisher, `${prefix}-`);
    return this.#lane.keys(from, endOfPrefix(from), 1).length > 0;
  }

  #lastRun(publisher: string, prefix: string, count: number): Run | undefined {
    const from = this.#keys.label(KIND.run, publisher, `${prefix}\0`);
    const to = Buffer.concat([runKey(this.#keys, publisher, prefix, count), Buffer.alloc(1)]);
    const last = this.#lane.last(from, to);
    return last === undefined ? undefined : decodeRun(last.key, last.value);
  }
}

/** Gathers receipts in the order in which they are given, and writes those that follow each other as one. */
export class RunRecorder {
  readonly #keys: ShardKeys;
  readonly #writer: LaneWriter;
  readonly #onEnd: (publisher: string, prefix: string, end: number) => void;
  #run: Run | undefined;

  constructor(
    keys: ShardKeys,
    writer: LaneWriter,
    onEnd: (publisher: string, prefix: string, end: number) => void,
  ) {
    this.#keys = keys;
    this.#writer = writer;
    this.#onEnd = onEnd;
  }

  add(publisher: string, { prefix, count }: CountedId, { revision, epoch, hash }: SeenDelta): void {
    const run = this.#run;
    const length = run?.hashes.length ?? 0;
    const isNext =
      run !== undefined &&
      length < RUN_MAX &&
      count === run.count + length &&
      revision === run.revision + length &&
      prefix === run.prefix &&
      publisher === run.publisher &&
      epoch === run.epoch;
    if (isNext) {
      run.hashes.push(hash);
      return;
    }
    this.end();
    this.#run = { publisher, prefix, count, revision, epoch, hashes: [hash] };
  }

  /** Writes the last one. */
  end(): void {
    const run = this.#run;
    if (run === undefined) return;
    this.#run = undefined;
    const { publisher, prefix, count, hashes } = run;
    this.#onEnd(publisher, prefix, count + hashes.length - 1);
    const key = runKey(this.#keys, publisher, prefix, count);
    this.#writer.put(key, encodeRun(key, run));
  }
}

function runKey(keys: ShardKeys, publisher: string, prefix: string, count: number): Buffer {
  const key = keys.label(KIND.run, publisher, prefix, 1 + COUNT_BYTES);
  key[key.length - COUNT_BYTES - 1] = 0;
  key.writeUIntBE(count, key.length - COUNT_BYTES, COUNT_BYTES);
  return key;
}

/** Checksum of all that follows and of the label, revision, length of the epoch, epoch, and as much of each history hash as a cursor has. */
function encodeRun(key: Buffer, { revision, epoch, hashes }: Run): Buffer {
  const begin = EPOCH_AT + epoch.length;
  const value = Buffer.allocUnsafe(begin + hashes.length * CURSOR_HASH_BYTES);
  value.writeUIntBE(revision, CRC_BYTES, REVISION_BYTES);
  value[EPOCH_BYTES_AT] = epoch.length;
  value.write(epoch, EPOCH_AT, 'latin1');
  for (let index = 0; index < hashes.length; index++) {
    const at = begin + index * CURSOR_HASH_BYTES;
    const hash = hashes[index]!;
    for (let byte = 0; byte < CURSOR_HASH_BYTES; byte++) value[at + byte] = hash[byte]!;
  }
  value.writeUInt32BE(checksum(restOf(key), value), 0);
  return value;
}

function checksum(label: Buffer, value: Buffer): number {
  return crc32(value.subarray(CRC_BYTES), crc32(label));
}

/** Throws CORRUPT for what is not as it was written. */
function decodeRun(key: Buffer, value: Buffer): Run {
  const label = restOf(key);
  const prefixEnd = label.length - COUNT_BYTES - 1;
  const publisherEnd = label.indexOf(0);
  if (value.length <= EPOCH_AT || value.readUInt32BE(0) !== checksum(label, value)) {
    throw new ShardcastError(
      'CORRUPT',
      `receipts of ${JSON.stringify(readable(label))} are not as they were written`,
    );
  }
  const begin = EPOCH_AT + value[EPOCH_BYTES_AT]!;
  const hashes: Buffer[] = [];
  for (let at = begin; at < value.length; at += CURSOR_HASH_BYTES) {
    hashes.push(value.subarray(at, at + CURSOR_HASH_BYTES));
  }
  return {
    publisher: label.toString('utf8', 0, publisherEnd),
    prefix: label.toString('utf8', publisherEnd + 1, prefixEnd),
    count: label.readUIntBE(prefixEnd + 1, COUNT_BYTES),
    revision: value.readUIntBE(CRC_BYTES, REVISION_BYTES),
    epoch: value.toString('latin1', EPOCH_AT, begin),
    hashes,
  };
}

function endOfPrefix(from: Buffer): Buffer {
  const to = Buffer.from(from);
  to[to.length - 1] = DASH + 1;
  return to;
}

/** For people: the publisher and the prefix of its ids. */
function readable(label: Buffer): string {
  return label.toString('utf8', 0, Math.max(0, label.length - COUNT_BYTES - 1)).replace('\0', ' ');
}
