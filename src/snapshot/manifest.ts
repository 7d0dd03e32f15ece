import type { Key } from './record.js';

/** What a manifest knows of one chunk. A chunk's records are all of one collection. */
export interface ChunkRef {
  /** SHA-256 of the uncompressed chunk. */
  readonly hash: Buffer;
  readonly lastKey: Key;
  readonly records: number;
  readonly rawBytes: number;
  /** Size of the encoded frame. */
  readonly storedBytes: number;
  /** Unix milliseconds; 0: no record of the chunk expires. */
  readonly earliestExpiry: number;
}

/** A collection's name and the number of its keys' parts, fixed for ever: it stays when its last record goes. */
export interface CollectionShape {
  readonly name: string;
  readonly keyParts: number;
}

export interface CollectionInfo extends CollectionShape {
  readonly records: number;
}

export interface Manifest {
  readonly codecVersion: number;
  readonly shard: string;
  readonly epoch: string;
  readonly revision: number;
  /** 32 bytes. */
  readonly historyHash: Buffer;
  /** Names the state: codec version, collections (name, key parts) and chunk hashes; not the revision. */
  readonly root: Buffer;
  /** In the order of their names. */
  readonly collections: readonly CollectionInfo[];
  /** In key order. */
  readonly chunks: readonly ChunkRef[];
  /** Unix milliseconds. */
  readonly cutAt: number;
  /** Of the entry that made `revision`; Unix milliseconds. */
  readonly appendedAt: number;
}
