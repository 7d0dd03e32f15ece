import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { ChunkRef, Manifest } from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import type { Shard } from '../shard.js';
import { ARCHIVING_MS_MAX, IN_FLIGHT, YOUNG_MS } from './archive-limits.js';
import { chunkName, folderOf, lastSegment, manifestName } from './archive-names.js';
import { type ArchivedSnapshot, archivedSnapshots, readArchivedManifest } from './archived-shard.js';
import { type MovedListener, putChunks, replaced } from './chunk-archive.js';
import { EntryArchive } from './entry-archive.js';
import { ReceiptArchive } from './receipt-archive.js';

export interface ArchiveSnapshotOptions {
  readonly signal?: AbortSignal | undefined;
  /** Archive the head, for which a snapshot is cut if need be, instead of the newest snapshot. Default false. */
  readonly cut?: boolean;
  /** Archive the entries since the snapshot archived before, too: then each revision between can be restored. Default false. */
  readonly entries?: boolean;
  /** Told of the chunks. */
  readonly onMoved?: MovedListener | undefined;
  readonly clock?: Clock;
}

export interface ArchivedResult {
  readonly epoch: string;
  readonly revision: number;
  readonly historyHash: Buffer;
  /** Of the snapshot that the archive has now. */
  readonly root: Buffer;
  /** False: it, or a later one, was there. */
  readonly isNew: boolean;
  readonly chunksPut: number;
  /** Of chunks, receipts, entries and manifest. */
  readonly bytesPut: number;
}

/** With more chunks to put, it is worth asking which of them an attempt that broke off has put already. */
const LISTED_FROM = 64;

/**
 * Archives a shard's newest snapshot: the chunks that the archive lacks, the receipts up to its revision, and last its manifest, so
 * that a manifest that is there is complete. Broken off at any point, it leaves nothing that counts and goes on where it was. Chunks
 * are copied as they are stored. Throws what archives throw; FORK when the archive has another history of that epoch; NOT_FOUND for a
 * shard without history; UNAVAILABLE, too, when the snapshot was replaced meanwhile.
 */
export async function archiveSnapshot(
  shard: Shard,
  archive: Archive,
  options: ArchiveSnapshotOptions = {},
): Promise<ArchivedResult> {
  return await new ArchiveRun(shard, archive, options).run();
}

/** One snapshot on its way into an archive. */
class ArchiveRun {
  readonly #shard: Shard;
  readonly #archive: Archive;
  readonly #options: ArchiveSnapshotOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #clock: Clock;
  readonly #startedMs: number;
  #chunksPut = 0;
  #bytesPut = 0;

  constructor(shard: Shard, archive: Archive, options: ArchiveSnapshotOptions) {
    this.#shard = shard;
    this.#archive = archive;
    this.#options = options;
    this.#signal = options.signal;
    this.#clock = options.clock ?? systemClock;
    this.#startedMs = this.#clock.monotonic();
  }

