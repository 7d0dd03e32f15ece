import { ShardcastError } from '../core/errors.js';
import type { Draft } from '../shard/draft.js';
import type { Entry } from '../shard/entry.js';
import { storedPrefix } from '../shard/key.js';
import { LIMITS, limitExceeded } from '../shard/limits.js';
import type { Shard } from '../shard/shard.js';
import { shapesOf } from '../shard/state.js';
import { CODEC_VERSION } from '../snapshot/chunk-codec.js';
import type { CutResult } from '../snapshot/cut-types.js';
import type { ChunkRef, Manifest } from '../snapshot/manifest.js';
import { wire } from '../wire/wire.js';

/** Records that are to be put into a shard all at once: chunks in its shelf. */
export interface ImportedRecords {
  /** In key order. */
  readonly chunks: readonly ChunkRef[];
  /** Every collection that they are of, with the number of its key parts. */
  readonly shapes: ReadonlyMap<string, number>;
  readonly mode: number;
}

const NO_KEY = Buffer.alloc(0);

/**
 * Merges imported records over the shard's state, which nobody may change meanwhile. The chunks and the root are a function of both alone, so every
 * relay that does it comes to the same. Throws KEY_LENGTH or LIMIT_EXCEEDED; CONFLICT when the state was changed all the same.
 */
export async function mergeImport(
  shard: Shard,
  { chunks, shapes, mode }: ImportedRecords,
): Promise<CutResult> {
  if (shard.head.revision > 0) await shard.cut();
  const { head, base } = shard.state;
  if ((base?.revision ?? 0) !== head.revision) throw moved(shard);
  const collections = new Map(shard.state.collections);
  for (const [name, keyParts] of shapes) {
    const known = collections.get(name);
    if (known !== undefined && known !== keyParts) {
      throw new ShardcastError(
        'KEY_LENGTH',
        `keys of ${name} have ${known} parts; the import's have ${keyParts}`,
      );
    }
    collections.set(name, keyParts);
  }
  if (collections.size > LIMITS.collections) throw limitExceeded('collections', collections.size);
  const replaces = mode === wire.ImportMode.REPLACE;
  const merged = await shard.environment.cutter.cut({
    base: base?.chunks ?? [],
    imported: chunks,
    changes: [],
    deletedPrefixes: replaces ? [...shapes.keys()].sort().map((name) => storedPrefix(name, NO_KEY)) : [],
    collections: shapesOf(collections),
    read: shard.shelf.read,
    write: shard.shelf.write,
  });
  if (shard.head.revision !== head.revision) throw moved(shard);
  return merged;
}

/** The snapshot that an entry makes of a shard by its import. */
export function importSnapshot(
  { shard, epoch, appendedAt }: Entry,
  draft: Draft,
  { root, collections, chunks }: CutResult,
  cutAt: number,
): Manifest {
  return {
    codecVersion: CODEC_VERSION,
    shard,
    epoch,
    revision: draft.revision,
    historyHash: draft.hash,
    root,
    collections,
    chunks,
    cutAt,
    appendedAt,
  };
}

function moved({ name }: Shard): ShardcastError {
  return new ShardcastError('CONFLICT', `${name} was appended to while an import was merged with it`);
}
