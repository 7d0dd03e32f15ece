import { chmodSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of folders and files that hold authorization data: their owner's alone. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;
const OTHERS = 0o077;

/** The folder, made when missing; so are those above it. Of one that was there nothing is changed: it may be somebody else's too. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER });
}

/** Writes a file whole or not at all: whoever reads it meanwhile has what was there before. */
export function replaceFile(path: string, text: string, mode: number = PRIVATE_FILE): void {
  const beside = `${path}.new`;
  writeFileSync(beside, text, { mode });
  chmodSync(beside, mode); // one that was left there keeps its own
  renameSync(beside, path);
}

export interface Exposure {
  /** Files that others could read; now they cannot. */
  readonly tightened: readonly string[];
  /** The folder's mode as in `ls`, in octal digits, where others may enter it. */
  readonly folder: string | undefined;
}

/** Takes the files of a folder that are `ours` from everybody but their owner, and tells whether others may enter the folder. */
export function tightenFolder(path: string, ours: RegExp): Exposure {
  const tightened: string[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isFile() || !ours.test(entry.name)) continue;
    const file = join(path, entry.name);
    if ((statSync(file).mode & OTHERS) === 0) continue;
    chmodSync(file, PRIVATE_FILE);
    tightened.push(entry.name);
  }
  const { mode } = statSync(path);
  return { tightened, folder: (mode & OTHERS) === 0 ? undefined : (mode & 0o777).toString(8) };
}
