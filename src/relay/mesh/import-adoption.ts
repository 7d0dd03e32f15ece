import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { LoggedEntry } from '../../log/delta-log.js';
import { decodeDelta, type Operation } from '../../shard/delta.js';
import type { Shard } from '../../shard/shard.js';
import type { ChunkRef, Manifest } from '../../snapshot/manifest.js';
import { Transfer } from '../../snapshot/transfer.js';
import { wire } from '../../wire/wire.js';
import { importSnapshot, mergeImport } from '../import-merge.js';
import type { ImportArchive, StoredImport } from './import-archive.js';

/** Frames of one transaction. Bytes. */
const BATCH_BYTES = 1024 * 1024;

/**
 * Applies another relay's imports: the log has only the root of what was imported. What this relay lacks of it is fetched by that root
 * and merged with the shard as its owner did, so both have the same chunks and the same root.
 */
export class ImportAdoption {
  readonly #archive: ImportArchive;
  readonly #announce: (logged: LoggedEntry) => void;
  readonly #clock: Clock;

  constructor(archive: ImportArchive, announce: (logged: LoggedEntry) => void, clock: Clock = systemClock) {
    this.#archive = archive;
    this.#announce = announce;
    this.#clock = clock;
  }

  /** Makes imported records fetchable before an entry names them. */
  async offer(shard: Shard, imported: Manifest): Promise<void> {
    await this.#archive.put(shard.name, imported.root, imported, framesOf(shard, imported.chunks));
  }

  /** Applies an entry that brings imported records; nobody else may write to the shard meanwhile. */
  async adopt(shard: Shard, logged: LoggedEntry): Promise<void> {
    const { entry, bytes, position } = logged;
    const delta = entry.deltas[0]!;
    const { importRoot, importMode } = importOf(delta);
    const stored = await this.#archive.get(shard.name, importRoot);
    const { manifest } = stored;
    if (!manifest.root.equals(importRoot)) throw otherRoot(shard, importRoot);
    await shard.writingChunks(async () => {
      await fetchMissing(shard, stored);
      const shapes = new Map(manifest.collections.map(({ name, keyParts }) => [name, keyParts]));
      const merged = await mergeImport(shard, { chunks: manifest.chunks, shapes, mode: importMode });
      const draft = shard.draft();
      draft.add(decodeDelta(delta), delta);
      const snapshot = importSnapshot(entry, draft, merged, this.#clock.now());
      await shard.appendSnapshot(entry, bytes, draft, snapshot, position);
    });
    this.#announce(logged);
  }
}

async function fetchMissing(shard: Shard, { manifest, frames }: StoredImport): Promise<void> {
  const transfer = new Transfer({ manifest, has: (hash) => shard.frame(hash) !== undefined });
  while (!transfer.isComplete) {
    const before = transfer.missing.records;
    let batch: { hash: Buffer; frame: Buffer }[] = [];
    let batchBytes = 0;
    const wanted = transfer.nextBatch().map(({ hash }) => hash);
    for await (const frame of frames(wanted)) {
      const accepted = transfer.accept(frame);
      if (accepted === undefined) continue;
      batch.push({ hash: accepted.ref.hash, frame });
      batchBytes += frame.length;
      if (batchBytes < BATCH_BYTES) continue;
      await shard.shelf.put(batch);
      batch = [];
      batchBytes = 0;
    }
    await shard.shelf.put(batch);
    if (transfer.missing.records === before) throw cutShort(shard);
  }
}

function* framesOf(shard: Shard, chunks: readonly ChunkRef[]): Generator<Buffer, void, undefined> {
  for (const { hash } of chunks) yield shard.shelf.read(hash);
}

function importOf(delta: Buffer): Operation {
  const [operation] = decodeDelta(delta).operations;
  if (operation?.kind === wire.Operation.Kind.IMPORT) return operation;
  throw new ShardcastError('MALFORMED', 'an entry of an import has another operation');
}

function otherRoot({ name }: Shard, root: Buffer): ShardcastError {
  const message = `${name}: what the archive has as import ${root.toString('hex', 0, 8)} is another`;
  return new ShardcastError('UNAVAILABLE', message);
}

function cutShort({ name }: Shard): ShardcastError {
  return new ShardcastError(
    'UNAVAILABLE',
    `${name}: the archive ended an import's chunks before all had come`,
  );
}
