import { expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { packBlock, unpackBlocks } from '../../src/shard/archive/blocks.js';
import { Random } from '../chaos/random.js';
import { tempDir } from '../support/temp-dir.js';
import { decodersOn } from './decoder-list.js';
import { fuzzSeed, mutated } from './mutation.js';

const FRAMES = 96_000;
/** What all of it may leave in memory, garbage that is not collected yet included. Bytes. */
const MEMORY_MAX = 400 * 1024 * 1024;
/** One decoding; a machine that does other things may pause for long. Milliseconds. */
const SLOWEST_MS = 2_000;

it('no decoder crashes, hangs, or throws anything but a ShardcastError', async () => {
  await using dir = await tempDir();
  const decoders = await decodersOn(dir.join('store'));
  const seed = fuzzSeed();
  const random = new Random(seed);
  const seeds = decoders.flatMap((each) => each.seeds);
  const before = process.memoryUsage();
  const wrong: string[] = [];
  let slowest = { name: '', ms: 0 };
  let refused = 0;
  for (let n = 0; n < FRAMES; n++) {
    const { name, seeds: own, decode } = random.pick(decoders);
    const bytes = mutated(random, random.pick(own), seeds);
    const started = performance.now();
    try {
      decode(bytes);
    } catch (thrown) {
      refused++;
      if (!(thrown instanceof ShardcastError))
        wrong.push(`${name}: ${String(thrown)}: ${bytes.toString('hex')}`);
      else if (thrown.code === 'INTERNAL') wrong.push(`${name}: INTERNAL: ${bytes.toString('hex')}`);
    }
    const ms = performance.now() - started;
    if (ms > slowest.ms) slowest = { name, ms };
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const grown = heapUsed + external - before.heapUsed - before.external;
  console.log(
    `${refused} of ${FRAMES} refused; slowest ${slowest.name} ${slowest.ms.toFixed(1)} ms; memory +${(grown / 2 ** 20).toFixed(0)} MiB, resident ${(rss / 2 ** 20).toFixed(0)} MiB`,
  );
  expect(
    [...new Set(wrong.map((each) => each.split(': ').slice(0, 2).join(': ')))],
    wrong.slice(0, 3).join('\n'),
  ).toEqual([]);
  expect(refused).toBeGreaterThan(FRAMES / 4);
  expect(slowest.ms).toBeLessThan(SLOWEST_MS);
  expect(grown).toBeLessThan(MEMORY_MAX);
}, 120_000);

it('an archived block that was changed is named, whatever was changed', async () => {
  const random = new Random(fuzzSeed());
  const block = await packBlock({ from: 1, to: 3, body: Buffer.from('what is archived '.repeat(20)) });
  const read = async (bytes: Buffer): Promise<void> => {
    for await (const _ of unpackBlocks(bytes, { name: 'o', from: 1, to: 3 }));
  };
  await read(block);
  for (let n = 0; n < 500; n++) {
    const bytes = mutated(random, block, [block]);
    if (bytes.equals(block)) continue;
    const failure: unknown = await read(bytes).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(failure, bytes.toString('hex')).toBeInstanceOf(ShardcastError);
    expect(failure).not.toMatchObject({ code: 'INTERNAL' });
  }
}, 60_000);
