import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import type { Archive, ArchiveObject } from '../../snapshot/archive/archive.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { GRACE_MS, IN_FLIGHT } from './archive-limits.js';
import { type Folder, folderOf, lastSegment, parseStretchName } from './archive-names.js';
import {
  type ArchivedSnapshot,
  archivedSnapshots,
  decodeNamed,
  readArchivedManifest,
} from './archived-shard.js';

export interface CollectOptions {
  /** Snapshots kept: the newest ones. At least 1, default 8; more while the older ones were superseded only lately. */
  readonly keep?: number;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
}

export interface CollectResult {
  readonly snapshots: number;
  readonly chunks: number;
  /** Of all objects that went. */
  readonly bytes: number;
}

const KEEP = 8;

/**
 * Removes from an archive what no kept snapshot of a shard needs. Several may do so at once, and while others archive: see
 * archive-limits.ts. Throws what archives throw; CORRUPT when a kept manifest cannot be read, and then no chunk goes.
 */
export async function collectArchive(
  archive: Archive,
  shard: string,
  { keep = KEEP, signal, clock = systemClock }: CollectOptions = {},
): Promise<CollectResult> {
  if (!Number.isSafeInteger(keep) || keep < 1) {
    throw new ShardcastError('INVALID_ARGUMENT', `keep is ${keep}; it is at least 1`);
  }
  const run = new Collection(archive, shard, clock.now() - GRACE_MS, signal);
  const snapshots = await run.retire(keep);
  const chunks = await run.sweep();
  return { snapshots, chunks, bytes: run.bytes };
}

class Collection {
  readonly #archive: Archive;
  readonly #shard: string;
  /** What was put before is old enough to go. */
  readonly #before: number;
  readonly #signal: AbortSignal | undefined;
  bytes = 0;

  constructor(archive: Archive, shard: string, before: number, signal: AbortSignal | undefined) {
    this.#archive = archive;
    this.#shard = shard;
    this.#before = before;
    this.#signal = signal;
  }

  /** Drops the manifests behind the newest `keep`, once those have all been there for the grace. */
  async retire(keep: number): Promise<number> {
    const snapshots = await this.#snapshots();
    const retired: ArchivedSnapshot[] = [];
    let newer = 0;
    for (const snapshot of snapshots.toReversed()) {
      if (newer >= keep) retired.unshift(snapshot);
      else if (this.#isOld(snapshot)) newer++;
    }
    // The oldest first: what is left is always the newest ones.
    for (const snapshot of retired) await this.#delete(snapshot);
    return retired.length;
  }

  /**
   * Drops what no manifest names. They are listed anew after the retired ones went: who archives and sees the one that it built on
   * still there after its own is visible, is therefore seen here.
   */
  async sweep(): Promise<number> {
    const snapshots = await this.#snapshots();
    const oldest = snapshots[0];
    if (oldest === undefined) return 0; // nothing tells what is needed
    const manifests = await this.#imports(oldest);
    const read = async (snapshot: ArchivedSnapshot, signal: AbortSignal): Promise<void> => {
      const manifest = await readArchivedManifest(this.#archive, this.#shard, snapshot, { signal });
      if (manifest !== undefined) manifests.push(manifest);
    };
    await inParallel(snapshots, IN_FLIGHT, read, this.#signal);
    const live = new Set(manifests.flatMap(({ chunks }) => chunks.map(({ hash }) => hash.toString('hex'))));
    const chunks = await this.#drop('chunks', ({ name }) => !live.has(lastSegment(name)));
    await this.#drop('receipts', ({ name }) => isOfNone(snapshots, name));
    await this.#drop('entries', ({ name }) => isOfNone(snapshots, name) || isBelow(snapshots, name));
    return chunks;
  }

  /**
   * The manifests of imports that entries of the log may refer to: of those put since the oldest kept snapshot, and, as their entry
   * is appended later, a grace before.
   */
  async #imports(oldest: ArchivedSnapshot): Promise<Manifest[]> {
    const since = oldest.modifiedAt - GRACE_MS;
    await this.#drop('imports', ({ modifiedAt }) => modifiedAt < since);
    const manifests: Manifest[] = [];
    for await (const { name } of this.#list('imports')) {
      const bytes = await this.#archive.get(name, { signal: this.#signal });
      if (bytes !== undefined) manifests.push(decodeNamed(name, bytes));
    }
    return manifests;
  }

  /** Of what is old enough, drops what `isDead`. Returns how many went. */
  async #drop(folder: Folder, isDead: (object: ArchiveObject) => boolean): Promise<number> {
    const dead: ArchiveObject[] = [];
    for await (const object of this.#list(folder))
      if (this.#isOld(object) && isDead(object)) dead.push(object);
    await inParallel(dead, IN_FLIGHT, (object) => this.#delete(object), this.#signal);
    return dead.length;
  }

  #snapshots(): Promise<ArchivedSnapshot[]> {
    return archivedSnapshots(this.#archive, this.#shard, { signal: this.#signal });
  }

  #list(folder: Folder): AsyncIterable<ArchiveObject> {
    return this.#archive.list(folderOf(this.#shard, folder), { signal: this.#signal });
  }

  #isOld({ modifiedAt }: ArchiveObject): boolean {
    return modifiedAt < this.#before;
  }

  async #delete({ name, bytes }: ArchiveObject): Promise<void> {
    await this.#archive.delete(name, { signal: this.#signal });
    this.bytes += bytes;
  }
}

/** A stretch of an epoch of which no snapshot is kept, or nothing of ours. */
function isOfNone(snapshots: readonly ArchivedSnapshot[], name: string): boolean {
  const epoch = parseStretchName(name)?.epoch;
  return !snapshots.some((snapshot) => snapshot.epoch === epoch);
}

/** A stretch below the oldest snapshot of its epoch: nothing is left that it could be appended to. */
function isBelow(snapshots: readonly ArchivedSnapshot[], name: string): boolean {
  const stretch = parseStretchName(name);
  const oldest = snapshots.find((snapshot) => snapshot.epoch === stretch?.epoch);
  return stretch !== undefined && oldest !== undefined && stretch.to <= oldest.revision;
}
