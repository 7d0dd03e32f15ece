import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const MAGIC_OFFSET = 24;
const META_BYTES = 256;
/** Offsets from the magic number, as lmdb-js's data format 2 lays its two meta pages out. */
const PAGE_SIZE_AT = 24;
const LAST_PAGE_AT = 120;
const TRANSACTION_AT = 128;

/**
 * Why an LMDB file must not be opened, or undefined. LMDB maps the file: one that was cut short is not refused but kills the
 * process with SIGBUS at the first read beyond its end, so the last page that the newest meta page names has to be there.
 */
export function damageOf(path: string): string | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    const { size } = fstatSync(file);
    if (size === 0) return undefined;
    const first = readMeta(file, 0);
    if (first === undefined) return 'it is not an LMDB file';
    const second = readMeta(file, first.pageSize);
    if (second === undefined) return 'its second meta page is damaged';
    const newest = second.transaction > first.transaction ? second : first;
    const expected = (newest.lastPage + 1) * newest.pageSize;
    return size < expected ? `it is cut short: ${size} of ${expected} bytes` : undefined;
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
}

function readMeta(file: number, at: number) {
  const page = Buffer.alloc(META_BYTES);
  if (readSync(file, page, 0, META_BYTES, at) < META_BYTES) return undefined;
  const meta = page.subarray(MAGIC_OFFSET);
  if (meta.readUInt32LE(0) !== MAGIC) return undefined;
  return {
    pageSize: meta.readUInt32LE(PAGE_SIZE_AT),
    lastPage: Number(meta.readBigUInt64LE(LAST_PAGE_AT)),
    transaction: Number(meta.readBigUInt64LE(TRANSACTION_AT)),
  };
}
