import type { Chunk } from './chunk-codec.js';

/** 64 MiB. */
export const CHUNK_CACHE_BYTES_MAX = 64 * 1024 * 1024;

/** Decoded chunks by hash, bounded in uncompressed bytes; what was used longest ago goes first. */
export class ChunkCache {
  readonly #bytesMax: number;
  /** In the order of last use: a Map iterates in the order of insertion. */
  readonly #chunks = new Map<string, Chunk>();
  #bytes = 0;

  /** `bytesMax`: default CHUNK_CACHE_BYTES_MAX. 0: nothing is kept. */
  constructor(bytesMax: number = CHUNK_CACHE_BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(hash: Buffer): Chunk | undefined {
    const name = hash.toString('latin1');
    const chunk = this.#chunks.get(name);
    if (chunk === undefined) return undefined;
    this.#chunks.delete(name);
    this.#chunks.set(name, chunk);
    return chunk;
  }

  add(hash: Buffer, chunk: Chunk): void {
    const name = hash.toString('latin1');
    if (chunk.raw.length > this.#bytesMax) return;
    this.#drop(name);
    this.#chunks.set(name, chunk);
    this.#bytes += chunk.raw.length;
    for (const oldest of this.#chunks.keys()) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#drop(oldest);
    }
  }

  delete(hash: Buffer): void {
    this.#drop(hash.toString('latin1'));
  }

  clear(): void {
    this.#chunks.clear();
    this.#bytes = 0;
  }

  #drop(name: string): void {
    const chunk = this.#chunks.get(name);
    if (chunk === undefined) return;
    this.#chunks.delete(name);
    this.#bytes -= chunk.raw.length;
  }
}
