// What chunks of relationship tuples cost: `npm run build && node bench/compression.mjs [tuples]`. Default 1,000,000.
// Questions: which compression for chunks; what a full and an incremental cut, a sort and a read cost beside it.
import { randomBytes } from 'node:crypto';
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  inflateRawSync,
} from 'node:zlib';
import { xxh32 as nativeXxh32 } from '@node-rs/xxhash';
import { compressSync, uncompressSync } from 'lz4-napi';
import snappy from 'snappy';
import { ChunkCursor } from '../dist/snapshot/chunk-codec.js';
import { decodeFrame } from '../dist/snapshot/compression.js';
import { cut } from '../dist/snapshot/cutter.js';
import { CutterPool } from '../dist/snapshot/cutter-pool.js';
import { totals } from '../dist/snapshot/manifest.js';
import { RunBuilder } from '../dist/snapshot/run-builder.js';
import { xxh32 } from '../dist/snapshot/xxh32.js';

const tuples = Number(process.argv[2] ?? 1_000_000);
const collections = [{ name: 'tuples', keyParts: 3 }];
const yes = Buffer.from('true');
const relations = ['viewer', 'editor', 'owner'];

/** About ten tuples per object, subjects at random. */
function generate() {
  const random = randomBytes(tuples * 5);
  const records = [];
  for (let i = 0; i < tuples; i++) {
    const relation = relations[random[i * 5] % 3];
    const subject = random.toString('hex', i * 5 + 1, i * 5 + 5);
    const key = `tuples\0doc:${Math.floor(i / 10)}\0${relation}\0user:${subject}`;
    records.push({ key: flat(key), json: yes, expiresAt: 0 });
  }
  return records;
}

/** As a key is that was decoded from bytes: a string put together is a tree until something reads it. */
function flat(key) {
  return Buffer.from(key, 'latin1').toString('latin1');
}

