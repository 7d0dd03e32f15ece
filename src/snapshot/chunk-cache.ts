import type { Chunk } from './chunk-codec.js';

/** 64 MiB. */
export const CHUNK_CACHE_BYTES_MAX = 64 * 1024 * 1024;

interface Slot {
  /** undefined: dropped. */
  chunk: Chunk | undefined;
  isUsed: boolean;
}

/** Decoded chunks by hash, bounded in uncompressed bytes; what was not used for long goes first. */
export class ChunkCache {
  readonly #bytesMax: number;
  /** In the order in which they came, or were found used when it was their turn to go. */
  readonly #slots = new Map<string, Slot>();
  /** The same by the hashes that they were asked for with: whoever asks for thousands need not name each. */
  readonly #known = new WeakMap<Buffer, Slot>();
  #bytes = 0;

  /** `bytesMax`: default CHUNK_CACHE_BYTES_MAX. 0: nothing is kept. */
  constructor(bytesMax: number = CHUNK_CACHE_BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(hash: Buffer): Chunk | undefined {
    const known = this.#known.get(hash);
    const slot = known?.chunk === undefined ? this.#find(hash) : known;
    if (slot === undefined) return undefined;
    slot.isUsed = true;
    return slot.chunk;
  }

  add(hash: Buffer, chunk: Chunk): void {
    const name = nameOf(hash);
    if (chunk.raw.length > this.#bytesMax) return;
    this.#drop(name);
    this.#makeRoom(chunk.raw.length);
    const slot: Slot = { chunk, isUsed: false };
    this.#slots.set(name, slot);
    this.#known.set(hash, slot);
    this.#bytes += chunk.raw.length;
  }

  delete(hash: Buffer): void {
    this.#drop(nameOf(hash));
  }

  clear(): void {
    for (const name of this.#slots.keys()) this.#drop(name);
  }

  #find(hash: Buffer): Slot | undefined {
    const slot = this.#slots.get(nameOf(hash));
    if (slot !== undefined) this.#known.set(hash, slot);
    return slot;
  }

  /** What was used since its last turn stays until its next. */
  #makeRoom(bytes: number): void {
    for (const [name, slot] of this.#slots) {
      if (this.#bytes + bytes <= this.#bytesMax) return;
      if (!slot.isUsed) {
        this.#drop(name);
        continue;
      }
      slot.isUsed = false;
      this.#slots.delete(name);
      this.#slots.set(name, slot);
    }
  }

  #drop(name: string): void {
    const slot = this.#slots.get(name);
    if (slot?.chunk === undefined) return;
    this.#slots.delete(name);
    this.#bytes -= slot.chunk.raw.length;
    slot.chunk = undefined;
  }
}

function nameOf(hash: Buffer): string {
  return hash.toString('latin1');
}
