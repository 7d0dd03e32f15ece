import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { isImport } from '../../wire/watch-codec.js';
import { type Entry, encodeEntry, historyHashes } from '../entry.js';
import { nextEpoch } from '../epoch.js';

import type { Shard } from '../shard.js';
import type { ShardStore } from '../store.js';
import { archivedSnapshots, readArchivedManifest } from './archived-shard.js';
import { corrupt } from './blocks.js';
import { fetchChunks, type Moved, type MovedListener } from './chunk-archive.js';
import { EntryArchive } from './entry-archive.js';
import { ReceiptArchive } from './receipt-archive.js';

export interface RestoreOptions {
  /** Default: that of the newest archived snapshot. One between two snapshots needs archived entries. */
  readonly revision?: number | undefined;
  /** The line of history to restore from. Default: the latest. */
  readonly epoch?: string | undefined;
  /** Reads at a revision work from here, where entries are archived. Default: from the restored revision. */
  readonly since?: number | undefined;
  /** Told of the chunks. */
  readonly onMoved?: MovedListener | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RestoreShardOptions extends RestoreOptions {
  /** The name that the shard is given. Default: its own. */
  readonly as?: string | undefined;
  /** The line of history that begins. Default: a new one, later than all that the archive and the store know. */
  readonly newEpoch?: string | undefined;
  readonly clock?: Clock;
}

export interface RestoreResult {
  readonly epoch: string;
  readonly revision: number;
  readonly token: string;
  /** Of chunks that were not in the store. */
  readonly chunksFetched: number;
  readonly bytesFetched: number;
  readonly receipts: number;
}

/** Appends that wait for their commit at a time. */
const COMMITS_MAX = 64;
/** How often a snapshot is chosen anew when it was collected meanwhile. */
const CHOICES_MAX = 3;

/**
 * Fills a shard of a store from an archive, on the same line of history: it then stands where the archive does, remembers what was
 * published up to there, and takes entries and publishes that follow. What is stored already is not fetched. Broken off, it goes on
 * where it was; until it has ended nothing can be sequenced there. Throws NOT_FOUND for what is not archived, CORRUPT for what is
 * damaged there, CONFLICT when the store is ahead on that line.
 */
export async function restoreInto(
  store: ShardStore,
  archive: Archive,
  shard: string,
  options: RestoreOptions = {},
): Promise<RestoreResult> {
  const choice = await choose(archive, shard, options);
  const target = store.open(shard);
  const { epoch, revision } = target.head;
  const isOfLine = epoch === choice.manifest.epoch && revision > 0;
  if (isOfLine && revision > choice.revision) {
    const hint = 'To go back, restore it as a new line of history.';
    const message = `${shard} is at revision ${revision} of this epoch; the archive has ${choice.revision}`;
    throw new ShardcastError('CONFLICT', message, { hint, retry: 'never' });
  }
  return await new Restore(target, archive, choice, shard, options).run(choice.manifest.epoch);
}

/**
 * Restores a shard as a new line of history that continues from an archived revision: whoever has cursors of another line is told so
 * and takes the snapshot, of which it fetches only what it lacks. In a mesh the epoch is opened first, and given as `newEpoch`. Throws
 * as `restoreInto`; what the shard held before is gone in the end, whatever it was.
 */
export async function restoreShard(
  store: ShardStore,
  archive: Archive,
  shard: string,
  options: RestoreShardOptions = {},
): Promise<RestoreResult> {
  const { as = shard, newEpoch, clock = systemClock } = options;
  const choice = await choose(archive, shard, options);
  const target = store.open(as);
  const epoch = newEpoch ?? nextEpoch(clock.now(), choice.latestEpoch, target.head.epoch);
  return await new Restore(target, archive, choice, shard, options).run(epoch);
}

/** An archived revision. */
export interface ArchivedRevision {
  readonly epoch: string;
  readonly revision: number;
  readonly hash: Buffer;
  /** The latest that the archive has of the shard. */
  readonly latestEpoch: string;
}

/** What `restoreShard` would restore with these options. Throws as it does. */
export async function archivedRevision(
  archive: Archive,
  shard: string,
  options: RestoreOptions = {},
): Promise<ArchivedRevision> {
  const { manifest, revision, latestEpoch } = await choose(archive, shard, options);
  const { epoch } = manifest;
  let hash = manifest.historyHash;
  if (revision > manifest.revision) {
    const entries = new EntryArchive(archive, shard, epoch, options.signal);
    for await (const entry of entries.read(manifest.revision + 1, revision)) {
      hash = historyHashes(entry).at(-1) ?? hash;
    }
  }
  return { epoch, revision, hash, latestEpoch };
}

interface Choice {
  readonly manifest: Manifest;
  /** Entries after the manifest lead to it. */
  readonly revision: number;
  /** That the archive has snapshots of. */
  readonly latestEpoch: string;
}

/** What to restore from, once it is known that all of it is there but, perhaps, single chunks. */
async function choose(
  archive: Archive,
  shard: string,
  { revision, epoch, since = Infinity, signal }: RestoreOptions,
): Promise<Choice> {
  for (let count = 1; ; count++) {
    const snapshots = await archivedSnapshots(archive, shard, { signal });
    const latestEpoch = snapshots.at(-1)?.epoch ?? '';
    const line = snapshots.filter((snapshot) => snapshot.epoch === (epoch ?? latestEpoch));
    const wanted = revision ?? line.at(-1)?.revision ?? 0;
    const start = line.findLast((snapshot) => snapshot.revision <= Math.min(wanted, since));
    if (start === undefined)
      throw notArchived(
        shard,
        line.map((snapshot) => snapshot.revision),
        { revision, epoch },
      );
    const manifest = await readArchivedManifest(archive, shard, start, { signal });
    if (manifest === undefined && count < CHOICES_MAX) continue;
    if (manifest === undefined) throw corrupt(start.name, 'goes away whenever it is read');
    const entries = new EntryArchive(archive, shard, start.epoch, signal);
    if (start.revision < wanted) await entries.check(start.revision + 1, wanted);
    await new ReceiptArchive(archive, shard, start.epoch, signal).check(start.revision);
    return { manifest, revision: wanted, latestEpoch };
  }
}

function notArchived(
  shard: string,
  revisions: readonly number[],
  { revision, epoch }: { revision: number | undefined; epoch: string | undefined },
): ShardcastError {
  const which = `${revision === undefined ? '' : ` at revision ${revision}`}${epoch === undefined ? '' : ` of epoch ${epoch}`}`;
  const hint =
    revisions.length === 0
      ? 'Is it the right archive?'
      : `The oldest archived snapshot is of revision ${revisions[0]}.`;
  return new ShardcastError('NOT_FOUND', `${shard} is not archived${which}`, { hint });
}

/** A shard on its way out of an archive. */
class Restore {
  readonly #target: Shard;
  readonly #archive: Archive;
  readonly #choice: Choice;
  readonly #archived: { readonly receipts: ReceiptArchive; readonly entries: EntryArchive };
  /** The shard's name in the archive. */
  readonly #source: string;
  readonly #signal: AbortSignal | undefined;
  readonly #onMoved: MovedListener | undefined;
  #fetched: Moved = { chunks: 0, bytes: 0 };
  #receipts = 0;

