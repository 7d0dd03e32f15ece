import type { Ring } from './ring.js';

/** Members that a partition looks at before it asks the ring for more. */
const WALK_FIRST = 4;

/**
 * The members that hold each partition: `copies` different ones, none of them in more than `heldMax` partitions. All partitions
 * choose their first in turn, then their second, and so on: each the next on its walk that is not full. Needs
 * `heldMax * members >= copies * partitions` and `copies <= members`.
 */
export function chooseHolders(
  ring: Ring,
  keys: readonly string[],
  copies: number,
  heldMax: number,
): number[][] {
  const held = new Uint32Array(ring.size);
  const holders = keys.map((): number[] => []);
  const walks = keys.map((key) => new Walk(ring, key, copies));
  const isFull = (member: number) => (held[member] ?? 0) >= heldMax;
  const give = (partition: number, member: number) => {
    holders[partition]?.push(member);
    held[member] = (held[member] ?? 0) + 1;
  };
  /**
   * With few members it can happen that all who have room hold the partition already. Then one of these takes over another
   * partition from a full member: as it holds fewer than the full one, there is one that it has not.
   */
  const passOn = (full: number, free: number) => {
    const passed = holders.find((members) => members.includes(full) && !members.includes(free));
    passed?.splice(passed.indexOf(full), 1, free);
    held[full] = (held[full] ?? 0) - 1;
    held[free] = (held[free] ?? 0) + 1;
  };
  for (let copy = 0; copy < copies; copy++) {
    for (const [partition, walk] of walks.entries()) {
      const has = holders[partition] ?? [];
      const next = walk.find((member) => !isFull(member) && !has.includes(member));
      if (next !== undefined) {
        give(partition, next);
        continue;
      }
      const full = walk.find((member) => !has.includes(member)) ?? 0;
      const free = has.find((member) => !isFull(member)) ?? 0;
      passOn(full, free);
      give(partition, full);
    }
  }
  return holders;
}

/** The members in the order in which a partition meets them, as far as it looked. */
class Walk {
  readonly #ring: Ring;
  readonly #key: string;
  #met: readonly number[];

  constructor(ring: Ring, key: string, copies: number) {
    this.#ring = ring;
    this.#key = key;
    this.#met = ring.walk(key, Math.min(Math.max(WALK_FIRST, copies), ring.size));
  }

  find(isRight: (member: number) => boolean): number | undefined {
    for (let at = 0; at < this.#ring.size; at++) {
      if (at === this.#met.length) this.#met = this.#ring.walk(this.#key, Math.min(at * 4, this.#ring.size));
      const member = this.#met[at];
      if (member !== undefined && isRight(member)) return member;
    }
    return undefined;
  }
}
