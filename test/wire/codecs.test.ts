import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportBatches } from '../../src/client/import-batches.js';
import { ERROR_CODES, ShardcastError } from '../../src/core/errors.js';
import { decodeImportRecords } from '../../src/shard/delta.js';
import { decodeImportPart } from '../../src/wire/import-codec.js';
import {
  decodePublishBatch,
  decodeReceipts,
  PublishBatchWriter,
  ReceiptsWriter,
} from '../../src/wire/publish-codec.js';
import { ReplicaPartsWriter, readReplicaParts } from '../../src/wire/replica-codec.js';
import {
  errorOf,
  failureOf,
  fromServiceError,
  grpcStatus,
  httpStatus,
  toServiceError,
} from '../../src/wire/status.js';
import { encodeEntryEvent, entrySpan } from '../../src/wire/watch-codec.js';
import { wire } from '../../src/wire/wire.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const request = fc.record({
  number: fc.maxSafeNat(),
  shard: fc.string(),
  delta: bytes,
  expect: fc.string(),
  preconditions: fc.array(
    fc.record({ kind: fc.constantFrom(1, 2, 3), collection: fc.string(), key: bytes, json: bytes }),
    { maxLength: 3 },
  ),
  attempt: fc.maxSafeNat(),
});

/** Without classes and kinds of bytes. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => {
      const isBytes = inner instanceof Uint8Array || (inner as { type?: string })?.type === 'Buffer';
      return isBytes ? Buffer.from(inner as Uint8Array).toString('hex') : inner;
    }),
  );
}

describe('codecs by hand agree with the generated code', () => {
  it('publish batches', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 6 }), (requests) => {
        const writer = new PublishBatchWriter();
        for (const item of requests) writer.add(item);
        const encoded = writer.take();
        const generated = wire.PublishBatch.decode(encoded);
        expect(generated.requests.length).toBe(requests.length);
        const again = decodePublishBatch(Buffer.from(wire.PublishBatch.encode(generated).finish()));
        expect(plain(again)).toEqual(plain(decodePublishBatch(encoded)));
        for (const [i, item] of decodePublishBatch(encoded).entries()) {
          expect(item.delta.equals(requests[i]!.delta)).toBe(true);
          expect([item.number, item.shard, item.expect, item.attempt]).toEqual([
            requests[i]!.number,
            requests[i]!.shard,
            requests[i]!.expect,
            requests[i]!.attempt,
          ]);
          expect(item.preconditions).toHaveLength(requests[i]!.preconditions.length);
        }
      }),
    );
  });

  it('parts of replicas', () => {
    const part = fc.record({ kind: fc.constantFrom('manifest', 'frame', 'receipts'), bytes });
    const failure = failureOf(new ShardcastError('NOT_FOUND', 'no shard a', { hint: 'Ask another.' }));
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), (messages) => {
        const writer = new ReplicaPartsWriter(64);
        for (const parts of messages) {
          for (const { kind, bytes } of parts) writer.add(kind, bytes);
          writer.end({ chunksLeftOut: true });
          writer.failure(failure);
          // What the next one is written into is another's.
          const message = writer.swap(Buffer.alloc(64, 0xff));
          const generated = wire.ReplicaParts.decode(message);
          expect(plain(generated.parts.slice(0, -2))).toEqual(
            parts.map(({ kind, bytes }) => ({ [kind]: bytes.toString('hex') })),
          );
          for (const encoded of [message, Buffer.from(wire.ReplicaParts.encode(generated).finish())]) {
            expect(plain([...readReplicaParts(encoded)])).toEqual(
              plain([...parts, { kind: 'end' }, { kind: 'failure', failure }]),
            );
          }
          expect(generated.parts.at(-2)).toMatchObject({ end: { chunksLeftOut: true } });
        }
      }),
    );
  });

  it('receipts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.maxSafeNat(), fc.string(), fc.maxSafeNat(), fc.boolean())),
        (items) => {
          const writer = new ReceiptsWriter();
          for (const [number, token, revision, repeated] of items)
            writer.add(number, token, revision, repeated);
          writer.addFailure(7, failureOf(new ShardcastError('GAP', 'a gap', { hint: 'mend it' })));
          const encoded = writer.take();
          const decoded = decodeReceipts(encoded);
          expect(decoded.slice(0, -1).map((r) => [r.number, r.token, r.revision, r.repeated])).toEqual(items);
          expect(decoded.at(-1)?.failure).toMatchObject({ code: 'GAP', message: 'a gap', hint: 'mend it' });
          expect(wire.PublishReceipts.decode(encoded).receipts).toHaveLength(items.length + 1);
        },
      ),
    );
  });

  it('entry events and spans', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.array(bytes, { minLength: 1 }),
        (firstRevision, deltas) => {
          const entry = Buffer.from(
            wire.Entry.encode({
              shard: 's',
              epoch: 'e',
              firstRevision,
              previousHash: Buffer.alloc(32),
              deltas,
            }).finish(),
          );
          const event = wire.WatchEvent.decode(encodeEntryEvent(entry));
          expect(entry.equals(event.entry ?? Buffer.alloc(0))).toBe(true);
          expect(entrySpan(entry)).toEqual({
            firstRevision,
            lastRevision: firstRevision + deltas.length - 1,
          });
        },
      ),
    );
  });

  it('import batches', () => {
    const batches = new ImportBatches();
    const sent = [];
    for (let i = 0; i < 20_000; i++) {
      const batch = batches.add({ collection: 'n', key: [`k${i}`, 'ü'], value: { i }, expiresAt: i });
      if (batch !== undefined) sent.push(batch);
    }
    sent.push(batches.end()!);
    expect(sent.length).toBeGreaterThan(2);
    let seen = 0;
    for (const { sequence, request: encoded, records } of sent) {
      const part = decodeImportPart(encoded);
      if (part.kind !== 'records') throw new Error(part.kind);
      expect(part.sequence).toBe(sequence);
      const operations = decodeImportRecords(part.batch);
      expect(operations).toHaveLength(records);
      expect(JSON.parse(operations[0]!.json.toString())).toEqual({ i: seen });
      seen += records;
      expect(wire.ImportRequest.decode(encoded).records?.records).toHaveLength(records);
    }
    expect(seen).toBe(20_000);
  });

  it.each(['0001', '0207', '8280808010', '808080808000'])(
    'refuses a field that there cannot be: %s',
    (hex) => {
      const bytes = Buffer.from(hex.padEnd(14, '0'), 'hex');
      for (const decode of [decodePublishBatch, decodeReceipts, decodeImportPart, decodeImportRecords]) {
        expect(() => decode(bytes)).toThrow(expect.objectContaining({ code: 'MALFORMED' }));
      }
    },
  );

  it('refuses any bytes that do not parse by MALFORMED, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...embedded), (array, path) => {
        const bytes = path.reduceRight(
          (inner, tag) => Buffer.concat([Buffer.from([tag, inner.length]), inner]),
          Buffer.from(array),
        );
        for (const decode of [decodePublishBatch, decodeReceipts, decodeImportPart, entrySpan]) {
          try {
            decode(bytes);
          } catch (failure) {
            expect(failure).toBeInstanceOf(ShardcastError);
            expect(failure).toMatchObject({ code: 'MALFORMED' });
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Tags to where messages are embedded that the generated code reads: a receipt's failure, a request's precondition, the beginning of an import. */
const embedded = [[], [0x0a, 0x2a], [0x0a]];

describe('errors over gRPC', () => {
  it.each(ERROR_CODES)('%s arrives as it was thrown', (code) => {
    const thrown = new ShardcastError(code, 'message with ünïcode \u{1f600}', {
      hint: 'hint',
      retry: 'resume',
      details: { limit: 3, name: 'x', yes: true },
    });
    const sent = toServiceError(thrown);
    expect(sent.code).toBe(grpcStatus(code));
    expect(sent.code).not.toBe(0);
    expect(fromServiceError(sent, 'relay').toJSON()).toEqual(thrown.toJSON());
    expect(httpStatus(code)).toBeGreaterThanOrEqual(400);
  });

  it('cuts what no header can carry, and mends broken Unicode', () => {
    const sent = toServiceError(new ShardcastError('MALFORMED', `${'x'.repeat(5_000)}`));
    expect(sent.details.length).toBeLessThanOrEqual(1_000);
    expect(() => encodeURI(toServiceError(new ShardcastError('MALFORMED', '\ud83d')).details)).not.toThrow();
    expect(errorOf({ code: 'NEW_CODE', message: 'm', details: '[' })).toMatchObject({
      code: 'INTERNAL',
      details: {},
    });
  });
});
