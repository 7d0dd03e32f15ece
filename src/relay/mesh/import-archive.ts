import { ShardcastError } from '../../core/errors.js';
import type { Manifest } from '../../snapshot/manifest.js';

/** Imported records of a shard that can be fetched by their root. */
export interface StoredImport {
  readonly manifest: Manifest;
  /** Encoded frames of some of its chunks, in the order asked for. They are verified by whoever asked. */
  frames(hashes: readonly Buffer[]): AsyncIterable<Buffer>;
}

/**
 * Where imported records are until every relay that has the shard has merged them: an import is never acknowledged while only one
 * relay's disk has it.
 */
export interface ImportArchive {
  /**
   * Resolves when all of it is durable, and can be fetched by every relay. `frames` has the chunks in the manifest's order and is read as they
   * are stored. What was stored under the same root before stays: it is the same.
   */
  put(shard: string, root: Buffer, manifest: Manifest, frames: Iterable<Buffer>): Promise<void>;
  /** Throws NOT_FOUND when there is none. */
  get(shard: string, root: Buffer): Promise<StoredImport>;
}

/** Of a mesh without an archive. */
export const NO_IMPORTS: ImportArchive = {
  put: () => Promise.reject(noArchive()),
  get: () => Promise.reject(noArchive()),
};

function noArchive(): ShardcastError {
  return new ShardcastError('UNAVAILABLE', 'imports into a mesh need an archive, and this relay has none', {
    retry: 'never',
    hint: 'Give every relay of the mesh the same archive.',
  });
}
