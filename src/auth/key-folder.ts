import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makePrivateFolder, replaceFile } from '../core/private-files.js';

/** undefined: it is not there. */
export async function readKeyFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** Whole or not at all; the folder is made, for its owner alone. */
export async function writeKeyFile(path: string, text: string, mode: number): Promise<void> {
  makePrivateFolder(dirname(path));
  replaceFile(path, text, mode);
}
