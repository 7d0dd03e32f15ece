import { ShardcastError } from '../core/errors.js';
import type { Key, StoredRecord } from '../snapshot/record.js';
import { SMALL_BYTES } from '../wire/bytes-reader.js';
import { wire } from '../wire/wire.js';
import type { Delta, Operation } from './delta.js';
import type { Entry } from './entry.js';
import { nextHistoryHash } from './history.js';
import { storedKey, storedPrefix } from './key.js';
import { LIMITS, limitExceeded } from './limits.js';
import type { Overlay } from './overlay.js';
import { type Changes, PendingChanges } from './pending-changes.js';
import { type BaseReader, makeHead, readRecord, type ShardState } from './state.js';

const { Kind } = wire.Operation;

/** Hears what a delta touched, while it is applied. */
export interface TouchListener {
  /** `record`: what it holds now; null: nothing. `isFirst`: it had not been changed since the snapshot. */
  key(key: Key, record: StoredRecord | null, isFirst: boolean): void;
  prefix(prefix: Key): void;
}

/**
 * The state that would follow the head: deltas are checked and applied, one by one, and become an entry. When the entry is
 * in the log the draft becomes the state, so that nothing is decoded or applied twice. Who listens hears of each change how
 * it finds the overlay, so there the draft works on a clone; without a listener it keeps its changes beside the overlay.
 */
export class Draft {
  readonly parent: ShardState;
  readonly deltas: Buffer[] = [];
  /** The same, decoded, and the history hash after each. */
  readonly decoded: Delta[] = [];
  readonly hashes: Buffer[] = [];
  readonly #readBase: BaseReader;
  /** Of the parent, or a clone. */
  readonly #overlay: Overlay;
  readonly #since: Overlay | undefined;
  readonly #pending: PendingChanges | undefined;
  /** Where the operations go: what is pending, or the clones. */
  readonly #changes: Changes;
  readonly #changesSince: Changes | undefined;
  readonly #touch: TouchListener | undefined;
  #collections: Map<string, number> | undefined;
  #hash: Buffer;
  /** The earliest expiry that was put; 0: none. Unix milliseconds. */
  earliestExpiry = 0;

  constructor(parent: ShardState, readBase: BaseReader, touch?: TouchListener) {
    this.parent = parent;
    this.#readBase = readBase;
    this.#touch = touch;
    this.#pending = touch === undefined ? new PendingChanges(parent.overlay) : undefined;
    this.#overlay = touch === undefined ? parent.overlay : parent.overlay.clone();
    this.#since = touch === undefined ? parent.since : parent.since?.clone();
    this.#changes = this.#pending ?? this.#overlay;
    this.#changesSince = this.#pending === undefined ? this.#since : undefined;
    this.#hash = parent.head.hash;
  }

  get revision(): number {
    return this.parent.head.revision + this.deltas.length;
  }

  get hash(): Buffer {
    return this.#hash;
  }

  get collections(): ReadonlyMap<string, number> {
    return this.#collections ?? this.parent.collections;
  }

