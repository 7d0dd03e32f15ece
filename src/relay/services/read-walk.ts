import type { Segment, ShardView } from '../../shard/view.js';
import { type Key, keyToBytes, type StoredRecord } from '../../snapshot/record.js';
import type { WireRecord } from '../../wire/services.js';

/** A record as the wire has it: collection and key apart. */
export function toWireRecord({ key, json, expiresAt }: StoredRecord): WireRecord {
  const end = key.indexOf('\0');
  return { collection: key.slice(0, end), key: keyToBytes(key.slice(end + 1)), json, expiresAt };
}

export function* recordsOf(segment: Segment): Generator<StoredRecord, void, undefined> {
  if (segment.kind === 'chunk') yield* segment.chunk.records();
  else yield* segment.records;
}

/** Walks a view's records in key order, and can pass over a segment that it has not begun. */
class RecordWalk {
  readonly #segments: Iterator<Segment>;
  #segment: Segment | undefined;
  #records: Iterator<StoredRecord> | undefined;
  record: StoredRecord | undefined;

  constructor(view: ShardView) {
    this.#segments = view.segments('')[Symbol.iterator]();
    this.#enter();
  }

  /** The chunk that the walk is at the beginning of. */
  get chunk(): Buffer | undefined {
    return this.#records === undefined && this.#segment?.kind === 'chunk'
      ? this.#segment.chunk.raw
      : undefined;
  }

  get done(): boolean {
    return this.#segment === undefined;
  }

  /** The next record is in `record`; false at the end. */
  step(): boolean {
    while (this.#segment !== undefined) {
      this.#records ??= recordsOf(this.#segment)[Symbol.iterator]();
      const next = this.#records.next();
      if (!next.done) {
        this.record = next.value;
        return true;
      }
      this.#enter();
      // The caller may want to pass over the segment that begins here.
      this.record = undefined;
      return this.#segment !== undefined;
    }
    this.record = undefined;
    return false;
  }

  pass(): void {
    this.#enter();
  }

  #enter(): void {
    const next = this.#segments.next();
    this.#segment = next.done ? undefined : next.value;
    this.#records = undefined;
    this.record = undefined;
  }
}

export interface RecordDifference {
  readonly key: Key;
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord | undefined;
}

/**
 * What differs between two views, in key order: a merge of two sorted walks. Versions of a shard share most of their
 * chunks, so where both walks stand before the same chunk it is passed over unread. Yields undefined now and then, so that
 * who walks far can give way.
 */
export function* differences(
  before: ShardView,
  after: ShardView,
): Generator<RecordDifference | undefined, void, undefined> {
  const left = new RecordWalk(before);
  const right = new RecordWalk(after);
  let steps = 0;
  for (;;) {
    if (++steps % 4096 === 0) yield undefined;
    const atBoundary = left.record === undefined && right.record === undefined;
    if (atBoundary && left.chunk !== undefined && isSame(left.chunk, right.chunk)) {
      left.pass();
      right.pass();
      continue;
    }
    if (left.record === undefined && !left.done) {
      left.step();
      continue;
    }
    if (right.record === undefined && !right.done) {
      right.step();
      continue;
    }
    if (left.record === undefined && right.record === undefined) return;
    yield* compare(left, right);
  }
}

function* compare(left: RecordWalk, right: RecordWalk): Generator<RecordDifference, void, undefined> {
  const before = left.record;
  const after = right.record;
  if (before !== undefined && (after === undefined || before.key < after.key)) {
    yield { key: before.key, before, after: undefined };
    left.step();
  } else if (after !== undefined && (before === undefined || after.key < before.key)) {
    yield { key: after.key, before: undefined, after };
    right.step();
  } else if (before !== undefined && after !== undefined) {
    const isEqual = before.expiresAt === after.expiresAt && before.json.equals(after.json);
    if (!isEqual) yield { key: after.key, before, after };
    left.step();
    right.step();
  }
}

function isSame(left: Buffer, right: Buffer | undefined): boolean {
  return right !== undefined && (left === right || left.equals(right));
}
