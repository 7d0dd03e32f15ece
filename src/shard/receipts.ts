import { CURSOR_HASH_BYTES, formatCursor } from './cursor.js';
import type { Delta } from './delta.js';
import type { Entry } from './entry.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, type ShardKeys } from './layout.js';

/** Where a delta that was seen before went. */
export interface SeenDelta {
  readonly revision: number;
  readonly token: string;
}

/**
 * Remembers, for ever, which deltas a shard has taken: by id, and for upstreams that number their changes by the source's
 * last position. That is what makes a publisher's repetition harmless at any later time.
 */
export class Receipts {
  readonly #shard: string;
  readonly #lane: Lane;
  readonly #keys: ShardKeys;

  constructor(shard: string, lane: Lane, keys: ShardKeys) {
    this.#shard = shard;
    this.#lane = lane;
    this.#keys = keys;
  }

  find(delta: Delta): SeenDelta | undefined {
    const byId = this.#lane.get(this.#keys.label(KIND.delta, delta.publisher, delta.id));
    if (byId !== undefined) return this.#read(byId);
    if (delta.source === '' || (delta.sourceSequence === 0 && delta.position === '')) return undefined;
    const last = this.#lane.get(this.#keys.label(KIND.source, delta.publisher, delta.source));
    if (last === undefined) return undefined;
    const length = last.readUInt16BE(0);
    const record = last.subarray(2, 2 + length);
    const sequence = last.readUIntBE(2 + length, 6);
    const repeats =
      delta.sourceSequence > 0
        ? delta.sourceSequence <= sequence
        : last.toString('utf8', 2 + length + 6) === delta.position;
    return repeats ? this.#read(record) : undefined;
  }

  record(writer: LaneWriter, entry: Entry, deltas: readonly Delta[], hashes: readonly Buffer[]): void {
    for (const [index, delta] of deltas.entries()) {
      const hash = hashes[index];
      if (hash === undefined) continue;
      const where = this.#encode(entry.epoch, entry.firstRevision + index, hash);
      if (delta.id !== '') writer.put(this.#keys.label(KIND.delta, delta.publisher, delta.id), where);
      if (delta.source === '') continue;
      const last = Buffer.alloc(2 + where.length + 6);
      last.writeUInt16BE(where.length, 0);
      where.copy(last, 2);
      last.writeUIntBE(delta.sourceSequence, 2 + where.length, 6);
      const position = Buffer.from(delta.position, 'utf8');
      writer.put(
        this.#keys.label(KIND.source, delta.publisher, delta.source),
        Buffer.concat([last, position]),
      );
    }
  }

  #encode(epoch: string, revision: number, hash: Buffer): Buffer {
    const bytes = Buffer.allocUnsafe(6 + CURSOR_HASH_BYTES + epoch.length);
    bytes.writeUIntBE(revision, 0, 6);
    hash.copy(bytes, 6, 0, CURSOR_HASH_BYTES);
    bytes.write(epoch, 6 + CURSOR_HASH_BYTES, 'latin1');
    return bytes;
  }

  #read(bytes: Buffer): SeenDelta {
    const revision = bytes.readUIntBE(0, 6);
    const hash = bytes.subarray(6, 6 + CURSOR_HASH_BYTES);
    const epoch = bytes.toString('latin1', 6 + CURSOR_HASH_BYTES);
    return { revision, token: formatCursor(this.#shard, epoch, revision, hash) };
  }
}
