import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { Chunk } from '../../src/snapshot/chunk-codec.js';
import { ChunkLookup } from '../../src/snapshot/chunk-lookup.js';
import { ChunkWriter } from '../../src/snapshot/chunk-writer.js';
import type { StoredRecord } from '../../src/snapshot/record.js';
import { keys, plain, prefixes, record, records } from './support.js';

const lookup = new ChunkLookup();

const states = fc
  .uniqueArray(records, { minLength: 1, size: 'max', maxLength: 120, selector: (each) => each.key })
  .map((all) => all.sort((a, b) => (a.key < b.key ? -1 : 1)));

function write(all: readonly StoredRecord[]): Buffer {
  const writer = new ChunkWriter();
  for (const each of all) writer.add(each);
  const { rawBytes } = writer;
  const raw = writer.finish();
  expect(raw.length).toBe(rawBytes);
  return raw;
}

describe('the chunk codec', () => {
  it('gives back what was written, by iteration and by key', () => {
    fc.assert(
      fc.property(states, fc.array(keys), fc.array(prefixes), (all, absent, below) => {
        const chunk = new Chunk(write(all));
        expect(chunk.count).toBe(all.length);
        expect([...chunk.records()].map(plain)).toEqual(all.map(plain));
        for (const each of all) expect(plain(lookup.get(chunk, each.key)!)).toEqual(plain(each));
        for (const key of absent) {
          const expected = all.find((each) => each.key === key);
          expect(lookup.get(chunk, key) && plain(lookup.get(chunk, key)!)).toEqual(
            expected && plain(expected),
          );
          const from = all.filter((each) => each.key >= key);
          expect([...chunk.records(key)].map(plain)).toEqual(from.map(plain));
        }
        for (const prefix of [...below, '']) {
          expect(lookup.hasPrefix(chunk, prefix)).toBe(all.some((each) => each.key.startsWith(prefix)));
        }
      }),
    );
  });

  it('keeps keys of any bytes, long ones too, and tells how much neighbours share', () => {
    const all = ['c\0\x01', 'c\0\xff\xfe', `c\0\xff\xfe${'k'.repeat(1000)}`, 'c\0\xff\xff'].map((key) =>
      record(key),
    );
    const cursor = new Chunk(write(all)).cursor();
    const shared: number[] = [];
    while (cursor.next()) shared.push(cursor.shared);
    expect(shared).toEqual([0, 2, 4, 3]);
  });

  it('refuses records out of order and keys over its bound', () => {
    const writer = new ChunkWriter();
    writer.add(record('c\0b'));
    expect(() => writer.add(record('c\0b'))).toThrow(/key order/);
    expect(() => writer.add(record('c\0a'))).toThrow(/key order/);
    expect(() => writer.add(record(`c\0${'z'.repeat(3000)}`))).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED' }),
    );
  });

  it('ends every read of malformed bytes in a named error, with keys in order up to it', () => {
    const mutation = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        states,
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        fc.nat(40),
        keys,
        (all, mutations, cutOff, key) => {
          const raw = write(all);
          for (const { at, byte } of mutations) raw[at % raw.length] = byte;
          readAll(raw, key);
          readAll(raw.subarray(0, Math.max(0, raw.length - cutOff)), key);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('ends reads of arbitrary bytes in a named error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), keys, (bytes, key) =>
        readAll(Buffer.from([1, ...bytes]), key),
      ),
      { numRuns: 1500 },
    );
  });
});

function readAll(raw: Buffer, key: string): void {
  const reads = [
    (chunk: Chunk) => {
      let before = '';
      let count = 0;
      for (const each of chunk.records()) {
        expect(each.key > before).toBe(true);
        before = each.key;
        count++;
      }
      expect(count).toBe(chunk.count);
    },
    (chunk: Chunk) => lookup.get(chunk, key),
    (chunk: Chunk) => [...chunk.records(key)],
    (chunk: Chunk) => lookup.hasPrefix(chunk, 'tuples\0doc:1\0'),
  ];
  for (const read of reads) {
    try {
      read(new Chunk(raw));
    } catch (thrown) {
      if (!(thrown instanceof ShardcastError)) throw thrown;
      expect(['CORRUPT', 'VERSION_UNSUPPORTED']).toContain(thrown.code);
    }
  }
}
