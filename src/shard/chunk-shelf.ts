import { crashPoint } from '../core/crash-point.js';
import { ShardcastError } from '../core/errors.js';
import type { Chunk } from '../snapshot/chunk-codec.js';
import { ChunkLookup } from '../snapshot/chunk-lookup.js';
import { decodeFrame } from '../snapshot/compression.js';
import type { NewChunk } from '../snapshot/cut-types.js';
import { type ChunkRef, findChunk, type Manifest } from '../snapshot/manifest.js';
import type { Key, StoredRecord } from '../snapshot/record.js';
import type { ShardEnvironment } from './environment.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, restOf, type ShardKeys } from './layout.js';

/** Chunks removed in one transaction, so that collecting never holds the writer for long. */
const COLLECT_BATCH = 200;

/** The chunks of one shard, as encoded frames in its lane. */
export class ChunkShelf {
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  readonly #environment: Pick<ShardEnvironment, 'cache' | 'onDamaged'>;
  readonly #shard: string;
  readonly lookup = new ChunkLookup();

  /** Of chunks that are missing or not what their names say, `environment` is told before the read throws. */
  constructor(
    lane: Lane,
    keys: ShardKeys,
    environment: Pick<ShardEnvironment, 'cache' | 'onDamaged'>,
    shard: string,
  ) {
    this.#lane = lane;
    this.#keys = keys;
    this.#environment = environment;
    this.#shard = shard;
  }

  frame(hash: Buffer): Buffer | undefined {
    return this.#lane.get(this.#keys.of(KIND.chunk, hash));
  }

  /** A frame in a buffer that the next read, of any shard, overwrites. */
  peek(hash: Buffer): Buffer | undefined {
    return this.#lane.peek(this.#keys.of(KIND.chunk, hash));
  }

  has(hash: Buffer): boolean {
    return this.peek(hash) !== undefined;
  }

  /** Throws CORRUPT when the chunk is missing or does not match its name. */
  readonly chunk = (ref: ChunkRef): Chunk => {
    const cached = this.#environment.cache.get(ref.hash);
    if (cached !== undefined) return cached;
    try {
      const chunk = decodeFrame(this.read(ref.hash), ref.hash);
      this.#environment.cache.add(ref.hash, chunk);
      return chunk;
    } catch (failure) {
      if (failure instanceof ShardcastError) this.#environment.onDamaged?.(this.#shard, failure);
      throw failure;
    }
  };

  readonly record = (base: Manifest, key: Key): StoredRecord | undefined => {
    const ref = base.chunks[findChunk(base.chunks, key)];
    return ref === undefined ? undefined : this.lookup.get(this.chunk(ref), key);
  };

  readonly read = (hash: Buffer): Buffer => {
    const frame = this.frame(hash);
    if (frame === undefined) throw missing(hash);
    return frame;
  };

  readonly write = (chunks: readonly NewChunk[]): Promise<void> =>
    this.put(chunks.map(({ ref, frame }) => ({ hash: ref.hash, frame })));

  put(frames: readonly { hash: Buffer; frame: Buffer }[]): Promise<void> {
    return this.#lane.write((writer) => this.fill(writer, frames), { synced: false });
  }

  fill(writer: LaneWriter, frames: readonly { hash: Buffer; frame: Buffer }[]): void {
    for (const { hash, frame } of frames) writer.put(this.#keys.of(KIND.chunk, hash), frame);
  }

  /** Removes every chunk whose hash (as hex) is not in `live`, in bounded steps. Returns how many went. */
  async collect(live: ReadonlySet<string>): Promise<number> {
    const dead = this.#lane
      .keys(...this.#keys.range(KIND.chunk))
      .filter((key) => !live.has(restOf(key).toString('hex')));
    for (let at = 0; at < dead.length; at += COLLECT_BATCH) {
      const step = dead.slice(at, at + COLLECT_BATCH);
      await this.#lane.write((writer) => step.forEach((key) => void writer.remove(key)), { synced: false });
      crashPoint('collect:first-removed');
    }
    return dead.length;
  }
}

function missing(hash: Buffer): ShardcastError {
  return new ShardcastError('CORRUPT', `chunk ${hash.toString('hex').slice(0, 12)} is missing`, {
    hint: 'Let the store fill itself again: an agent from its relay, a relay from a backup.',
  });
}
