// What archiving and restoring a shard costs beside bare puts of the same bytes, and bare gets of them into LMDB, on the three archives:
// `npm run build && node bench/archive.mjs [tuples] [pairs]`. Default 200,000 and 3. Needs nats-server and versitygw (`shardcast tools install`).
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { open as openLmdb } from 'lmdb';
import { resolveTool } from '../dist/cli/tools/resolve.js';
import { freePort } from '../dist/core/free-port.js';
import { inParallel } from '../dist/core/parallel.js';
import { archiveSnapshot } from '../dist/shard/archive/archive-snapshot.js';
import { restoreInto } from '../dist/shard/archive/restore-shard.js';
import { DeltaBuilder } from '../dist/shard/delta-builder.js';
import { encodeEntry } from '../dist/shard/entry.js';
import { ShardStore } from '../dist/shard/store.js';
import { openArchive } from '../dist/snapshot/archive/open-archive.js';
import { totals } from '../dist/snapshot/manifest.js';

const tuples = Number(process.argv[2] ?? 200_000);
const pairs = Number(process.argv[3] ?? 3);
const OPERATIONS = 1_000;
const IN_FLIGHT = { tasksMax: 32 };
const SECRET = { accessKeyId: 'bench', secretAccessKey: 'not-a-secret' };
process.env.AWS_ACCESS_KEY_ID = SECRET.accessKeyId;
process.env.AWS_SECRET_ACCESS_KEY = SECRET.secretAccessKey;
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const dir = mkdtempSync(join(tmpdir(), 'shardcast-bench-'));
const children = [];

async function fill() {
  const store = await ShardStore.open({ path: join(dir, 'store'), cutBytes: Number.MAX_VALUE });
  const shard = store.open('t');
  const random = randomBytes(tuples * 4);
  for (let at = 0; at < tuples; at += OPERATIONS) {
    const delta = new DeltaBuilder();
    for (let n = at; n < Math.min(tuples, at + OPERATIONS); n++) {
      const user = `user:${random.toString('hex', n * 4, n * 4 + 4)}`;
      delta.put('tuples', [`doc:${Math.floor(n / 10)}`, 'viewer', user], true);
    }
    const { epoch, revision, hash } = shard.head;
    const deltas = [delta.encode({ id: `fill-${at}`, publisher: 'bench' })];
    const entry = {
      shard: 't',
      epoch,
      firstRevision: revision + 1,
      previousHash: hash,
      appendedAt: Date.now(),
      deltas,
    };
    await shard.append(entry, encodeEntry(entry), { synced: false });
  }
  await shard.cut();
  return { store, shard };
}

async function start(path, args, env = {}) {
  children.push(spawn(path, args, { env: { ...process.env, ...env }, stdio: 'ignore' }));
  await pause(1_000);
}

/** Bare puts and gets of objects by name, as the archive's own client does them. */
async function fileHome() {
  return {
    kind: 'file',
    url: (label) => join(dir, 'archive', label),
    async bare(label) {
      const folder = join(dir, 'bare', label);
      await mkdir(folder, { recursive: true });
      return {
        async put(name, bytes) {
          const file = await open(join(folder, name), 'w');
          await file.writeFile(bytes);
          await file.sync();
          await file.close();
        },
        get: (name) => readFile(join(folder, name)),
      };
    },
  };
}

async function natsHome() {
  const port = await freePort();
  const config = join(dir, 'nats.conf');
  writeFileSync(
    config,
    `listen: "127.0.0.1:${port}"\njetstream { store_dir: "${join(dir, 'nats')}", sync_interval: always }\n`,
  );
  await start((await resolveTool('nats-server')).path, ['--config', config]);
  const connection = await connect({ servers: `127.0.0.1:${port}` });
  const manager = await jetstreamManager(connection);
  return {
    kind: 'NATS',
    url: (label) => `nats://${label}`,
    connection,
    async bare(label) {
      await manager.streams.add({ name: label, subjects: [`${label}.>`], allow_direct: true });
      const client = jetstream(connection);
      return {
        put: (name, bytes) => client.publish(`${label}.${name}`, bytes),
        async get(name) {
          return (await manager.direct.getMessage(label, { last_by_subj: `${label}.${name}` })).data;
        },
      };
    },
  };
}

