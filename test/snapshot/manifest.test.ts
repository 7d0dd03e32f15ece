import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { CODEC_VERSION } from '../../src/snapshot/chunk-codec.js';
import { ChunkWriter } from '../../src/snapshot/chunk-writer.js';
import { encodeFrame } from '../../src/snapshot/compression.js';
import {
  chunksOverlapping,
  computeRoot,
  findChunk,
  type Manifest,
  totals,
} from '../../src/snapshot/manifest.js';
import { decodeManifest, encodeManifest } from '../../src/snapshot/manifest-codec.js';
import { readManifest } from '../../src/snapshot/manifest-reader.js';
import { keyToBytes, prefixEnd } from '../../src/snapshot/record.js';
import { Transfer } from '../../src/snapshot/transfer.js';
import { wire } from '../../src/wire/wire.js';
import { MemoryChunks, prefixes, record, records, sortedChanges } from './support.js';

const store = new MemoryChunks();
let manifest: Manifest;

beforeAll(async () => {
  const all = new Map(fc.sample(records, { numRuns: 1500, seed: 7 }).map((each) => [each.key, each]));
  const { chunks, collections, root } = await store.cut({ changes: sortedChanges(all.values()) });
  manifest = {
    codecVersion: CODEC_VERSION,
    shard: 'tenant-42',
    epoch: 'e1',
    revision: 2 ** 40,
    historyHash: Buffer.alloc(32, 7),
    root,
    collections,
    chunks,
    cutAt: 1_700_000_000_000,
    appendedAt: 1_700_000_000_001,
  };
  expect(chunks.length).toBeGreaterThan(50);
});

