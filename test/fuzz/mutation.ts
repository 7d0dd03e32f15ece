import type { Random } from '../chaos/random.js';

/** FUZZ_SEED replays a run; else a new one each time. */
export function fuzzSeed(): number {
  const given = process.env.FUZZ_SEED;
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(given);
  console.log(`FUZZ_SEED=${seed}`);
  return seed;
}

const NEAR = 64;

/** Lengths and numbers that decoders stumble over. */
const VARINTS = [
  '00',
  '7f',
  '80',
  '8001',
  'ff7f',
  'ffffffff0f',
  'ffffffffffffff7f',
  'ffffffffffffffffff01',
].map((hex) => Buffer.from(hex, 'hex'));

/** A header's value has no other characters: what has them grpc-js refuses. */
export function printable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[^ -~]/g, (other) => String.fromCharCode(32 + (other.charCodeAt(0) % 95)));
}

/** Bytes like `bytes`, and wrong somewhere; `others` lend parts of theirs. */
export function mutated(random: Random, bytes: Buffer, others: readonly Buffer[]): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let count = random.integer(1, 4); count > 0; count--) result = once(random, result, others);
  return result;
}

/** Where lengths and sizes are, more often than elsewhere: at the beginning, or the end. */
function placeIn(random: Random, length: number): number {
  const near = Math.min(length, NEAR);
  const place = random.integer(0, 3);
  if (place === 0) return random.integer(0, near);
  return place === 1 ? length - random.integer(0, near) : random.integer(0, length);
}

function once(random: Random, bytes: Buffer, others: readonly Buffer[]): Buffer {
  const at = placeIn(random, bytes.length);
  const to = Math.min(bytes.length, at + random.integer(1, 16));
  switch (random.integer(0, 6)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] = flipped[at]! ^ (1 << random.integer(0, 7));
      return flipped;
    }
    case 1:
      return Buffer.from(bytes.subarray(0, at));
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), random.pick(VARINTS), bytes.subarray(to)]);
    case 5: {
      const other = random.pick(others);
      const from = random.integer(0, other.length);
      return Buffer.concat([
        bytes.subarray(0, at),
        other.subarray(from, from + random.integer(1, 64)),
        bytes.subarray(to),
      ]);
    }
    default: {
      const noise = Buffer.from(Array.from({ length: random.integer(1, 24) }, () => random.integer(0, 255)));
      return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(to)]);
    }
  }
}
