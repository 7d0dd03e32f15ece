import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Publisher } from '../src/client/publisher.js';
import { Stack } from '../src/core/lifecycle.js';
import { inParallel } from '../src/core/parallel.js';
import { decodeManifest } from '../src/snapshot/manifest-codec.js';
import { asBuffer } from '../src/wire/as-buffer.js';
import { Channel } from '../src/wire/channel.js';
import { snapshotService } from '../src/wire/services.js';
import { startBare } from './bare-streaming.js';
import { elapsedMs, type Figure, inTurn, type Measure, type Profile } from './figure.js';
import type { FillAnswer, FillQuestion } from './filling.js';
import { BenchMesh } from './nats-mesh.js';
import { batches, putAll } from './tuple-set.js';
import { Worker } from './worker.js';

/** Filled, and streamed, again until so much has come. */
const SAMPLE_BYTES = 100e6;
const DELTA_OPERATIONS = 1_000;
const LOADING = { tasksMax: 16, bytesMax: Number.POSITIVE_INFINITY } as const;

export const refill: Figure = {
  name: 'm',
  question: 'How fast does a relay that joins fill itself with a partition of another one?',
  target:
    'at least 0.5 of the MB/s of a bare grpc-js stream of the same chunks; of shards of 1,000 each, the worst case, none',
  async run(profile) {
    const shards = Math.max(1, Math.floor(profile.tuples / DELTA_OPERATIONS));
    return [await measure(profile, 1, { kind: 'at least', ratio: 0.5 }), await measure(profile, shards)];
  },
};

async function measure(profile: Profile, shards: number, target?: Measure['target']): Promise<Measure> {
  const dir = join(profile.dir, `${shards}`);
  profile.progress('start a relay and load it');
  await using mesh = await BenchMesh.start(dir, { partitions: 1 });
  await using stack = new Stack();
  const address = mesh.addresses[0] ?? '';
  const names = Array.from({ length: shards }, (_, n) => `tenant-${n}`);
  await load(profile, address, names);
  const worker = new Worker<FillQuestion, FillAnswer>('filling', [address]);
  stack.add(() => worker[Symbol.asyncDispose]());
  const joining = join(dir, 'joining');
  mkdirSync(joining);
  const fill = async () => {
    const filled = await worker.ask({ dir: joining, partition: 0, partitions: 1 });
    if (filled.shards !== shards) throw new Error(`${filled.shards} shards came, not ${shards}`);
    return filled;
  };
  // The first makes the relay cut its snapshots.
  await fill();
  const frames = await chunksOf(address, names);
  const bytes = frames.reduce((sum, { length }) => sum + length, 0);
  const bare = await startBare(join(dir, 'frames'), frames);
  stack.add(() => bare[Symbol.asyncDispose]());
  const repeats = Math.ceil(SAMPLE_BYTES / bytes);
  const filling = async () => {
    let ms = 0;
    for (let count = 0; count < repeats; count++) ms += (await fill()).ms;
    return (bytes * repeats) / ms / 1_000;
  };
  const streaming = async () => {
    const ms = await elapsedMs(async () => {
      for (let count = 0; count < repeats; count++) await bare.stream();
    });
    return (bytes * repeats) / ms / 1_000;
  };
  const all = await fill();
  await streaming();
  profile.progress('fill');
  const what = `${shards.toLocaleString('en-US')} shard${shards === 1 ? '' : 's'} of ${(profile.tuples / shards).toLocaleString('en-US')}`;
  return {
    what: `refill of a partition from a relay: ${what}`,
    peer: 'bare grpc-js stream',
    unit: 'MB/s',
    target,
    pairs: await inTurn(profile.pairs ?? 5, filling, streaming),
    remarks: [
      `${what}: ${frames.length} chunks, ${(bytes / 1e6).toFixed(1)} MB, with manifests and receipts ${(all.bytes / 1e6).toFixed(1)} MB; ${repeats} times a sample`,
    ],
  };
}

/** All tuples, spread over the shards in deltas of 1,000. */
async function load({ tupleSet }: Profile, address: string, names: readonly string[]): Promise<void> {
  await using publisher = new Publisher({ relay: address, name: 'bench' });
  const deltas = batches(tupleSet.all, DELTA_OPERATIONS).entries();
  await inParallel(
    deltas,
    { ...LOADING, sizeOf: () => 0 },
    async ([index, tuples]) => {
      await publisher.publishDelta(names[index % names.length] ?? '', putAll(tuples, `fill-${index}`));
    },
    new AbortController().signal,
  );
}

async function chunksOf(address: string, names: readonly string[]): Promise<Buffer[]> {
  using channel = new Channel(address);
  const frames: Buffer[] = [];
  for (const shard of names) {
    const { manifest } = await channel.unary(snapshotService.getManifest, { shard });
    const hashes = decodeManifest(asBuffer(manifest)).chunks.map(({ hash }) => hash);
    for await (const frame of channel.serverStream(snapshotService.getChunks, { shard, hashes }))
      frames.push(frame);
  }
  return frames;
}
