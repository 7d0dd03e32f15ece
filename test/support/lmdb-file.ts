import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = 4_096;
const HEADER = 24;
const META_PAGES = 2;
const LEAF = 2;
const BIG_DATA = 1;

/** An LMDB file as bytes, to look at and to damage; by itself, not by what looks for the damage. */
export class LmdbFile {
  readonly #path: string;
  readonly bytes: Buffer;

  constructor(path: string) {
    this.#path = path;
    this.bytes = readFileSync(path);
  }

  save(): void {
    writeFileSync(this.#path, this.bytes);
  }

  /** Where the meta of the newest commit begins. */
  get meta(): number {
    const [first, second] = [HEADER, PAGE + HEADER];
    return this.#long(second + 128) > this.#long(first + 128) ? second : first;
  }

  get lastPage(): number {
    return this.#long(this.meta + 120);
  }

  /** Where the root of the main tree, or of the free list's, begins. */
  root(tree: 'main' | 'free'): number {
    return this.#long(this.meta + (tree === 'main' ? 112 : 64)) * PAGE;
  }

  /** Where the first leaf below begins. */
  leaf(tree: 'main' | 'free'): number {
    let page = this.root(tree);
    while ((this.bytes[page + 18]! & LEAF) === 0) page = this.bytes.readUInt32LE(this.node(page, 0)) * PAGE;
    return page;
  }

  /** Where a page's node begins. */
  node(page: number, index: number): number {
    return page + HEADER + this.bytes.readUInt16LE(page + HEADER + index * 2);
  }

  /** Where the value of a node begins. */
  value(node: number): number {
    return node + 8 + this.bytes.readUInt16LE(node + 6);
  }

  /** Where the first node begins whose value has pages of its own. */
  bigNode(): number {
    for (let page = META_PAGES * PAGE; page < this.bytes.length; page += PAGE) {
      if (this.bytes[page + 18] !== LEAF || this.#long(page) * PAGE !== page) continue;
      const count = this.bytes.readUInt16LE(page + 20) / 2;
      for (let index = 0; index < count; index++) {
        const node = this.node(page, index);
        if (this.bytes[node + 4] === BIG_DATA) return node;
      }
    }
    throw new Error('no value has pages of its own');
  }

  #long(at: number): number {
    return Number(this.bytes.readBigUInt64LE(at));
  }
}

/** Flips a bit, so that LMDB would look for the first record outside its page. */
export function bendNode(path: string): void {
  const file = new LmdbFile(path);
  file.bytes[file.leaf('main') + HEADER + 1]! ^= 0x80;
  file.save();
}
