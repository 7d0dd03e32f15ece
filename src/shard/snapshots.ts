import { crashPoint } from '../core/crash-point.js';
import { ShardcastError } from '../core/errors.js';
import { CODEC_VERSION } from '../snapshot/chunk-codec.js';
import type { ChunkIo } from '../snapshot/cut-types.js';
import { type Manifest, totals } from '../snapshot/manifest.js';
import { encodeManifest } from '../snapshot/manifest-codec.js';
import type { ChunkShelf } from './chunk-shelf.js';
import type { ShardEnvironment } from './environment.js';
import type { HistoryReader } from './history-reader.js';
import type { LaneWriter } from './lane.js';
import { KIND, type ShardKeys } from './layout.js';
import { Overlay } from './overlay.js';
import { type ShardState, shapesOf } from './state.js';
import type { StoredHead } from './stored-head.js';
import type { Tail } from './tail.js';

/** What snapshots need of their shard. */
export interface ShardCore {
  readonly name: string;
  readonly state: ShardState;
  readonly stored: StoredHead;
  readonly keys: ShardKeys;
  readonly tail: Tail;
  readonly shelf: ChunkShelf;
  readonly history: HistoryReader;
  readonly environment: ShardEnvironment;
  atRest<T>(step: () => T | Promise<T>): Promise<T>;
  replaceState(state: ShardState): void;
  writeHead(change: Partial<StoredHead>, fill: (writer: LaneWriter) => void): Promise<void>;
}

/**
 * When to cut, as parts of the snapshot's bytes that the overlay has. Changes all over a shard make every chunk anew, so what
 * cuts cost for each change is what the whole shard costs divided by its part: under load they are rare. Where nothing was
 * appended for a while the processors are free, and who starts or joins later has less to apply.
 */
const BUSY_PART = 1;
const QUIET_PART = 0.25;
const QUIET_MS = 1_000;

/** A fetch of chunks that has not been installed after this long no longer protects them. Milliseconds. */
const FETCH_HOLD_MS = 10 * 60_000;

/**
 * Cuts snapshots of a shard, keeps as many as its history may weigh, and collects the chunks that nothing names any more:
 * no kept snapshot, no pin, no view that is being read, no fetch or cut under way.
 */
export class Snapshots {
  readonly #core: ShardCore;
  readonly #held = new Map<Manifest, number>();
  readonly #pins = new Map<number, number>();
  #cutting: Promise<Manifest> | undefined;
  /** Runs while a cut waits for a quiet moment. */
  #quiet: Disposable | undefined;
  #collecting: Promise<void> | undefined;
  /** Jobs under way that write chunks which nothing names yet. */
  #writing = 0;
  #fetchUntil = 0;

  constructor(core: ShardCore) {
    this.#core = core;
  }

  get idle(): boolean {
    const isResting = this.#cutting === undefined && this.#collecting === undefined && this.#writing === 0;
    return isResting && this.#quiet === undefined && this.#held.size === 0;
  }

  list(): Manifest[] {
    const { history } = this.#core;
    return history.snapshotRevisions().flatMap((revision) => history.manifest(revision) ?? []);
  }

