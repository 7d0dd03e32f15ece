import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDelta, checkJson } from '../../src/shard/check.js';
import { formatCursor, parseCursor } from '../../src/shard/cursor.js';
import { decodeDelta, decodeLabels } from '../../src/shard/delta.js';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { decodeEntry, encodeEntry } from '../../src/shard/entry.js';
import { decodeKeyParts, encodeKeyParts } from '../../src/shard/key.js';
import { checkShardName, LIMITS } from '../../src/shard/limits.js';
import { wire } from '../../src/wire/wire.js';
import { deltas, HOSTILE_PARTS } from '../support/arbitraries.js';
import { EntryChain, tuple } from '../support/publishing.js';

const { Kind } = wire.Operation;
const code = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (failure) {
    return (failure as { code: string }).code;
  }
};
/** A delta as a hostile publisher would encode it: nothing is checked. */
const raw = (operation: object, labels: object = { id: 'x' }) =>
  Buffer.from(wire.Delta.encode({ ...labels, operations: [operation] }).finish());
const put = (fields: object) =>
  raw({
    kind: Kind.PUT,
    collection: 'c',
    key: Buffer.from('k'),
    keyParts: 1,
    json: Buffer.from('1'),
    ...fields,
  });

/** Arrays in each other. */
function nested(depth: number): Buffer {
  return Buffer.from('['.repeat(depth) + ']'.repeat(depth));
}

