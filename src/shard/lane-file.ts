import { closeSync, fstatSync, openSync } from 'node:fs';
import { FreeList } from './lane-free-list.js';
import { metaOf } from './lane-meta.js';
import { TreeWalker } from './lane-tree.js';

const WALKS_MAX = 3;

/**
 * Why an LMDB file must not be opened, or undefined. LMDB maps the file, and follows the page numbers and offsets in it as they lie
 * there, without checksums: a file that was cut short, or a flipped bit, is not refused but ends the process with SIGBUS or SIGSEGV. So
 * all that it would follow is looked at before: the meta page, every page of its trees, and the list of free pages.
 */
export function damageOf(path: string): string | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    return damageIn(file);
  } finally {
    closeSync(file);
  }
}

/** Another process that has the file open may write over what is walked: then the walk begins anew, and in the end nothing is said. */
function damageIn(file: number): string | undefined {
  for (let walks = 0; walks < WALKS_MAX; walks++) {
    if (fstatSync(file).size === 0) return undefined;
    const meta = metaOf(file);
    if (meta === undefined || typeof meta === 'string') return meta;
    // Asked after the meta was read: the file has grown to what that names.
    const { size } = fstatSync(file);
    const walker = new TreeWalker(file, meta, size);
    const damage = walker.damage(meta.main) ?? new FreeList(file, walker).damage();
    if (damage === undefined) return undefined;
    const after = metaOf(file);
    if (typeof after !== 'object' || after.transaction === meta.transaction) return damage;
  }
  return undefined;
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
}
