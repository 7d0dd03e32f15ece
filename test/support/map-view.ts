import { formatCursor } from '../../src/shard/cursor.js';
import type { Extent, RecordTarget, Segment, ShardView } from '../../src/shard/view.js';
import { type Key, prefixEnd, SEPARATOR, type StoredRecord } from '../../src/snapshot/record.js';

const SEGMENT_RECORDS = 1000;

/** A ShardView over a plain sorted array: the oracle's state, for tests of what reads views. */
export class MapView implements ShardView {
  readonly shard: string;
  readonly epoch: string;
  readonly revision: number;
  readonly token: string;
  readonly historyHash: Buffer = Buffer.alloc(32);
  readonly appendedAt: number;
  /** How often the view was disposed; a leak is 0, a double free 2. */
  disposed = 0;
  readonly #records: ReadonlyMap<Key, StoredRecord>;
  #sorted: readonly Key[] | undefined;

  constructor(
    records: ReadonlyMap<Key, StoredRecord>,
    position: { shard?: string; epoch?: string; revision: number; appendedAt?: number },
  ) {
    this.shard = position.shard ?? 'tenant-42';
    this.epoch = position.epoch ?? 'e1';
    this.revision = position.revision;
    this.token = formatCursor(this.shard, this.epoch, this.revision, this.historyHash);
    this.appendedAt = position.appendedAt ?? 1_700_000_000_000 + position.revision;
    this.#records = records;
  }

  /** The same state, to be disposed on its own. */
  again(): MapView {
    const view = new MapView(this.#records, this);
    view.#sorted = this.#sorted;
    return view;
  }

  get snapshot(): undefined {
    return undefined;
  }

  getUnchanged(key: Key): StoredRecord | undefined {
    return this.get(key);
  }

  get collections(): ReadonlyMap<string, number> {
    const collections = new Map<string, number>();
    for (const key of this.#keys) {
      const parts = key.split(SEPARATOR);
      if (!collections.has(parts[0]!)) collections.set(parts[0]!, parts.length - 1);
    }
    return collections;
  }

  get(key: Key): StoredRecord | undefined {
    return this.#records.get(key);
  }

  hasPrefix(prefix: Key): boolean {
    return this.#keys[this.#search(prefix)]?.startsWith(prefix) ?? false;
  }

  extent(prefix: Key): Extent {
    let bytes = 0;
    const [from, to] = this.#range(prefix);
    for (let index = from; index < to; index++) {
      const key = this.#keys[index]!;
      bytes += key.length + this.#records.get(key)!.json.length;
    }
    return { records: to - from, bytes };
  }

  *segments(prefix: Key): Generator<Segment, void, undefined> {
    const [from, to] = this.#range(prefix);
    for (let start = from; start < to; start += SEGMENT_RECORDS) {
      const keys = this.#keys.slice(start, Math.min(to, start + SEGMENT_RECORDS));
      yield { kind: 'records', records: keys.map((key) => this.#records.get(key)!) };
    }
  }

  *pour(prefix: Key, target: RecordTarget): Generator<void, void, undefined> {
    for (const segment of this.segments(prefix)) {
      if (segment.kind === 'records') for (const record of segment.records) target.add(record);
      else for (const cursor = segment.chunk.cursor(); cursor.next(); ) target.take(cursor, cursor.shared);
      yield;
    }
  }

  [Symbol.dispose](): void {
    this.disposed++;
  }

  get #keys(): readonly Key[] {
    this.#sorted ??= [...this.#records.keys()].sort((a, b) => (a < b ? -1 : 1));
    return this.#sorted;
  }

  #range(prefix: Key): [number, number] {
    if (prefix === '') return [0, this.#keys.length];
    return [this.#search(prefix), this.#search(prefixEnd(prefix))];
  }

  /** Index of the first key at or after `key`. */
  #search(key: Key): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The stored key of `collection` and key parts. */
export function keyOf(collection: string, ...parts: string[]): Key {
  return Buffer.from([collection, ...parts].join(SEPARATOR)).toString('latin1');
}

export function recordOf(key: Key, json: string): StoredRecord {
  return { key, json: Buffer.from(json), expiresAt: 0 };
}

/** The document that OPA must hold: the naive fold. */
export function documentOf(records: Iterable<StoredRecord>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { key, json } of records) {
    const parts = Buffer.from(key, 'latin1').toString('utf8').split(SEPARATOR);
    let level = root;
    for (const part of parts.slice(0, -1)) {
      level[part] ??= Object.create(null);
      level = level[part] as Record<string, unknown>;
    }
    level[parts.at(-1)!] = JSON.parse(json.toString());
  }
  return root;
}
