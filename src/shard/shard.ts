import { crashPoint } from '../core/crash-point.js';
import { ShardcastError } from '../core/errors.js';
import type { Manifest } from '../snapshot/manifest.js';
import { encodeManifest } from '../snapshot/manifest-codec.js';
import { AppendTurn } from './append-turn.js';
import { ChunkShelf } from './chunk-shelf.js';
import { decodeDelta } from './delta.js';
import { Draft, type TouchListener } from './draft.js';
import type { Entry } from './entry.js';
import type { ShardEnvironment } from './environment.js';
import { type DueRecord, findDue } from './expiring.js';
import { checkFollows, checkReadable } from './history-checks.js';
import { HistoryReader } from './history-reader.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, ShardKeys } from './layout.js';
import { Receipts } from './receipts.js';
import { resumeFrom } from './resume.js';
import type { AppendOptions, Head, Resume, ShardHandle, ShardSummary } from './shard-types.js';
import { type InstallOptions, ShardWriter } from './shard-writer.js';
import { type ShardCore, Snapshots } from './snapshots.js';
import { emptyState, type ShardState, stateOfManifest } from './state.js';
import { StateView } from './state-view.js';
import { earliestExpiryOf, headAfter, headOf, newHead, type StoredHead } from './stored-head.js';
import { summaryOf } from './summary.js';
import { Tail } from './tail.js';
import { EVERYTHING, type ShardView, type Touched } from './view.js';

/** One shard of a store: head, overlay and last snapshot in memory, tail and chunks in its lane. */
export class Shard implements ShardHandle, ShardCore {
  readonly name: string;
  readonly lane: Lane;
  readonly keys: ShardKeys;
  readonly tail: Tail;
  readonly shelf: ChunkShelf;
  readonly receipts: Receipts;
  readonly history: HistoryReader;
  readonly environment: ShardEnvironment;
  readonly partition: number;
  readonly #writer: ShardWriter;
  readonly #snapshots: Snapshots;
  #stored: StoredHead;
  #state: ShardState;
  readonly #turn: AppendTurn;
  #hasBeside = false;

  constructor(
    name: string,
    partition: number,
    stored: StoredHead,
    lane: Lane,
    environment: ShardEnvironment,
  ) {
    this.name = name;
    this.lane = lane;
    this.environment = environment;
    this.partition = partition;
    this.#stored = stored;
    this.#turn = new AppendTurn(name);
    this.keys = new ShardKeys(partition, stored.number);
    this.tail = new Tail(lane, this.keys);
    this.shelf = new ChunkShelf(lane, this.keys, environment, name);
    this.receipts = new Receipts(lane, this.keys, (failure) => environment.onDamaged?.(name, failure));
    this.#writer = new ShardWriter(name, partition, this);
    this.history = new HistoryReader(name, lane, this.keys, this.tail, this.shelf);
    this.#state = this.history.stateOf(stored);
    this.#snapshots = new Snapshots(this);
  }

