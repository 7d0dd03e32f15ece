import { Chunk } from '../snapshot/chunk-codec.js';
import { ChunkWriter } from '../snapshot/chunk-writer.js';
import { totals } from '../snapshot/manifest.js';
import type { Key, StoredRecord } from '../snapshot/record.js';
import { BaseChunks, endOf, type Span, type ViewReads } from './base-chunks.js';
import { merge } from './merge.js';
import type { Overlay } from './overlay.js';
import type { ShardState } from './state.js';
import type { Extent, RecordTarget, Segment, ShardView } from './view.js';

/** Changes below a prefix that are counted one by one; with more, all changes are taken for it. */
const COUNTED_MAX = 1_000;

/** A view of one state: the overlay merged over the chunks. */
export class StateView implements ShardView {
  readonly shard: string;
  readonly #state: ShardState;
  readonly #overlay: Overlay;
  readonly #base: BaseChunks;
  readonly #release: () => void;
  #released = false;
  #writer: ChunkWriter | undefined;
  /** Sorted; undefined: not asked for yet. */
  #deleted: readonly Key[] | undefined;

  /** `state` must not be written through any more by others than clones of its overlay. */
  constructor(shard: string, state: ShardState, reads: ViewReads, release: () => void) {
    this.shard = shard;
    this.#state = state;
    this.#overlay = state.overlay;
    this.#base = new BaseChunks(state.base?.chunks ?? [], reads);
    this.#release = release;
  }

  get epoch(): string {
    return this.#state.head.epoch;
  }
  get revision(): number {
    return this.#state.head.revision;
  }
  get token(): string {
    return this.#state.head.token;
  }
  get historyHash(): Buffer {
    return this.#state.head.hash;
  }
  get appendedAt(): number {
    return this.#state.head.appendedAt;
  }
  get collections(): ReadonlyMap<string, number> {
    return this.#state.collections;
  }

  get(key: Key): StoredRecord | undefined {
    const change = this.#overlay.get(key);
    return change === undefined ? this.#base.get(key) : (change ?? undefined);
  }

  get snapshot(): object | undefined {
    return this.#state.base;
  }

  getUnchanged(key: Key): StoredRecord | undefined {
    return this.#overlay.covers(key) ? undefined : this.#base.get(key);
  }

  hasPrefix(prefix: Key): boolean {
    const end = endOf(prefix);
    let hides = false;
    for (const [, record] of this.#overlay.range(prefix, end)) {
      if (record !== null) return true;
      hides = true;
    }
    if (this.#overlay.covers(prefix)) return false;
    if (!hides && !this.#overlay.touches(prefix, end)) return this.#base.hasPrefix(prefix);
    for (const segment of this.segments(prefix)) {
      if (segment.kind === 'chunk' || segment.records.length > 0) return true;
    }
    return false;
  }

  extent(prefix: Key): Extent {
    if (prefix === '') return this.#wholeExtent();
    const end = endOf(prefix);
    let records = 0;
    let bytes = 0;
    let counted = 0;
    for (const [key, record] of this.#overlay.range(prefix, end)) {
      if (counted++ === COUNTED_MAX) {
        records = this.#overlay.size;
        bytes = this.#overlay.recordBytes;
        break;
      }
      if (record === null) continue;
      records++;
      bytes += key.length + record.json.length;
    }
    if (this.#overlay.covers(prefix)) return { records, bytes };
    for (const { index, isWhole } of this.#base.spans(prefix)) {
      if (index === undefined) break;
      if (isWhole) {
        records += this.#base.refs[index]!.records;
        bytes += this.#base.refs[index]!.rawBytes;
        continue;
      }
      const cursor = this.#base.takeCursor(index);
      for (let more = cursor.seek(prefix); more && cursor.startsWith(prefix); more = cursor.next()) {
        records++;
        bytes += cursor.keyLength + cursor.valueEnd - cursor.valueStart;
      }
      this.#base.giveBack(cursor);
    }
    return { records, bytes };
  }

  /** Asked for with every plan, so nothing is counted: what the overlay hides in the chunks is not taken off. */
  #wholeExtent(): Extent {
    const { records, rawBytes } = totals(this.#base.refs);
    return { records: records + this.#overlay.size, bytes: rawBytes + this.#overlay.recordBytes };
  }

  *segments(prefix: Key): Generator<Segment, void, undefined> {
    for (const span of this.#base.spans(prefix)) {
      const { index, from, to, isWhole } = span;
      if (index === undefined || this.#overlay.hides(from, to)) {
        const records = [...this.#puts(from, to)];
        if (index !== undefined || records.length > 0) yield { kind: 'records', records };
      } else if (isWhole && !this.#overlay.touches(from, to)) {
        yield { kind: 'chunk', chunk: this.#base.at(index) };
      } else {
        const chunk = this.#merged(index, span);
        if (chunk !== undefined) yield { kind: 'chunk', chunk };
      }
    }
  }

  *pour(prefix: Key, target: RecordTarget): Generator<void, void, undefined> {
    for (const span of this.#base.spans(prefix)) {
      const { index, from, to } = span;
      if (index === undefined || this.#overlay.hides(from, to)) {
        for (const record of this.#puts(from, to)) target.add(record);
      } else {
        this.#merge(index, span, target);
      }
      yield;
    }
  }

  [Symbol.dispose](): void {
    if (this.#released) return;
    this.#released = true;
    this.#release();
  }

  *#puts(from: Key, to: Key): Generator<StoredRecord, void, undefined> {
    for (const [, record] of this.#overlay.range(from, to)) if (record !== null) yield record;
  }

  #merged(index: number, span: Span): Chunk | undefined {
    const writer = this.#writer ?? new ChunkWriter();
    this.#writer = undefined; // what a damaged chunk leaves behind is not used again
    this.#merge(index, span, writer);
    this.#writer = writer;
    return writer.count === 0 ? undefined : new Chunk(writer.finish());
  }

  /** Gives `target` what chunk and overlay have in a span. */
  #merge(index: number, { from, to, ends }: Span, target: RecordTarget): void {
    const cursor = this.#base.takeCursor(index);
    const changes = this.#overlay.range(from, to);
    const covers = this.#isDeletedIn(from, to) ? (key: Key) => this.#overlay.covers(key) : undefined;
    merge({ cursor, from, to: ends ? to : undefined, changes, covers }, target);
    this.#base.giveBack(cursor);
  }

  /** Whether a deleted prefix hides anything in [from, to). */
  #isDeletedIn(from: Key, to: Key): boolean {
    if (!this.#overlay.hasDeletedPrefixes) return false;
    if (this.#overlay.covers(from)) return true;
    this.#deleted ??= this.#overlay.deletedPrefixes();
    const next = this.#deleted[lowerBound(this.#deleted, from)];
    return next !== undefined && next < to;
  }
}

/** The index of the first key at or after `key`. */
function lowerBound(keys: readonly Key[], key: Key): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
