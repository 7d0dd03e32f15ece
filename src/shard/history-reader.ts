import { ShardcastError } from '../core/errors.js';
import type { Manifest } from '../snapshot/manifest.js';
import { decodeManifest } from '../snapshot/manifest-codec.js';
import type { Key } from '../snapshot/record.js';
import { wire } from '../wire/wire.js';
import type { ChunkShelf } from './chunk-shelf.js';
import { parseCursorOf } from './cursor.js';
import { decodeDelta } from './delta.js';
import { Draft, type TouchListener } from './draft.js';
import { historyHashes, lastRevision } from './entry.js';
import type { Lane } from './lane.js';
import { KIND, revisionOf, type ShardKeys } from './layout.js';
import type { Head } from './shard-types.js';
import { emptyState, type ShardState, stateOfManifest } from './state.js';
import type { StoredHead } from './stored-head.js';
import type { Tail } from './tail.js';
import { EVERYTHING, type Touched } from './view.js';

/** Reads what is kept of a shard's past: snapshots, and the tail between them. */
export class HistoryReader {
  readonly #shard: string;
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  readonly #tail: Tail;
  readonly #shelf: ChunkShelf;

  constructor(shard: string, lane: Lane, keys: ShardKeys, tail: Tail, shelf: ChunkShelf) {
    this.#shard = shard;
    this.#lane = lane;
    this.#keys = keys;
    this.#tail = tail;
    this.#shelf = shelf;
  }

  /** Revisions of the kept snapshots, oldest first. */
  snapshotRevisions(): number[] {
    return this.#lane.keys(...this.#keys.range(KIND.manifest)).map(revisionOf);
  }

  manifest(revision: number): Manifest | undefined {
    const bytes = this.encodedManifest(revision);
    return bytes === undefined ? undefined : this.#decoded(bytes, revision);
  }

  /** Throws CORRUPT, naming the snapshot. */
  #decoded(bytes: Buffer, revision: number): Manifest {
    const name = `the snapshot of ${this.#shard} at revision ${revision}`;
    try {
      const manifest = decodeManifest(bytes);
      if (manifest.revision === revision && manifest.shard === this.#shard) return manifest;
      throw new ShardcastError('CORRUPT', `it is of ${manifest.shard} at ${manifest.revision}`);
    } catch (cause) {
      if (!(cause instanceof ShardcastError)) throw cause;
      throw new ShardcastError(cause.code, `${name}: ${cause.message}`, { cause });
    }
  }

  /** As it is stored. */
  encodedManifest(revision: number): Buffer | undefined {
    return this.#lane.get(this.#keys.at(KIND.manifest, revision));
  }

  /** The newest kept snapshot at or below `revision`. */
  manifestBelow(revision: number): Manifest | undefined {
    const [from] = this.#keys.range(KIND.manifest);
    const found = this.#lane.last(from, this.#keys.at(KIND.manifest, revision + 1));
    return found === undefined ? undefined : this.#decoded(found.value, revisionOf(found.key));
  }

  /** The state at `revision`: the snapshot below it and the deltas between. */
  stateAt(revision: number, epoch: string): ShardState {
    if (revision === 0) return emptyState(this.#shard, epoch);
    const base = this.manifestBelow(revision);
    const start = base === undefined ? emptyState(this.#shard, epoch) : stateOfManifest(base);
    if (start.head.revision === revision) return start;
    const draft = new Draft(start, this.#shelf.record);
    let appendedAt = 0;
    for (const entry of this.#tail.decoded(start.head.revision + 1, () => revision)) {
      appendedAt = entry.appendedAt;
      if (draft.revision === start.head.revision) this.#checkJoin(entry.firstRevision, draft.revision);
      for (const [index, bytes] of entry.deltas.entries()) {
        const at = entry.firstRevision + index;
        if (at > draft.revision && at <= revision) draft.add(decodeDelta(bytes), bytes);
      }
    }
    return draft.finish(this.#shard, start.head.epoch, appendedAt);
  }

  /** The state at the head. Throws CORRUPT when what is kept does not lead there. */
  stateOf({ revision, epoch, hash }: StoredHead): ShardState {
    const state = this.stateAt(revision, epoch);
    if (state.head.revision === revision && state.head.hash.equals(hash)) return state;
    throw new ShardcastError('CORRUPT', `${this.#shard}: the tail does not lead to the head`, {
      hint: 'Let the store fill itself again: an agent from its relay, a relay from a backup.',
    });
  }

  /** The history hash at a kept revision. */
  hashAt(revision: number, head: Head): Buffer | undefined {
    if (revision === head.revision) return head.hash;
    const item = this.#tail.holding(revision);
    if (item !== undefined) {
      for (const entry of this.#tail.decoded(revision, () => revision)) {
        return historyHashes(entry)[revision - entry.firstRevision];
      }
    }
    return this.manifest(revision)?.historyHash;
  }

  /** Throws WRONG_EPOCH, FORK or TRIMMED when `token` is not a place in this history; else its revision. */
  checkCursor(token: string, head: Head): number {
    const cursor = parseCursorOf(this.#shard, token);
    if (cursor.epoch !== head.epoch && head.revision > 0) {
      throw new ShardcastError(
        'WRONG_EPOCH',
        `the token is of epoch ${cursor.epoch}; this is ${head.epoch}`,
        {
          hint: 'The shard began a new line of history; start again from its snapshot.',
        },
      );
    }
    if (cursor.revision > head.revision) {
      throw new ShardcastError('FORK', `revision ${cursor.revision} is ahead of the head, ${head.revision}`, {
        hint: 'The log was restored to an older state, or the token is of another mesh.',
        details: { revision: cursor.revision, head: head.revision },
      });
    }
    if (cursor.revision === 0) return 0;
    const hash = this.hashAt(cursor.revision, head);
    if (hash === undefined) {
      throw new ShardcastError('TRIMMED', `revision ${cursor.revision} is not kept any more`);
    }
    if (!hash.subarray(0, cursor.hashPrefix.length).equals(cursor.hashPrefix)) {
      throw new ShardcastError('FORK', `revision ${cursor.revision} here has another history`);
    }
    return cursor.revision;
  }

  /** What the entries after `revision` touched. */
  touched(revision: number, head: number): Touched {
    const keys = new Set<Key>();
    const prefixes = new Set<Key>();
    const touch: TouchListener = { key: (key) => keys.add(key), prefix: (prefix) => prefixes.add(prefix) };
    if (revision >= head) return { all: false, keys, prefixes };
    const start = this.stateAt(revision, '');
    const draft = new Draft(start, this.#shelf.record, touch);
    for (const entry of this.#tail.decoded(revision + 1, () => head)) {
      for (const [index, bytes] of entry.deltas.entries()) {
        if (entry.firstRevision + index <= draft.revision) continue;
        const delta = decodeDelta(bytes);
        if (delta.operations.some(({ kind }) => kind === wire.Operation.Kind.IMPORT)) return EVERYTHING;
        draft.add(delta, bytes);
      }
      if (lastRevision(entry) >= head) break;
    }
    return { all: false, keys, prefixes };
  }

  #checkJoin(firstRevision: number, revision: number): void {
    if (firstRevision <= revision + 1) return;
    throw new ShardcastError('CORRUPT', `${this.#shard}: entries from ${revision + 1} on are missing`);
  }
}
