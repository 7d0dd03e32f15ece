import { ByLabel } from './by-label.js';
import { CURSOR_HASH_BYTES } from './cursor.js';
import type { Delta } from './delta.js';
import type { Entry } from './entry.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, type ShardKeys } from './layout.js';

/** Where a delta that was seen before went. */
export interface SeenDelta {
  readonly revision: number;
  readonly epoch: string;
  /** The history hash there, or its first bytes, as many as a cursor has. */
  readonly hash: Buffer;
}

/** Where the last delta of a source went. */
interface SeenSource extends Position {
  readonly seen: SeenDelta;
}

const SEQUENCE_BYTES = 8;

type Position = Pick<Delta, 'sourceSequence' | 'position'>;

/** Whether a delta says where in its source it is. */
export function hasPosition({ source, sourceSequence, position }: Delta): boolean {
  return source !== '' && (sourceSequence > 0 || position !== '');
}

/** Whether a delta that has a position is at or before its source's last one. */
export function repeatsPosition(delta: Position, last: Position): boolean {
  if (delta.sourceSequence > 0) return delta.sourceSequence <= last.sourceSequence;
  return delta.position === last.position;
}

/**
 * Remembers, for ever, which deltas a shard has taken: by id, and for upstreams that number their changes by the source's
 * last position. That is what makes a publisher's repetition harmless at any later time.
 */
export class Receipts {
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  /** Of entries that are applied and not committed yet, by id and by source. */
  readonly #noted = new ByLabel<SeenDelta>();
  readonly #notedSources = new ByLabel<SeenSource>();

  constructor(lane: Lane, keys: ShardKeys) {
    this.#lane = lane;
    this.#keys = keys;
  }

  find(delta: Delta): SeenDelta | undefined {
    const byId = this.#noted.get(delta.publisher, delta.id) ?? this.#storedById(delta);
    if (byId !== undefined || !hasPosition(delta)) return byId;
    const last = this.#notedSources.get(delta.publisher, delta.source) ?? this.#storedSource(delta);
    return last !== undefined && repeatsPosition(delta, last) ? last.seen : undefined;
  }

  #storedById({ publisher, id }: Delta): SeenDelta | undefined {
    const stored = this.#lane.get(this.#keys.labelToFind(KIND.delta, publisher, id));
    return stored === undefined ? undefined : readPlace(stored);
  }

  #storedSource({ publisher, source }: Delta): SeenSource | undefined {
    const stored = this.#lane.get(this.#keys.label(KIND.source, publisher, source));
    if (stored === undefined) return undefined;
    const length = stored.readUInt16BE(0);
    return {
      seen: readPlace(stored.subarray(2, 2 + length)),
      sourceSequence: Number(stored.readBigUInt64BE(2 + length)),
      position: stored.toString('utf8', 2 + length + SEQUENCE_BYTES),
    };
  }

  /** Of an entry that is applied before it is committed: until it is `settled`. */
  note(entry: Entry, deltas: readonly Delta[], hashes: readonly Buffer[]): void {
    const { epoch, firstRevision } = entry;
    for (let index = 0; index < deltas.length; index++) {
      const delta = deltas[index]!;
      const seen = { revision: firstRevision + index, epoch, hash: hashes[index]! };
      if (delta.id !== '') this.#noted.set(delta.publisher, delta.id, seen);
      if (!hasPosition(delta)) continue;
      const { sourceSequence, position } = delta;
      this.#notedSources.set(delta.publisher, delta.source, { seen, sourceSequence, position });
    }
  }

  /** The entry's transaction has ended, one way or the other. */
  settled(entry: Entry, deltas: readonly Delta[]): void {
    const { firstRevision } = entry;
    for (let index = 0; index < deltas.length; index++) {
      const delta = deltas[index]!;
      this.#noted.delete(delta.publisher, delta.id);
      if (!hasPosition(delta)) continue;
      const last = this.#notedSources.get(delta.publisher, delta.source);
      if (last?.seen.revision === firstRevision + index) {
        this.#notedSources.delete(delta.publisher, delta.source);
      }
    }
  }

  record(writer: LaneWriter, entry: Entry, deltas: readonly Delta[], hashes: readonly Buffer[]): void {
    const epoch = Buffer.from(entry.epoch, 'latin1');
    const whereBytes = 6 + CURSOR_HASH_BYTES + epoch.length;
    const places = Buffer.allocUnsafe(deltas.length * whereBytes);
    for (const [index, delta] of deltas.entries()) {
      const hash = hashes[index];
      if (hash === undefined) continue;
      const where = places.subarray(index * whereBytes, (index + 1) * whereBytes);
      encodePlace(where, epoch, entry.firstRevision + index, hash);
      if (delta.id !== '') writer.put(this.#keys.label(KIND.delta, delta.publisher, delta.id), where);
      if (!hasPosition(delta)) continue;
      const last = Buffer.alloc(2 + where.length + SEQUENCE_BYTES);
      last.writeUInt16BE(where.length, 0);
      where.copy(last, 2);
      last.writeBigUInt64BE(BigInt(delta.sourceSequence), 2 + where.length);
      const position = Buffer.from(delta.position, 'utf8');
      writer.put(
        this.#keys.label(KIND.source, delta.publisher, delta.source),
        Buffer.concat([last, position]),
      );
    }
  }
}

function readPlace(bytes: Buffer): SeenDelta {
  return {
    revision: bytes.readUIntBE(0, 6),
    epoch: bytes.toString('latin1', 6 + CURSOR_HASH_BYTES),
    hash: bytes.subarray(6, 6 + CURSOR_HASH_BYTES),
  };
}

function encodePlace(bytes: Buffer, epoch: Buffer, revision: number, hash: Buffer): void {
  bytes.writeUIntBE(revision, 0, 6);
  for (let index = 0; index < CURSOR_HASH_BYTES; index++) bytes[6 + index] = hash[index]!;
  bytes.set(epoch, 6 + CURSOR_HASH_BYTES);
}
