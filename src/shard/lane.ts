import { statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { type Deferred, deferred } from '../core/deferred.js';
import { diskFull, ShardcastError, toShardcastError } from '../core/errors.js';
import { makePrivateFolder } from '../core/private-files.js';
import { damageOf } from './lane-file.js';

const FULL = /ENOSPC|EDQUOT|EFBIG|No space left|MDB_MAP_FULL|File too large/i;
/** With less than this free, a failed write is taken for a full disk. */
const FREE_BYTES_MIN = 1024 * 1024;
const MAP_BYTES_FIRST = 64 * 1024 * 1024;
/** Of nothing that is ever stored. */
const NO_KEY = Buffer.alloc(1, 0xff);

/** What a batch may do; its writes become visible together, or none does. */
export interface LaneWriter {
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
}

export interface WriteOptions {
  readonly synced: boolean;
  /** May wait for the lane's commit delay, so that others share its commit. Default false. */
  readonly patient?: boolean;
}

/** Patient writes until their commit. (lmdb's own commitDelay loses its timer when another write comes first.) */
class WaitingWrites implements LaneWriter, Disposable {
  readonly done: Deferred<void> = deferred<void>();
  readonly #timer: NodeJS.Timeout;
  readonly #writes: { key: Buffer; value: Buffer | undefined }[] = [];

  constructor(delayMs: number, onTime: () => void) {
    this.#timer = setTimeout(onTime, delayMs);
  }

  put(key: Buffer, value: Buffer): void {
    this.#writes.push({ key, value });
  }

  remove(key: Buffer): void {
    this.#writes.push({ key, value: undefined });
  }

  replay(writer: LaneWriter): void {
    for (const { key, value } of this.#writes) {
      if (value === undefined) writer.remove(key);
      else writer.put(key, value);
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

export const lanePath = (directory: string, number: number): string => join(directory, `lane-${number}.mdb`);

/**
 * One LMDB environment. Partitions share a few of them: every environment syncs by itself, so many would sync many times,
 * while one would make a single writer of all. Keys and values are bytes; reads are synchronous and short.
 */
export class Lane {
  readonly #path: string;
  readonly #db: RootDatabase<Buffer, Buffer>;
  readonly #commitDelayMs: number;
  #waiting: WaitingWrites | undefined;
  /** Whether the last commit has. */
  #hasFailed = false;

  /** `commitDelayMs`: patient writes of this long share a commit, and its sync. 0: nothing waits. */
  constructor(directory: string, number: number, commitDelayMs = 0) {
    this.#path = lanePath(directory, number);
    this.#commitDelayMs = commitDelayMs;
    makePrivateFolder(directory);
    const damage = damageOf(this.#path);
    if (damage !== undefined) throw corrupt(this.#path, damage);
    try {
      this.#db = open<Buffer, Buffer>({
        path: this.#path,
        noSubdir: true,
        keyEncoding: 'binary',
        encoding: 'binary',
        mapSize: MAP_BYTES_FIRST,
        // Every write here is a batch of its own; lmdb's own batching would leave promises unhandled when a commit fails.
        eventTurnBatching: false,
      });
    } catch (cause) {
      throw openFailure(this.#path, cause);
    }
  }

  get diskBytes(): number {
    return statSync(this.#path).size;
  }

  get(key: Buffer): Buffer | undefined {
    try {
      return this.#db.getBinary(key);
    } catch (cause) {
      throw corrupt(this.#path, cause);
    }
  }

  /** A value in a buffer that the next read, of any lane, overwrites. */
  peek(key: Buffer): Buffer | undefined {
    const value = this.#guard(() => this.#db.getBinaryFast(key));
    // The buffer is longer; its `length` is one that lmdb sets.
    return value?.subarray(0, value.length);
  }

  /** Keys and values in [from, to), lazily; do not hold the iterator across an await. */
  *range(from: Buffer, to: Buffer): Generator<{ key: Buffer; value: Buffer }, void, undefined> {
    yield* this.#db.getRange({ start: from, end: to, snapshot: false });
  }

  /** The same, so many at a time: between two pages others write, and what they add behind the last key may come, too. */
  *pages(
    [from, to]: readonly [Buffer, Buffer],
    size: number,
  ): Generator<{ key: Buffer; value: Buffer }[], void, undefined> {
    for (;;) {
      const page: { key: Buffer; value: Buffer }[] = [];
      for (const record of this.range(from, to)) if (page.push(record) >= size) break;
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      if (page.length < size) return;
      from = Buffer.concat([last.key, Buffer.alloc(1)]);
    }
  }

  /** All keys in [from, to), or the first `limit` of them. */
  keys(from: Buffer, to: Buffer, limit = Number.POSITIVE_INFINITY): Buffer[] {
    return this.#guard(() => [...this.#db.getKeys({ start: from, end: to, snapshot: false, limit })]);
  }

  /** The last key and value below `to` and above `from`. */
  last(from: Buffer, to: Buffer): { key: Buffer; value: Buffer } | undefined {
    return this.#guard(() => {
      const options = { start: to, end: from, reverse: true, limit: 2, snapshot: false };
      for (const found of this.#db.getRange(options)) {
        if (found.key.compare(to) < 0) return found.key.compare(from) > 0 ? found : undefined;
      }
      return undefined;
    });
  }

  /** Resolves when committed, and with `synced` when the disk has it. Writes are committed in order. Throws DISK_FULL. */
  write(fill: (writer: LaneWriter) => void, options: WriteOptions): Promise<void> {
    if (options.patient && this.#commitDelayMs > 0) {
      this.#waiting ??= new WaitingWrites(this.#commitDelayMs, () => void this.#commitWaiting());
      fill(this.#waiting);
      return this.#waiting.done.promise;
    }
    const waiting = this.#takeWaiting();
    if (waiting === undefined) return this.#commit(fill, options.synced);
    const commit = this.#commit((writer) => {
      waiting.replay(writer);
      fill(writer);
    }, options.synced);
    commit.then(waiting.done.resolve, waiting.done.reject);
    return commit;
  }

  /** Commits what waits patiently. */
  hurry(): void {
    void this.#commitWaiting();
  }

  async #commitWaiting(): Promise<void> {
    const waiting = this.#takeWaiting();
    if (waiting === undefined) return;
    await this.#commit((writer) => waiting.replay(writer), false).then(
      waiting.done.resolve,
      waiting.done.reject,
    );
  }

  #takeWaiting(): WaitingWrites | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.[Symbol.dispose]();
    return waiting;
  }

  async #commit(fill: (writer: LaneWriter) => void, synced: boolean): Promise<void> {
    // Puts of a batch share a few promises, which fail with the batch: they must not go unhandled.
    const shared = new Set<Promise<boolean>>();
    let last: Promise<boolean> | undefined;
    const share = (promise: Promise<boolean>) => {
      if (promise !== last) shared.add(promise);
      last = promise;
    };
    const writer: LaneWriter = {
      put: (key, value) => share(this.#db.put(key, value)),
      remove: (key) => share(this.#db.remove(key)),
    };
    try {
      const batch = this.#db.batch(() => fill(writer));
      for (const promise of shared) promise.catch(() => undefined);
      await batch;
      this.#hasFailed = false;
      if (synced) await this.#db.flushed;
    } catch (cause) {
      this.#hasFailed = true;
      throw await this.#writeFailure(cause);
    }
  }

  removeRange(from: Buffer, to: Buffer): Promise<void> {
    const keys = this.keys(from, to);
    if (keys.length === 0) return Promise.resolve();
    return this.write((writer) => keys.forEach((key) => void writer.remove(key)), { synced: false });
  }

  async close(): Promise<void> {
    await this.#commitWaiting();
    // For the sync of a commit that failed lmdb waits for ever; one of nothing, which takes no room, is waited for in its place.
    if (this.#hasFailed) await this.#commit((writer) => writer.remove(NO_KEY), false);
    await this.#db.flushed;
    await this.#db.close();
  }

  /** LMDB reports a short write as an I/O error: whether the disk is full, the file system has to say. */
  async #writeFailure(cause: unknown): Promise<ShardcastError> {
    const commit: unknown = cause instanceof Error && 'commitError' in cause ? cause.commitError : cause;
    const reason = await Promise.resolve(commit).catch((failure: unknown) => failure);
    const message = `${String(cause)} ${String(reason)}`;
    if (FULL.test(message) || this.#freeBytes() < FREE_BYTES_MIN) return diskFull(reason);
    if (!/Input\/output|Commit failed/i.test(message)) return toShardcastError(cause);
    return new ShardcastError('UNAVAILABLE', `the disk refused a write to ${this.#path}: ${message}`, {
      cause: reason,
      hint: 'See the kernel log and the limits of the process (ulimit -f).',
    });
  }

  #freeBytes(): number {
    const { bavail, bsize } = statfsSync(dirname(this.#path));
    return bavail * bsize;
  }

  #guard<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw corrupt(this.#path, cause);
    }
  }
}

function openFailure(path: string, cause: unknown): ShardcastError {
  const message = String(cause);
  if (FULL.test(message)) return diskFull(cause);
  if (/EACCES|EPERM|Permission|EROFS/i.test(message)) {
    return new ShardcastError('UNAVAILABLE', `cannot open ${path}: ${message}`, { cause, retry: 'never' });
  }
  return corrupt(path, cause);
}

function corrupt(path: string, cause: unknown): ShardcastError {
  if (cause instanceof ShardcastError) return cause;
  return new ShardcastError('CORRUPT', `the store ${path} cannot be read: ${String(cause)}`, {
    cause,
    hint: 'Move the file away and let it fill itself again: an agent from its relay, a relay from a backup.',
  });
}
