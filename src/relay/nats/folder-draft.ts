import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readKeyFile, writeKeyFile } from '../../auth/key-folder.js';

/** What is to become of the files of a folder. Nothing is written before all of it is known to be good. */
export class FolderDraft {
  readonly folder: string;
  readonly #files = new Map<string, { readonly text: string; readonly mode: number } | undefined>();

  constructor(folder: string) {
    this.folder = folder;
  }

  path(place: string): string {
    return join(this.folder, place);
  }

  /** As it is to be; undefined: it is not there. */
  async read(place: string): Promise<string | undefined> {
    return this.#files.has(place) ? this.#files.get(place)?.text : await readKeyFile(this.path(place));
  }

  /** Only what differs is written; a file that others can read and should not does. */
  write(place: string, text: string, mode: number): void {
    this.#files.set(place, { text, mode });
  }

  remove(place: string): void {
    this.#files.set(place, undefined);
  }

  /** In the order in which they were first named. */
  async commit(): Promise<void> {
    for (const [place, file] of this.#files) {
      if (file === undefined) await rm(this.path(place), { force: true });
      else if (!(await this.#isThere(place, file)))
        await writeKeyFile(this.path(place), file.text, file.mode);
    }
  }

  async #isThere(place: string, { text, mode }: { text: string; mode: number }): Promise<boolean> {
    const path = this.path(place);
    return (await readKeyFile(path)) === text && ((await stat(path)).mode & 0o777) === mode;
  }
}
