import { join } from 'node:path';
import { Metadata } from '@grpc/grpc-js';
import { bearerOf } from '../../src/auth/bearer.js';
import { parseDenial } from '../../src/auth/deny-list.js';
import { ShardcastError } from '../../src/core/errors.js';
import { decodeReceipts as decodeArchivedReceipts } from '../../src/shard/archive/receipt-codec.js';
import { checkDelta } from '../../src/shard/check.js';
import { formatCursor, parseCursor } from '../../src/shard/cursor.js';
import { decodeDelta, decodeImportRecords, decodeLabels } from '../../src/shard/delta.js';
import { decodeEntry, historyHashes } from '../../src/shard/entry.js';
import { decodeHead } from '../../src/shard/stored-head.js';
import { archiveKey } from '../../src/snapshot/archive/archive-keys.js';
import { openObject, sealObject } from '../../src/snapshot/archive/object-cipher.js';
import { Chunk } from '../../src/snapshot/chunk-codec.js';
import { decodeFrame, encodeFrame } from '../../src/snapshot/compression.js';
import { decodeManifest, encodeManifest } from '../../src/snapshot/manifest-codec.js';
import { decodeReceipts, PublishBatchWriter, ReceiptsWriter } from '../../src/wire/publish-codec.js';
import * as services from '../../src/wire/services.js';
import { traceBytesOf } from '../../src/wire/trace-context.js';
import { checkVersion, VERSION_KEY } from '../../src/wire/version.js';
import { entrySpan } from '../../src/wire/watch-codec.js';
import { wire } from '../../src/wire/wire.js';
import { Embedded } from '../support/embedded.js';
import { batch, begin } from '../support/importing.js';
import { delta, EntryChain, tuple } from '../support/publishing.js';
import { printable } from './mutation.js';

export interface Decoder {
  readonly kind: 'delta' | 'manifest' | 'chunk' | 'handshake' | 'import' | 'wire' | 'store' | 'answer';
  readonly name: string;
  readonly seeds: readonly Buffer[];
  /** Throws ShardcastErrors only. */
  readonly decode: (bytes: Buffer) => unknown;
  /** A decoder that was generated: what it refuses `decode` must not take. Not for those that leave parts to others. */
  readonly reference?: (bytes: Buffer) => unknown;
}

const JWT = 'eyJhbGciOiJFZERTQSIsImtpZCI6ImsifQ.eyJzdWIiOiJhIiwiaWF0IjoxLCJleHAiOjJ9.c2ln';

/** Reads a chunk as readers do. */
function walk(raw: Buffer): void {
  const chunk = new Chunk(raw);
  const cursor = chunk.cursor();
  let latest = 0;
  while (cursor.next()) latest = Math.max(latest, cursor.expiresAt);
  for (const _ of chunk.records());
}

async function recorded(
  path: string,
  records: number,
): Promise<{ frame: Buffer; raw: Buffer; manifest: Buffer }> {
  await using relay = await Embedded.open({ path, lanes: 1 });
  for (let n = 0; n < records; n++) {
    const bytes = delta((d) => d.put('users', [`u${n}`], { n }, n % 3 === 0 ? 4e12 : 0));
    await relay.sequencer.publish({ shard: 't', delta: bytes });
  }
  const manifest = await relay.store.open('t').cut();
  const frame = relay.store.open('t').frame(manifest.chunks[0]!.hash)!;
  const raw = decodeFrame(frame).raw;
  return { frame: Buffer.from(frame), raw: Buffer.from(raw), manifest: encodeManifest(manifest) };
}

/** As a relay reads a request: the error that its bytes deserve is its answer. */
function guarded(method: { requestDeserialize(bytes: Buffer): unknown }): (bytes: Buffer) => unknown {
  return (bytes) => {
    const got = method.requestDeserialize(bytes);
    if (got instanceof ShardcastError) throw got;
    return got;
  };
}

function rpcDecoders(deltas: readonly Buffer[]): Decoder[] {
  const open = wire.WatchRequest.encode({ open: { shard: 't', cursor: 'sc1_x', agent: 'a' } }).finish();
  const progress = wire.WatchRequest.encode({ progress: { sinkRevision: 5, stale: true } }).finish();
  const get = wire.GetRequest.encode({
    shard: 't',
    collection: 'c',
    key: Buffer.from('k'),
    options: { atRevision: 7 },
  }).finish();
  const seeds = [...[open, progress, get].map((bytes) => Buffer.from(bytes)), ...deltas];
  const methods = Object.entries(services)
    .filter(([name]) => name.endsWith('Service'))
    .flatMap(([, service]) =>
      Object.values(service as Record<string, services.Rpc<never, unknown, never, unknown>>),
    );
  return methods.map((method) => ({ kind: 'wire', name: method.path, seeds, decode: guarded(method) }));
}

const DELTAS = [
  tuple('doc:a'),
  delta((d) =>
    d
      .put('users', ['a'], { a: [1, 'ü', null] })
      .delete('users', ['b'])
      .expire('users', ['c'], 5),
  ),
];
const CHAIN = new EntryChain('t');
const ENTRIES = [CHAIN.next(DELTAS[0]!).bytes, CHAIN.next(...DELTAS).bytes];

