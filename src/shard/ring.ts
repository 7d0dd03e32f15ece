import { createRequire } from 'node:module';

/**
 * The ring by which partitions find relays: every member stands at many points of a circle, and a partition meets the members in
 * the order in which they stand from its own point on. Who joins or dies changes nothing in the order of the others: that is what
 * keeps movement near 1/N.
 *
 * The circle and the walk on it are those of the package `consistent-hash`. Its own points are random and its hash of keys is weak,
 * so both come from xxh64. All relays and clients, of all versions, must see the same ring: nothing here can be changed later.
 */

/** A member's share of the circle deviates by about 1/sqrt(points). Even. */
const POINTS = 100;
const POSITION_BITS = 29;
/** What the package makes of a key before it scales it to a position. */
const KEY_BITS = 24;

/** What is used here of the package, which brings no types. */
interface Circle {
  add(member: number, count: number, points: readonly number[]): unknown;
  get(key: string, count: number): number[];
}
type CircleClass = new (options: { range: number }) => Circle;
type Xxh64 = (input: string, seed?: bigint) => bigint;

const load = createRequire(import.meta.url);

/** The members of one moment, told apart by their index. */
export class Ring {
  readonly size: number;
  readonly #circle: Circle;

  constructor(size: number, circle: Circle) {
    this.size = size;
    this.#circle = circle;
  }

  /** The first `count` different members from a key's position on; `count` is 1 to `size`. */
  walk(key: string, count: number): readonly number[] {
    return this.#circle.get(key, count);
  }
}

export interface RingMaker {
  /** Where two members stand at one point the later one counts: they must come in an order that is the same everywhere. */
  ring(members: readonly string[]): Ring;
  /** The key of a partition: for `Ring.walk` only. */
  keyOf(partition: number): string;
}

/** Loads the hash and the package, which agents do without. */
export async function ringMaker(): Promise<RingMaker> {
  const { xxh64 } = await import('@node-rs/xxhash');
  const ConsistentHash = load('consistent-hash') as CircleClass;
  return {
    ring(members) {
      const circle = new ConsistentHash({ range: 2 ** POSITION_BITS });
      for (const [index, member] of members.entries()) circle.add(index, POINTS, pointsOf(member, xxh64));
      return new Ring(members.length, circle);
    },
    keyOf: (partition) => keyAt(Number(xxh64(`partition/${partition}`) >> BigInt(64 - KEY_BITS))),
  };
}

/** Two points from each hash of the member's name; which of the two comes first does not matter. */
function pointsOf(member: string, xxh64: Xxh64): number[] {
  const hashes = BigUint64Array.from({ length: POINTS / 2 }, (_, seed) => xxh64(member, BigInt(seed)));
  return Array.from(new Uint32Array(hashes.buffer), (half) => half >>> (32 - POSITION_BITS));
}

/**
 * The package hashes a key by shifting what it has by four bits and adding the next character. Of these three characters it makes
 * `bits` again, and of that the position 32 times as far.
 */
function keyAt(bits: number): string {
  return String.fromCharCode(bits >>> 8, (bits >>> 4) & 15, bits & 15);
}
