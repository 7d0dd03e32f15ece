import { ChunkBuilder } from './chunk-builder.js';
import { ChunkCursor } from './chunk-codec.js';
import { decodeFrame } from './compression.js';
import type { CutInput, CutResult } from './cut-types.js';
import { DeletedPrefixes } from './deleted-prefixes.js';
import { type ChunkRef, collectionOf, computeRoot, countCollections } from './manifest.js';
import { MergedSource } from './merged-source.js';
import { type Key, prefixEnd, SEPARATOR } from './record.js';
import { packChanges } from './record-pack.js';
import { RunArena } from './run-arena.js';
import { ChunkSource, compareHead, compareHeads, type SortedSource } from './sorted-source.js';

/**
 * Cuts a snapshot: the base's chunks with what changed since, as the chunks that a cut of all the records would
 * make (chunker.ts says why they are the same). Only chunks that a change, or part of a deleted prefix, falls into
 * are decoded, and those after them until a new boundary meets an old one; the rest is taken over by reference.
 * Throws CORRUPT for a chunk that cannot be read, CANCELLED, and whatever `read` and `write` throw.
 */
export function cut(input: CutInput): Promise<CutResult> {
  return cutPacked({ ...input, changes: packChanges(input.changes) });
}

/** The changes as `packChanges` packs them. */
export interface PackedCutInput extends Omit<CutInput, 'changes'> {
  readonly changes: Uint8Array;
}

/** As `cut`. */
export async function cutPacked(input: PackedCutInput): Promise<CutResult> {
  const { refs, written, read, reused } = await new Cut(input).run();
  const collections = countCollections(input.collections, refs);
  const root = computeRoot(
    collections,
    refs.map((ref) => ref.hash),
  );
  return { chunks: refs, collections, root, stats: { read, written, reused } };
}

class Cut {
  readonly #input: PackedCutInput;
  readonly #base: readonly ChunkRef[];
  readonly #builder: ChunkBuilder;
  readonly #prefixes: DeletedPrefixes;
  readonly #overlay: SortedSource;
  #overlayHasHead = false;
  readonly #opened = new Map<string, ChunkRef>();
  #cursor: ChunkCursor | undefined;
  #reused = 0;

  constructor(input: PackedCutInput) {
    this.#input = input;
    this.#base = input.base;
    this.#prefixes = new DeletedPrefixes(input.deletedPrefixes);
    this.#builder = new ChunkBuilder(input.limits, (hash) => this.#opened.get(hash.toString('latin1')));
    const changes = sorted(input.changes);
    const { imported = [] } = input;
    this.#overlay =
      imported.length === 0 ? changes : new MergedSource([new ChunkSource(imported, input.read), changes]);
  }

  async run() {
    this.#overlayHasHead = await this.#overlay.load();
    for (let index = 0; index < this.#base.length; index++) {
      this.#input.signal?.throwIfAborted();
      await this.#passChunk(index);
    }
    await this.#writeOverlayBefore(undefined);
    this.#builder.finish();
    await this.#flush();
    const { refs, written } = this.#builder;
    return { refs, written, read: this.#opened.size, reused: this.#reused };
  }

  async #passChunk(index: number): Promise<void> {
    const ref = this.#base[index]!;
    const collection = collectionOf(ref.lastKey) + SEPARATOR;
    const before = this.#base[index - 1]?.lastKey;
    const after = this.#base[index + 1]?.lastKey;
    // Nothing of the chunk sorts before `from`: the last key of the chunk before, and a NUL, or its collection.
    const from = before?.startsWith(collection) ? before + SEPARATOR : collection;
    await this.#writeOverlayBefore(from);
    if (this.#builderIsElsewhere(collection)) this.#builder.finish();
    const reach = this.#prefixes.reach(from, ref.lastKey);
    if (reach === 'whole') return;
    const isLast = after === undefined || !after.startsWith(collection);
    // Behind a collection's last chunk, whose end no record marks, a new record may belong into it.
    const isTouched = this.#overlayComesBefore(isLast ? prefixEnd(collection) : ref.lastKey + SEPARATOR);
    if (reach === 'none' && !isTouched && this.#builder.isAtBoundary) {
      this.#builder.reuse(ref);
      this.#reused++;
    } else {
      await this.#mergeChunk(ref, reach === 'part');
    }
  }

  /** An open chunk of another collection ends here. */
  #builderIsElsewhere(collection: Key): boolean {
    return !this.#builder.isAtBoundary && !this.#builder.isIn(collection);
  }

  #overlayComesBefore(key: Key): boolean {
    return this.#overlayHasHead && compareHead(this.#overlay.head, key) < 0;
  }

  async #mergeChunk(ref: ChunkRef, checksPrefixes: boolean): Promise<void> {
    const chunk = decodeFrame(await this.#input.read(ref.hash), ref.hash);
    this.#opened.set(ref.hash.toString('latin1'), ref);
    const base = this.#cursor ?? new ChunkCursor(chunk);
    this.#cursor = base;
    base.reset(chunk);
    for (let more = base.next(); more; ) {
      const order = this.#overlayHasHead ? compareHeads(this.#overlay.head, base) : 1;
      if (order < 0) {
        if (this.#writeOverlay()) await this.#waitForOverlay();
        continue;
      }
      if (order > 0 && !(checksPrefixes && this.#prefixes.covers(base))) this.#builder.append(base);
      more = base.next();
    }
    if (this.#builder.isBatchReady) await this.#flush();
  }

  async #writeOverlayBefore(end: Key | undefined): Promise<void> {
    while (this.#overlayHasHead && (end === undefined || compareHead(this.#overlay.head, end) < 0)) {
      if (this.#writeOverlay()) await this.#waitForOverlay();
    }
  }

  /** Writes the overlay's head and steps on; true if there is something to wait for first. */
  #writeOverlay(): boolean {
    const { head } = this.#overlay;
    if (head.valueEnd > head.valueStart) this.#builder.append(head);
    this.#overlayHasHead = this.#overlay.next();
    return !this.#overlayHasHead || this.#builder.isBatchReady;
  }

  async #waitForOverlay(): Promise<void> {
    this.#input.signal?.throwIfAborted();
    if (!this.#overlayHasHead) this.#overlayHasHead = await this.#overlay.load();
    if (this.#builder.isBatchReady) await this.#flush();
  }

  async #flush(): Promise<void> {
    const chunks = this.#builder.take();
    if (chunks.length > 0) await this.#input.write(chunks);
  }
}

function sorted(changes: Uint8Array): SortedSource {
  const arena = new RunArena(changes.length);
  arena.add(changes);
  return arena.sorted();
}
