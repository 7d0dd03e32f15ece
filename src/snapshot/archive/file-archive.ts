import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../../core/private-files.js';
import {
  type Archive,
  type ArchiveCall,
  type ArchiveObject,
  archiveFull,
  checkName,
  checkObject,
  checkPrefix,
  isSegment,
  type PutCall,
} from './archive.js';
import { type Patience, withAttempts } from './attempts.js';
import { FolderSyncs } from './folder-syncs.js';

/** No segment of a name begins with a dot. */
const SCRATCH = '.scratch';
/** What a killed process left in the scratch folder is removed after this long: 1 hour. */
const SCRATCH_AGE_MS = 60 * 60_000;
/** Folders that are made again when somebody removed them, empty, in between. */
const LINKS_MAX = 5;
/** Folders that are known to be there. */
const FOLDERS_MAX = 10_000;
const STATS_MAX = 16;
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EXDEV']);
const PASSING = new Set(['EIO', 'ESTALE', 'EBUSY', 'EAGAIN', 'EMFILE', 'ENFILE', 'ETIMEDOUT']);

/**
 * Objects as files below a folder, for one machine or a mounted share. A file is written and synced beside, then linked to its name
 * and the folder synced: so it is whole when it is visible, the first of several stays, and a power cut takes nothing back.
 */
export class FileArchive implements Archive {
  readonly url: string;
  readonly #root: string;
  readonly #patience: Patience;
  readonly #syncs = new FolderSyncs();
  /** Those that are there, or are being made. */
  readonly #folders = new Map<string, Promise<void>>();

  private constructor(root: string, patience: Patience) {
    this.url = pathToFileURL(root).href;
    this.#root = root;
    this.#patience = patience;
  }

  /** The folder is made when missing. */
  static async open(path: string, patience: Patience = {}): Promise<FileArchive> {
    // A disk that fails is not asked again: who waits for it is the caller, with its own pauses.
    const archive = new FileArchive(resolve(path), { ...patience, attemptsMax: 1 });
    const { clock = systemClock } = patience;
    await archive.#attempt(`opening ${archive.url}`, undefined, () => archive.#sweepScratch(clock.now()));
    return archive;
  }