/** All that reads bytes from outside or from a disk; `path`: a folder for a store whose bytes are seeds. */
export async function decodersOn(path: string): Promise<Decoder[]> {
  const { frame, raw, manifest } = await recorded(join(path, 'large'), 200);
  const { raw: small, frame: smallFrame } = await recorded(join(path, 'small'), 2);
  const key = archiveKey(Buffer.alloc(32, 1));
  const head = { number: 1, epoch: 'e', revision: 3, hash: '00'.repeat(32), position: 3 };
  return [
    {
      kind: 'delta',
      name: 'delta',
      reference: (bytes) => wire.Delta.decode(bytes),
      seeds: DELTAS,
      decode: decodeDelta,
    },
    {
      kind: 'delta',
      name: 'labels',
      seeds: DELTAS,
      decode: decodeLabels,
    },
    {
      kind: 'delta',
      name: 'checked delta',
      reference: (bytes) => wire.Delta.decode(bytes),
      seeds: DELTAS,
      decode: checkDelta,
    },
    {
      kind: 'delta',
      name: 'entry',
      reference: (bytes) => wire.Entry.decode(bytes),
      seeds: ENTRIES,
      decode: (bytes) => historyHashes(decodeEntry(bytes)),
    },
    {
      kind: 'delta',
      name: 'entry span',
      seeds: ENTRIES,
      decode: entrySpan,
    },
    {
      kind: 'manifest',
      name: 'manifest',
      reference: (bytes) => wire.Manifest.decode(bytes),
      seeds: [manifest],
      decode: decodeManifest,
    },
    {
      kind: 'chunk',
      name: 'frame',
      seeds: [frame, smallFrame, encodeFrame(Buffer.from('not a chunk'))],
      decode: (bytes) => walk(decodeFrame(bytes).raw),
    },
    { kind: 'chunk', name: 'chunk', seeds: [raw, small], decode: walk },
    {
      kind: 'chunk',
      name: 'encrypted object',
      seeds: [sealObject([key], 'a/b', frame)],
      decode: (bytes) => openObject([key], 'a/b', bytes),
    },
    {
      kind: 'store',
      name: 'head',
      seeds: [Buffer.from(JSON.stringify(head))],
      decode: (bytes) => decodeHead('t', bytes),
    },
    ...wireDecoders(),
  ];
}

function handshakeDecoders(): Decoder[] {
  return [
    {
      kind: 'handshake',
      name: 'handshake',
      seeds: [Buffer.from('1')],
      decode: (bytes) => {
        const metadata = new Metadata();
        metadata.set(VERSION_KEY, printable(bytes));
        checkVersion(metadata);
      },
    },
    {
      kind: 'handshake',
      name: 'bearer',
      seeds: [Buffer.from(`Bearer ${JWT}`), Buffer.from('bearer  x')],
      decode: (bytes) => bearerOf(printable(bytes)),
    },
    {
      kind: 'handshake',
      name: 'trace context',
      seeds: [Buffer.from('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')],
      decode: (bytes) => traceBytesOf(printable(bytes)),
    },
  ];
}

function wireDecoders(): Decoder[] {
  const publishes = new PublishBatchWriter();
  for (const [n, bytes] of DELTAS.entries())
    publishes.add({ number: n + 1, shard: 't', delta: bytes, expect: '', preconditions: [], attempt: 0 });
  const publishBatch = Buffer.from(publishes.take());
  const receipts = new ReceiptsWriter();
  receipts.add(1, 'sc1_token', 7, false);
  const importParts = [
    wire.ImportRequest.encode({ begin: begin('i') }).finish(),
    wire.ImportRequest.encode({ finish: { sequence: 2 } }).finish(),
  ];
  const records = batch(1, ['doc:a', 'doc:b']);
  return [
    {
      kind: 'delta',
      name: 'publish batch',
      reference: (bytes) => wire.PublishBatch.decode(bytes),
      seeds: [publishBatch],
      decode: guarded(services.publishService.publish),
    },
    {
      kind: 'answer',
      name: 'receipts',
      reference: (bytes) => wire.PublishReceipts.decode(bytes),
      seeds: [Buffer.from(receipts.take())],
      decode: decodeReceipts,
    },
    {
      kind: 'import',
      name: 'import part',
      seeds: importParts.map((part) => Buffer.from(part)),
      decode: guarded(services.importService.import),
    },
    {
      kind: 'import',
      name: 'import records',
      reference: (bytes) => wire.ImportRecords.decode(bytes),
      seeds: [records],
      decode: decodeImportRecords,
    },
    {
      kind: 'store',
      name: 'archived receipts',
      seeds: [Buffer.alloc(64, 3), records],
      decode: (bytes) => [...decodeArchivedReceipts(bytes)],
    },
    {
      kind: 'handshake',
      name: 'cursor',
      seeds: [Buffer.from(formatCursor('t', 'e1', 7, CHAIN.hash))],
      decode: (bytes) => parseCursor(bytes.toString('latin1')),
    },
    {
      kind: 'store',
      name: 'denial',
      seeds: [Buffer.from('{"of":"name","value":"x","issuedUntil":1,"until":2}')],
      decode: (bytes) => parseDenial(bytes.toString()),
    },
    ...handshakeDecoders(),
    ...rpcDecoders(DELTAS),
  ];
}
