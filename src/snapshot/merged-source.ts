import { CHUNK_KEY_BYTES_MAX } from './chunk-codec.js';
import { compareHeads, type RecordHead, type SortedSource } from './sorted-source.js';

/** Several sources as one: a heap of their heads. Of records with one key, the one of the last source counts. */
export class MergedSource implements SortedSource {
  readonly #sources: readonly SortedSource[];
  /** Indices of sources that have a head; the first has the smallest. */
  #heap: number[] = [];
  #started = false;
  readonly #before = Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX);
  #beforeLength = 0;

  /** Oldest first. */
  constructor(sources: readonly SortedSource[]) {
    this.#sources = sources;
  }

  get head(): RecordHead {
    return this.#top.head;
  }

  next(): boolean {
    this.#remember();
    return this.#step();
  }

  async load(): Promise<boolean> {
    if (!this.#started) return this.#start();
    while (this.#heap.length > 0) {
      if (!(await this.#top.load())) {
        const last = this.#heap.pop()!;
        if (this.#heap.length === 0) return false;
        this.#heap[0] = last; // in the place of the exhausted source
      }
      this.#siftDown(0);
      if (!this.#isRepeated() || this.#step()) return true;
    }
    return false;
  }

  get #top(): SortedSource {
    return this.#sources[this.#heap[0]!]!;
  }

  async #start(): Promise<boolean> {
    this.#started = true;
    for (const [index, source] of this.#sources.entries()) {
      if (await source.load()) this.#heap.push(index);
    }
    for (let i = this.#heap.length >> 1; i >= 0; i--) this.#siftDown(i);
    return this.#heap.length > 0;
  }

  /** Steps over older records of the key that was returned last; false where a block ends. */
  #step(): boolean {
    do {
      if (!this.#top.next()) return false;
      this.#siftDown(0);
    } while (this.#isRepeated());
    return true;
  }

  #remember(): void {
    const { keyBytes, keyLength } = this.head;
    if (this.#heap.length > 1) keyBytes.copy(this.#before, 0, 0, keyLength);
    this.#beforeLength = this.#heap.length > 1 ? keyLength : 0;
  }

  #isRepeated(): boolean {
    const { keyBytes, keyLength } = this.head;
    if (keyLength !== this.#beforeLength) return false;
    for (let i = keyLength - 1; i >= 0; i--) {
      if (keyBytes[i] !== this.#before[i]) return false;
    }
    return true;
  }

  #isBefore(a: number, b: number): boolean {
    const order = compareHeads(this.#sources[a]!.head, this.#sources[b]!.head);
    return order < 0 || (order === 0 && a > b);
  }

  #siftDown(from: number): void {
    const heap = this.#heap;
    for (let parent = from; ; ) {
      let child = 2 * parent + 1;
      if (child >= heap.length) return;
      if (child + 1 < heap.length && this.#isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!this.#isBefore(heap[child]!, heap[parent]!)) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      parent = child;
    }
  }
}
