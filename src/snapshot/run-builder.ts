import { ChunkBuilder } from './chunk-builder.js';
import type { BulkBuild, BulkInput, ChunkIo } from './cut-types.js';
import type { ChunkRef } from './manifest.js';
import { MergedSource } from './merged-source.js';
import type { StoredRecord } from './record.js';
import { RecordPack } from './record-pack.js';
import { packedEnd, RunArena } from './run-arena.js';
import { ChunkSource, type SortedSource } from './sorted-source.js';

/** Packed records that are sorted in memory at a time: 64 MiB, about a million tuples. */
export const RUN_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Sorts records that come in any order into chunks, in bounded memory: a run of RUN_BYTES_MAX is sorted at a time
 * and spilled as chunks; at the end all runs are merged, which holds one chunk of each. The chunks are those that a
 * cut of the same records makes.
 */
export class RunBuilder implements BulkBuild {
  readonly #input: BulkInput;
  readonly #runBytesMax: number;
  readonly #arena: RunArena;
  readonly #runs: (readonly ChunkRef[])[] = [];

  constructor(input: BulkInput) {
    this.#input = input;
    this.#runBytesMax = input.runBytesMax ?? RUN_BYTES_MAX;
    this.#arena = new RunArena(this.#runBytesMax);
  }

  async add(records: Iterable<StoredRecord>): Promise<void> {
    const pack = new RecordPack();
    for (const { key, json, expiresAt } of records) pack.add(key, json, expiresAt);
    await this.addPack(pack.take());
  }

  /** Adds what a RecordPack holds. */
  async addPack(packed: Uint8Array): Promise<void> {
    const pack = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
    for (let at = 0; at < pack.length; ) {
      let end = wholeRecords(pack, at, Math.min(this.#arena.room, this.#runBytesMax));
      if (end === at) {
        if (this.#arena.count > 0) await this.#spill();
        end = Math.max(wholeRecords(pack, at, this.#runBytesMax), packedEnd(pack, at));
      }
      this.#arena.add(pack.subarray(at, end));
      at = end;
    }
  }

  async finish(): Promise<readonly ChunkRef[]> {
    const { read, write } = this.#input;
    const runs: SortedSource[] = this.#runs.map((refs) => new ChunkSource(refs, read));
    const source = new MergedSource([...runs, this.#arena.sorted()]);
    const refs = await this.#write(source, write);
    this.#arena.clear();
    return refs;
  }

  abort(): void {
    this.#arena.clear();
  }

  async #spill(): Promise<void> {
    const refs = await this.#write(this.#arena.sorted(), this.#input.spill);
    this.#runs.push(refs);
    this.#arena.clear();
  }

  async #write(source: SortedSource, write: ChunkIo['write']): Promise<readonly ChunkRef[]> {
    const builder = new ChunkBuilder(this.#input.limits);
    let more = await source.load();
    while (more) {
      builder.append(source.head);
      more = source.next();
      if (more && !builder.isBatchReady) continue;
      this.#input.signal?.throwIfAborted();
      if (builder.isBatchReady) await write(builder.take());
      if (!more) more = await source.load();
    }
    builder.finish();
    const rest = builder.take();
    if (rest.length > 0) await write(rest);
    return builder.refs;
  }
}

/** Where the last record ends that fits into `bytes`, from `at` on. */
function wholeRecords(pack: Buffer, at: number, bytes: number): number {
  if (pack.length - at <= bytes) return pack.length;
  let end = at;
  for (let next = packedEnd(pack, at); next - at <= bytes; next = packedEnd(pack, next)) end = next;
  return end;
}