  get(key: Key): StoredRecord | undefined {
    return readRecord({ overlay: this.#changes, base: this.parent.base }, key, this.#readBase);
  }

  /** Takes a delta on, or throws KEY_LENGTH, LIMIT_EXCEEDED or INVALID_ARGUMENT and stays as it was. */
  add(delta: Delta, bytes: Buffer): void {
    this.#checkShapes(delta.operations);
    for (const operation of delta.operations) this.#apply(operation);
    this.#hash = nextHistoryHash(this.#hash, bytes);
    this.deltas.push(bytes);
    this.decoded.push(delta);
    this.hashes.push(this.#hash);
  }

  entry(shard: string, appendedAt: number): Entry {
    const { epoch, revision, hash } = this.parent.head;
    return { shard, epoch, firstRevision: revision + 1, previousHash: hash, appendedAt, deltas: this.deltas };
  }

  /** The state so far; the draft goes on. */
  waypoint(shard: string, epoch: string, appendedAt: number): ShardState {
    const collections =
      this.#collections === undefined ? this.parent.collections : new Map(this.#collections);
    const overlay = this.#overlay.clone();
    this.#pending?.moveTo(overlay);
    return { ...this.#state(shard, epoch, appendedAt), collections, overlay };
  }

  /** The state; neither the draft nor its parent may be used any more: what was pending is in the parent's overlay now. */
  finish(shard: string, epoch: string, appendedAt: number): ShardState {
    this.#pending?.moveTo(this.#overlay);
    if (this.#since !== undefined) this.#pending?.moveTo(this.#since);
    return this.#state(shard, epoch, appendedAt);
  }

  #state(shard: string, epoch: string, appendedAt: number): ShardState {
    return {
      head: makeHead(shard, epoch, this.revision, this.#hash, appendedAt),
      collections: this.collections,
      base: this.parent.base,
      overlay: this.#overlay,
      since: this.#since,
    };
  }

  /** The number of key parts of a collection is fixed by its first record. */
  #checkShapes(operations: readonly Operation[]): void {
    let added: Map<string, number> | undefined;
    let cleared = false;
    for (const { kind, collection, keyParts } of operations) {
      if (kind === Kind.DELETE_SHARD) {
        cleared = true;
        added = undefined;
        continue;
      }
      if (kind === Kind.IMPORT) continue;
      const known = added?.get(collection) ?? (cleared ? undefined : this.collections.get(collection));
      if (known === undefined) {
        if (kind !== Kind.PUT) continue;
        added ??= new Map();
        added.set(collection, keyParts);
        if (this.collections.size + added.size > LIMITS.collections) {
          throw limitExceeded('collections', this.collections.size + added.size);
        }
      } else if (keyParts > known || (keyParts < known && kind !== Kind.DELETE)) {
        throw keyLength(collection, known, keyParts);
      }
    }
  }

  #apply(operation: Operation): void {
    const { kind } = operation;
    if (kind === Kind.PUT) this.#put(operation);
    else if (kind === Kind.DELETE_SHARD) this.#clear();
    else this.#remove(operation);
  }

  #remove(operation: Operation): void {
    const { kind, collection, key } = operation;
    const keyParts = this.collections.get(collection);
    if (keyParts === undefined) return;
    if (kind === Kind.DELETE && operation.keyParts < keyParts) {
      const prefix = storedPrefix(collection, key);
      this.#changes.deletePrefix(prefix);
      this.#changesSince?.deletePrefix(prefix);
      this.#touch?.prefix(prefix);
      return;
    }
    const stored = storedKey(collection, key);
    if (kind === Kind.EXPIRE) {
      const expiresAt = this.get(stored)?.expiresAt ?? 0;
      if (expiresAt === 0 || expiresAt > operation.expiresAt) return;
    }
    const isFirst = this.#changes.delete(stored);
    this.#changesSince?.delete(stored);
    this.#touch?.key(stored, null, isFirst);
  }

  #put({ collection, key, json, expiresAt, keyParts }: Operation): void {
    if (!this.collections.has(collection)) {
      this.#collections ??= new Map(this.parent.collections);
      this.#collections.set(collection, keyParts);
    }
    const record: StoredRecord = { key: storedKey(collection, key), json: ownBytes(json), expiresAt };
    const isFirst = this.#changes.put(record);
    this.#changesSince?.put(record);
    this.#touch?.key(record.key, record, isFirst);
    if (expiresAt !== 0 && (this.earliestExpiry === 0 || expiresAt < this.earliestExpiry)) {
      this.earliestExpiry = expiresAt;
    }
  }

  #clear(): void {
    for (const collection of this.collections.keys()) {
      const prefix = storedPrefix(collection, NO_KEY);
      this.#changes.deletePrefix(prefix);
      this.#changesSince?.deletePrefix(prefix);
      this.#touch?.prefix(prefix);
    }
    this.#collections = new Map();
  }
}

const NO_KEY = Buffer.alloc(0);

/** A record outlives its entry: its value must not keep in memory all that it came in with. Small ones are copies already. */
function ownBytes(json: Buffer): Buffer {
  if (json.length <= SMALL_BYTES || json.length * 2 > json.buffer.byteLength) return json;
  return Buffer.from(json);
}

function keyLength(collection: string, expected: number, actual: number): ShardcastError {
  return new ShardcastError(
    'KEY_LENGTH',
    `keys of ${collection} have ${expected} parts; this one has ${actual}`,
    { hint: 'The first record of a collection fixes its key length.', details: { expected, actual } },
  );
}
