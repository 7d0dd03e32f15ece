import { elapsedMs, rate } from './figure.js';
import type { Tuple } from './tuple-set.js';

export const SHARDS = 1_000;
const IN_FLIGHT = 500;

export function shardNames(): readonly string[] {
  return Array.from({ length: SHARDS }, (_, n) => `tenant-${n}`);
}

/** Another one for each number, within what a shard of a bench holds. */
export function numbered(n: number): Tuple {
  return [
    `doc:${Math.floor(n / SHARDS) % 1_000}`,
    'viewer',
    `user:${(n % 1_000_003).toString(16).padStart(8, '0')}`,
  ];
}

/** Sends so many, 500 in flight: each of them begins its next as soon as its last is acknowledged. Their rate a second. */
export async function inFlight(count: number, send: () => Promise<unknown>): Promise<number> {
  let left = count;
  const one = async () => {
    while (left-- > 0) await send();
  };
  return rate(count, await elapsedMs(() => Promise.all(Array.from({ length: IN_FLIGHT }, one))));
}
