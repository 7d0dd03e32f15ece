/** Bytes of the header of a page; LMDB counts offsets within a page from behind it. */
export const PAGE_HEADER_BYTES = 24;
const NODE_HEADER_BYTES = 8;
/** What a node has in place of a value that lies on pages of its own: their first, a transaction, how many they are. */
const RUN_BYTES = 24;
const BRANCH = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const BIG_DATA = 0x01;
/** LMDB wants two nodes to fit a page, a node of a named database among them. */
const NODES_MIN = 2;
const DATABASE_BYTES = 48;

/** A piece of the file; LMDB aligns all that it has to 16 bits. */
export interface Window {
  readonly bytes: Uint8Array;
  readonly words: Uint16Array;
}

/** Where a key lies in a window, so many bytes long. */
export interface Key {
  readonly window: Window;
  readonly at: number;
  readonly length: number;
}

/** A value on pages of its own. */
export interface Run {
  readonly first: number;
  readonly pages: number;
  readonly transaction: number;
  readonly bytes: number;
}

/** 64 bits; beyond 2^53 inexact, and then far beyond any limit. */
export function wide(words: Uint16Array, at: number): number {
  const low = words[at]! + words[at + 1]! * 0x1_0000;
  return low + (words[at + 2]! + words[at + 3]! * 0x1_0000) * 0x1_0000_0000;
}

/** A page of a tree as it lies in a window. Nodes and keys are looked at only after `damage` has found none. */
export class TreePage {
  readonly window: Window;
  readonly #start: number;
  /** Bytes behind the header. */
  readonly #room: number;

  constructor(window: Window, start: number, pageBytes: number) {
    this.window = window;
    this.#start = start;
    this.#room = pageBytes - PAGE_HEADER_BYTES;
  }

  get isLeaf(): boolean {
    return this.#header(9) === LEAF;
  }

  get isOverflow(): boolean {
    return this.#header(9) === OVERFLOW;
  }

  /** On how many pages a value lies, of which this is the first. */
  get runPages(): number {
    return this.#header(10) + this.#header(11) * 0x1_0000;
  }

  get count(): number {
    return this.#header(10) >> 1;
  }

  /** The page's number, and the transaction that wrote it. */
  get number(): number {
    return wide(this.window.words, this.#start >> 1);
  }

  get transaction(): number {
    return wide(this.window.words, (this.#start >> 1) + 4);
  }

  /** Why LMDB must not read the page, or undefined. `sizes` is room for as many numbers as a page has words, all 0. */
  damage(sizes: Uint16Array): string | undefined {
    const flags = this.#header(9);
    if (flags !== LEAF && flags !== BRANCH) return `flags ${flags}`;
    const lower = this.#header(10);
    const upper = this.#header(11);
    if (lower % 2 !== 0 || upper % 2 !== 0 || lower > upper || upper > this.#room)
      return `free room from ${lower} to ${upper}`;
    return lower === 0 ? 'no nodes' : this.#nodesDamage(upper, sizes);
  }

  /** Nodes lie behind each other from `upper` to the page's end, each of them once, whatever order they came in. */
  #nodesDamage(upper: number, sizes: Uint16Array): string | undefined {
    const { words } = this.window;
    const offsets = (this.#start + PAGE_HEADER_BYTES) >> 1;
    const { count, isLeaf } = this;
    const keyMax = ((this.#room / NODES_MIN) & -2) - 2 - NODE_HEADER_BYTES - DATABASE_BYTES;
    for (let index = 0; index < count; index++) {
      const offset = words[offsets + index]!;
      if (offset < upper || offset % 2 !== 0 || offset + NODE_HEADER_BYTES > this.#room)
        return `node ${index} at ${offset}`;
      const node = offsets + (offset >> 1);
      const keyBytes = words[node + 3]!;
      let size = NODE_HEADER_BYTES + keyBytes;
      if (keyBytes > keyMax || (keyBytes === 0 && (isLeaf || index > 0)))
        return `node ${index} has a key of ${keyBytes} bytes`;
      if (isLeaf) {
        const nodeFlags = words[node + 2]!;
        if ((nodeFlags & ~BIG_DATA) !== 0) return `node ${index} has flags ${nodeFlags}`;
        size += nodeFlags === BIG_DATA ? RUN_BYTES : words[node]! + words[node + 1]! * 0x1_0000;
      }
      if (offset + size > this.#room) return `node ${index} has ${size} bytes at ${offset}`;
      sizes[offset >> 1] = size + (size % 2);
    }
    let seen = 0;
    let at = upper;
    for (let size = 0; at < this.#room; at += size, seen++) {
      size = sizes[at >> 1]!;
      sizes[at >> 1] = 0;
      if (size === 0) return `no node at ${at}`;
    }
    return seen === count ? undefined : `${count} nodes, of which ${seen} lie behind each other`;
  }

  key(index: number): Key {
    const node = this.#node(index);
    const { words } = this.window;
    return { window: this.window, at: (node << 1) + NODE_HEADER_BYTES, length: words[node + 3]! };
  }

  /** The number of a branch's page below. */
  child(index: number): number {
    const node = this.#node(index);
    const { words } = this.window;
    return words[node]! + words[node + 1]! * 0x1_0000 + words[node + 2]! * 0x1_0000_0000;
  }

  /** Where a leaf's value lies in the window, or on which pages. */
  value(index: number): { at: number; length: number } | Run {
    const node = this.#node(index);
    const { words } = this.window;
    const bytes = words[node]! + words[node + 1]! * 0x1_0000;
    const at = (node << 1) + NODE_HEADER_BYTES + words[node + 3]!;
    return words[node + 2] === BIG_DATA ? this.#run(at, bytes) : { at, length: bytes };
  }

  /** The run of a leaf's value, if it has pages of its own. */
  run(index: number): Run | undefined {
    const node = this.#node(index);
    const { words } = this.window;
    if (words[node + 2] !== BIG_DATA) return undefined;
    const at = (node << 1) + NODE_HEADER_BYTES + words[node + 3]!;
    return this.#run(at, words[node]! + words[node + 1]! * 0x1_0000);
  }

  /** It follows the key, so it may lie at an odd place. */
  #run(at: number, bytes: number): Run {
    const words = new Uint16Array(this.window.bytes.slice(at, at + RUN_BYTES).buffer);
    return { first: wide(words, 0), transaction: wide(words, 4), pages: wide(words, 8), bytes };
  }

  #header(word: number): number {
    return this.window.words[(this.#start >> 1) + word]!;
  }

  /** The word at which a node begins. */
  #node(index: number): number {
    const offsets = (this.#start + PAGE_HEADER_BYTES) >> 1;
    return offsets + (this.window.words[offsets + index]! >> 1);
  }
}

/** As LMDB orders keys: by their bytes, or by the numbers that they are. */
export function compareKeys(a: Key, b: Key, areNumbers: boolean): number {
  if (areNumbers) return wide(a.window.words, a.at >> 1) - wide(b.window.words, b.at >> 1);
  const shorter = Math.min(a.length, b.length);
  const aWords = a.window.words;
  const bWords = b.window.words;
  let at = 0;
  const words = shorter >> 1;
  while (at < words && aWords[(a.at >> 1) + at] === bWords[(b.at >> 1) + at]) at++;
  for (at *= 2; at < shorter; at++) {
    const difference = a.window.bytes[a.at + at]! - b.window.bytes[b.at + at]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
