import fc from 'fast-check';
import type { ChunkLimits } from '../../src/snapshot/chunker.js';
import { decodeFrame } from '../../src/snapshot/compression.js';
import type { CutInput, CutResult, NewChunk } from '../../src/snapshot/cut-types.js';
import { cut } from '../../src/snapshot/cutter.js';
import type { ChunkRef, CollectionShape } from '../../src/snapshot/manifest.js';
import type { Key, RecordChange, StoredRecord } from '../../src/snapshot/record.js';

/** Chunks of a few records, so that small states have many. */
export const SMALL_CHUNKS: ChunkLimits = { targetBytes: 160, bytesMin: 40, bytesMax: 400 };

export const SHAPES: readonly CollectionShape[] = [
  { name: 'empty', keyParts: 1 },
  { name: 'tuples', keyParts: 3 },
  { name: 'tuples-b', keyParts: 1 },
  { name: 'users', keyParts: 1 },
];

/** Chunks by hash, in memory. */
export class MemoryChunks {
  readonly frames = new Map<string, Buffer>();
  reads = 0;

  read = (hash: Buffer): Buffer => {
    this.reads++;
    const frame = this.frames.get(hash.toString('hex'));
    if (frame === undefined) throw new Error(`no chunk ${hash.toString('hex')}`);
    return frame;
  };

  write = (chunks: readonly NewChunk[]): void => {
    for (const { ref, frame } of chunks) this.frames.set(ref.hash.toString('hex'), Buffer.from(frame));
  };

  /** All records of `refs`, copied. */
  records(refs: readonly ChunkRef[]): StoredRecord[] {
    return refs.flatMap((ref) => [...decodeFrame(this.read(ref.hash), ref.hash).records()]);
  }

  cut(input: Partial<CutInput>): Promise<CutResult> {
    const { read, write } = this;
    return cut({
      base: [],
      changes: [],
      deletedPrefixes: [],
      collections: SHAPES,
      limits: SMALL_CHUNKS,
      read,
      write,
      ...input,
    });
  }
}

export function record(key: Key, json = 'true', expiresAt = 0): StoredRecord {
  return { key, json: Buffer.from(json), expiresAt };
}

export function sortedChanges(records: Iterable<StoredRecord>): RecordChange[] {
  return [...records]
    .map((each) => ({ key: each.key, record: each }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

export function plain({ key, json, expiresAt }: StoredRecord) {
  return { key, json: json.toString('latin1'), expiresAt };
}

const part = (prefix: string, max: number) => fc.nat(max).map((n) => `${prefix}${n}`);

/** Few enough keys that changes meet records; three collections, one name a prefix of another. */
export const keys: fc.Arbitrary<Key> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(part('doc:', 40), part('r', 2), part('user:', 9))
      .map((parts) => `tuples\0${parts.join('\0')}`),
  },
  { weight: 1, arbitrary: part('b', 30).map((name) => `tuples-b\0${name}`) },
  { weight: 1, arbitrary: part('u', 30).map((name) => `users\0${name}`) },
);

export const prefixes: fc.Arbitrary<Key> = fc.oneof(
  { weight: 4, arbitrary: part('doc:', 40).map((doc) => `tuples\0${doc}\0`) },
  {
    weight: 2,
    arbitrary: fc.tuple(part('doc:', 40), part('r', 2)).map((parts) => `tuples\0${parts.join('\0')}\0`),
  },
  { weight: 1, arbitrary: fc.constantFrom('tuples\0', 'tuples-b\0', 'users\0', 'none\0') },
);

const json = fc.oneof(
  { weight: 6, arbitrary: fc.constant('true') },
  { weight: 2, arbitrary: fc.nat(60).map((length) => JSON.stringify('x'.repeat(length))) },
  { weight: 1, arbitrary: fc.constant(JSON.stringify('y'.repeat(500))) },
);

export const records: fc.Arbitrary<StoredRecord> = fc
  .tuple(
    keys,
    json,
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 ** 45 }) },
    ),
  )
  .map(([key, value, expiresAt]) => record(key, value, expiresAt));