  async run(): Promise<ArchivedResult> {
    const shard = this.#shard;
    const call = { signal: this.#signal };
    const { epoch } = shard.head;
    const snapshots = await archivedSnapshots(this.#archive, shard.name, call);
    const before = snapshots.findLast((snapshot) => snapshot.epoch === epoch);
    const basis = before ?? snapshots.at(-1);
    const known = basis && (await readArchivedManifest(this.#archive, shard.name, basis, call));
    if (before !== undefined && known !== undefined) this.#checkOnLine(known);
    const manifest = await this.#manifestWithReceipts(epoch);
    if (before !== undefined && before.revision >= manifest.revision) {
      if (known === undefined) throw replaced(shard.name);
      return this.#result(known, false);
    }
    await this.#putChunks(manifest, known);
    if (this.#options.entries === true) {
      const entries = new EntryArchive(this.#archive, shard.name, epoch, this.#signal);
      this.#bytesPut += await entries.putTail(shard, before?.revision ?? 0, manifest.revision);
    }
    await this.#putManifest(manifest);
    await this.#makeSure(manifest, basis);
    return this.#result(manifest, true);
  }

  /**
   * The snapshot to archive, when the archive has all receipts up to it. From where the archive's end they are read from the tail;
   * where that does not reach back all are put, and then a snapshot is cut that is not older than they are.
   */
  async #manifestWithReceipts(epoch: string): Promise<Manifest> {
    const shard = this.#shard;
    const receipts = new ReceiptArchive(this.#archive, shard.name, epoch, this.#signal);
    if (shard.head.revision === 0)
      throw new ShardcastError('NOT_FOUND', `${shard.name} has no history to archive`);
    if (!shard.receipts.isComplete) {
      throw new ShardcastError('UNAVAILABLE', `${shard.name} is being restored`);
    }
    const stretches = await receipts.stretches();
    let covered = ReceiptArchive.coverage(stretches);
    let cut = this.#options.cut === true;
    if (covered < shard.stored.oldestRevision) {
      const { revision, bytes } = await receipts.putAll(shard);
      this.#bytesPut += bytes;
      covered = revision;
      cut = true;
    }
    const manifest = (cut ? undefined : shard.state.base) ?? (await shard.cut());
    shard.pin(manifest.revision, ARCHIVING_MS_MAX);
    if (manifest.epoch !== epoch) throw replaced(shard.name);
    this.#bytesPut += await receipts.putTail(shard, covered, manifest.revision, stretches);
    return manifest;
  }

  /** Chunks that the basis names are there, and stay as long as it does. All others are put anew, so that they are young. */
  async #putChunks(manifest: Manifest, known: Manifest | undefined): Promise<void> {
    const { name } = this.#shard;
    const there = new Set<string>();
    for (const { hash } of known?.chunks ?? []) there.add(hash.toString('hex'));
    let missing = manifest.chunks.filter(({ hash }) => !there.has(hash.toString('hex')));
    if (missing.length >= LISTED_FROM) {
      for await (const object of this.#archive.list(folderOf(name, 'chunks'), { signal: this.#signal })) {
        if (object.modifiedAt > this.#clock.now() - YOUNG_MS) there.add(lastSegment(object.name));
      }
      missing = missing.filter(({ hash }) => !there.has(hash.toString('hex')));
    }
    await this.#put(missing);
  }

  async #put(chunks: readonly ChunkRef[]): Promise<void> {
    const moved = await putChunks(this.#shard, this.#archive, chunks, this.#signal, this.#options.onMoved);
    this.#chunksPut += moved.chunks;
    this.#bytesPut += moved.bytes;
  }

  async #putManifest(manifest: Manifest): Promise<void> {
    if (this.#elapsedMs > ARCHIVING_MS_MAX) {
      throw new ShardcastError('UNAVAILABLE', `${this.#shard.name}: archiving took ${this.#elapsedMs} ms`, {
        hint: 'The archive is too slow for this shard, or the process stood still; the next attempt goes on from here.',
      });
    }
    const { epoch, revision } = manifest;
    const bytes = encodeManifest(manifest);
    const name = manifestName(this.#shard.name, epoch, revision);
    this.#bytesPut += bytes.length;
    if (await this.#archive.put(name, bytes, { signal: this.#signal })) return;
    const there = await readArchivedManifest(this.#archive, this.#shard.name, manifest, {
      signal: this.#signal,
    });
    if (there !== undefined && !there.historyHash.equals(manifest.historyHash)) throw this.#fork(revision);
  }

  /** If the process stood still after it last looked at the clock, somebody may have collected what the manifest names. */
  async #makeSure(manifest: Manifest, basis: ArchivedSnapshot | undefined): Promise<void> {
    const call = { signal: this.#signal };
    const isInTime = this.#elapsedMs <= ARCHIVING_MS_MAX;
    if (isInTime && (basis === undefined || (await this.#archive.has(basis.name, call)))) return;
    const lost: ChunkRef[] = [];
    const look = async (ref: ChunkRef, signal: AbortSignal): Promise<void> => {
      if (!(await this.#archive.has(chunkName(this.#shard.name, ref.hash), { signal }))) lost.push(ref);
    };
    await inParallel(manifest.chunks, IN_FLIGHT, look, this.#signal);
    await this.#put(lost);
  }

  /** As far as it is still known here which history led to that revision. */
  #checkOnLine({ revision, historyHash }: Manifest): void {
    const { head, history } = this.#shard;
    if (revision > head.revision) return; // archived by somebody who is ahead
    const hash = history.hashAt(revision, head);
    if (hash !== undefined && !hash.equals(historyHash)) throw this.#fork(revision);
  }

  #fork(revision: number): ShardcastError {
    const { name, head } = this.#shard;
    return new ShardcastError(
      'FORK',
      `${name}: the archive has another history of revision ${revision} of epoch ${head.epoch}`,
      { hint: 'A log was restored to an older state: open a new epoch.', details: { revision } },
    );
  }

  get #elapsedMs(): number {
    return this.#clock.monotonic() - this.#startedMs;
  }

  #result({ epoch, revision, historyHash, root }: Manifest, isNew: boolean): ArchivedResult {
    const put = { chunksPut: this.#chunksPut, bytesPut: this.#bytesPut };
    return { epoch, revision, historyHash, root, isNew, ...put };
  }
}
