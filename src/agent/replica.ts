import { crashPoint } from '../core/crash-point.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { parseCursorOf } from '../shard/cursor.js';
import { decodeDelta } from '../shard/delta.js';
import { decodeEntry, type Entry, encodeEntry, historyHashes, lastRevision } from '../shard/entry.js';
import type { Shard } from '../shard/shard.js';
import type { Head } from '../shard/shard-types.js';
import type { ShardStore } from '../shard/store.js';
import type { ShardView, Touched } from '../shard/view.js';
import type { Chunk } from '../snapshot/chunk-codec.js';
import type { Manifest } from '../snapshot/manifest.js';
import { wire } from '../wire/wire.js';
import { type AppliedPart, PartsInMaking } from './applied-part.js';
import type { FeedSource } from './sinks/sink.js';

/** Applied in memory, not yet committed: beyond this the follower waits for the disk. Bytes. */
const UNCOMMITTED_BYTES_MAX = 32 * 1024 * 1024;
const { IMPORT } = wire.Operation.Kind;

/** A verified chunk on its way to the disk. */
export interface FetchedChunk {
  readonly hash: Buffer;
  readonly frame: Buffer;
  readonly chunk: Chunk;
}

/** Bytes of the replica on disk do not match their hash: it must be erased and filled again. */
export class ReplicaCorrupt extends ShardcastError {
  constructor(shard: string, cause: ShardcastError) {
    super('CORRUPT', `the replica of ${shard}: ${cause.message}`, {
      cause,
      hint: 'It is erased and filled again from the relay. If this happens again, look at the disk.',
    });
  }
}

/** An agent's copy of one shard: the shard store, written only by what comes from a source. */
export class Replica implements FeedSource {
  readonly shard: string;
  readonly #store: ShardStore;
  readonly #onWriteFailure: (failure: ShardcastError) => void;
  #handle: Shard;
  #uncommittedBytes = 0;
  #committing: Promise<void> = Promise.resolve();

  /** Throws CORRUPT when the replica on disk cannot be opened. A write that fails later is told to `onWriteFailure`. */
  constructor(store: ShardStore, shard: string, onWriteFailure: (failure: ShardcastError) => void) {
    this.shard = shard;
    this.#store = store;
    this.#onWriteFailure = onWriteFailure;
    this.#handle = store.open(shard);
  }

  get head(): Head {
    return this.#handle.head;
  }

  get revision(): number {
    return this.#handle.head.revision;
  }

  /** Where to watch from: the revision token, '' before revision 1. */
  get cursor(): string {
    return this.revision === 0 ? '' : this.#handle.head.token;
  }

  view(): ShardView {
    return this.#handle.view();
  }

  /** The state at an earlier token, or undefined when it is of other history or not kept any more. */
  viewAt(token: string): ShardView | undefined {
    try {
      parseCursorOf(this.shard, token);
      return this.#handle.viewAt(this.#handle.checkCursor(token));
    } catch (thrown) {
      const { code, retry } = toShardcastError(thrown);
      const isElsewhere = retry === 'resnapshot' || code === 'TRIMMED' || code === 'NOT_FOUND';
      if (isElsewhere || code === 'MALFORMED' || code === 'INVALID_ARGUMENT') return undefined;
      throw thrown;
    }
  }

  touchedSince(revision: number): Touched {
    return this.#handle.touchedSince(revision);
  }

  /** A snapshot of the head, cut now if there is none. Throws NOT_FOUND before revision 1. */
  cut(): Promise<Manifest> {
    return this.#handle.cut();
  }

  /**
   * Applies an encoded entry, at once in memory, and returns its parts in order; none when all of it was applied before.
   * Throws GAP; FORK or WRONG_EPOCH for another history; TRIMMED where only a snapshot leads on.
   */
  apply(received: Buffer): readonly AppliedPart[] {
    return this.#local(() => this.#apply(received));
  }

