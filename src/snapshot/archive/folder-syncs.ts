import { type FileHandle, open } from 'node:fs/promises';

/** File systems on which a folder cannot be synced say so. */
const NOT_SYNCABLE = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM']);

/**
 * Syncs folders after files were linked into them. Many files are put at a time, and one sync that begins after a link serves for
 * all links before it: so of a folder one sync runs and one waits, which everybody who comes meanwhile shares.
 */
export class FolderSyncs {
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, Promise<void>>();

  /** Resolves when a sync has ended that began after this call. */
  sync(folder: string): Promise<void> {
    const waiting = this.#waiting.get(folder);
    if (waiting !== undefined) return waiting;
    const next = this.#after(folder);
    this.#waiting.set(folder, next);
    return next;
  }

  async #after(folder: string): Promise<void> {
    await (this.#running.get(folder) ?? Promise.resolve()).catch(() => undefined);
    this.#waiting.delete(folder);
    const running = syncFolder(folder);
    this.#running.set(folder, running);
    try {
      await running;
    } finally {
      if (this.#running.get(folder) === running) this.#running.delete(folder);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (!NOT_SYNCABLE.has(code)) throw thrown;
  } finally {
    await handle?.close();
  }
}
