import { readSync } from 'node:fs';
import { PAGE_HEADER_BYTES, type Run, type TreePage, wide } from './lane-page.js';
import { PageSet, type TreeWalker } from './lane-tree.js';

const NUMBER_BYTES = 8;
const TWO_TO_32 = 0x1_0000_0000;

/**
 * The pages that LMDB would give to new values. A record is of the transaction that left them: how many numbers follow, then a page
 * each, or minus a count and the first of so many pages; 0 is a place that is empty.
 */
export class FreeList {
  readonly #file: number;
  readonly #walker: TreeWalker;
  readonly #free: PageSet;
  /** Pages of the snapshot that are behind the end of the file: LMDB may not have written them, if they are free. */
  #behindEnd = 0;

  constructor(file: number, walker: TreeWalker) {
    this.#file = file;
    this.#walker = walker;
    this.#free = new PageSet(walker.pages);
  }

  /** What is wrong in the list. Walk over all other trees before: none of their pages may be in it. */
  damage(): string | undefined {
    const { meta, pages, used } = this.#walker;
    const damage = this.#walker.damage(meta.free, (leaf) => this.#leafDamage(leaf));
    if (damage !== undefined) return damage;
    for (let page = 0; page < pages; page++) {
      if (this.#free.has(page) && used.has(page)) return `page ${page} is in use, and listed as free`;
    }
    const missing = meta.lastPage + 1 - pages;
    if (this.#behindEnd >= missing) return undefined;
    return `it is cut short: ${pages * meta.pageBytes} of ${(meta.lastPage + 1) * meta.pageBytes} bytes`;
  }

  #leafDamage(leaf: TreePage): string | undefined {
    for (let index = 0; index < leaf.count; index++) {
      const value = leaf.value(index);
      const words = 'first' in value ? this.#read(value) : wordsOf(leaf.window.bytes, value.at, value.length);
      const damage = this.#recordDamage(words);
      if (damage !== undefined) return `page ${leaf.number}: node ${index}, of free pages, has ${damage}`;
    }
    return undefined;
  }

  #read({ first, bytes }: Run): Uint16Array {
    const record = new Uint8Array(bytes);
    readSync(this.#file, record, 0, bytes, first * this.#walker.meta.pageBytes + PAGE_HEADER_BYTES);
    return wordsOf(record, 0, bytes);
  }

  #recordDamage(words: Uint16Array): string | undefined {
    const room = Math.floor((words.length * 2) / NUMBER_BYTES) - 1;
    const count = room < 0 ? 0 : wide(words, 0);
    if (room < 0 || count > room) return `${count} numbers, and room for ${room}`;
    for (let index = 1; index <= count; index++) {
      const [low, high] = longAt(words, index);
      if (low === 0 && high === 0) continue;
      const isBlock = high < 0;
      if (isBlock && index === count) return 'a count without a page';
      const first = isBlock ? wide(words, ++index * 4) : high * TWO_TO_32 + low;
      const damage = this.#add(first, isBlock ? -(high * TWO_TO_32 + low) : 1);
      if (damage !== undefined) return damage;
    }
    return undefined;
  }

  #add(first: number, count: number): string | undefined {
    const { meta, pages } = this.#walker;
    if (first < 2 || first + count - 1 > meta.lastPage)
      return `${count} pages from ${first}, and the last is ${meta.lastPage}`;
    const end = Math.min(first + count, pages);
    for (let page = first; page < end; page++) this.#free.add(page);
    this.#behindEnd += first + count - Math.max(first, end);
    return undefined;
  }
}

function wordsOf(bytes: Uint8Array, at: number, length: number): Uint16Array {
  return new Uint16Array(bytes.slice(at, at + (length & -NUMBER_BYTES)).buffer);
}

/** The signed number at an index, as its lower 32 bits and the rest. */
function longAt(words: Uint16Array, index: number): [low: number, high: number] {
  const at = index * 4;
  return [words[at]! + words[at + 1]! * 0x1_0000, words[at + 2]! | (words[at + 3]! << 16)];
}
