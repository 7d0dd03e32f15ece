import { xxh32 } from './xxh32.js';

export interface ChunkLimits {
  /** Chunks are about this large on average; uncompressed bytes of keys and values, before prefix compression. */
  readonly targetBytes: number;
  /** No boundary by content before the chunk has this many bytes. */
  readonly bytesMin: number;
  /** A boundary is forced after the record with which the chunk reaches this many bytes. */
  readonly bytesMax: number;
}

/** Part of the state's name: two relays with other limits would cut the same state into other chunks. */
export const CHUNK_LIMITS: ChunkLimits = {
  targetBytes: 64 * 1024,
  bytesMin: 4 * 1024,
  bytesMax: 1024 * 1024,
};

/** What a record weighs beside its key and value. */
export const RECORD_OVERHEAD_BYTES = 8;

/**
 * Says after which records of a sorted state the chunks end.
 *
 * Cutting every n bytes would move every later boundary with each insertion, and two replicas that arrived at
 * the same state by different ways would hold different chunks. So the content decides: a boundary follows a
 * record when the hash of its key, as a fraction of 1, is below size/target. A record of `size` bytes ends a
 * chunk with a probability that is proportional to its size, so chunks have `target` bytes on average whether
 * values are 4 bytes or 40 KiB, and whether a record ends a chunk does not depend on its neighbours.
 *
 * Three rules do look at neighbours: no such boundary in a chunk's first `bytesMin` (keys chosen by an adversary
 * would make a chunk of each record), a forced one at `bytesMax` (or none at all), and one at a collection's end.
 * The first two look back only as far as the last boundary. So going over the records from the beginning gives
 * one answer: the chunks are still a function of the state alone. And an incremental cut that starts at an old
 * boundary and reaches another old boundary, with the same records after it, is where a full cut would be, with
 * an empty chunk in hand: everything from there on is as it was. The third looks one record ahead, hence a
 * record added behind a collection's last chunk opens that chunk again.
 */
export class Chunker {
  readonly #limits: ChunkLimits;
  #bytes = 0;

  constructor(limits: ChunkLimits = CHUNK_LIMITS) {
    this.#limits = limits;
  }

  /** Counts a record in; true if the chunk ends after it. */
  endsAfter(key: Uint8Array, keyLength: number, valueBytes: number): boolean {
    const { targetBytes, bytesMin, bytesMax } = this.#limits;
    const size = keyLength + valueBytes + RECORD_OVERHEAD_BYTES;
    this.#bytes += size;
    if (this.#bytes < bytesMin) return false;
    const ends = this.#bytes >= bytesMax || xxh32(key, keyLength) / 2 ** 32 < size / targetBytes;
    if (ends) this.#bytes = 0;
    return ends;
  }

  /** A collection ended: the next record begins a chunk. */
  restart(): void {
    this.#bytes = 0;
  }
}
