import { ShardcastError } from '../core/errors.js';
import { ByLabel } from './by-label.js';
import { CURSOR_HASH_BYTES } from './cursor.js';
import type { Delta } from './delta.js';
import type { Entry } from './entry.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, restOf, type ShardKeys } from './layout.js';

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

/** A delta that was seen, with what it is found by. */
export interface StoredReceipt extends SeenDelta {
  readonly publisher: string;
  /** '': what a source's last position was remembered for. */
  readonly id: string;
  /** '': the delta has no position. */
  readonly source: string;
  readonly sourceSequence: number;
  readonly position: string;
}

const SEQUENCE_BYTES = 8;
/** A revision and a hash prefix; the epoch follows. */
const PLACE_BYTES_MIN = 6 + CURSOR_HASH_BYTES;
/** Receipts that are read or removed at a time, so that neither holds the lane for long. */
const PAGE = 2_000;
const NOTHING = Buffer.alloc(0);

type Position = Pick<Delta, 'sourceSequence' | 'position'>;

/** Whether a delta says where in its source it is. */
export function hasPosition({ source, sourceSequence, position }: Position & { source: string }): boolean {
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
  #isComplete: boolean | undefined;

  constructor(lane: Lane, keys: ShardKeys) {
    this.#lane = lane;
    this.#keys = keys;
  }

  /** False from the beginning of a restore to its end, whatever process that is in: nothing can be sequenced meanwhile. */
  get isComplete(): boolean {
    this.#isComplete ??= this.#lane.get(this.#keys.of(KIND.restoring, NOTHING)) === undefined;
    return this.#isComplete;
  }

  /** Throws UNAVAILABLE while they are being restored: what is not found then may have been seen. */
  find(delta: Delta): SeenDelta | undefined {
    if (!this.isComplete) throw incomplete();
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
    const { where, ...last } = decodeLast(stored);
    return { seen: readPlace(where), ...last };
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
      const last = encodeLast(where, delta.sourceSequence, delta.position);
      writer.put(this.#keys.label(KIND.source, delta.publisher, delta.source), last);
    }
  }

  /** The last position of each source, in one go. */
  lastPositions(): StoredReceipt[] {
    const positions: StoredReceipt[] = [];
    for (const { key, value } of this.#lane.range(...this.#keys.range(KIND.source))) {
      const { where, ...last } = decodeLast(value);
      const [publisher, source] = labelOf(key);
      positions.push({ ...readPlace(where), publisher, id: '', source, ...last });
    }
    return positions;
  }

  /** What the disk says of a delta, whatever it says. */
  storedPlace({ publisher, id }: Pick<Delta, 'publisher' | 'id'>): Buffer | undefined {
    return this.#lane.get(this.#keys.label(KIND.delta, publisher, id));
  }

  /** What the disk should say of a delta. */
  placeOf({ epoch, revision, hash }: SeenDelta): Buffer {
    const bytes = Buffer.from(epoch, 'latin1');
    const where = Buffer.allocUnsafe(PLACE_BYTES_MIN + bytes.length);
    encodePlace(where, bytes, revision, hash);
    return where;
  }

  /** What is found by id, by pages. Between two pages the shard may go on. */
  *pages(): Generator<StoredReceipt[], void, undefined> {
    for (const page of this.#lane.pages(this.#keys.range(KIND.delta), PAGE)) {
      yield page.map(({ key, value }) => {
        const [publisher, id] = labelOf(key);
        return { ...readPlace(value), publisher, id, source: '', sourceSequence: 0, position: '' };
      });
    }
  }

  /** From here to `endRestore` they are incomplete. */
  beginRestore(writer: LaneWriter): void {
    this.#isComplete = false;
    writer.put(this.#keys.of(KIND.restoring, NOTHING), Buffer.alloc(1));
  }

  /** Removes all, in steps. Only between `beginRestore` and `endRestore`. */
  async clear(): Promise<void> {
    for (const kind of [KIND.source, KIND.delta]) {
      for (;;) {
        const keys: Buffer[] = [];
        for (const { key } of this.#lane.range(...this.#keys.range(kind))) if (keys.push(key) >= PAGE) break;
        if (keys.length === 0) break;
        await this.#lane.write((writer) => keys.forEach((key) => void writer.remove(key)), { synced: false });
      }
    }
  }

  /** Remembers deltas that another store has seen, in the order of their revisions. */
  restore(receipts: readonly StoredReceipt[]): Promise<void> {
    return this.#lane.write(
      (writer) => {
        for (const receipt of receipts) this.#remember(writer, receipt);
      },
      { synced: false },
    );
  }

  /** What was restored is all there is. Resolves when that, and all before it, is on disk. */
  async endRestore(): Promise<void> {
    const mark = this.#keys.of(KIND.restoring, NOTHING);
    await this.#lane.write((writer) => writer.remove(mark), { synced: true });
    this.#isComplete = true;
  }

  #remember(writer: LaneWriter, receipt: StoredReceipt): void {
    const { publisher, id, source, sourceSequence, position } = receipt;
    const epoch = Buffer.from(receipt.epoch, 'latin1');
    const where = Buffer.allocUnsafe(6 + CURSOR_HASH_BYTES + epoch.length);
    encodePlace(where, epoch, receipt.revision, receipt.hash);
    if (id !== '') writer.put(this.#keys.label(KIND.delta, publisher, id), where);
    if (hasPosition(receipt)) {
      writer.put(
        this.#keys.label(KIND.source, publisher, source),
        encodeLast(where, sourceSequence, position),
      );
    }
  }
}

/** Throws CORRUPT for what cannot be one. */
function readPlace(bytes: Buffer): SeenDelta {
  if (bytes.length <= PLACE_BYTES_MIN) throw new ShardcastError('CORRUPT', 'a receipt is cut short');
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

/** The publisher and what follows it in a label. */
function labelOf(key: Buffer): [publisher: string, text: string] {
  const label = restOf(key);
  const end = label.indexOf(0);
  return [label.toString('utf8', 0, end), label.toString('utf8', end + 1)];
}

/** A source's last position and where the delta went that had it. */
function encodeLast(where: Buffer, sourceSequence: number, position: string): Buffer {
  const last = Buffer.alloc(2 + where.length + SEQUENCE_BYTES + Buffer.byteLength(position));
  last.writeUInt16BE(where.length, 0);
  where.copy(last, 2);
  last.writeBigUInt64BE(BigInt(sourceSequence), 2 + where.length);
  last.write(position, 2 + where.length + SEQUENCE_BYTES, 'utf8');
  return last;
}

function decodeLast(last: Buffer): { where: Buffer; sourceSequence: number; position: string } {
  const length = last.length < 2 ? 0 : last.readUInt16BE(0);
  if (length <= PLACE_BYTES_MIN || last.length < 2 + length + SEQUENCE_BYTES) {
    throw new ShardcastError('CORRUPT', 'the last position of a source cannot be read');
  }
  return {
    where: last.subarray(2, 2 + length),
    sourceSequence: Number(last.readBigUInt64BE(2 + length)),
    position: last.toString('utf8', 2 + length + SEQUENCE_BYTES),
  };
}

function incomplete(): ShardcastError {
  return new ShardcastError('UNAVAILABLE', 'what was published before is still being restored', {
    hint: 'Publishing goes on when the restore has ended; one that was broken off has to be run again.',
  });
}
