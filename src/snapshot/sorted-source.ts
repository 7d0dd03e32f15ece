import { ChunkCursor } from './chunk-codec.js';
import { decodeFrame } from './compression.js';
import type { ChunkIo } from './cut-types.js';
import type { ChunkRef } from './manifest.js';
import type { Key } from './record.js';

/** A record where it lies. Without a value (`valueStart === valueEnd`; JSON is never empty) it is a deletion. */
export interface RecordHead {
  readonly keyBytes: Buffer;
  readonly keyLength: number;
  readonly values: Buffer;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly expiresAt: number;
}

/** Records in key order, read block by block: steps within a block are synchronous. */
export interface SortedSource {
  /** The current record: valid after `next` or `load` said true, until the next step. */
  readonly head: RecordHead;
  /** Steps to the next record of the block; false at its end: `load`. */
  next(): boolean;
  /** Goes to the first record of the next block; false if there is none. */
  load(): Promise<boolean>;
}

export function compareHeads(a: RecordHead, b: RecordHead): number {
  const aBytes = a.keyBytes;
  const bBytes = b.keyBytes;
  const length = Math.min(a.keyLength, b.keyLength);
  for (let i = 0; i < length; i++) {
    const difference = aBytes[i]! - bBytes[i]!;
    if (difference !== 0) return difference;
  }
  return a.keyLength - b.keyLength;
}

export function compareHead(head: RecordHead, key: Key): number {
  const bytes = head.keyBytes;
  const length = Math.min(head.keyLength, key.length);
  for (let i = 0; i < length; i++) {
    const difference = bytes[i]! - key.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return head.keyLength - key.length;
}

/** The records of stored chunks. */
export class ChunkSource implements SortedSource {
  readonly #refs: Iterator<ChunkRef>;
  readonly #read: ChunkIo['read'];
  #cursor: ChunkCursor | undefined;

  constructor(refs: Iterable<ChunkRef>, read: ChunkIo['read']) {
    this.#refs = refs[Symbol.iterator]();
    this.#read = read;
  }

  get head(): RecordHead {
    return this.#cursor!;
  }

  next(): boolean {
    return this.#cursor?.next() ?? false;
  }

  async load(): Promise<boolean> {
    const { value: ref } = this.#refs.next();
    if (ref === undefined) return false;
    const chunk = decodeFrame(await this.#read(ref.hash), ref.hash);
    if (this.#cursor === undefined) this.#cursor = new ChunkCursor(chunk);
    else this.#cursor.reset(chunk);
    return this.#cursor.next();
  }
}