  #apply(received: Buffer): readonly AppliedPart[] {
    const next = this.#following(decodeEntry(received));
    if (next === undefined) return [];
    const { entry, isWhole } = next;
    const parts = new PartsInMaking(this.#handle, entry);
    const draft = this.#handle.draft(parts);
    for (const bytes of entry.deltas) {
      const delta = decodeDelta(bytes);
      if (delta.operations.some(({ kind }) => kind === IMPORT)) throw importedRecords(entry);
      draft.add(delta, bytes);
      parts.consider(draft);
    }
    const bytes = isWhole ? received : encodeEntry(entry);
    const commit = this.#handle.append(entry, bytes, { synced: false, draft, receipts: false });
    this.#follow(commit, bytes.length);
    if (this.revision !== lastRevision(entry)) {
      throw new ShardcastError('GAP', `${this.shard}: an entry was not applied`);
    }
    crashPoint('apply:applied');
    return parts.ended;
  }

  /** Something to wait for before applying more, when the disk is behind. */
  get room(): Promise<void> | undefined {
    return this.#uncommittedBytes > UNCOMMITTED_BYTES_MAX ? this.#committing : undefined;
  }

  hasChunk(hash: Buffer): boolean {
    return this.#local(() => this.#handle.frame(hash) !== undefined);
  }

  /** Resolves when the chunks are committed; the feeder will read them soon, so they stay decoded while there is room. */
  putChunks(chunks: readonly FetchedChunk[]): Promise<void> {
    for (const { hash, chunk } of chunks) this.#store.environment.cache.add(hash, chunk);
    return this.#handle.putFrames(chunks);
  }

  /** The snapshot replaces everything; all its chunks must be stored. */
  async install(manifest: Manifest): Promise<void> {
    await this.#committing;
    await this.#handle.install(manifest);
    crashPoint('bootstrap:installed');
  }

  /** Forgets everything; the replica is as new. Views of it must not be read any more. */
  async erase(): Promise<void> {
    await this.#committing;
    await this.#store.remove(this.shard);
    this.#handle = this.#store.open(this.shard);
  }

  /** Leaves nothing on disk. Nothing else may be called afterwards. */
  async remove(): Promise<void> {
    await this.#committing;
    await this.#store.remove(this.shard);
  }

  /** Resolves when all that was applied is committed, or has failed. */
  settled(): Promise<void> {
    return this.#committing;
  }

  /** What of an entry comes after the replica's revision. */
  #following(entry: Entry): { entry: Entry; isWhole: boolean } | undefined {
    const { epoch, revision, hash } = this.head;
    if (entry.shard !== this.shard) {
      throw new ShardcastError('MALFORMED', `an entry of ${entry.shard} came to ${this.shard}`, {
        retry: 'resume',
      });
    }
    if (revision > 0 && entry.epoch !== epoch) {
      throw new ShardcastError('WRONG_EPOCH', `an entry of epoch ${entry.epoch}; this is ${epoch}`);
    }
    if (entry.firstRevision > revision + 1) {
      throw new ShardcastError('GAP', `an entry from ${entry.firstRevision} on does not follow ${revision}`);
    }
    if (entry.firstRevision === revision + 1) {
      if (!entry.previousHash.equals(hash)) throw fork(revision);
      return { entry, isWhole: true };
    }
    const applied = revision - entry.firstRevision + 1;
    if (applied > entry.deltas.length) return undefined;
    if (historyHashes(entry)[applied - 1]?.equals(hash) !== true) throw fork(revision);
    if (applied === entry.deltas.length) return undefined;
    const deltas = entry.deltas.slice(applied);
    return {
      entry: { ...entry, firstRevision: revision + 1, previousHash: hash, deltas },
      isWhole: false,
    };
  }

  /** What is corrupt here is the replica, not what a relay sent. */
  #local<T>(task: () => T): T {
    try {
      return task();
    } catch (thrown) {
      const error = toShardcastError(thrown);
      if (error.code !== 'CORRUPT') throw thrown;
      throw new ReplicaCorrupt(this.shard, error);
    }
  }

  #follow(commit: Promise<void>, bytes: number): void {
    this.#uncommittedBytes += bytes;
    const done = () => {
      this.#uncommittedBytes -= bytes;
    };
    this.#committing = commit.then(done, (failure: unknown) => {
      done();
      this.#onWriteFailure(toShardcastError(failure));
    });
  }
}

function fork(revision: number): ShardcastError {
  return new ShardcastError('FORK', `an entry that follows another revision ${revision}`);
}

function importedRecords(entry: Entry): ShardcastError {
  const last = lastRevision(entry);
  return new ShardcastError('TRIMMED', `an import up to revision ${last} is in no delta`);
}