  async put(name: string, bytes: Buffer, { signal, renew = false }: PutCall = {}): Promise<boolean> {
    checkObject(name, bytes);
    return await this.#attempt(`putting ${name}`, signal, (abort) =>
      this.#put(this.#path(name), bytes, renew, abort),
    );
  }

  async get(name: string, { signal }: ArchiveCall = {}): Promise<Buffer | undefined> {
    checkName(name);
    return await this.#attempt(`reading ${name}`, signal, (abort) =>
      ifThere(readFile(this.#path(name), { signal: abort })),
    );
  }

  async has(name: string, { signal }: ArchiveCall = {}): Promise<boolean> {
    checkName(name);
    const found = await this.#attempt(`looking for ${name}`, signal, () => ifThere(stat(this.#path(name))));
    return found?.isFile() ?? false;
  }

  async *list(prefix: string, { signal }: ArchiveCall = {}): AsyncGenerator<ArchiveObject, void, undefined> {
    checkPrefix(prefix);
    const what = `listing ${prefix}`;
    const folder = join(this.#root, prefix);
    const found = await this.#attempt(what, signal, () => ifThere(readdir(folder, { withFileTypes: true })));
    // As names are ordered: a folder's name has the slash behind it.
    const names = (found ?? [])
      .filter((entry) => isSegment(entry.name))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
    for (let at = 0; at < names.length; at += STATS_MAX) {
      const step = names.slice(at, at + STATS_MAX);
      const objects = await this.#attempt(what, signal, () =>
        Promise.all(step.map((name) => this.#describe(prefix + name))),
      );
      for (const [index, name] of step.entries()) {
        if (name.endsWith('/')) yield* this.list(prefix + name, { signal });
        const object = objects[index];
        if (object !== undefined) yield object;
      }
    }
  }

  async delete(name: string, { signal }: ArchiveCall = {}): Promise<void> {
    checkName(name);
    await this.#attempt(`deleting ${name}`, signal, async () => {
      await ifThere(unlink(this.#path(name)));
      await this.#removeEmptyFolders(dirname(this.#path(name)));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  #path(name: string): string {
    return join(this.#root, name);
  }

  async #put(path: string, bytes: Buffer, renew: boolean, signal: AbortSignal): Promise<boolean> {
    const folder = dirname(path);
    if (!renew && (await ifThere(stat(path))) !== undefined) {
      // Whoever put it may not have synced the folder yet.
      await this.#syncs.sync(folder);
      return false;
    }
    await this.#makeFolder(folder);
    const scratch = join(this.#root, SCRATCH, randomUUID());
    let isPlaced = false;
    try {
      const file = await open(scratch, 'wx', PRIVATE_FILE);
      try {
        await file.writeFile(bytes, { signal });
        await file.datasync();
      } finally {
        await file.close();
      }
      signal.throwIfAborted();
      const outcome = await this.#place(scratch, path, renew);
      isPlaced = outcome === 'moved';
      await this.#syncs.sync(folder);
      return outcome !== 'was there';
    } finally {
      if (!isPlaced) await rm(scratch, { force: true });
    }
  }

  /** A link, unlike a rename, never takes the place of what is there. */
  async #place(scratch: string, path: string, renew: boolean): Promise<'linked' | 'moved' | 'was there'> {
    for (let count = 1, place = renew ? rename : link; ; count++) {
      try {
        await place(scratch, path);
        return place === rename ? 'moved' : 'linked';
      } catch (thrown) {
        const code = codeOf(thrown);
        if (code === 'EEXIST') return 'was there';
        if (NO_LINKS.has(code) && place === link) {
          place = rename;
          continue;
        }
        if (code !== 'ENOENT' || count >= LINKS_MAX) throw thrown;
        this.#folders.delete(dirname(path)); // it had become empty, and was removed
        await this.#makeFolder(dirname(path));
      }
    }
  }

  /** Once for each folder: resolves when it, and all above it, are there for good. */
  async #makeFolder(path: string): Promise<void> {
    const known = this.#folders.get(path);
    if (known !== undefined) return await known;
    if (this.#folders.size >= FOLDERS_MAX) this.#folders.clear();
    const making = this.#makeSynced(path);
    this.#folders.set(path, making);
    await making.catch((failure: unknown) => {
      this.#folders.delete(path);
      throw failure;
    });
  }

  async #makeSynced(path: string): Promise<void> {
    await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
    const above: string[] = [];
    for (let folder = path; folder.length > this.#root.length; folder = dirname(folder)) {
      above.push(dirname(folder));
    }
    await Promise.all(above.map((folder) => this.#syncs.sync(folder)));
  }

  async #removeEmptyFolders(path: string): Promise<void> {
    for (let folder = path; folder.length > this.#root.length; folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch {
        return; // not empty, or gone
      }
    }
  }

  async #describe(name: string): Promise<ArchiveObject | undefined> {
    const found = await ifThere(stat(this.#path(name)));
    if (found === undefined || !found.isFile()) return undefined;
    return { name, bytes: found.size, modifiedAt: Math.floor(found.mtimeMs) };
  }

  async #sweepScratch(now: number): Promise<void> {
    const scratch = join(this.#root, SCRATCH);
    await mkdir(scratch, { recursive: true, mode: PRIVATE_FOLDER });
    for (const name of await readdir(scratch)) {
      const found = await ifThere(stat(join(scratch, name)));
      if (found !== undefined && found.mtimeMs < now - SCRATCH_AGE_MS)
        await rm(join(scratch, name), { force: true });
    }
  }

  #attempt<T>(
    what: string,
    signal: AbortSignal | undefined,
    task: (abort: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return withAttempts(what, signal, this.#patience, (abort) =>
      task(abort).catch((thrown: unknown) => {
        throw fileError(what, thrown);
      }),
    );
  }
}

async function ifThere<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw thrown;
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

function fileError(what: string, thrown: unknown): ShardcastError {
  const error = toShardcastError(thrown);
  if (error.code === 'DISK_FULL') return archiveFull(what, thrown);
  if (PASSING.has(codeOf(thrown)))
    return new ShardcastError('UNAVAILABLE', `${what}: ${error.message}`, { cause: thrown });
  return error;
}
