import { PACK_HEAD_BYTES } from './record-pack.js';

/** Ranges of at most this many keys are sorted by insertion. */
const SMALL = 12;

/**
 * Sorts packed records by key: `index` holds their offsets in units of 8 bytes. Equal keys are sorted by offset.
 *
 * Multikey quicksort (Bentley and Sedgewick): it partitions by one byte of the keys at a time, and what is equal in
 * it goes on with the next byte. Keys of a shard share long prefixes, which a comparing sort would read again in
 * each of its n log n comparisons; here they are read once. Ranges wait on a stack of our own: keys chosen by an
 * adversary make it long, but overflow no call stack.
 */
export function sortPacked(arena: Uint8Array<ArrayBuffer>, index: Uint32Array): void {
  const keys = new PackedKeys(arena);
  const ranges = [0, index.length, 0];
  while (ranges.length > 0) {
    const depth = ranges.pop()!;
    const end = ranges.pop()!;
    const first = ranges.pop()!;
    if (end - first <= SMALL) {
      keys.insertionSort(index, first, end, depth);
      continue;
    }
    const pivot = keys.pivot(index, first, end, depth);
    let less = first;
    let more = end;
    for (let i = first; i < more; ) {
      const offset = index[i]!;
      const byte = keys.byteAt(offset, depth);
      if (byte < pivot) {
        index[i++] = index[less]!;
        index[less++] = offset;
      } else if (byte > pivot) {
        index[i] = index[--more]!;
        index[more] = offset;
      } else i++;
    }
    ranges.push(first, less, depth, more, end, depth);
    if (pivot < 0) index.subarray(less, more).sort();
    else ranges.push(less, more, depth + 1);
  }
}

class PackedKeys {
  readonly #bytes: Uint8Array;
  /** Every second word of a record's first 16 bytes: the first is its key's length. */
  readonly #words: Uint32Array;

  constructor(arena: Uint8Array<ArrayBuffer>) {
    this.#bytes = arena;
    this.#words = new Uint32Array(arena.buffer, arena.byteOffset, arena.byteLength >>> 2);
  }

  /** −1 behind the key's end. */
  byteAt(offset: number, depth: number): number {
    return depth < this.#words[offset * 2]! ? this.#bytes[offset * 8 + PACK_HEAD_BYTES + depth]! : -1;
  }

  /** The median of three bytes. */
  pivot(index: Uint32Array, first: number, end: number, depth: number): number {
    const a = this.byteAt(index[first]!, depth);
    const b = this.byteAt(index[(first + end) >>> 1]!, depth);
    const c = this.byteAt(index[end - 1]!, depth);
    return a < b ? Math.min(b, Math.max(a, c)) : Math.min(a, Math.max(b, c));
  }

  insertionSort(index: Uint32Array, first: number, end: number, depth: number): void {
    for (let i = first + 1; i < end; i++) {
      const offset = index[i]!;
      let at = i;
      for (; at > first && this.compare(index[at - 1]!, offset, depth) > 0; at--) index[at] = index[at - 1]!;
      index[at] = offset;
    }
  }

  /** Of keys that are equal before `depth`; equal ones by their offsets. */
  compare(a: number, b: number, depth: number): number {
    const aLength = this.#words[a * 2]!;
    const bLength = this.#words[b * 2]!;
    const end = Math.min(aLength, bLength);
    const aKey = a * 8 + PACK_HEAD_BYTES;
    const bKey = b * 8 + PACK_HEAD_BYTES;
    for (let i = depth; i < end; i++) {
      const difference = this.#bytes[aKey + i]! - this.#bytes[bKey + i]!;
      if (difference !== 0) return difference;
    }
    return aLength - bLength || a - b;
  }
}
