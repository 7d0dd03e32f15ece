import { readSync } from 'node:fs';
import type { Meta, Tree } from './lane-meta.js';
import { compareKeys, type Key, PAGE_HEADER_BYTES, type Run, TreePage, type Window } from './lane-page.js';

const WINDOW_BYTES = 1024 * 1024;
/** What LMDB's cursors have room for. */
const DEPTH_MAX = 32;
const META_PAGES = 2;

/** A set of page numbers below a limit. */
export class PageSet {
  readonly #bits: Uint8Array;

  constructor(limit: number) {
    this.#bits = new Uint8Array(Math.ceil(limit / 8));
  }

  has(page: number): boolean {
    return (this.#bits[page >>> 3]! & (1 << (page & 7))) !== 0;
  }

  add(page: number): void {
    this.#bits[page >>> 3]! |= 1 << (page & 7);
  }
}

/** What is wrong, of a page. */
export const onPage = (page: number, what: string): string => `page ${page}: ${what}`;

/** The part of a tree below a page: its keys are not below `from` and below `to`. */
interface Branch {
  readonly page: number;
  readonly from: Key | undefined;
  readonly to: Key | undefined;
}

/** A walk over one tree. */
interface Walk {
  readonly depth: number;
  readonly keysAreNumbers: boolean;
  readonly leaf: ((page: TreePage) => string | undefined) | undefined;
}

/**
 * Walks over the trees of a file in the order of their keys, and over no page twice. The pages below a branch are read together, in
 * the order in which they lie, up to 1 MiB of them at a time for each level of the tree: that is all that is in memory at once.
 */
export class TreeWalker {
  readonly used: PageSet;
  readonly meta: Meta;
  /** Pages that are in the file and in the snapshot. */
  readonly pages: number;
  readonly #file: number;
  readonly #windows: Window[] = [];
  readonly #sizes: Uint16Array;
  readonly #header = windowOf(PAGE_HEADER_BYTES);
  readonly #headerPage = new TreePage(this.#header, 0, PAGE_HEADER_BYTES);
  treePages = 0;

  constructor(file: number, meta: Meta, fileBytes: number) {
    this.#file = file;
    this.meta = meta;
    this.pages = Math.min(meta.lastPage + 1, Math.floor(fileBytes / meta.pageBytes));
    this.used = new PageSet(this.pages);
    this.#sizes = new Uint16Array(meta.pageBytes / 2);
  }

  /** What is wrong in a tree, or undefined. `leaf` looks at what is on its leaves. */
  damage({ root, depth, flags }: Tree, leaf?: Walk['leaf']): string | undefined {
    if (root === undefined) return undefined;
    if (depth < 1 || depth > DEPTH_MAX) return `page ${root}: the root of a tree of ${depth} levels`;
    const keysAreNumbers = (flags & 0x08) !== 0;
    return this.#below([{ page: root, from: undefined, to: undefined }], 1, { depth, keysAreNumbers, leaf });
  }

  /** Notes the pages of a value, or says what is wrong. Of the pages themselves only the header is read. */
  #take({ first, pages, transaction, bytes }: Run): string | undefined {
    if (first < META_PAGES || pages < 1 || first + pages > this.pages) return `there are ${this.pages} pages`;
    if (bytes > pages * this.meta.pageBytes - PAGE_HEADER_BYTES) return 'it does not fit';
    if (transaction > this.meta.transaction) return `of transaction ${transaction}`;
    for (let page = first; page < first + pages; page++) {
      if (this.used.has(page)) return `page ${page} is in use twice`;
      this.used.add(page);
    }
    readSync(this.#file, this.#header.bytes, 0, PAGE_HEADER_BYTES, first * this.meta.pageBytes);
    const { number, transaction: written, isOverflow, runPages } = this.#headerPage;
    if (number !== first || !isOverflow || runPages !== pages || written > this.meta.transaction) {
      return `its first page says page ${number}, ${runPages} pages, transaction ${written}`;
    }
    return undefined;
  }

  #below(branches: readonly Branch[], level: number, walk: Walk): string | undefined {
    const together = WINDOW_BYTES / this.meta.pageBytes;
    for (let done = 0; done < branches.length; done += together) {
      const some = branches.slice(done, done + together);
      const damage = this.#claim(some) ?? this.#visit(some, this.#read(some, level), level, walk);
      if (damage !== undefined) return damage;
    }
    return undefined;
  }

