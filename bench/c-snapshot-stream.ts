import { join } from 'node:path';
import { decodeManifest } from '../src/snapshot/manifest-codec.js';
import { asBuffer } from '../src/wire/as-buffer.js';
import { Channel } from '../src/wire/channel.js';
import { snapshotService } from '../src/wire/services.js';
import { startBare } from './bare-streaming.js';
import { elapsedMs, type Figure, inTurn } from './figure.js';
import { startRelay } from './processes.js';
import { SHARD } from './tuple-set.js';

/** The snapshot is streamed again until so much has come: one stream of it is over too soon to be measured. */
const SAMPLE_BYTES = 200e6;

/** Frames pass through the relay as they are stored; neither side decodes them. */
export const snapshotStream: Figure = {
  name: 'c',
  question: 'How fast does a relay stream a snapshot?',
  target: 'at least 0.6 of the MB/s of a bare grpc-js stream of the same messages',
  async run(profile) {
    const { dir, prepared, progress } = profile;
    progress('start the relay');
    await prepared.copyTo(join(dir, 'relay'));
    await using relay = await startRelay(join(dir, 'relay'));
    using channel = new Channel(relay.address);
    const request = { shard: SHARD, hashes: await chunkHashes(channel) };
    const frames: Buffer[] = [];
    for await (const frame of channel.serverStream(snapshotService.getChunks, request)) frames.push(frame);
    const bytes = frames.reduce((sum, { length }) => sum + length, 0);
    const repeats = Math.ceil(SAMPLE_BYTES / bytes);
    await using bare = await startBare(join(dir, 'frames'), frames);
    const megabytesPerSecond = async (stream: () => Promise<number>) => {
      let received = 0;
      const ms = await elapsedMs(async () => {
        for (let repeat = 0; repeat < repeats; repeat++) received += await stream();
      });
      if (received !== bytes * repeats) throw new Error(`${received} bytes came, not ${bytes * repeats}`);
      return received / ms / 1_000;
    };
    const pairs = await inTurn(
      profile.pairs ?? 5,
      () => {
        progress('stream from the relay');
        return megabytesPerSecond(() => streamChunks(channel, request));
      },
      () => {
        progress('bare stream');
        return megabytesPerSecond(() => bare.stream());
      },
    );
    return [
      {
        what: 'snapshot stream from a relay',
        peer: 'bare grpc-js stream',
        unit: 'MB/s',
        target: { kind: 'at least', ratio: 0.6 },
        pairs,
        remarks: [`${frames.length} chunks, ${(bytes / 1e6).toFixed(1)} MB, ${repeats} times a sample`],
      },
    ];
  },
};

async function chunkHashes(channel: Channel): Promise<Buffer[]> {
  const { manifest } = await channel.unary(snapshotService.getManifest, { shard: SHARD });
  return decodeManifest(asBuffer(manifest)).chunks.map(({ hash }) => hash);
}

async function streamChunks(channel: Channel, request: { shard: string; hashes: Buffer[] }): Promise<number> {
  let bytes = 0;
  for await (const frame of channel.serverStream(snapshotService.getChunks, request)) bytes += frame.length;
  return bytes;
}
