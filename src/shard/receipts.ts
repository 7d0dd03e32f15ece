import { ShardcastError, toShardcastError } from '../core/errors.js';
import { ByLabel } from './by-label.js';
import { CURSOR_HASH_BYTES } from './cursor.js';
import type { Delta } from './delta.js';
import type { Entry } from './entry.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, restOf, type ShardKeys } from './layout.js';
import { countedId, ReceiptRuns, type RunRecorder } from './receipt-runs.js';

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
/** Runs, which have up to 128. */
const RUNS_PAGE = 100;
const NOTHING = Buffer.alloc(0);

const NO_SOURCE = { source: '', sourceSequence: 0, position: '' };

type Position = Pick<Delta, 'sourceSequence' | 'position'>;
type Recorded = Position & Pick<Delta, 'publisher' | 'id' | 'source'>;

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
 * last position. Ids that count are kept in runs. That is what makes a publisher's repetition harmless at any later time.
 */
export class Receipts {
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  /** Of entries that are applied and not committed yet, by id and by source. */
  readonly #noted = new ByLabel<SeenDelta>();
  readonly #notedSources = new ByLabel<SeenSource>();
  readonly #runs: ReceiptRuns;
  /** Entries that are being committed and are not noted. */
  #unnoted = 0;
  #isComplete: boolean | undefined;

  readonly #onDamaged: (failure: ShardcastError) => void;

  constructor(lane: Lane, keys: ShardKeys, onDamaged: (failure: ShardcastError) => void) {
    this.#lane = lane;
    this.#keys = keys;
    this.#onDamaged = onDamaged;
    this.#runs = new ReceiptRuns(lane, keys);
  }

  /** False from the beginning of a restore to its end, whatever process that is in: nothing can be sequenced meanwhile. */
  get isComplete(): boolean {
    this.#isComplete ??= this.#lane.get(this.#keys.of(KIND.restoring, NOTHING)) === undefined;
    return this.#isComplete;
  }

  /** Throws UNAVAILABLE while they are being restored: what is not found then may have been seen; CORRUPT. */
  find(delta: Delta): SeenDelta | undefined {
    if (!this.isComplete) throw incomplete();
    try {
      return this.#find(delta);
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      if (failure.code === 'CORRUPT') this.#onDamaged(failure);
      throw failure;
    }
  }

