import { ShardcastError } from '../core/errors.js';

/** The limits of what is published. All are refused with LIMIT_EXCEEDED, naming the limit. */
export const LIMITS = {
  /** Bytes of a shard's name. */
  shardNameBytes: 128,
  /** Bytes of a collection's name. */
  collectionNameBytes: 64,
  /** Bytes of an encoded key: its parts in UTF-8 and one byte between two. */
  keyBytes: 1024,
  /** Parts of a key. */
  keyParts: 8,
  /** Bytes of one JSON value: 768 KiB. */
  valueBytes: 768 * 1024,
  /** Arrays and objects in each other in one JSON value: OPA and others read no deeper than some thousands. */
  jsonDepth: 1_000,
  /** Bytes of an encoded delta: 896 KiB, so that an entry fits a 1 MiB message. */
  deltaBytes: 896 * 1024,
  /** Operations of a delta. */
  deltaOperations: 10_000,
  /** Bytes of a delta's id, publisher, source and position, each. */
  labelBytes: 256,
  /** Preconditions of a publish. */
  preconditions: 1_000,
  /** Collections of a shard. */
  collections: 1_000,
} as const;

const SHARD_NAME = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/;
const COLLECTION_NAME = /^[A-Za-z_$][A-Za-z0-9_.-]{0,63}$/;

export function checkShardName(name: string): void {
  if (SHARD_NAME.test(name)) return;
  throw new ShardcastError('INVALID_ARGUMENT', `not a shard name: ${JSON.stringify(name.slice(0, 140))}`, {
    hint: 'A shard name has 1 to 128 of A-Z a-z 0-9 . _ : @ - and starts with a letter or digit.',
  });
}

/** `$policies` is the one name of ours that publishers may write. */
export function checkCollectionName(name: string): void {
  if (name.length > LIMITS.collectionNameBytes) throw limitExceeded('collectionNameBytes', name.length);
  if (COLLECTION_NAME.test(name) && (!name.startsWith('$') || name === '$policies')) return;
  throw new ShardcastError('INVALID_ARGUMENT', `not a collection name: ${JSON.stringify(name)}`, {
    hint: 'A collection name starts with a letter or _ and has A-Z a-z 0-9 _ . - only; names with $ are reserved.',
  });
}

export function limitExceeded(limit: keyof typeof LIMITS, actual: number): ShardcastError {
  return new ShardcastError('LIMIT_EXCEEDED', `${limit}: ${actual} is over the limit of ${LIMITS[limit]}`, {
    hint: limit.startsWith('delta') ? 'Use import for more.' : 'Make it smaller.',
    details: { limit, maximum: LIMITS[limit], actual },
  });
}