describe('the delta codec', () => {
  it('keeps a trace id, which decoders of before pass over, and takes no other length of it', () => {
    const traceId = Buffer.alloc(16, 7);
    const bytes = new DeltaBuilder().put('users', ['a'], 1).encode({ id: 'x', publisher: 'p', traceId });
    expect(decodeDelta(bytes).traceId).toEqual(traceId);
    expect(checkDelta(bytes).traceId).toEqual(traceId);
    expect(decodeLabels(bytes)).toMatchObject({ id: 'x', publisher: 'p' });
    expect(Buffer.from(wire.Delta.decode(bytes).traceId)).toEqual(traceId);
    const short = new DeltaBuilder().put('users', ['a'], 1).encode({ id: 'x', traceId: Buffer.alloc(8, 7) });
    expect(code(() => checkDelta(short))).toBe('MALFORMED');
    const forged = new DeltaBuilder().put('users', ['a'], 1).encode({ id: 'x', onBehalfOf: 'somebody' });
    expect(code(() => checkDelta(forged))).toBe('INVALID_ARGUMENT');
  });

  it('reads the labels alone as it reads them with the rest', () => {
    const label = fc.string({ unit: 'grapheme', maxLength: 12 });
    const labels = fc.record({
      id: label,
      publisher: label,
      source: label,
      position: label,
      sourceSequence: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(labels, fc.nat(3), (fields, operations) => {
        const builder = new DeltaBuilder();
        for (let n = 0; n < operations; n++) builder.put('users', [`u${n}`], 'x'.repeat(n));
        const bytes = builder.encode({ ...fields, publishedAt: 7 });
        const {
          operations: _,
          publishedAt: __,
          traceId: ___,
          onBehalfOf: ____,
          ...whole
        } = decodeDelta(bytes);
        expect(decodeLabels(bytes)).toEqual(whole);
        expect(whole).toEqual(fields);
      }),
    );
  });

  it('decodes what the generated decoder decodes', () => {
    fc.assert(
      fc.property(deltas, (bytes) => {
        const ours = decodeDelta(bytes);
        const theirs = wire.Delta.decode(bytes);
        expect(ours.id).toBe(theirs.id);
        expect(ours.operations.length).toBe(theirs.operations.length);
        for (const [index, operation] of ours.operations.entries()) {
          const other = wire.Operation.create(theirs.operations[index] ?? {});
          expect({
            ...operation,
            key: [...operation.key],
            json: [...operation.json],
            importRoot: [],
          }).toEqual({
            kind: other.kind,
            collection: other.collection,
            key: [...other.key],
            json: [...other.json],
            expiresAt: other.expiresAt,
            keyParts: other.keyParts,
            importRoot: [],
            importMode: other.importMode,
          });
        }
      }),
    );
  });

  it('is read by the generated decoder, with all labels and large numbers', () => {
    const large = Number.MAX_SAFE_INTEGER;
    const labels = { id: 'ä', publisher: 'p', source: 's', position: '0/1', sourceSequence: large };
    const bytes = new DeltaBuilder()
      .put('c', ['k', '😀'], { a: 1 }, large)
      .expire('c', ['k', 'l'], 0x80000000)
      .encode({ ...labels, publishedAt: 1_800_000_000_000 });
    const { operations, ...read } = wire.Delta.decode(bytes);
    expect({ ...read }).toEqual({ ...labels, publishedAt: 1_800_000_000_000 });
    expect(operations.map(({ expiresAt }) => expiresAt)).toEqual([large, 0x80000000]);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('has no time %s, and the next delta nothing of it', (at) => {
    const builder = () => new DeltaBuilder().put('c', ['k'], true);
    const good = builder().encode({ id: 'x' });
    expect(code(() => builder().put('c', ['l'], true, at).encode({ id: 'y' }))).toBe('INVALID_ARGUMENT');
    expect(builder().encode({ id: 'x' })).toEqual(good);
  });

  it('answers any bytes with a delta or MALFORMED', () => {
    fc.assert(
      fc.property(deltas, fc.nat(), fc.nat(255), fc.nat(), (bytes, at, value, cut) => {
        const broken = Buffer.from(bytes);
        broken[at % broken.length] = value;
        const result = code(() => decodeDelta(broken.subarray(0, cut % (broken.length + 1))));
        expect(['none', 'MALFORMED']).toContain(result);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what is refused at publish, by name', () => {
  it.each([
    ['a key over 1,024 bytes', put({ key: Buffer.alloc(LIMITS.keyBytes + 1, 'k') }), 'LIMIT_EXCEEDED'],
    ['nine key parts', put({ key: Buffer.from('a\0b\0c\0d\0e\0f\0g\0h\0i'), keyParts: 9 }), 'LIMIT_EXCEEDED'],
    ['a value too deep', put({ json: nested(LIMITS.jsonDepth + 1) }), 'LIMIT_EXCEEDED'],
    ['a value over 768 KiB', put({ json: Buffer.alloc(LIMITS.valueBytes + 1, ' ') }), 'LIMIT_EXCEEDED'],
    ['a delta over 896 KiB', Buffer.alloc(LIMITS.deltaBytes + 1), 'LIMIT_EXCEEDED'],
    ['malformed JSON', put({ json: Buffer.from('{"a":') }), 'MALFORMED'],
    ['two JSON values', put({ json: Buffer.from('1 2') }), 'MALFORMED'],
    ['no value', put({ json: Buffer.alloc(0) }), 'MALFORMED'],
    ['a value that is not UTF-8', put({ json: Buffer.from([0x22, 0xff, 0x22]) }), 'MALFORMED'],
    ['an unpaired surrogate', put({ json: Buffer.from('"\\ud800"') }), 'MALFORMED'],
    ['an empty key part', put({ key: Buffer.from('a\0'), keyParts: 2 }), 'INVALID_ARGUMENT'],
    ['an empty key', put({ key: Buffer.alloc(0), keyParts: 0 }), 'INVALID_ARGUMENT'],
    ['a key that is not UTF-8', put({ key: Buffer.from([0xc3, 0x28]) }), 'INVALID_ARGUMENT'],
    ['a wrong number of parts', put({ keyParts: 2 }), 'MALFORMED'],
    ['a collection of ours', put({ collection: '$sync' }), 'INVALID_ARGUMENT'],
    ['a collection name with a slash', put({ collection: 'a/b' }), 'INVALID_ARGUMENT'],
    ['a collection name over 64 bytes', put({ collection: 'c'.repeat(65) }), 'LIMIT_EXCEEDED'],
    ['an unknown operation', raw({ kind: 77 }), 'INVALID_ARGUMENT'],
    ['an import from outside', raw({ kind: Kind.IMPORT }), 'INVALID_ARGUMENT'],
    ['no operations', Buffer.from(wire.Delta.encode({ id: 'x' }).finish()), 'INVALID_ARGUMENT'],
    ['no id', put({}).subarray(3), 'INVALID_ARGUMENT'],
    ['an id over 256 bytes', raw({ kind: Kind.DELETE_SHARD }, { id: 'x'.repeat(257) }), 'LIMIT_EXCEEDED'],
    ['bytes that are no delta', Buffer.from([0xff, 0xff, 0xff]), 'MALFORMED'],
  ])('%s', (_, bytes, expected) => {
    expect(code(() => checkDelta(bytes))).toBe(expected);
  });

  it('10,001 operations', () => {
    const operations = Array.from({ length: 10_001 }, (_, n) => ({
      kind: Kind.DELETE,
      collection: 'c',
      key: Buffer.from(`${n}`),
      keyParts: 1,
    }));
    const bytes = Buffer.from(wire.Delta.encode({ id: 'x', operations }).finish());
    expect(code(() => checkDelta(bytes))).toBe('LIMIT_EXCEEDED');
  });

  it('shard names of other characters', () => {
    for (const good of ['a', 'tenant-42', 'Acme.eu:prod@1', 'x'.repeat(128)])
      expect(code(() => checkShardName(good))).toBe('none');
    for (const bad of ['', '.a', '-a', 'a b', 'a/b', 'ä', 'a*', 'a>', 'a\0', 'x'.repeat(129), '../x']) {
      expect(code(() => checkShardName(bad))).toBe('INVALID_ARGUMENT');
    }
  });
});

describe('text and keys round-trip', () => {
  it('values of any JSON pass, as they are', () => {
    fc.assert(fc.property(fc.json(), (text) => checkJson(Buffer.from(text)) === undefined));
    expect(code(() => checkJson(nested(LIMITS.jsonDepth)))).toBe('none');
    expect(code(() => checkJson(Buffer.from(`["${'[{\\"'.repeat(2_000)}"]`)))).toBe('none');
    expect(code(() => checkJson(nested(300_000)))).toBe('LIMIT_EXCEEDED');
    expect(code(() => checkJson(Buffer.from('"\\\\ud800 is text"')))).toBe('none');
    expect(code(() => checkJson(Buffer.from('"\\ud83d\\ude00"')))).toBe('none');
    expect(code(() => checkJson(Buffer.from('"\uFFFD"')))).toBe('none');
  });

  it('hostile key parts', () => {
    for (const part of HOSTILE_PARTS)
      expect(decodeKeyParts(encodeKeyParts([part, 'x', part]))).toEqual([part, 'x', part]);
    expect(code(() => encodeKeyParts(['a', '']))).toBe('INVALID_ARGUMENT');
    expect(code(() => encodeKeyParts(['a\0b']))).toBe('INVALID_ARGUMENT');
    expect(code(() => encodeKeyParts(['\ud800']))).toBe('INVALID_ARGUMENT');
    expect(code(() => new DeltaBuilder().put('c', Array(9).fill('p'), 1))).toBe('LIMIT_EXCEEDED');
  });

  it('entries', () => {
    const { entry, bytes } = new EntryChain('t').next(tuple('a'), tuple('b'));
    expect(decodeEntry(bytes)).toEqual(entry);
    expect(encodeEntry(decodeEntry(bytes)).equals(bytes)).toBe(true);
    expect(code(() => decodeEntry(bytes.subarray(0, 20)))).toBe('MALFORMED');
  });

  it('revision tokens; anything else is MALFORMED', () => {
    const token = formatCursor('tenant-42', 'e1', 7, Buffer.alloc(32, 9));
    expect(parseCursor(token)).toEqual({
      shard: 'tenant-42',
      epoch: 'e1',
      revision: 7,
      hashPrefix: Buffer.alloc(8, 9),
    });
    for (const bad of [
      '',
      'x',
      'sc1_',
      'sc2_AAAA',
      `${token}A!`,
      token.slice(0, -9),
      'sc1_'.padEnd(500, 'A'),
    ]) {
      expect(code(() => parseCursor(bad))).toBe('MALFORMED');
    }
  });
});