async function timed(name, work) {
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name}: ${seconds.toFixed(3)} s`);
  return { result, seconds };
}

function memoryStore() {
  const frames = new Map();
  return {
    read: (hash) => frames.get(hash.toString('latin1')),
    write: (chunks) => {
      for (const { ref, frame } of chunks) frames.set(ref.hash.toString('latin1'), frame);
    },
  };
}

function toMegabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

const records = generate();
// Fisher-Yates in steps of a prime: imports come in no order.
const shuffled = records.map((_, i) => records[(i * 7_368_787) % tuples]);
const store = memoryStore();
const builder = new RunBuilder({ ...store, spill: store.write });
const bulk = await timed(`sort and chunk ${tuples} unsorted tuples`, async () => {
  for (let at = 0; at < tuples; at += 10_000) await builder.add(shuffled.slice(at, at + 10_000));
  return builder.finish();
});
const base = bulk.result;
const sums = totals(base);
const plainBytes = records.reduce((sum, { key, json }) => sum + key.length + json.length, 0);
console.log(
  `${base.length} chunks: ${toMegabytes(plainBytes)} MB of keys and values, ${toMegabytes(sums.rawBytes)} MB in chunks, ${toMegabytes(sums.storedBytes)} MB stored`,
);

const raws = base.map((ref) => decodeFrame(store.read(ref.hash)).raw);
const sample = raws.filter((_, i) => i % 4 === 0);
const sampleBytes = sample.reduce((sum, raw) => sum + raw.length, 0);
const brotli = (quality) => (raw) =>
  brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
const contenders = [
  ['lz4', compressSync, uncompressSync],
  [
    'snappy',
    (raw) => snappy.compressSync(raw),
    (packed) => snappy.uncompressSync(packed, { asBuffer: true }),
  ],
  ['deflate 1', (raw) => deflateRawSync(raw, { level: 1 }), inflateRawSync],
  ['deflate 6', (raw) => deflateRawSync(raw, { level: 6 }), inflateRawSync],
  ['brotli 1', brotli(1), brotliDecompressSync],
  ['brotli 4', brotli(4), brotliDecompressSync],
];
console.log('\n| compression | MB of all chunks | ratio | MB/s in | MB/s out |\n|---|---|---|---|---|');
for (const [name, compress, decompress] of contenders) {
  for (const raw of sample.slice(0, 20)) decompress(compress(raw)); // warm
  let start = performance.now();
  const packed = sample.map((raw) => compress(raw));
  const inSeconds = (performance.now() - start) / 1000;
  start = performance.now();
  for (const each of packed) decompress(each);
  const outSeconds = (performance.now() - start) / 1000;
  const ratio = packed.reduce((sum, each) => sum + each.length, 0) / sampleBytes;
  const rates = [inSeconds, outSeconds].map((seconds) => (sampleBytes / 1e6 / seconds).toFixed(0));
  console.log(
    `| ${name} | ${toMegabytes(sums.rawBytes * ratio)} | ${ratio.toFixed(3)} | ${rates.join(' | ')} |`,
  );
}
console.log();

const keys = records.slice(0, 200_000).map(({ key }) => Buffer.from(key, 'latin1'));
await timed('hash 200,000 keys, xxh32 in JavaScript', () => {
  for (const key of keys) xxh32(key, key.length);
});
await timed('hash 200,000 keys, xxh32 of @node-rs/xxhash', () => {
  for (const key of keys) nativeXxh32(key, 0);
});

await timed('decode and iterate all records', () => {
  let cursor;
  let bytes = 0;
  for (const ref of base) {
    const chunk = decodeFrame(store.read(ref.hash), ref.hash);
    if (cursor === undefined) cursor = new ChunkCursor(chunk);
    else cursor.reset(chunk);
    while (cursor.next()) bytes += cursor.keyLength - cursor.shared;
  }
  return bytes;
});

const sorted = records.map((record) => ({ key: record.key, record }));
sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
const input = { base: [], deletedPrefixes: [], collections, ...store };
const asChanges = await timed('full cut, all records as changes', () => cut({ ...input, changes: sorted }));
const imported = await timed('full cut, all records from stored chunks', () =>
  cut({ ...input, imported: base, changes: [] }),
);
console.log(`same root: ${asChanges.result.root.equals(imported.result.root)}`);

const region = sorted.slice(Math.floor(tuples / 3), Math.floor(tuples / 3 + tuples / 100));
const no = Buffer.from('false');
const changed = region.map(({ key }) => ({ key, record: { key, json: no, expiresAt: 0 } }));
const spread = sorted
  .filter((_, i) => i % 100 === 0)
  .map(({ key }) => ({ key, record: { key, json: no, expiresAt: 0 } }));
for (const { name, changes } of [
  { name: '1% in one region', changes: changed },
  { name: '1% spread over all', changes: spread },
]) {
  await cut({ ...input, base, changes }); // warm
  const some = await timed(`cut after ${name}`, () => cut({ ...input, base, changes }));
  const { read, written, reused } = some.result.stats;
  console.log(
    `  ${read} chunks read, ${written} written, ${reused} reused; against a full cut ${(some.seconds / asChanges.seconds).toFixed(3)}, from chunks ${(some.seconds / imported.seconds).toFixed(3)}`,
  );
}

const pool = new CutterPool();
await pool.start();
await pool.cut({ ...input, base, changes: changed });
await timed('cut after 1% in one region, in the worker', () =>
  pool.cut({ ...input, base, changes: changed }),
);
await timed('full cut from stored chunks, in the worker', () =>
  pool.cut({ ...input, imported: base, changes: [] }),
);
const build = pool.build({ ...store, spill: store.write });
await timed('sort and chunk, in the worker', async () => {
  for (let at = 0; at < tuples; at += 10_000) await build.add(shuffled.slice(at, at + 10_000));
  return build.finish();
});
await pool.stop();
