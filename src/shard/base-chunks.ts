import type { Chunk, ChunkCursor } from '../snapshot/chunk-codec.js';
import type { ChunkLookup } from '../snapshot/chunk-lookup.js';
import { type ChunkRef, findChunk } from '../snapshot/manifest.js';
import { type Key, prefixEnd, type StoredRecord } from '../snapshot/record.js';

export interface ViewReads {
  chunk(ref: ChunkRef): Chunk;
  readonly lookup: ChunkLookup;
}

/** A part of a prefix's range: of one chunk, or behind them all. */
export interface Span {
  /** undefined: no chunk has keys here. */
  readonly index: number | undefined;
  readonly from: Key;
  /** '': no upper end. */
  readonly to: Key;
  /** The chunk may have keys at `to` or behind. */
  readonly ends: boolean;
  /** All keys of the chunk are in here. */
  readonly isWhole: boolean;
}

/** A snapshot's chunks as one view reads them. It remembers where it read last: keys are mostly asked for in their order. */
export class BaseChunks {
  readonly refs: readonly ChunkRef[];
  readonly #reads: ViewReads;
  #nearChunk: Chunk | undefined;
  #near = 0;
  #cursor: ChunkCursor | undefined;

  constructor(refs: readonly ChunkRef[], reads: ViewReads) {
    this.refs = refs;
    this.#reads = reads;
  }

  get(key: Key): StoredRecord | undefined {
    const index = this.#find(key);
    return index < this.refs.length ? this.#reads.lookup.get(this.at(index), key) : undefined;
  }

  hasPrefix(prefix: Key): boolean {
    const index = this.#find(prefix);
    return index < this.refs.length && this.#reads.lookup.hasPrefix(this.at(index), prefix);
  }

  at(index: number): Chunk {
    if (this.#nearChunk === undefined || this.#near !== index) {
      this.#nearChunk = this.#reads.chunk(this.refs[index]!);
      this.#near = index;
    }
    return this.#nearChunk;
  }

  /**
   * A cursor anywhere in a chunk, to be given back: its scratch is too much to make for each of a thousand subtrees, and what
   * a damaged chunk leaves behind is not used again.
   */
  takeCursor(index: number): ChunkCursor {
    const chunk = this.at(index);
    const cursor = this.#cursor ?? chunk.cursor();
    this.#cursor = undefined;
    if (cursor.chunk !== chunk) cursor.reset(chunk);
    return cursor;
  }

  giveBack(cursor: ChunkCursor): void {
    this.#cursor = cursor;
  }

  /** The range below `prefix`, chunk by chunk; the last span is behind the chunks, unless a chunk goes on behind the range. */
  *spans(prefix: Key): Generator<Span, void, undefined> {
    const end = endOf(prefix);
    let from = prefix;
    for (let index = this.#find(prefix); index < this.refs.length; index++) {
      const previous = this.refs[index - 1]?.lastKey;
      const behind = `${this.refs[index]!.lastKey}\0`;
      const ends = end !== '' && end < behind;
      const isWhole = prefix === '' || (!ends && previous !== undefined && previous >= prefix);
      yield { index, from, to: ends ? end : behind, ends, isWhole };
      if (ends) return;
      from = behind;
    }
    yield { index: undefined, from, to: end, ends: false, isWhole: false };
  }

  /** As findChunk; sorted keys mostly lie where the one before them lay, or in the next chunk. */
  #find(key: Key): number {
    const near = this.#near;
    if (near > 0 && this.refs[near - 1]!.lastKey >= key) return findChunk(this.refs, key);
    for (let index = near; index <= near + 1; index++) {
      const ref = this.refs[index];
      if (ref === undefined || ref.lastKey >= key) return index;
    }
    return findChunk(this.refs, key);
  }
}

/** The upper end of a prefix's range. '': none. */
export function endOf(prefix: Key): Key {
  return prefix === '' ? '' : prefixEnd(prefix);
}