  /** Begins a cut in the background once the overlay has grown enough. */
  consider(): void {
    const { state, environment } = this.#core;
    const { bytes } = state.overlay;
    if (this.#cutting !== undefined || bytes < environment.cutBytes) return;
    const snapshotBytes = state.base === undefined ? 0 : totals(state.base.chunks).rawBytes;
    if (bytes >= snapshotBytes * BUSY_PART) this.#begin();
    else if (bytes >= snapshotBytes * QUIET_PART) this.#beginWhenQuiet();
  }

  #begin(): void {
    this.#quiet?.[Symbol.dispose]();
    this.#quiet = undefined;
    this.cut().catch((failure: unknown) => this.#core.environment.report(this.#core.name, failure));
  }

  #beginWhenQuiet(): void {
    const { revision } = this.#core.state.head;
    this.#quiet ??= this.#core.environment.clock.schedule(QUIET_MS, () => {
      this.#quiet = undefined;
      if (this.#core.state.head.revision === revision) this.#begin();
      else this.consider();
    });
  }

  /** A snapshot of what is the head now, or of a later one: a cut that is under way may have begun before. */
  async cut(): Promise<Manifest> {
    const { revision } = this.#core.state.head;
    for (;;) {
      this.#cutting ??= this.#cut().finally(() => {
        this.#cutting = undefined;
      });
      const manifest = await this.#cutting;
      if (manifest.revision >= Math.min(revision, this.#core.state.head.revision)) return manifest;
    }
  }

  async settle(): Promise<void> {
    this.#quiet?.[Symbol.dispose]();
    this.#quiet = undefined;
    await this.#cutting?.catch(() => undefined);
    await this.#collected();
  }

  /** A view reads from this snapshot until the returned function is called. */
  hold(base: Manifest | undefined): () => void {
    if (base === undefined) return () => undefined;
    this.#held.set(base, (this.#held.get(base) ?? 0) + 1);
    return () => {
      const left = (this.#held.get(base) ?? 1) - 1;
      if (left > 0) this.#held.set(base, left);
      else this.#held.delete(base);
    };
  }

  pin(revision: number | undefined, holdMs: number): Manifest | undefined {
    const { history, environment, state } = this.#core;
    const wanted = revision ?? state.base?.revision;
    const manifest = wanted === state.base?.revision ? state.base : history.manifest(wanted ?? 0);
    if (manifest === undefined) return undefined;
    const until = environment.clock.now() + holdMs;
    this.#pins.set(manifest.revision, Math.max(until, this.#pins.get(manifest.revision) ?? 0));
    return manifest;
  }

  /** Runs a job that writes chunks which are named only at its end: meanwhile nothing is collected. */
  async writing<T>(job: () => Promise<T>): Promise<T> {
    this.#writing++;
    try {
      // One that is under way knows already what it removes, and may not know of what the job writes again.
      await this.#collected();
      return await job();
    } finally {
      this.#writing--;
    }
  }

  /** Chunks of a snapshot that is not installed yet are coming in; resolves when they may be stored. */
  async expectChunks(): Promise<void> {
    this.#fetchUntil = this.#core.environment.clock.now() + FETCH_HOLD_MS;
    await this.#collected();
  }

  /** The chunks that were expected are named now. A shard without revisions had no others; what broke off before goes with the next snapshot. */
  async installed(revisionBefore?: number): Promise<void> {
    this.#fetchUntil = 0;
    if (revisionBefore !== 0) await this.collect();
  }

  async #cut(): Promise<Manifest> {
    const core = this.#core;
    const frozen = await core.atRest(() => this.#freeze());
    const { base } = frozen;
    if (base !== undefined && base.revision === frozen.head.revision) return base;
    const release = this.hold(base);
    try {
      const manifest = await this.writing(() => this.#write(frozen));
      const isAdopted = await core.atRest(() => this.#adopt(manifest));
      if (!isAdopted) return manifest;
      release();
      await this.#retain();
      return manifest;
    } catch (failure) {
      core.replaceState({ ...core.state, since: undefined });
      const isDamage = failure instanceof ShardcastError && failure.code === 'CORRUPT';
      if (isDamage) core.environment.onDamaged?.(core.name, failure);
      throw failure;
    } finally {
      release();
    }
  }

  /** The state that is to be cut; from now on what changes is noted apart. */
  #freeze(): ShardState {
    const core = this.#core;
    const { state } = core;
    const { base, head } = state;
    if (head.revision === 0) throw new ShardcastError('NOT_FOUND', `${core.name} has no history to cut`);
    if (base?.revision === head.revision) return state;
    core.replaceState({ ...state, since: new Overlay() });
    return { ...state, overlay: state.overlay.clone() };
  }

  /** Writes the snapshot of a state: chunks, then the manifest that names them. */
  async #write(frozen: ShardState): Promise<Manifest> {
    const core = this.#core;
    const manifest = await this.#manifestOf(frozen);
    crashPoint('cut:chunks-written');
    await core.atRest(() => {
      // A snapshot that was installed meanwhile replaced the state that was cut, and perhaps its line of history.
      if (core.state.since === undefined) return;
      return core.writeHead({ snapshotRevision: manifest.revision }, (writer) =>
        writer.put(core.keys.at(KIND.manifest, manifest.revision), encodeManifest(manifest)),
      );
    });
    return manifest;
  }

  /** Makes the snapshot the base of what changed since; false if another was installed meanwhile. */
  #adopt(manifest: Manifest): boolean {
    crashPoint('cut:committed');
    const { since, ...state } = this.#core.state;
    if (since === undefined) return false;
    this.#core.replaceState({ ...state, base: manifest, overlay: since, since: undefined });
    return true;
  }

  /** The manifest that a state has; it is computed, its new chunks are not kept. */
  async manifestOf(state: ShardState): Promise<Manifest> {
    const release = this.hold(state.base);
    try {
      return await this.#manifestOf(state, () => undefined);
    } finally {
      release();
    }
  }

  async #manifestOf(frozen: ShardState, write: ChunkIo['write'] = this.#core.shelf.write): Promise<Manifest> {
    const { name, shelf, environment } = this.#core;
    const { epoch, revision, hash, appendedAt } = frozen.head;
    const result = await environment.cutter.cut({
      base: frozen.base?.chunks ?? [],
      changes: frozen.overlay.changes(),
      deletedPrefixes: frozen.overlay.deletedPrefixes(),
      collections: shapesOf(frozen.collections),
      read: shelf.read,
      write,
    });
    return {
      codecVersion: CODEC_VERSION,
      shard: name,
      epoch,
      revision,
      historyHash: hash,
      root: result.root,
      collections: result.collections,
      chunks: result.chunks,
      cutAt: environment.clock.now(),
      appendedAt,
    };
  }

  /** Keeps what is needed to resume after, and read at, `revision - 1` and later. */
  async trimBelow(revision: number): Promise<void> {
    const below = this.#core.history.snapshotRevisions().filter((kept) => kept < revision);
    const oldest = below.at(-1);
    if (oldest !== undefined && oldest > this.#core.stored.oldestRevision) await this.#dropBelow(oldest);
    await this.collect();
  }

  /** Drops the oldest snapshots while history weighs too much. */
  async #retain(): Promise<void> {
    const { history, stored, environment, state } = this.#core;
    const revisions = history.snapshotRevisions();
    const now = environment.clock.now();
    const newest = state.base?.revision ?? 0;
    let oldest = stored.oldestRevision;
    let kept = revisions.length;
    while (oldest < newest && this.#weighsTooMuch(oldest, kept)) {
      const next = revisions.find((revision) => revision > oldest);
      if (next === undefined || (this.#pins.get(oldest) ?? 0) > now) break;
      if (oldest > 0) kept--;
      oldest = next;
    }
    if (oldest !== stored.oldestRevision) await this.#dropBelow(oldest);
    await this.collect();
  }

  /** The snapshot at `oldest` becomes the oldest one; of the tail, entries below it go, but never the last one. */
  async #dropBelow(oldest: number): Promise<void> {
    const core = this.#core;
    const { history, keys, tail, state } = core;
    const isWritten = await core.atRest(async () => {
      // A snapshot that was installed meanwhile decides what is kept.
      if (oldest <= core.stored.oldestRevision || oldest > (core.state.base?.revision ?? 0)) return false;
      await core.writeHead({ oldestRevision: oldest }, (writer) => {
        for (const revision of history.snapshotRevisions()) {
          if (revision < oldest) writer.remove(keys.at(KIND.manifest, revision));
        }
      });
      return true;
    });
    if (!isWritten) return;
    crashPoint('trim:head-written');
    await tail.trim(Math.min(oldest, state.head.revision - 1));
  }

  #weighsTooMuch(oldest: number, snapshots: number): boolean {
    const { tail, stored, environment } = this.#core;
    if (snapshots > environment.snapshotsMax) return true;
    return tail.bytesAfter(oldest, stored.cumulativeBytes) > environment.historyBytes;
  }

  /** Removes the chunks that nothing names; not while chunks are being written, whose writer collects at its end. */
  async collect(): Promise<void> {
    await this.#collected();
    if (this.#writing > 0 || this.#core.environment.clock.now() < this.#fetchUntil) return;
    this.#collecting = this.#collectNow().finally(() => {
      this.#collecting = undefined;
    });
    await this.#collecting;
  }

  async #collected(): Promise<void> {
    while (this.#collecting !== undefined) await this.#collecting.catch(() => undefined);
  }

  async #collectNow(): Promise<void> {
    const live = new Set<string>();
    const name = (manifest: Manifest): void => {
      for (const chunk of manifest.chunks) live.add(chunk.hash.toString('hex'));
    };
    for (const manifest of this.list()) name(manifest);
    for (const manifest of this.#held.keys()) name(manifest);
    if (this.#core.state.base !== undefined) name(this.#core.state.base);
    await this.#core.shelf.collect(live);
  }
}
