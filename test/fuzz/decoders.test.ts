import { expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { packBlock, unpackBlocks } from '../../src/shard/archive/blocks.js';
import { Random } from '../chaos/random.js';
import { tempDir } from '../support/temp-dir.js';
import { type Decoder, decodersOn } from './decoder-list.js';
import { fuzzSeed, mutated } from './mutation.js';
import { amount, Counts, FUZZ_TIMEOUT_MS, leave, MEMORY_MAX, peakBytes, tell } from './share.js';

/** One decoding; a machine that does other things may pause for long. Milliseconds. */
const SLOWEST_MS = 2_000;

function isRefused(reference: Decoder['reference'], bytes: Buffer): boolean {
  try {
    reference?.(bytes);
    return false;
  } catch {
    return true;
  }
}

/** What is wrong with how it ended; '' for nothing. */
function endOf({ decode, reference }: Decoder, bytes: Buffer): { refused: boolean; wrong: string } {
  try {
    decode(bytes);
    return { refused: false, wrong: isRefused(reference, bytes) ? 'takes what does not parse' : '' };
  } catch (thrown) {
    const wrong =
      thrown instanceof ShardcastError ? (thrown.code === 'INTERNAL' ? 'INTERNAL' : '') : String(thrown);
    return { refused: true, wrong };
  }
}

it('no decoder crashes, hangs, or throws anything but a ShardcastError; none takes what the generated one refuses', {
  timeout: FUZZ_TIMEOUT_MS,
}, async () => {
  await using dir = await tempDir();
  const decoders = await decodersOn(dir.join('store'));
  const kinds = [...new Set(decoders.map(({ kind }) => kind))];
  const random = new Random(fuzzSeed());
  const seeds = decoders.flatMap((each) => each.seeds);
  const frames = amount('frames');
  const found: string[] = [];
  const counts = new Counts();
  let slowest = { name: '', ms: 0 };
  let refused = 0;
  for (let n = 0; n < frames; n++) {
    // By kind first: most decoders are of the wire's many messages.
    const kind = random.pick(kinds);
    const decoder = random.pick(decoders.filter((each) => each.kind === kind));
    const bytes = mutated(random, random.pick(decoder.seeds), seeds);
    counts.add(kind);
    leave(decoder.name, bytes);
    const started = performance.now();
    const end = endOf(decoder, bytes);
    const ms = performance.now() - started;
    if (end.refused) refused++;
    if (end.wrong !== '') found.push(`${decoder.name}: ${end.wrong}: ${bytes.toString('hex')}`);
    if (ms > slowest.ms) slowest = { name: decoder.name, ms };
  }
  console.log(`${refused} of ${frames} refused; slowest ${slowest.name} ${slowest.ms.toFixed(1)} ms`);
  tell({ kind: 'frames', frames, counts: counts.all, peakBytes: peakBytes(), wrong: found });
  expect(
    [...new Set(found.map((each) => each.split(': ').slice(0, 2).join(': ')))],
    found.slice(0, 3).join('\n'),
  ).toEqual([]);
  expect(refused).toBeGreaterThan(frames / 4);
  expect(slowest.ms).toBeLessThan(SLOWEST_MS);
  expect(peakBytes()).toBeLessThan(MEMORY_MAX);
});

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
