import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { type Logger, silentLogger } from '../core/log.js';
import { inParallel } from '../core/parallel.js';
import { type ArchivedResult, archiveSnapshot } from '../shard/archive/archive-snapshot.js';
import {
  type ArchivedSnapshot,
  archivedSnapshots,
  readArchivedManifest,
} from '../shard/archive/archived-shard.js';
import type { MovedListener } from '../shard/archive/chunk-archive.js';
import { type ArchivedRevision, archivedRevision } from '../shard/archive/restore-shard.js';
import { nextEpoch } from '../shard/epoch.js';
import { checkShardName } from '../shard/limits.js';
import type { ShardStore } from '../shard/store.js';
import type { Archive } from '../snapshot/archive/archive.js';
import type { Manifest } from '../snapshot/manifest.js';
import type { LocalSequencing } from './commands.js';
import { findShard } from './services/snapshot-service.js';

/** What stands in the way of archiving a head before it is left, and does not keep anybody from leaving it. */
const NOT_ARCHIVABLE: readonly string[] = ['FORK', 'NOT_FOUND', 'CORRUPT'];
const MANIFESTS_READ = { tasksMax: 8 } as const;

export interface BackupControl {
  readonly signal: AbortSignal;
  readonly onMoved?: MovedListener;
}

export interface RestoreWish {
  readonly shard: string;
  /** 0: that of the newest archived snapshot. */
  readonly revision: number;
  /** '': its own. */
  readonly as: string;
  /** To restore from. '': the latest. */
  readonly epoch: string;
}

export interface Restored {
  readonly shard: string;
  readonly epoch: string;
  readonly revision: number;
  readonly token: string;
  readonly from: ArchivedRevision;
}

/** A shard on its way back to an archived revision. */
export interface Restoration {
  /** Its name in the archive. */
  readonly source: string;
  readonly target: string;
  readonly from: ArchivedRevision;
  /** Later than all epochs of the shard that are known to the store and the archive. */
  readonly epoch: string;
}

export interface BackupsOptions {
  readonly store: ShardStore;
  readonly archive: Archive;
  readonly sequencing: Pick<LocalSequencing, 'exclusive'>;
  /** Makes a restoration the state of its target, to which nobody else appends meanwhile. Throws CONFLICT when another was first. */
  readonly restore: (restoration: Restoration, control: BackupControl) => Promise<void>;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

export type ListedSnapshot = ArchivedSnapshot & { readonly manifest: Manifest };

/** Archives and restores single shards when somebody asks for it. */
export class Backups {
  readonly #options: BackupsOptions;

  constructor(options: BackupsOptions) {
    this.#options = options;
  }

  /** Archives the head. Throws NOT_FOUND for a shard without history, and what archives throw. */
  async archive(shard: string, { signal, onMoved }: BackupControl): Promise<ArchivedResult> {
    const { store, archive } = this.#options;
    findShard(store, shard);
    return await archiveSnapshot(store.open(shard), archive, { cut: true, signal, onMoved });
  }

  /** What the archive has of a shard, oldest first. */
  async list(shard: string, signal: AbortSignal): Promise<ListedSnapshot[]> {
    checkShardName(shard);
    const { archive } = this.#options;
    const snapshots = await archivedSnapshots(archive, shard, { signal });
    const read = new Map<string, Manifest>();
    const readOne = async (snapshot: ArchivedSnapshot, abort: AbortSignal): Promise<void> => {
      const manifest = await readArchivedManifest(archive, shard, snapshot, { signal: abort });
      if (manifest !== undefined) read.set(snapshot.name, manifest);
    };
    await inParallel(snapshots, MANIFESTS_READ, readOne, signal);
    return snapshots.flatMap((snapshot) => {
      const manifest = read.get(snapshot.name);
      return manifest === undefined ? [] : [{ ...snapshot, manifest }]; // one that was collected meanwhile
    });
  }

  /**
   * Begins an epoch that continues from an archived revision. What the shard holds now is archived first, so that one may come back to it. Throws NOT_FOUND
   * for what is not archived, ALREADY_EXISTS when another shard has the name that it is to be given, CONFLICT when another epoch
   * was opened at the same time.
   */
  async restore(wish: RestoreWish, control: BackupControl): Promise<Restored> {
    const { archive, sequencing, store, clock = systemClock } = this.#options;
    const { shard: source, as } = wish;
    const target = as === '' ? source : as;
    checkShardName(source);
    checkShardName(target);
    const { signal } = control;
    const revision = wish.revision === 0 ? undefined : wish.revision;
    const epoch = wish.epoch === '' ? undefined : wish.epoch;
    const from = await archivedRevision(archive, source, { revision, epoch, signal });
    return await sequencing.exclusive(target, async () => {
      await this.#keep(source, target, signal);
      const next = nextEpoch(clock.now(), from.latestEpoch, store.find(target)?.head.epoch);
      const restoration = { source, target, from, epoch: next };
      await this.#options.restore(restoration, control);
      const { head } = store.open(target);
      return { shard: target, epoch: head.epoch, revision: head.revision, token: head.token, from };
    });
  }

  /** Archives what is about to be left. */
  async #keep(source: string, target: string, signal: AbortSignal): Promise<void> {
    const { store, archive, logger = silentLogger } = this.#options;
    const before = store.find(target);
    if (before === undefined || before.head.revision === 0) return;
    if (source !== target) {
      throw new ShardcastError('ALREADY_EXISTS', `there is a shard ${target}`, {
        hint: 'Restore under a name that no shard has.',
      });
    }
    try {
      await archiveSnapshot(before, archive, { cut: true, signal });
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      if (!NOT_ARCHIVABLE.includes(failure.code) && before.receipts.isComplete) throw failure;
      logger.warn(
        { shard: target, failure: failure.toJSON() },
        'a shard is restored and what it holds was not archived',
      );
    }
  }
}