describe('a manifest', () => {
  it('is read by hand as the generated code reads it', () => {
    const number = fc.maxSafeNat();
    const small = fc.nat();
    const bytes = fc.uint8Array({ maxLength: 40 });
    const collection = fc.record({ name: fc.string(), keyParts: small, records: number });
    const chunk = fc.record({
      hash: bytes,
      lastKey: bytes,
      records: small,
      rawBytes: small,
      storedBytes: small,
      earliestExpiry: number,
    });
    const message = fc.record({
      codecVersion: small,
      shard: fc.string(),
      epoch: fc.string({ unit: 'grapheme' }),
      revision: number,
      historyHash: bytes,
      root: bytes,
      collections: fc.array(collection, { maxLength: 3 }),
      chunks: fc.array(chunk, { maxLength: 4 }),
      cutAt: number,
      appendedAt: number,
    });
    fc.assert(
      fc.property(message, (fields) => {
        const encoded = wire.Manifest.encode(fields).finish();
        const read = readManifest(Buffer.from(encoded));
        const again = {
          ...read,
          chunks: read.chunks.map((ref) => ({ ...ref, lastKey: keyToBytes(ref.lastKey) })),
        };
        expect(Buffer.from(wire.Manifest.encode(again).finish()).equals(Buffer.from(encoded))).toBe(true);
      }),
    );
  });

  it('comes back as it was', () => {
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
    expect(totals(manifest.chunks).records).toBe(
      manifest.collections.reduce((sum, each) => sum + each.records, 0),
    );
  });

  it('is refused for anything that cannot be', () => {
    const { chunks, collections } = manifest;
    const withChunk = (fields: object): Partial<Manifest> => ({
      chunks: [{ ...chunks[0]!, ...fields }, ...chunks.slice(1)],
    });
    const forged: Partial<Manifest>[] = [
      { root: Buffer.alloc(32) },
      { root: Buffer.alloc(31) },
      { historyHash: Buffer.alloc(0) },
      { chunks: chunks.slice(1) },
      { chunks: [chunks[1]!, chunks[0]!, ...chunks.slice(2)] },
      { collections: collections.slice(1) },
      { collections: [...collections].reverse() },
      { collections: collections.map((each) => ({ ...each, name: `${each.name}\0` })) },
      { collections: collections.map((each) => ({ ...each, keyParts: 9 })) },
      { collections: collections.map((each) => ({ ...each, records: each.records + 1 })) },
      withChunk({ hash: Buffer.alloc(32) }),
      withChunk({ lastKey: 'none\0x' }),
      withChunk({ lastKey: '' }),
      withChunk({ records: 0 }),
      withChunk({ rawBytes: 2 ** 31 }),
      withChunk({ storedBytes: 0 }),
    ];
    for (const fields of forged) {
      const bytes = encodeManifest({ ...manifest, ...fields });
      expect(() => decodeManifest(bytes), JSON.stringify(Object.keys(fields))).toThrow(
        expect.objectContaining({ code: 'CORRUPT' }),
      );
    }
    expect(() => decodeManifest(encodeManifest({ ...manifest, codecVersion: 2 }))).toThrow(
      expect.objectContaining({ code: 'VERSION_UNSUPPORTED' }),
    );
  });

  it('ends in a named error for mutated bytes', () => {
    const bytes = encodeManifest(manifest);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(20), (at, byte, cutOff) => {
        const damaged = Buffer.from(bytes.subarray(0, bytes.length - cutOff));
        damaged[at % damaged.length] = byte;
        try {
          decodeManifest(damaged);
        } catch (thrown) {
          if (!(thrown instanceof ShardcastError)) throw thrown;
          expect(['CORRUPT', 'VERSION_UNSUPPORTED']).toContain(thrown.code);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has a root of collections and chunks, not of their order of arrival', () => {
    const { collections, chunks } = manifest;
    const hashes = chunks.map((chunk) => chunk.hash);
    expect(computeRoot([...collections].reverse(), hashes)).toEqual(manifest.root);
    expect(computeRoot(collections, hashes.slice(1))).not.toEqual(manifest.root);
    expect(computeRoot(collections.slice(1), hashes)).not.toEqual(manifest.root);
  });

  it('finds the chunks of a key and of a range', () => {
    const contents = manifest.chunks.map((ref) => store.records([ref]).map(({ key }) => key));
    for (const [index, keys] of contents.entries()) {
      for (const key of keys) expect(findChunk(manifest.chunks, key)).toBe(index);
    }
    expect(findChunk(manifest.chunks, 'zzz\0z')).toBe(manifest.chunks.length);
    fc.assert(
      fc.property(prefixes, (prefix) => {
        const [first, end] = chunksOverlapping(manifest.chunks, prefix, prefixEnd(prefix));
        for (const [index, keys] of contents.entries()) {
          if (keys.some((key) => key.startsWith(prefix))) expect(index >= first && index < end).toBe(true);
        }
        expect(end - first).toBeLessThanOrEqual(
          contents.filter((keys) => keys.some((key) => key.startsWith(prefix))).length + 2,
        );
      }),
    );
    expect(chunksOverlapping(manifest.chunks, '', undefined)).toEqual([0, manifest.chunks.length]);
  });
});

describe('a transfer', () => {
  it('asks for what is missing in bounded batches and goes on after a break', () => {
    const stored = new Set<string>();
    const has = (hash: Buffer) => stored.has(hash.toString('hex'));
    const batchBytes = 2000;
    let transfer = new Transfer({ manifest, has, batchBytes });
    expect(transfer.missing).toEqual(transfer.whole);
    for (let round = 0; !transfer.isComplete; round++) {
      const batch = transfer.nextBatch();
      expect(totals(batch).storedBytes).toBeLessThanOrEqual(batchBytes);
      expect(batch.length).toBeGreaterThan(0);
      for (const ref of batch.slice(0, 3)) {
        const accepted = transfer.accept(store.read(ref.hash));
        expect(accepted?.ref).toEqual(ref);
        expect(transfer.accept(store.read(ref.hash))).toBeUndefined();
        stored.add(ref.hash.toString('hex'));
      }
      if (round % 3 === 0) transfer = new Transfer({ manifest, has, batchBytes });
    }
    expect(transfer.nextBatch()).toEqual([]);
    expect(stored.size).toBe(manifest.chunks.length);
  });

  it('refuses chunks that it did not ask for, and refs that do not fit their chunk', () => {
    const writer = new ChunkWriter();
    writer.add(record('users\0stranger'));
    const transfer = new Transfer({ manifest, has: () => false });
    expect(() => transfer.accept(encodeFrame(writer.finish()))).toThrow(
      expect.objectContaining({ code: 'MALFORMED' }),
    );
    const index = manifest.chunks.length - 2;
    const ref = manifest.chunks[index]!;
    const lies = [
      { records: ref.records + 1 },
      { rawBytes: 9 },
      { earliestExpiry: 5 },
      { lastKey: `${ref.lastKey}x` },
    ];
    for (const fields of lies) {
      const chunks = manifest.chunks.map((each, at) => (at === index ? { ...each, ...fields } : each));
      const lying = new Transfer({ manifest: { ...manifest, chunks }, has: () => false });
      expect(() => lying.accept(store.read(ref.hash))).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
      expect(lying.nextBatch()[0]).toEqual(chunks[0]);
    }
    const before = { ...manifest.chunks[index - 1]!, lastKey: ref.lastKey };
    const chunks = manifest.chunks.map((each, at) => (at === index - 1 ? before : each));
    const overlapping = new Transfer({ manifest: { ...manifest, chunks }, has: () => false });
    expect(() => overlapping.accept(store.read(ref.hash))).toThrow(/first key/);
  });
});
