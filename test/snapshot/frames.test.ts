import { xxh32 as nativeXxh32 } from '@node-rs/xxhash';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { ChunkCache } from '../../src/snapshot/chunk-cache.js';
import { Chunk } from '../../src/snapshot/chunk-codec.js';
import { ChunkWriter } from '../../src/snapshot/chunk-writer.js';
import { decodeFrame, encodeFrame, hashChunk } from '../../src/snapshot/compression.js';
import { xxh32 } from '../../src/snapshot/xxh32.js';
import { wire } from '../../src/wire/wire.js';
import { record } from './support.js';

function chunkOf(keys: readonly string[], json = 'true'): Buffer {
  const writer = new ChunkWriter();
  for (const key of keys) writer.add(record(key, json));
  return writer.finish();
}

const raw = chunkOf(Array.from({ length: 200 }, (_, i) => `users\0u${1000 + i}`));

/** Our frame with fields changed, to a compression of no version too. */
function forged(fields: { data?: Uint8Array; rawBytes?: number; compression?: number }): Buffer {
  const frame = Object.assign(wire.ChunkFrame.decode(encodeFrame(raw)), fields);
  return Buffer.from(wire.ChunkFrame.encode(frame).finish());
}

describe('a frame', () => {
  it('carries a chunk, compressed where that helps', () => {
    const frame = encodeFrame(raw);
    expect(frame.length).toBeLessThan(raw.length / 2);
    expect(decodeFrame(frame, hashChunk(raw)).raw).toEqual(raw);
    const dense = chunkOf(['c\0x'], JSON.stringify('q7!Zp'));
    expect(encodeFrame(dense).length).toBeLessThan(dense.length + 64);
    expect(decodeFrame(encodeFrame(dense)).raw).toEqual(dense);
  });

  it('names the chunk whose bytes are damaged, wherever', () => {
    const frame = encodeFrame(raw);
    const mutation = fc.tuple(fc.nat(frame.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(5));
    fc.assert(
      fc.property(mutation, ([at, bits, cutOff]) => {
        const damaged = Buffer.from(frame.subarray(0, frame.length - cutOff));
        damaged[at % damaged.length]! ^= bits;
        try {
          // A change may leave the message the same (a default value written out): then so is the chunk.
          expect(decodeFrame(damaged, hashChunk(raw)).raw).toEqual(raw);
        } catch (thrown) {
          if (!(thrown instanceof ShardcastError)) throw thrown;
          expect(['CORRUPT', 'VERSION_UNSUPPORTED']).toContain(thrown.code);
          expect(thrown.message).toContain(hashChunk(raw).toString('hex', 0, 8));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('does not allocate what it declares before that is checked', () => {
    const bomb = Buffer.from(wire.ChunkFrame.decode(encodeFrame(raw)).data);
    bomb.writeUInt32LE(0xffff_fff0, 0);
    const inside = forged({ data: bomb });
    expect(() => decodeFrame(inside)).toThrow(/size is not as declared/);
    expect(() => decodeFrame(forged({ data: bomb, rawBytes: 0xffff_fff0 }))).toThrow(/declares/);
    expect(() => decodeFrame(forged({ compression: 9 }))).toThrow(
      expect.objectContaining({ code: 'VERSION_UNSUPPORTED' }),
    );
    expect(() => decodeFrame(encodeFrame(raw), Buffer.alloc(32))).toThrow(/another chunk/);
  });
});

describe('the chunk cache', () => {
  it('stays within its bytes and drops what was used longest ago', () => {
    const chunk = new Chunk(raw);
    const [a, b, c] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte));
    const cache = new ChunkCache(2 * raw.length);
    cache.add(a!, chunk);
    cache.add(b!, chunk);
    expect(cache.get(a!)).toBe(chunk);
    cache.add(c!, chunk);
    expect(cache.get(b!)).toBeUndefined();
    expect(cache.get(a!)).toBe(chunk);
    expect(cache.bytes).toBe(2 * raw.length);
    expect(cache.get(Buffer.from(a!))).toBe(chunk);
    cache.add(b!, chunk);
    expect([a, b, c].filter((hash) => cache.get(hash!) !== undefined)).toHaveLength(2);
    expect(cache.get(b!)).toBe(chunk);
    cache.delete(b!);
    expect(cache.get(b!)).toBeUndefined();
    cache.add(b!, chunk);
    expect(cache.get(b!)).toBe(chunk);
    expect(cache.bytes).toBe(2 * raw.length);
    cache.clear();
    expect(cache.get(b!)).toBeUndefined();
    cache.add(a!, chunk);
    expect(cache.bytes).toBe(raw.length);
    const none = new ChunkCache(0);
    none.add(a!, chunk);
    expect(none.get(a!)).toBeUndefined();
  });
});

it('xxh32 is xxHash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200, size: 'max' }), (bytes) => {
      expect(xxh32(bytes, bytes.length)).toBe(nativeXxh32(Buffer.from(bytes), 0));
    }),
    { numRuns: 500 },
  );
});
