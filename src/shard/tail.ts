import { ShardcastError } from '../core/errors.js';
import { decodeEntry, type Entry } from './entry.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, revisionOf, type ShardKeys } from './layout.js';

const HEADER_BYTES = 12;

export interface TailItem {
  readonly firstRevision: number;
  /** Bytes of all entries up to and with this one, since the shard began. */
  readonly cumulativeBytes: number;
  readonly deltas: number;
  /** The encoded entry. */
  readonly bytes: Buffer;
}

/**
 * The kept end of a shard's history: encoded entries by their first revision. Each carries the running sum of entry bytes,
 * so that "how many bytes from here to the head" is two look-ups.
 */
export class Tail {
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  /** Written, but not committed yet: whoever applied them already reads on from them. By first revision, ascending. */
  readonly #uncommitted = new Map<number, TailItem>();

  constructor(lane: Lane, keys: ShardKeys) {
    this.#lane = lane;
    this.#keys = keys;
  }

  write(writer: LaneWriter, entry: Entry, bytes: Buffer, cumulativeBytes: number): void {
    const value = Buffer.allocUnsafe(HEADER_BYTES + bytes.length);
    value.writeUIntBE(cumulativeBytes, 2, 6);
    value.writeUInt32BE(entry.deltas.length, 8);
    bytes.copy(value, HEADER_BYTES);
    writer.put(this.#keys.at(KIND.tail, entry.firstRevision), value);
    this.#uncommitted.set(entry.firstRevision, parseAt(entry.firstRevision, value));
  }

  /** The entry's transaction has ended, one way or the other. */
  settled(entry: Entry): void {
    this.#uncommitted.delete(entry.firstRevision);
  }

  /** The item that holds `revision`. */
  holding(revision: number): TailItem | undefined {
    for (const item of this.#uncommitted.values()) {
      if (item.firstRevision <= revision && revision < item.firstRevision + item.deltas) return item;
    }
    const [from] = this.#keys.range(KIND.tail);
    const found = this.#lane.last(from, this.#keys.at(KIND.tail, revision + 1));
    if (found === undefined) return undefined;
    const item = parse(found.key, found.value);
    return item.firstRevision + item.deltas > revision ? item : undefined;
  }

  /**
   * Encoded entries from the one that holds `fromRevision` to the end. Each step is a read of its own: nothing is held
   * open between, so the reader may take its time. Throws TRIMMED when the entries go away meanwhile.
   */
  *entries(fromRevision: number, head: () => number): Generator<Buffer, void, undefined> {
    for (const { bytes } of this.items(fromRevision, head)) yield bytes;
  }

  /** The same with what is kept beside each. */
  *items(fromRevision: number, head: () => number): Generator<TailItem, void, undefined> {
    if (fromRevision > head()) return;
    let item = this.holding(fromRevision);
    while (item !== undefined) {
      yield item;
      const next: number = item.firstRevision + item.deltas;
      if (next > head()) return;
      item = this.startingAt(next);
    }
    throw new ShardcastError('TRIMMED', `entries after revision ${fromRevision - 1} are not kept any more`);
  }

  startingAt(firstRevision: number): TailItem | undefined {
    const uncommitted = this.#uncommitted.get(firstRevision);
    if (uncommitted !== undefined) return uncommitted;
    const value = this.#lane.get(this.#keys.at(KIND.tail, firstRevision));
    return value === undefined ? undefined : parseAt(firstRevision, value);
  }

  *decoded(fromRevision: number, head: () => number): Generator<Entry, void, undefined> {
    for (const bytes of this.entries(fromRevision, head)) yield decodeEntry(bytes);
  }

  /** Bytes of the entries after `revision`, given the cumulative bytes at the head. */
  bytesAfter(revision: number, headCumulativeBytes: number): number {
    const item = this.holding(revision + 1);
    return item === undefined ? 0 : headCumulativeBytes - item.cumulativeBytes + item.bytes.length;
  }

  /** Removes entries that end at or below `revision`. */
  async trim(revision: number): Promise<void> {
    const [from] = this.#keys.range(KIND.tail);
    const keeper = this.holding(revision + 1)?.firstRevision ?? revision + 1;
    await this.#lane.removeRange(from, this.#keys.at(KIND.tail, keeper));
  }

  clear(writer: LaneWriter): void {
    for (const key of this.#lane.keys(...this.#keys.range(KIND.tail))) writer.remove(key);
  }
}

function parse(key: Buffer, value: Buffer): TailItem {
  return parseAt(revisionOf(key), value);
}

function parseAt(firstRevision: number, value: Buffer): TailItem {
  if (value.length <= HEADER_BYTES) throw new ShardcastError('CORRUPT', 'a tail entry is cut short');
  return {
    firstRevision,
    cumulativeBytes: value.readUIntBE(2, 6),
    deltas: value.readUInt32BE(8),
    bytes: value.subarray(HEADER_BYTES),
  };
}
