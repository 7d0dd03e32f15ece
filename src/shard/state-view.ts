import { Chunk, type ChunkCursor } from '../snapshot/chunk-codec.js';
import type { ChunkLookup } from '../snapshot/chunk-lookup.js';
import { ChunkWriter } from '../snapshot/chunk-writer.js';
import { type ChunkRef, findChunk, totals } from '../snapshot/manifest.js';
import { type Key, prefixEnd, type StoredRecord } from '../snapshot/record.js';
import type { Overlay } from './overlay.js';
import type { ShardState } from './state.js';
import type { Extent, RecordTarget, Segment, ShardView } from './view.js';

export interface ViewReads {
  chunk(ref: ChunkRef): Chunk;
  readonly lookup: ChunkLookup;
}

/** A part of a prefix's range. */
interface Span {
  /** Of the chunk; undefined: none has keys here. */
  readonly index: number | undefined;
  readonly from: Key;
  /** '': no upper end. */
  readonly to: Key;
  /** The chunk may have keys at `to` or behind. */
  readonly ends: boolean;
  /** All keys of the chunk are below the prefix. */
  readonly isWhole: boolean;
}

/** Changes below a prefix that are counted one by one; with more, all changes are taken for it. */
const COUNTED_MAX = 1_000;

/** A view of one state: the overlay merged over the chunks. */
export class StateView implements ShardView {
  readonly shard: string;
  readonly #state: ShardState;
  readonly #overlay: Overlay;
  readonly #reads: ViewReads;
  readonly #release: () => void;
  #released = false;
  #writer: ChunkWriter | undefined;
  /** The chunk that was read last, and its index. */
  #nearChunk: Chunk | undefined;
  #near = 0;
  #cursor: ChunkCursor | undefined;

  /** `state` must not be written through any more by others than clones of its overlay. */
  constructor(shard: string, state: ShardState, reads: ViewReads, release: () => void) {
    this.shard = shard;
    this.#state = state;
    this.#overlay = state.overlay;
    this.#reads = reads;
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
    return change === undefined ? this.#baseRecord(key) : (change ?? undefined);
  }

  get snapshot(): object | undefined {
    return this.#state.base;
  }

  getUnchanged(key: Key): StoredRecord | undefined {
    return this.#overlay.covers(key) ? undefined : this.#baseRecord(key);
  }

  hasPrefix(prefix: Key): boolean {
    const end = endOf(prefix);
    let hides = false;
    for (const [, record] of this.#overlay.range(prefix, end)) {
      if (record !== null) return true;
      hides = true;
    }
    if (this.#overlay.covers(prefix)) return false;
    if (!hides && !this.#overlay.touches(prefix, end)) return this.#baseHas(prefix);
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
    for (const [index, ref] of this.#refs(prefix)) {
      if (isWithin(this.#chunks, index, prefix, end)) {
        records += ref.records;
        bytes += ref.rawBytes;
        continue;
      }
      const cursor = this.#takeCursor(this.#chunkAt(index));
      for (let more = cursor.seek(prefix); more && cursor.startsWith(prefix); more = cursor.next()) {
        records++;
        bytes += cursor.keyLength + cursor.valueEnd - cursor.valueStart;
      }
      this.#cursor = cursor;
    }
    return { records, bytes };
  }

  /** Asked for with every plan, so nothing is counted: what the overlay hides in the chunks is not taken off. */
  #wholeExtent(): Extent {
    const { records, rawBytes } = totals(this.#chunks);
    return { records: records + this.#overlay.size, bytes: rawBytes + this.#overlay.recordBytes };
  }

  *segments(prefix: Key): Generator<Segment, void, undefined> {
    for (const span of this.#spans(prefix)) {
      const { index, from, to, isWhole } = span;
      if (index === undefined || this.#overlay.hides(from, to)) {
        const records = this.#puts(from, to);
        if (index !== undefined || records.length > 0) yield { kind: 'records', records };
      } else if (isWhole && !this.#overlay.touches(from, to)) {
        yield { kind: 'chunk', chunk: this.#chunkAt(index) };
      } else {
        const chunk = this.#merged(this.#chunkAt(index), span);
        if (chunk !== undefined) yield { kind: 'chunk', chunk };
      }
    }
  }

  *pour(prefix: Key, target: RecordTarget): Generator<void, void, undefined> {
    for (const span of this.#spans(prefix)) {
      const { index, from, to } = span;
      if (index === undefined || this.#overlay.hides(from, to)) {
        for (const [, record] of this.#overlay.range(from, to)) if (record !== null) target.add(record);
      } else {
        this.#merge(this.#chunkAt(index), span, target);
      }
      yield;
    }
  }

  [Symbol.dispose](): void {
    if (this.#released) return;
    this.#released = true;
    this.#release();
  }

  get #chunks(): readonly ChunkRef[] {
    return this.#state.base?.chunks ?? [];
  }

  /** What is below `prefix`, chunk by chunk, and at last what the overlay has behind the chunks. */
  *#spans(prefix: Key): Generator<Span, void, undefined> {
    const end = endOf(prefix);
    let from = prefix;
    for (const [index, ref] of this.#refs(prefix)) {
      const behind = `${ref.lastKey}\0`;
      const ends = end !== '' && end < behind;
      yield {
        index,
        from,
        to: ends ? end : behind,
        ends,
        isWhole: isWithin(this.#chunks, index, prefix, end),
      };
      if (ends) return;
      from = behind;
    }
    yield { index: undefined, from, to: end, ends: false, isWhole: false };
  }

  /** The chunks that may hold keys below `prefix`. */
  *#refs(prefix: Key): Generator<[number, ChunkRef], void, undefined> {
    const { base } = this.#state;
    if (base === undefined) return;
    const end = endOf(prefix);
    for (let index = this.#find(prefix); index < base.chunks.length; index++) {
      const ref = base.chunks[index];
      if (ref === undefined) return;
      const previous = base.chunks[index - 1]?.lastKey;
      if (end !== '' && previous !== undefined && previous >= end) return;
      yield [index, ref];
    }
  }

  #baseRecord(key: Key): StoredRecord | undefined {
    const index = this.#find(key);
    return index >= this.#chunks.length ? undefined : this.#reads.lookup.get(this.#chunkAt(index), key);
  }

  #baseHas(prefix: Key): boolean {
    for (const [index] of this.#refs(prefix)) {
      return this.#reads.lookup.hasPrefix(this.#chunkAt(index), prefix);
    }
    return false;
  }

  /** One for all reads of this view: a cursor's scratch is too much to make for each of a thousand subtrees. */
  #takeCursor(chunk: Chunk): ChunkCursor {
    const cursor = this.#cursor ?? chunk.cursor();
    this.#cursor = undefined; // until it is given back whole
    if (cursor.chunk !== chunk) cursor.reset(chunk);
    return cursor;
  }

  /** As findChunk; sorted keys mostly lie where the one before them lay, or in the next chunk. */
  #find(key: Key): number {
    const chunks = this.#chunks;
    let index = this.#near;
    if (index > 0 && chunks[index - 1]!.lastKey >= key) return findChunk(chunks, key);
    for (const last = index + 1; index <= last; index++) {
      const ref = chunks[index];
      if (ref === undefined || ref.lastKey >= key) return index;
    }
    return findChunk(chunks, key);
  }

  #chunkAt(index: number): Chunk {
    if (this.#nearChunk === undefined || this.#near !== index) {
      this.#nearChunk = this.#reads.chunk(this.#chunks[index]!);
      this.#near = index;
    }
    return this.#nearChunk;
  }

