import type { Clock } from '../../core/clock.js';
import type { DeltaLog } from '../../log/delta-log.js';
import { archiveSnapshot } from '../../shard/archive/archive-snapshot.js';
import { archivedSnapshots, readArchivedManifest } from '../../shard/archive/archived-shard.js';
import { collectArchive } from '../../shard/archive/collect-archive.js';
import type { Shard } from '../../shard/shard.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import {
  type Duty,
  isArchived,
  type KeptShard,
  type Trim,
  UNKNOWN,
  type UpkeepLimits,
} from './kept-shard.js';

/** Between two looks for snapshots to remove from the archive: most are too young the first time. Milliseconds. */
const COLLECT_EVERY_MS = 10 * 60_000;

export interface UpkeepCounts {
  /** Snapshots that were archived. */
  snapshots: number;
  /** Bytes that were put into the archive. */
  bytes: number;
  /** Stretches of a shard's log that were removed. */
  trims: number;
  /** Snapshots that were removed from the archive. */
  removed: number;
  failures: number;
}

export interface DutiesOptions {
  readonly archive: Archive;
  readonly limits: UpkeepLimits;
  readonly counts: UpkeepCounts;
  /** Of the shard's log: see DeltaLog. Default: the log trims itself. */
  readonly trim?: DeltaLog['trim'] | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Doing = (shard: Shard, kept: KeptShard) => Promise<KeptShard>;

/** Carries duties out. Each may be repeated, broken off anywhere, and done by two relays at once. */
export class Duties {
  readonly #options: DutiesOptions;
  readonly #doing: Readonly<Record<Duty, Doing>> = {
    'look-up': (shard) => this.#lookUp(shard),
    archive: (shard, kept) => this.#archive(shard, kept),
    trim: (shard, kept) => this.#trim(shard, kept),
    collect: (shard, kept) => this.#collect(shard, kept),
    forget: (shard, kept) => this.#forget(shard, kept),
  };

  constructor(options: DutiesOptions) {
    this.#options = options;
  }

  /** Resolves with what is known of the shard after it. Throws what archive and log throw. */
  perform(duty: Duty, shard: Shard, kept: KeptShard): Promise<KeptShard> {
    return this.#doing[duty](shard, kept);
  }

  /** An owner before this one may have archived, and not trimmed any more. */
  async #lookUp(shard: Shard): Promise<KeptShard> {
    const { archive, clock, signal } = this.#options;
    const snapshots = await archivedSnapshots(archive, shard.name, { signal });
    const { epoch, cumulativeBytes } = shard.stored;
    const newest = snapshots.findLast((snapshot) => snapshot.epoch === epoch);
    const nowMs = clock.monotonic();
    const found: KeptShard = {
      ...UNKNOWN,
      epoch: snapshots.at(-1)?.epoch ?? '',
      cumulativeBytes,
      lacksSinceMs: nowMs,
      snapshots: snapshots.length,
    };
    const manifest = newest && (await readArchivedManifest(archive, shard.name, newest, { signal }));
    if (manifest === undefined) return found;
    return this.#has(shard, { ...found, epoch, revision: manifest.revision, hash: manifest.historyHash });
  }

  async #archive(shard: Shard, kept: KeptShard): Promise<KeptShard> {
    const { archive, counts, clock, signal } = this.#options;
    const { cumulativeBytes } = shard.stored;
    const done = await archiveSnapshot(shard, archive, { cut: true, clock, signal });
    counts.bytes += done.bytesPut;
    if (done.isNew) counts.snapshots++;
    const { epoch, revision, historyHash: hash } = done;
    const snapshots = kept.snapshots + (done.isNew ? 1 : 0);
    return this.#has(shard, { ...kept, epoch, revision, hash, cumulativeBytes, snapshots });
  }

  /** What follows from the archive having a revision of the shard. */
  #has(shard: Shard, kept: KeptShard): KeptShard {
    const { limits, clock } = this.#options;
    const nowMs = clock.monotonic();
    const isWhole = isArchived(kept, shard.stored);
    const isDeleted = isWhole && shard.state.collections.size === 0;
    return {
      ...kept,
      lacksSinceMs: isWhole ? undefined : nowMs,
      trim: kept.trim ?? this.#nextTrim(kept),
      forgetAtMs: isDeleted ? nowMs + limits.forgetAfterMs : undefined,
      failures: 0,
    };
  }

  async #trim(shard: Shard, kept: KeptShard): Promise<KeptShard> {
    const { trim, counts } = this.#options;
    const archived = kept.trim;
    if (archived !== undefined && isOnLine(shard, archived)) {
      await trim?.(shard.name, archived.revision + 1);
      counts.trims++;
    }
    const hasMore = !archived?.hash.equals(kept.hash);
    return { ...kept, trim: hasMore ? this.#nextTrim(kept) : undefined, failures: 0 };
  }

  #nextTrim({ epoch, revision, hash }: KeptShard): KeptShard['trim'] {
    const { trim, limits, clock } = this.#options;
    return trim && { epoch, revision, hash, atMs: clock.monotonic() + limits.trimAfterMs };
  }

  async #collect(shard: Shard, kept: KeptShard): Promise<KeptShard> {
    return this.#keep(this.#options.limits.archiveKeep, shard, kept);
  }

  /** The newest snapshot, which says that the shard is empty, stays: the last entry of its log can only follow on that. */
  async #forget(shard: Shard, kept: KeptShard): Promise<KeptShard> {
    const left = await this.#keep(1, shard, kept);
    const againMs = this.#options.clock.monotonic() + COLLECT_EVERY_MS;
    return { ...left, forgetAtMs: left.snapshots > 1 ? againMs : undefined };
  }

  /** What is too young stays for another time. */
  async #keep(keep: number, shard: Shard, kept: KeptShard): Promise<KeptShard> {
    const { archive, counts, clock, signal } = this.#options;
    const { snapshots } = await collectArchive(archive, shard.name, { keep, clock, signal });
    counts.removed += snapshots;
    const collectAtMs = clock.monotonic() + COLLECT_EVERY_MS;
    return { ...kept, snapshots: Math.max(0, kept.snapshots - snapshots), collectAtMs, failures: 0 };
  }
}

/** Whether what the archive has is history of the shard: entries of another history, which it does not have, must not go. */
function isOnLine({ head, history }: Shard, { epoch, revision, hash }: Trim): boolean {
  if (epoch !== head.epoch || revision > head.revision) return false;
  return history.hashAt(revision, head)?.equals(hash) === true;
}