  #find(delta: Delta): SeenDelta | undefined {
    const byId = this.#byId(delta);
    if (byId !== undefined || !hasPosition(delta)) return byId;
    const last = this.#notedSources.get(delta.publisher, delta.source) ?? this.#storedSource(delta);
    return last !== undefined && repeatsPosition(delta, last) ? last.seen : undefined;
  }

  #byId({ publisher, id }: Delta): SeenDelta | undefined {
    const counted = countedId(id);
    const noted = this.#unnoted === 0 ? this.#noted.labels(publisher) : undefined;
    if (counted !== undefined && this.#runs.isNew(publisher, counted, noted)) return undefined;
    return this.#noted.get(publisher, id) ?? this.#storedById(publisher, id);
  }

  #storedById(publisher: string, id: string): SeenDelta | undefined {
    const stored = this.#lane.get(this.#keys.labelToFind(KIND.delta, publisher, id));
    if (stored !== undefined) return readPlace(stored);
    const counted = countedId(id);
    return counted === undefined ? undefined : this.#runs.find(publisher, counted);
  }

  #storedSource({ publisher, source }: Delta): SeenSource | undefined {
    const stored = this.#lane.get(this.#keys.label(KIND.source, publisher, source));
    if (stored === undefined) return undefined;
    const { where, ...last } = decodeLast(stored);
    return { seen: readPlace(where), ...last };
  }

  /** Of an entry that is known when it is committed, not before: until it is `committed`. */
  commits(): void {
    this.#unnoted++;
  }

  committed(): void {
    this.#unnoted--;
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
    const { epoch, firstRevision } = entry;
    const recorder = new Recorder(this.#keys, writer, this.#runs);
    for (let index = 0; index < deltas.length; index++) {
      const hash = hashes[index];
      if (hash !== undefined) recorder.add(deltas[index]!, { revision: firstRevision + index, epoch, hash });
    }
    recorder.end();
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

  /** What the disk says of a delta, whatever it says. Throws CORRUPT. */
  storedPlace({ publisher, id }: Pick<Delta, 'publisher' | 'id'>): Buffer | undefined {
    const stored = this.#lane.get(this.#keys.label(KIND.delta, publisher, id));
    const counted = stored === undefined ? countedId(id) : undefined;
    if (counted === undefined) return stored;
    const seen = this.#runs.find(publisher, counted);
    return seen === undefined ? undefined : placeOf(seen);
  }

  /** What is found by id, by pages. Between two pages the shard may go on. */
  *pages(): Generator<StoredReceipt[], void, undefined> {
    for (const page of this.#lane.pages(this.#keys.range(KIND.delta), PAGE)) {
      yield page.map(({ key, value }) => {
        const [publisher, id] = labelOf(key);
        return { ...readPlace(value), publisher, id, ...NO_SOURCE };
      });
    }
    for (const page of this.#runs.pages(RUNS_PAGE)) {
      yield page.flatMap(({ publisher, prefix, count, revision, epoch, hashes }) =>
        hashes.map((hash, index) => {
          const id = `${prefix}-${count + index}`;
          return { revision: revision + index, epoch, hash, publisher, id, ...NO_SOURCE };
        }),
      );
    }
  }

  /** Of runs that cannot be read, by what they are of; null: some were read. */
  damages(): Iterable<ShardcastError | null> {
    return this.#runs.damages(RUNS_PAGE);
  }

  /** From here to `endRestore` they are incomplete. */
  beginRestore(writer: LaneWriter): void {
    this.#isComplete = false;
    this.forget();
    writer.put(this.#keys.of(KIND.restoring, NOTHING), Buffer.alloc(1));
  }

  /** Removes all, in steps. Only between `beginRestore` and `endRestore`. */
  async clear(): Promise<void> {
    for (const kind of [KIND.source, KIND.delta, KIND.run]) {
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
        const recorder = new Recorder(this.#keys, writer, this.#runs);
        for (const receipt of receipts) recorder.add(receipt, receipt);
        recorder.end();
      },
      { synced: false },
    );
  }

  /** What was restored is all there is. Resolves when that, and all before it, is on disk. */
  async endRestore(): Promise<void> {
    const mark = this.#keys.of(KIND.restoring, NOTHING);
    await this.#lane.write((writer) => writer.remove(mark), { synced: true });
    this.#isComplete = true;
    this.forget();
  }

  /** What is on disk is not what was: a snapshot with other receipts was installed. */
  forget(): void {
    this.#runs.forgetEnds();
  }
}

/** Writes receipts in the order in which they are given. */
class Recorder {
  readonly #keys: ShardKeys;
  readonly #writer: LaneWriter;
  readonly #runs: RunRecorder;

  constructor(keys: ShardKeys, writer: LaneWriter, runs: ReceiptRuns) {
    this.#keys = keys;
    this.#writer = writer;
    this.#runs = runs.recorder(writer);
  }

  add(delta: Recorded, seen: SeenDelta): void {
    const { publisher, id } = delta;
    const counted = countedId(id);
    if (counted !== undefined) this.#runs.add(publisher, counted, seen);
    else if (id !== '') this.#writer.put(this.#keys.label(KIND.delta, publisher, id), placeOf(seen));
    if (!hasPosition(delta)) return;
    const last = encodeLast(placeOf(seen), delta.sourceSequence, delta.position);
    this.#writer.put(this.#keys.label(KIND.source, publisher, delta.source), last);
  }

  end(): void {
    this.#runs.end();
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

/** What the disk should say of a delta that is kept by itself. */
export function placeOf({ epoch, revision, hash }: SeenDelta): Buffer {
  const bytes = Buffer.allocUnsafe(PLACE_BYTES_MIN + epoch.length);
  bytes.writeUIntBE(revision, 0, 6);
  for (let index = 0; index < CURSOR_HASH_BYTES; index++) bytes[6 + index] = hash[index]!;
  bytes.write(epoch, PLACE_BYTES_MIN, 'latin1');
  return bytes;
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