  #puts(from: Key, to: Key): StoredRecord[] {
    const puts: StoredRecord[] = [];
    for (const [, record] of this.#overlay.range(from, to)) if (record !== null) puts.push(record);
    return puts;
  }

  #merged(chunk: Chunk, span: Span): Chunk | undefined {
    const writer = this.#writer ?? new ChunkWriter();
    this.#writer = undefined; // what a damaged chunk leaves behind is not used again
    this.#merge(chunk, span, writer);
    this.#writer = writer;
    return writer.count === 0 ? undefined : new Chunk(writer.finish());
  }

  /**
   * Gives `target` what chunk and overlay have in a span. `common` is how much the key before the cursor's has in common
   * with the next change, before which it comes: a key that shares more with the one before comes before the change, too,
   * and is not compared.
   */
  #merge(chunk: Chunk, { from, to, ends }: Span, target: RecordTarget): void {
    const hasPrefixes = this.#overlay.hasDeletedPrefixes;
    const changes = this.#overlay.range(from, to);
    let change = changes.next();
    let common = Number.MAX_VALUE; // not known
    const cursor = this.#takeCursor(chunk);
    // Whether the target's last record has the key of the one before the cursor's.
    let follows = false;
    for (let more = cursor.seek(from); more; more = cursor.next()) {
      if (ends && cursor.compare(to) >= 0) break;
      let order = -1;
      while (!change.done && cursor.shared <= common) {
        const [key, record] = change.value;
        common = commonBytes(cursor, key);
        order = common === key.length ? cursor.keyLength - common : orderAt(cursor, key, common);
        if (order < 0) break;
        common = Number.MAX_VALUE;
        follows = order === 0 && record !== null;
        if (record !== null) target.add(record);
        change = changes.next();
        if (order === 0) break;
      }
      if (order === 0) continue;
      if (hasPrefixes && this.#overlay.covers(cursor.key())) {
        follows = false;
        continue;
      }
      target.take(cursor, follows ? cursor.shared : 0);
      follows = true;
    }
    for (; !change.done; change = changes.next()) {
      if (change.value[1] !== null) target.add(change.value[1]);
    }
    this.#cursor = cursor;
  }
}

function commonBytes({ keyBytes, keyLength }: ChunkCursor, key: Key): number {
  const end = Math.min(keyLength, key.length);
  let index = 0;
  while (index < end && keyBytes[index] === key.charCodeAt(index)) index++;
  return index;
}

/** As the keys differ at `index`, or the cursor's ends there. */
function orderAt({ keyBytes, keyLength }: ChunkCursor, key: Key, index: number): number {
  return index === keyLength ? -1 : keyBytes[index]! - key.charCodeAt(index);
}

function endOf(prefix: Key): Key {
  return prefix === '' ? '' : prefixEnd(prefix);
}

/** Whether all keys of a chunk are below `prefix`. */
function isWithin(chunks: readonly ChunkRef[], index: number, prefix: Key, end: Key): boolean {
  if (prefix === '') return true;
  const previous = chunks[index - 1]?.lastKey;
  const last = chunks[index]?.lastKey ?? '';
  return previous !== undefined && previous >= prefix && last < end;
}
