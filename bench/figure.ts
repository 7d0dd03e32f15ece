import type { PreparedShard } from './prepared-shard.js';
import type { TupleSet } from './tuple-set.js';

/** What a run is told: sizes, and where it may write. */
export interface Profile {
  /** Records in the shard. */
  readonly tuples: number;
  /** Times that ours and the peer are measured in turn; undefined: as many as the figure thinks it needs. */
  readonly pairs: number | undefined;
  /** A directory of its own for one figure; removed afterwards. */
  readonly dir: string;
  readonly tupleSet: TupleSet;
  readonly prepared: PreparedShard;
  /** Says what is being done now. */
  progress(text: string): void;
}

export interface Target {
  readonly kind: 'at least' | 'at most';
  readonly ratio: number;
}

export interface Measure {
  readonly what: string;
  readonly peer: string;
  readonly unit: string;
  readonly target: Target | undefined;
  /** Measured in turn: the n-th of ours belongs to the n-th of the peer. */
  readonly pairs: readonly Pair[];
  /** Printed below the table. */
  readonly remarks?: readonly string[];
}

export interface Pair {
  readonly ours: number;
  readonly peer: number;
}

export interface Figure {
  readonly name: string;
  readonly question: string;
  readonly target: string;
  run(profile: Profile): Promise<Measure[]>;
}

/** Ours, peer, ours, peer: whatever else the machine does falls on both. */
export async function inTurn(
  pairs: number,
  ours: (pair: number) => Promise<number>,
  peer: (pair: number) => Promise<number>,
): Promise<Pair[]> {
  const measured: Pair[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const first = await ours(pair);
    measured.push({ ours: first, peer: await peer(pair) });
  }
  return measured;
}

export async function elapsedMs(task: () => unknown): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

/** Per second. */
export function rate(count: number, ms: number): number {
  return (count * 1_000) / ms;
}

/** The value below which `part` of them lie: 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
