import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { diskFull, ShardcastError, toShardcastError } from '../core/errors.js';

const MAP_BYTES_FIRST = 64 * 1024 * 1024;

/** What a batch may do; its writes become visible together, or none does. */
export interface LaneWriter {
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
}

/**
 * One LMDB environment. Partitions share a few of them: every environment syncs by itself, so many would sync many times,
 * while one would make a single writer of all. Keys and values are bytes; reads are synchronous and short.
 */
export class Lane {
  readonly #path: string;
  readonly #db: RootDatabase<Buffer, Buffer>;

  constructor(directory: string, number: number) {
    this.#path = join(directory, `lane-${number}.mdb`);
    mkdirSync(directory, { recursive: true });
    try {
      this.#db = open<Buffer, Buffer>({
        path: this.#path,
        noSubdir: true,
        keyEncoding: 'binary',
        encoding: 'binary',
        mapSize: MAP_BYTES_FIRST,
      });
    } catch (cause) {
      throw openFailure(this.#path, cause);
    }
  }

  get diskBytes(): number {
    return statSync(this.#path).size;
  }

  get(key: Buffer): Buffer | undefined {
    return this.#guard(() => this.#db.getBinary(key));
  }

  /** Keys and values in [from, to), lazily; do not hold the iterator across an await. */
  *range(from: Buffer, to: Buffer): Generator<{ key: Buffer; value: Buffer }, void, undefined> {
    yield* this.#db.getRange({ start: from, end: to, snapshot: false });
  }

  keys(from: Buffer, to: Buffer): Buffer[] {
    return this.#guard(() => [...this.#db.getKeys({ start: from, end: to, snapshot: false })]);
  }

  /** The last key and value below `to` and not below `from`. */
  last(from: Buffer, to: Buffer): { key: Buffer; value: Buffer } | undefined {
    return this.#guard(() => {
      const options = { start: to, end: from, reverse: true, limit: 2, snapshot: false };
      for (const found of this.#db.getRange(options)) {
        if (found.key.compare(to) < 0) return found.key.compare(from) >= 0 ? found : undefined;
      }
      return undefined;
    });
  }

  /** Resolves when committed, and with `synced` when the disk has it. Throws DISK_FULL. */
  async write(fill: (writer: LaneWriter) => void, options: { synced: boolean }): Promise<void> {
    const writes: Promise<boolean>[] = [];
    const writer: LaneWriter = {
      put: (key, value) => void writes.push(this.#db.put(key, value)),
      remove: (key) => void writes.push(this.#db.remove(key)),
    };
    try {
      const batch = this.#db.batch(() => fill(writer));
      await Promise.all([batch, ...writes.slice(-1)]);
      if (options.synced) await this.#db.flushed;
    } catch (cause) {
      throw writeFailure(cause);
    } finally {
      for (const write of writes) write.catch(() => undefined);
    }
  }

  removeRange(from: Buffer, to: Buffer): Promise<void> {
    const keys = this.keys(from, to);
    if (keys.length === 0) return Promise.resolve();
    return this.write((writer) => keys.forEach((key) => void writer.remove(key)), { synced: false });
  }

  async close(): Promise<void> {
    await this.#db.flushed;
    await this.#db.close();
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
  if (/ENOSPC|No space left/i.test(message)) return diskFull(cause);
  if (/EACCES|EPERM|Permission|EROFS/i.test(message)) {
    return new ShardcastError('UNAVAILABLE', `cannot open ${path}: ${message}`, { cause, retry: 'never' });
  }
  return corrupt(path, cause);
}

function writeFailure(cause: unknown): ShardcastError {
  const chain = cause instanceof Error && 'commitError' in cause ? cause.commitError : cause;
  const message = `${String(cause)} ${String(chain)}`;
  if (/ENOSPC|EDQUOT|EFBIG|No space left|MDB_MAP_FULL|File too large/i.test(message)) return diskFull(cause);
  return toShardcastError(cause);
}

function corrupt(path: string, cause: unknown): ShardcastError {
  if (cause instanceof ShardcastError) return cause;
  return new ShardcastError('CORRUPT', `the store ${path} cannot be read: ${String(cause)}`, {
    cause,
    hint: 'Move the file away and let it fill itself again: an agent from its relay, a relay from a backup.',
  });
}