  get head(): Head {
    return this.#state.head;
  }
  get state(): ShardState {
    return this.#state;
  }
  get stored(): StoredHead {
    return this.#stored;
  }
  /** Whether the disk knows it: one that was only asked for has no history and nothing beside it. */
  get isRegistered(): boolean {
    if (this.#stored.revision > 0 || this.#hasBeside) return true;
    return this.#writer.storedHead() !== undefined;
  }
  /** What a commit failed with, if one did: memory is ahead of the disk, and no more is taken until `reload`. */
  get failure(): unknown {
    return this.#turn.failure;
  }
  /** Whether it may be dropped from memory. */
  get idle(): boolean {
    return !this.#turn.isTaken && this.#snapshots.idle;
  }

  summary(): ShardSummary {
    return summaryOf(this);
  }

  view(): ShardView {
    return this.viewOf(this.#state);
  }

  viewAt(revision: number): ShardView {
    const { head } = this.#state;
    if (revision === head.revision) return this.view();
    // The beginning is known, whatever is kept.
    if (revision > 0) checkReadable(revision, head.revision, this.#stored.oldestRevision);
    return this.viewOf(this.history.stateAt(revision, head.epoch));
  }

  /** A view of a state of this shard: the newest, or a waypoint of the draft that led to it. */
  viewOf(state: ShardState): ShardView {
    const release = this.#snapshots.hold(state.base);
    const kept = { ...state, overlay: state.overlay.clone() };
    return new StateView(this.name, kept, this.shelf, release);
  }

  entries(fromRevision: number): Iterable<Buffer> {
    return this.tail.entries(fromRevision, () => this.#state.head.revision);
  }

  checkCursor(token: string): number {
    return this.history.checkCursor(token, this.#state.head);
  }

  resume(token: string | undefined): Resume {
    return resumeFrom(this, token);
  }

  touchedSince(revision: number): Touched {
    const { oldestRevision, importRevision } = this.#stored;
    if (revision < oldestRevision || revision < importRevision) return EVERYTHING;
    return this.history.touched(revision, this.#state.head.revision);
  }

  draft(touch?: TouchListener): Draft {
    return new Draft(this.#state, this.shelf.record, touch);
  }

  async append(entry: Entry, bytes: Buffer, options: AppendOptions): Promise<void> {
    if (!options.synced) return await this.apply(entry, bytes, options);
    const { draft, stored, commit } = this.#write(entry, bytes, options);
    await this.#turn.hold(commit, () => {
      crashPoint('append:committed');
      this.#adopt(draft, entry, stored);
    });
  }

  /**
   * Applies an entry that is durable elsewhere: at once, in memory. Throws at once what `append` rejects with; resolves when it is
   * committed.
   */
  apply(entry: Entry, bytes: Buffer, options: Omit<AppendOptions, 'synced'> = {}): Promise<void> {
    const { draft, stored, commit } = this.#write(entry, bytes, { ...options, synced: false });
    this.#adopt(draft, entry, stored);
    return commit.catch((failure: unknown) => {
      this.#turn.failure ??= failure;
      throw failure;
    });
  }

  #write(entry: Entry, bytes: Buffer, options: AppendOptions) {
    this.#turn.check();
    checkFollows(this.name, this.#state.head, entry);
    const draft = options.draft?.parent === this.#state ? options.draft : this.#draftOf(entry, options.touch);
    const stored = headAfter(this.#stored, draft, entry, bytes.length, options.position);
    crashPoint('append:before-write');
    const commit = this.#writer.entry(entry, bytes, draft, stored, options);
    crashPoint('append:written');
    return { draft, stored, commit };
  }

  /** Writes an entry whose effect is `manifest`, as one synced transaction: how an import becomes history. */
  async appendSnapshot(
    entry: Entry,
    bytes: Buffer,
    draft: Draft,
    manifest: Manifest,
    position?: number,
  ): Promise<void> {
    this.#turn.check();
    checkFollows(this.name, this.#state.head, entry);
    const stored: StoredHead = {
      ...headAfter(this.#stored, draft, entry, bytes.length, position),
      snapshotRevision: manifest.revision,
      importRevision: manifest.revision,
      earliestExpiry: earliestExpiryOf(manifest),
    };
    const commit = this.#writer.entry(entry, bytes, draft, stored, { synced: true }, (writer) =>
      writer.put(this.keys.at(KIND.manifest, manifest.revision), encodeManifest(manifest)),
    );
    await this.#turn.hold(commit, () => this.#stand(stored, stateOfManifest(manifest)));
  }

  cut(): Promise<Manifest> {
    return this.#snapshots.cut();
  }

  async manifestAt(revision: number): Promise<Manifest> {
    this.viewAt(revision)[Symbol.dispose]();
    if (revision === 0) throw new ShardcastError('NOT_FOUND', `${this.name} has no snapshot at revision 0`);
    const kept = this.history.manifest(revision);
    return kept ?? this.#snapshots.manifestOf(this.history.stateAt(revision, this.head.epoch));
  }

  manifests(): readonly Manifest[] {
    return this.#snapshots.list();
  }

  pin(revision: number | undefined, holdMs: number): Manifest | undefined {
    return this.#snapshots.pin(revision, holdMs);
  }

  readonly frame = (hash: Buffer) => this.shelf.frame(hash);

  /** Chunks of a snapshot that is not installed yet are coming in; resolves when they may be stored. */
  expectChunks(): Promise<void> {
    return this.#snapshots.expectChunks();
  }

  async putFrames(frames: readonly { hash: Buffer; frame: Buffer }[]): Promise<void> {
    await this.expectChunks();
    await this.shelf.put(frames);
  }

  async install(manifest: Manifest, options: InstallOptions = {}): Promise<void> {
    const { revision: before } = this.#stored;
    await this.atRest(() => this.#install(manifest, options));
    await this.#snapshots.installed(before);
  }

  #install(manifest: Manifest, options: InstallOptions): Promise<void> {
    const stored = headOf(this.#stored, manifest, this.environment);
    // The last snapshot may not be committed yet.
    const { revision, snapshotRevision } = this.#stored;
    const before = revision === 0 ? [] : [...this.history.snapshotRevisions(), snapshotRevision];
    const commit = this.#writer.install(manifest, stored, before, options);
    return this.#turn.hold(commit, () => this.#stand(stored, stateOfManifest(manifest)));
  }

  /** Forgets the history; the shard is as new. Only what is staged beside it stays: for one that has left its log's history. */
  async reset(): Promise<void> {
    await this.atRest(() => {
      const stored = newHead(this.#stored.number, this.#stored.epoch);
      const state = emptyState(this.name, stored.epoch);
      return this.#turn.hold(this.#writer.reset(stored), () => this.#stand(stored, state));
    });
    await this.#snapshots.installed();
  }

  /** Goes back to what is on disk, after a commit that failed. Throws CORRUPT. */
  async reload(): Promise<void> {
    await this.settle();
    const stored = this.#writer.storedHead() ?? newHead(this.#stored.number, this.#stored.epoch);
    this.#stand(stored, this.history.stateOf(stored));
  }

  /** From now on writes are refused with `failure`. */
  retire(failure: ShardcastError): void {
    this.#turn.failure = failure;
  }

  /** Where the log has the entry that made `revision`, if that is the head still. */
  async place(revision: number, position: number): Promise<void> {
    await this.atRest(() => {
      const { stored } = this;
      if (stored.revision !== revision || stored.position === position) return;
      return this.writeHead({ position }, () => undefined);
    });
  }

  /** Runs a job that writes chunks which are named only at its end; then collects what it left unnamed. */
  async writingChunks<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await this.#snapshots.writing(job);
    } finally {
      await this.#snapshots.collect();
    }
  }

  trimBelow(revision: number): Promise<void> {
    return this.#snapshots.trimBelow(revision);
  }

  /** Records that expire at or before `now`, at most `limit`. */
  due(now: number, limit: number): DueRecord[] {
    if (this.#stored.earliestExpiry === 0 || this.#stored.earliestExpiry > now) return [];
    const { due, earliestExpiry } = findDue(this.#state, this.shelf, now, limit);
    this.#stored = { ...this.#stored, earliestExpiry };
    return due;
  }

  atRest<T>(step: () => T | Promise<T>): Promise<T> {
    return this.#turn.atRest(step);
  }

  replaceState(state: ShardState): void {
    this.#state = state;
  }

  /** Writes the head with `change` in one transaction with `fill`. Only at rest. */
  writeHead(change: Partial<StoredHead>, fill: (writer: LaneWriter) => void): Promise<void> {
    this.#stored = { ...this.#stored, ...change };
    return this.#writer.head(this.#stored, fill);
  }

  /**
   * Writes beside the history, synced. A shard without history is registered with it: else its number, and what lies under
   * it, would be another shard's after a restart.
   */
  async writeBeside(fill: (writer: LaneWriter) => void): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    this.#hasBeside = true;
    await this.atRest(() => {
      if (this.#stored.revision > 0) return this.lane.write(fill, { synced: true });
      return this.#writer.head(this.#stored, fill, { synced: true });
    });
  }

  /** Removes everything of the shard from its lane. */
  erase(): Promise<void> {
    return this.#writer.erase();
  }

  async settle(): Promise<void> {
    await this.atRest(() => this.#snapshots.settle());
  }

  /** Where the disk has it, however it came there. */
  #stand(stored: StoredHead, state: ShardState): void {
    this.#stored = stored;
    this.#state = state;
    this.#turn.failure = undefined;
    this.receipts.forget();
  }

  #draftOf(entry: Entry, touch: TouchListener | undefined): Draft {
    const draft = new Draft(this.#state, this.shelf.record, touch);
    for (const delta of entry.deltas) draft.add(decodeDelta(delta), delta);
    return draft;
  }

  #adopt(draft: Draft, entry: Entry, stored: StoredHead): void {
    const current = draft.parent === this.#state ? draft : this.#draftOf(entry, undefined);
    this.#state = current.finish(this.name, entry.epoch, entry.appendedAt);
    this.#stored = { ...stored, oldestRevision: this.#stored.oldestRevision };
    this.#snapshots.consider();
  }
}
