import type { Archive } from '../../snapshot/archive/archive.js';
import { type Stretch, stretchName } from './archive-names.js';
import { type ArchivedStretch, chainFrom } from './archived-shard.js';

/** What one object holds, about. Small objects before are joined with it, up to this. Bytes. */
export const STRETCH_BYTES = 8 * 1024 * 1024;

export interface PackedBlock {
  readonly from: number;
  readonly to: number;
  readonly bytes: Buffer;
}

export interface StretchTarget {
  readonly archive: Archive;
  readonly shard: string;
  readonly folder: 'receipts' | 'entries';
  readonly epoch: string;
  readonly signal: AbortSignal | undefined;
}

/** Puts blocks of following revisions as few objects. */
export class StretchWriter {
  readonly #target: StretchTarget;
  #blocks: PackedBlock[] = [];
  #bytes = 0;
  /** What was put. */
  readonly put: Stretch[] = [];
  putBytes = 0;

  constructor(target: StretchTarget) {
    this.#target = target;
  }

  async add(block: PackedBlock): Promise<void> {
    if (this.#bytes > 0 && this.#bytes + block.bytes.length > STRETCH_BYTES) await this.finish();
    this.#blocks.push(block);
    this.#bytes += block.bytes.length;
  }

  /**
   * Joins the archived stretches before what is to be put with it, while none is more than twice as large as all behind it: so
   * there are few objects however often a shard is archived, and each receipt is written again a logarithm's times.
   */
  async joinBefore(stretches: readonly ArchivedStretch[]): Promise<void> {
    if (this.put.length > 0) return;
    const { archive, signal } = this.#target;
    for (const { name, from, to, bytes } of chainFrom(stretches, 1).chain.reverse()) {
      const isNext = to + 1 === this.#blocks[0]?.from;
      const isSmall = bytes <= this.#bytes * 2 && this.#bytes + bytes <= STRETCH_BYTES;
      if (!isNext || !isSmall) return;
      const object = await archive.get(name, { signal });
      if (object === undefined) return; // somebody else has joined it
      this.#blocks.unshift({ from, to, bytes: object });
      this.#bytes += object.length;
    }
  }

  /** Puts what was added, if anything was. */
  async finish(): Promise<void> {
    const [first, last] = [this.#blocks[0], this.#blocks.at(-1)];
    if (first === undefined || last === undefined) return;
    const { archive, shard, folder, epoch, signal } = this.#target;
    const stretch = { epoch, from: first.from, to: last.to };
    const bytes = Buffer.concat(this.#blocks.map((block) => block.bytes));
    await archive.put(stretchName(shard, folder, stretch), bytes, { signal });
    this.put.push(stretch);
    this.putBytes += bytes.length;
    this.#blocks = [];
    this.#bytes = 0;
  }

  /** Deletes the stretches that others hold, too: those just put, or those that somebody else put. */
  async dropHeld(stretches: readonly ArchivedStretch[]): Promise<void> {
    const { archive, signal } = this.#target;
    for (const { name, from, to } of stretches) {
      const isHeld = this.put.some(
        (put) => put.from <= from && to <= put.to && put.to - put.from > to - from,
      );
      if (isHeld) await archive.delete(name, { signal });
    }
  }
}
