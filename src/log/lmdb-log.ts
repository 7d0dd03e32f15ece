import { ShardcastError } from '../core/errors.js';
import { Draft } from '../shard/draft.js';
import { decodeEntry, type Entry, lastRevision } from '../shard/entry.js';
import type { Shard } from '../shard/shard.js';
import type { ShardStore } from '../shard/store.js';
import type { Manifest } from '../snapshot/manifest.js';
import { Announcer, type AppliedFeed } from './applied-feed.js';
import type { AppendHints, DeltaLog, EntryListener, LoggedEntry, LogHead } from './delta-log.js';

/**
 * The embedded log: a shard's tail in the store is the log, so an entry is appended and applied in one synced transaction,
 * and there is nothing to replay at start. A position is the revision of the last delta.
 */
export class LmdbLog implements DeltaLog, AppliedFeed {
  readonly #store: ShardStore;
  readonly #applied = new Announcer();

  constructor(store: ShardStore) {
    this.#store = store;
  }

  async head(shard: string): Promise<LogHead | undefined> {
    const head = this.#store.find(shard)?.head;
    if (head === undefined || head.revision === 0) return undefined;
    return { position: head.revision, epoch: head.epoch, revision: head.revision, hash: head.hash };
  }

  async append(entry: Entry, bytes: Buffer, expected: number, hints: AppendHints = {}): Promise<number> {
    const shard = this.#store.open(entry.shard);
    if (shard.head.revision !== expected || entry.firstRevision !== expected + 1) {
      throw new ShardcastError(
        'CONFLICT',
        `${entry.shard} stands at ${shard.head.revision}, not at ${expected}`,
      );
    }
    const draft = hints.prepared instanceof Draft ? { draft: hints.prepared } : {};
    await shard.append(entry, bytes, { synced: true, ...draft });
    const position = lastRevision(entry);
    this.#applied.announce({ entry, bytes, position });
    return position;
  }

  /** Appends an entry whose effect is a snapshot, as one synced transaction: an import. */
  async appendImport(
    shard: Shard,
    { entry, bytes, draft, manifest }: { entry: Entry; bytes: Buffer; draft: Draft; manifest: Manifest },
  ): Promise<void> {
    await shard.appendSnapshot(entry, bytes, draft, manifest);
    this.#applied.announce({ entry, bytes, position: lastRevision(entry) });
  }

  async *read(shard: string, fromRevision: number): AsyncGenerator<LoggedEntry, void, undefined> {
    const found = this.#store.find(shard);
    if (found === undefined) return;
    if (fromRevision <= found.stored.oldestRevision && found.stored.oldestRevision > 0) {
      throw new ShardcastError('TRIMMED', `entries before ${found.stored.oldestRevision + 1} are not kept`);
    }
    for (const bytes of found.entries(Math.max(1, fromRevision))) {
      const entry = decodeEntry(bytes);
      yield { entry, bytes, position: lastRevision(entry) };
    }
  }

  subscribe(listener: EntryListener): Disposable {
    return this.#applied.subscribe(listener);
  }

  /** The store trims its tail by itself, below the oldest snapshot that it keeps: only then can the past be read. */
  async trim(shard: string, revision: number): Promise<void> {
    await this.#store.find(shard)?.trimBelow(revision);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#applied.clear();
  }
}