  constructor(
    target: Shard,
    archive: Archive,
    choice: Choice,
    source: string,
    { signal, onMoved }: Pick<RestoreOptions, 'signal' | 'onMoved'>,
  ) {
    this.#target = target;
    this.#archive = archive;
    this.#choice = choice;
    this.#source = source;
    this.#signal = signal;
    this.#onMoved = onMoved;
    const { epoch } = choice.manifest;
    this.#archived = {
      receipts: new ReceiptArchive(archive, source, epoch, signal),
      entries: new EntryArchive(archive, source, epoch, signal),
    };
  }

  async run(epoch: string): Promise<RestoreResult> {
    const target = this.#target;
    const { manifest, revision } = this.#choice;
    if (!this.#isThere(epoch)) {
      const from = [this.#archive, this.#source, manifest, this.#signal] as const;
      this.#fetched = await fetchChunks(target, ...from, this.#onMoved);
      if (target.head.revision > 0) await this.#readThrough();
      await target.writeBeside((writer) => target.receipts.beginRestore(writer));
      await target.receipts.clear();
      await target.install({ ...manifest, shard: target.name, epoch });
      await this.#restoreReceipts();
      if (revision > manifest.revision) await this.#replay(epoch);
      await target.receipts.endRestore();
    }
    return {
      epoch,
      revision,
      token: target.head.token,
      chunksFetched: this.#fetched.chunks,
      bytesFetched: this.#fetched.bytes,
      receipts: this.#receipts,
    };
  }

  #isThere(epoch: string): boolean {
    const { head, receipts } = this.#target;
    const { manifest, revision } = this.#choice;
    if (!receipts.isComplete || head.epoch !== epoch || head.revision !== revision) return false;
    return revision !== manifest.revision || head.hash.equals(manifest.historyHash);
  }

  /** Before what the shard holds now goes away, it must be sure that all else can be read. */
  async #readThrough(): Promise<void> {
    const { manifest, revision } = this.#choice;
    for await (const _ of this.#archived.receipts.read(manifest.revision));
    if (revision === manifest.revision) return;
    for await (const entry of this.#archived.entries.read(manifest.revision + 1, revision)) {
      checkReplayable(this.#source, entry);
    }
  }

  async #restoreReceipts(): Promise<void> {
    for await (const receipts of this.#archived.receipts.read(this.#choice.manifest.revision)) {
      await this.#target.receipts.restore(receipts);
      this.#receipts += receipts.length;
    }
  }

  /** Appends the entries behind the snapshot, as of this line of history. The chain of hashes is verified on the way. */
  async #replay(epoch: string): Promise<void> {
    const { manifest, revision } = this.#choice;
    let commits: Promise<void>[] = [];
    for await (const entry of this.#archived.entries.read(manifest.revision + 1, revision)) {
      checkReplayable(this.#source, entry);
      const own = { ...entry, shard: this.#target.name, epoch };
      const commit = this.#target.append(own, encodeEntry(own), { synced: false });
      commit.catch(() => undefined);
      commits.push(commit);
      if (commits.length < COMMITS_MAX) continue;
      await Promise.all(commits);
      commits = [];
    }
    await Promise.all(commits);
  }
}

function checkReplayable(shard: string, { firstRevision, deltas }: Entry): void {
  if (!deltas.some(isImport)) return;
  throw new ShardcastError(
    'TRIMMED',
    `${shard}: the records of the import at revision ${firstRevision} are in no entry`,
    {
      hint: 'Restore a snapshot from after the import.',
      retry: 'never',
    },
  );
}
