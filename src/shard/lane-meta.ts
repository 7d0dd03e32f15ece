import { readFileSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const DATA_FORMAT = 2;
const HEADER_BYTES = 24;
const META_BYTES = 144;
const META_PAGE = 0x08;
const PAGE_BYTES_MIN = 512;
const PAGE_BYTES_MAX = 65_536;
/** Where things lie behind the magic number. */
const AT = { format: 4, free: 24, main: 72, lastPage: 120, transaction: 128, boot: 136 } as const;
/** lmdb-js's mark of a commit that is not synced yet, among the flags of the free list. */
const NOT_SYNCED = 0x1000;
/** Flags of a database that say how its keys and values lie: the free list has numbers as keys, what we keep has none. */
const LAYOUT_FLAGS = 0x1ff;
const INTEGER_KEYS = 0x08;
const EMPTY = 2 ** 64;

/** A database: what its tree begins at, and how many pages are above each other. */
export interface Tree {
  readonly root: number | undefined;
  readonly depth: number;
  readonly flags: number;
}

/** Where a snapshot of all of a file's databases begins. */
export interface Meta {
  readonly format: number;
  readonly pageBytes: number;
  readonly lastPage: number;
  readonly transaction: number;
  readonly free: Tree;
  readonly main: Tree;
  readonly boot: bigint;
}

/**
 * The meta that LMDB would go on from, or what is wrong; undefined for a file of another format, which LMDB refuses by itself. A file has three: those of the last two commits, and lmdb-js's copy of the last
 * one that is synced, in the middle of the first page. After kill -9 the newest is good, as the system has all its pages. After the
 * machine itself went down, which the boot's number tells, a commit that was not synced may have lost pages: then the oldest is taken.
 */
export function metaOf(file: number, boot = bootNumber()): Meta | string | undefined {
  const first = readMeta(file, 0);
  if (first === undefined) return 'it is not an LMDB file';
  if (first.format !== DATA_FORMAT) return undefined;
  const { pageBytes } = first;
  if (!isPageSize(pageBytes)) return `page 0: pages of ${pageBytes} bytes`;
  const second = readMeta(file, pageBytes);
  if (second === undefined || second.pageBytes !== pageBytes) return 'its second meta page is damaged';
  if (first.transaction % 2 !== 0) return `page 0: the meta page of transaction ${first.transaction}`;
  if (second.transaction % 2 === 0 && second.transaction > 0)
    return `page 1: the meta page of transaction ${second.transaction}`;
  const synced = readMeta(file, pageBytes / 2, false);
  const taken = pick(pick(first, second, boot), synced ?? first, boot);
  const number = taken === second ? 1 : 0;
  if (taken.pageBytes !== pageBytes) return `page 0: pages of ${taken.pageBytes} bytes`;
  if ((taken.free.flags & LAYOUT_FLAGS) !== INTEGER_KEYS)
    return `page ${number}: the free list has flags ${taken.free.flags}`;
  if ((taken.main.flags & LAYOUT_FLAGS) !== 0)
    return `page ${number}: the main database has flags ${taken.main.flags}`;
  return taken;
}

function isPageSize(bytes: number): boolean {
  return bytes >= PAGE_BYTES_MIN && bytes <= PAGE_BYTES_MAX && Number.isInteger(Math.log2(bytes));
}

/** As LMDB does it, with its rule that a meta without a transaction is none. */
function pick(a: Meta, b: Meta, boot: bigint): Meta {
  if (b.transaction === 0) return a;
  const latest = a.transaction >= b.transaction ? a : b;
  if ((latest.boot !== 0n && latest.boot === boot) || (latest.free.flags & NOT_SYNCED) === 0) return latest;
  return a.transaction > b.transaction ? b : a;
}

function readMeta(file: number, at: number, whole = true): Meta | undefined {
  const page = Buffer.alloc(HEADER_BYTES + META_BYTES);
  if (readSync(file, page, 0, page.length, at) < page.length) return undefined;
  const meta = page.subarray(HEADER_BYTES);
  if (whole) {
    if ((page.readUInt16LE(18) & META_PAGE) === 0 || meta.readUInt32LE(0) !== MAGIC) return undefined;
  }
  return {
    format: meta.readUInt16LE(AT.format),
    pageBytes: meta.readUInt32LE(AT.free),
    lastPage: Number(meta.readBigUInt64LE(AT.lastPage)),
    transaction: Number(meta.readBigUInt64LE(AT.transaction)),
    free: treeAt(meta, AT.free),
    main: treeAt(meta, AT.main),
    boot: meta.readBigInt64LE(AT.boot),
  };
}

function treeAt(meta: Buffer, at: number): Tree {
  const root = Number(meta.readBigUInt64LE(at + 40));
  return {
    root: root === EMPTY ? undefined : root,
    depth: meta.readUInt16LE(at + 6),
    flags: meta.readUInt16LE(at + 4),
  };
}

/** As lmdb-js reads it: the first group of the boot's id. 0 where it is not told; then nothing is taken to be of this boot. */
function bootNumber(): bigint {
  if (process.env.LMDB_RESTORE === 'safe') return 0n;
  try {
    const [group] = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').split('-');
    return BigInt(`0x${group}`);
  } catch {
    return 0n;
  }
}
