import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder, replaceFile } from '../../core/private-files.js';

/** The id of the relay whose folder this is: made at the first start, and kept with its data, whose replicas it names. */
export function keptRelayId(dataDir: string): string {
  const path = join(dataDir, 'relay-id');
  try {
    const kept = readFileSync(path, 'utf8').trim();
    if (kept !== '') return kept;
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'ENOENT')) throw failure;
  }
  const id = `relay-${randomBytes(6).toString('hex')}`;
  makePrivateFolder(dataDir);
  replaceFile(path, `${id}\n`);
  return id;
}