async function s3Home() {
  const port = await freePort();
  const data = join(dir, 's3');
  mkdirSync(join(data, 'bench'), { recursive: true });
  const { path } = await resolveTool('versitygw');
  const env = { ROOT_ACCESS_KEY: SECRET.accessKeyId, ROOT_SECRET_KEY: SECRET.secretAccessKey };
  await start(path, ['--port', `127.0.0.1:${port}`, '--quiet', '--keep-alive', 'posix', data], env);
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: SECRET });
  return {
    kind: 'S3',
    url: (label) => `s3://bench/${label}?endpoint=${endpoint}`,
    async bare(label) {
      const at = (name) => ({ Bucket: 'bench', Key: `${label}/${name}` });
      return {
        put: (name, bytes) => client.send(new PutObjectCommand({ ...at(name), Body: bytes })),
        async get(name) {
          const { Body } = await client.send(new GetObjectCommand(at(name)));
          return await Body.transformToByteArray();
        },
      };
    },
  };
}

async function elapsedMs(task) {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Ours, bare, ours, bare: whatever else the machine does falls on both. */
async function measure(home, shard) {
  const { chunks } = shard.state.base;
  const frames = chunks.map(({ hash }) => ({ name: hash.toString('hex'), frame: shard.frame(hash) }));
  const mb = totals(chunks).storedBytes / 1e6;
  const times = { put: [], barePut: [], restore: [], bareGet: [] };
  for (let pair = 0; pair < pairs; pair++) {
    const archive = await openArchive(home.url(`ours-${pair}`), { nats: () => home.connection });
    times.put.push(await elapsedMs(() => archiveSnapshot(shard, archive)));
    const bare = await home.bare(`bare-${pair}`);
    times.barePut.push(
      await elapsedMs(() =>
        inParallel(frames, IN_FLIGHT, async ({ name, frame }) => void (await bare.put(name, frame))),
      ),
    );
    const target = await ShardStore.open({ path: join(dir, `target-${home.kind}-${pair}`) });
    times.restore.push(await elapsedMs(() => restoreInto(target, archive, 't')));
    const db = openLmdb({ path: join(dir, `bare-${home.kind}-${pair}`), encoding: 'binary' });
    times.bareGet.push(
      await elapsedMs(async () => {
        await inParallel(
          frames,
          IN_FLIGHT,
          async ({ name }) => void db.put(name, Buffer.from(await bare.get(name))),
        );
        await db.flushed;
      }),
    );
    await db.close();
    await target.close();
    await archive[Symbol.asyncDispose]();
  }
  const row = (what, ours, theirs) => {
    const ratio = median(ours.map((ms, n) => theirs[n] / ms));
    return {
      archive: home.kind,
      what,
      'MB/s': round(mb / (median(ours) / 1_000)),
      'bare MB/s': round(mb / (median(theirs) / 1_000)),
      ratio: round(ratio),
    };
  };
  return [row('archive', times.put, times.barePut), row('restore', times.restore, times.bareGet)];
}

const round = (value) => Number(value.toPrecision(3));

try {
  const { store, shard } = await fill();
  const { records, rawBytes, storedBytes } = totals(shard.state.base.chunks);
  console.log(
    `${records} tuples, ${shard.state.base.chunks.length} chunks, ${rawBytes} bytes, ${storedBytes} as stored`,
  );
  const rows = [];
  for (const make of [fileHome, natsHome, s3Home]) {
    const home = await make();
    rows.push(...(await measure(home, shard)));
    await home.connection?.close();
  }
  console.table(rows);
  await store.close();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
