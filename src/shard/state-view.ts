import { Chunk, type ChunkCursor } from '../snapshot/chunk-codec.js';
import { ChunkWriter } from '../snapshot/chunk-writer.js';
import { type ChunkRef, findChunk, totals } from '../snapshot/manifest.js';
import { type Key, prefixEnd, type StoredRecord } from '../snapshot/record.js';
import type { Overlay } from './overlay.js';
import { type BaseReader, readRecord, type ShardState } from './state.js';
import type { Extent, Segment, ShardView } from './view.js';

export interface ViewReads {
  chunk(ref: ChunkRef): Chunk;
  readonly record: BaseReader;
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
    return readRecord(this.#state, key, this.#reads.record);
  }

  get snapshot(): object | undefined {
    return this.#state.base;
  }

  getUnchanged(key: Key): StoredRecord | undefined {
    const { base } = this.#state;
    return base === undefined || this.#overlay.covers(key) ? undefined : this.#reads.record(base, key);
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
      const cursor = this.#cursorOf(this.#reads.chunk(ref));
      for (let more = cursor.seek(prefix); more && cursor.startsWith(prefix); more = cursor.next()) {
        records++;
        bytes += cursor.keyLength + cursor.valueEnd - cursor.valueStart;
      }
    }
    return { records, bytes };
  }

  /** Asked for with every plan, so nothing is counted: what the overlay hides in the chunks is not taken off. */
  #wholeExtent(): Extent {
    const { records, rawBytes } = totals(this.#chunks);
    return { records: records + this.#overlay.size, bytes: rawBytes + this.#overlay.recordBytes };
  }

  *segments(prefix: Key): Generator<Segment, void, undefined> {
    const end = endOf(prefix);
    let from = prefix;
    for (const [index, ref] of this.#refs(prefix)) {
      const to = `${ref.lastKey}\0`;
      const upper = end !== '' && end < to ? end : to;
      const isPlain = !this.#overlay.touches(from, upper);
      if (isPlain && isWithin(this.#chunks, index, prefix, end)) {
        yield { kind: 'chunk', chunk: this.#reads.chunk(ref) };
      } else if (this.#overlay.hides(from, upper)) {
        yield { kind: 'records', records: this.#puts(from, upper) };
      } else {
        const chunk = this.#merge(this.#reads.chunk(ref), from, upper, upper !== to);
        if (chunk !== undefined) yield { kind: 'chunk', chunk };
      }
      from = to;
    }
    const rest = this.#puts(from, end);
    if (rest.length > 0) yield { kind: 'records', records: rest };
  }

  [Symbol.dispose](): void {
    if (this.#released) return;
    this.#released = true;
    this.#release();
  }

  get #chunks(): readonly ChunkRef[] {
    return this.#state.base?.chunks ?? [];
  }

  /** The chunks that may hold keys below `prefix`. */
  *#refs(prefix: Key): Generator<[number, ChunkRef], void, undefined> {
    const { base } = this.#state;
    if (base === undefined) return;
    const end = endOf(prefix);
    for (let index = findChunk(base.chunks, prefix); index < base.chunks.length; index++) {
      const ref = base.chunks[index];
      if (ref === undefined) return;
      const previous = base.chunks[index - 1]?.lastKey;
      if (end !== '' && previous !== undefined && previous >= end) return;
      yield [index, ref];
    }
  }

  #baseHas(prefix: Key): boolean {
    for (const [, ref] of this.#refs(prefix)) return this.#reads.chunk(ref).hasPrefix(prefix);
    return false;
  }

  /** One for all reads of this view: a cursor's scratch is too much to make for each of a thousand subtrees. */
  #cursorOf(chunk: Chunk): ChunkCursor {
    if (this.#cursor === undefined) this.#cursor = chunk.cursor();
    else this.#cursor.reset(chunk);
    return this.#cursor;
  }

  #puts(from: Key, to: Key): StoredRecord[] {
    const puts: StoredRecord[] = [];
    for (const [, record] of this.#overlay.range(from, to)) if (record !== null) puts.push(record);
    return puts;
  }

  /**
   * What chunk and overlay have in [from, to), as a chunk: bytes are copied, records need not be made of them. A key that
   * has more in common with the one before than that one has with the next change comes before the change, too: most
   * keys are not compared. `ends`: the chunk has keys at `to` or behind.
   */
  #merge(chunk: Chunk, from: Key, to: Key, ends: boolean): Chunk | undefined {
    const writer = this.#writer ?? new ChunkWriter();
    this.#writer = undefined; // what a damaged chunk leaves behind is not used again
    const hasPrefixes = this.#overlay.hasDeletedPrefixes;
    const changes = this.#overlay.range(from, to);
    let change = changes.next();
    let common = -1;
    const cursor = this.#cursorOf(chunk);
    for (let more = cursor.seek(from); more; more = cursor.next()) {
      if (ends && cursor.compare(to) >= 0) break;
      let order = -1;
      while (!change.done && (common < 0 || cursor.shared <= common)) {
        const [key, record] = change.value;
        common = commonBytes(cursor, key);
        order = common === key.length ? cursor.keyLength - common : orderAt(cursor, key, common);
        if (order < 0) break;
        common = -1;
        if (record !== null) writer.add(record);
        change = changes.next();
        if (order === 0) break;
      }
      if (order === 0 || (hasPrefixes && this.#overlay.covers(cursor.key()))) continue;
      const { keyBytes, keyLength, values, valueStart, valueEnd, expiresAt } = cursor;
      writer.append(keyBytes, keyLength, values, valueStart, valueEnd, expiresAt);
    }
    for (; !change.done; change = changes.next()) {
      if (change.value[1] !== null) writer.add(change.value[1]);
    }
    this.#writer = writer;
    return writer.count === 0 ? undefined : new Chunk(writer.finish());
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