  #claim(branches: readonly Branch[]): string | undefined {
    for (const { page } of branches) {
      if (page < META_PAGES || page >= this.pages)
        return `page ${page} is not among the ${this.pages} that there are`;
      if (this.used.has(page)) return onPage(page, 'it is in use twice');
      this.used.add(page);
    }
    return undefined;
  }

  /** Pages in the order of their keys; neighbours in the file are read by one call. */
  #read(branches: readonly Branch[], level: number): TreePage[] {
    const { pageBytes } = this.meta;
    const order = branches.map((_, index) => index).sort((a, b) => branches[a]!.page - branches[b]!.page);
    const window = this.#window(level, branches.length);
    const pages: TreePage[] = [];
    let begin = 0;
    for (let slot = 0; slot < order.length; slot++) {
      const { page } = branches[order[slot]!]!;
      pages[order[slot]!] = new TreePage(window, slot * pageBytes, pageBytes);
      const next = order[slot + 1];
      if (next !== undefined && branches[next]!.page === page + 1) continue;
      const length = (slot + 1 - begin) * pageBytes;
      readSync(this.#file, window.bytes, begin * pageBytes, length, (page + 1) * pageBytes - length);
      begin = slot + 1;
    }
    return pages;
  }

  #window(level: number, pages: number): Window {
    const bytes = pages * this.meta.pageBytes;
    const held = this.#windows[level];
    if (held !== undefined && held.bytes.length >= bytes) return held;
    const window = windowOf(bytes);
    this.#windows[level] = window;
    return window;
  }

  #visit(
    branches: readonly Branch[],
    pages: readonly TreePage[],
    level: number,
    walk: Walk,
  ): string | undefined {
    for (const [index, branch] of branches.entries()) {
      const page = pages[index]!;
      this.treePages++;
      const damage = this.#pageDamage(page, branch, level, walk);
      if (damage !== undefined) return onPage(branch.page, damage);
      const below = page.isLeaf ? walk.leaf?.(page) : this.#below(branchesOf(page, branch), level + 1, walk);
      if (below !== undefined) return below;
    }
    return undefined;
  }

  #pageDamage(page: TreePage, branch: Branch, level: number, walk: Walk): string | undefined {
    if (page.number !== branch.page) return `it says that it is page ${page.number}`;
    if (page.transaction > this.meta.transaction) {
      return `of transaction ${page.transaction}, and the last is ${this.meta.transaction}`;
    }
    const damage = page.damage(this.#sizes);
    if (damage !== undefined) return damage;
    if (page.isLeaf !== (level === walk.depth))
      return `a ${page.isLeaf ? 'leaf' : 'branch'} on level ${level} of ${walk.depth}`;
    if (!page.isLeaf && page.count < 2 && !walk.keysAreNumbers) return 'a branch with one page below';
    return this.#orderDamage(page, branch, walk) ?? (page.isLeaf ? this.#takeRuns(page) : undefined);
  }

  #orderDamage(page: TreePage, { from, to }: Branch, { keysAreNumbers }: Walk): string | undefined {
    let last = from;
    // The first key of a branch says nothing: everything below the second is there.
    const first = page.isLeaf ? 0 : 1;
    for (let index = first; index < page.count; index++) {
      const key = page.key(index);
      if (keysAreNumbers && key.length !== 8) return `node ${index} has a key of ${key.length} bytes`;
      const order = last === undefined ? -1 : compareKeys(last, key, keysAreNumbers);
      if (order > 0 || (order === 0 && index > first)) return `node ${index} is out of order`;
      last = key;
    }
    if (to !== undefined && page.count > first && compareKeys(last!, to, keysAreNumbers) >= 0)
      return 'its last node is out of order';
    return undefined;
  }

  #takeRuns(page: TreePage): string | undefined {
    const { count } = page;
    for (let index = 0; index < count; index++) {
      const run = page.run(index);
      const damage = run && this.#take(run);
      if (damage !== undefined) {
        return `node ${index} has ${run?.bytes} bytes on ${run?.pages} pages from ${run?.first}: ${damage}`;
      }
    }
    return undefined;
  }
}

function windowOf(bytes: number): Window {
  const buffer = new ArrayBuffer(bytes);
  return { bytes: new Uint8Array(buffer), words: new Uint16Array(buffer) };
}

function branchesOf(page: TreePage, { from, to }: Branch): Branch[] {
  const branches: Branch[] = [];
  for (let index = 0; index < page.count; index++) {
    branches.push({
      page: page.child(index),
      from: index === 0 ? from : page.key(index),
      to: index + 1 < page.count ? page.key(index + 1) : to,
    });
  }
  return branches;
}
