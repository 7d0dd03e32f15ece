import { ShardcastError } from '../core/errors.js';
import { chooseHolders } from './holders.js';
import { chooseOwners } from './owners.js';
import { PARTITIONS_MAX } from './partition.js';
import { ringMaker } from './ring.js';

/**
 * Which member holds which partition: a pure function of the names of the members, so that all relays and clients know it without
 * asking anybody. On a ring alone the fullest of ten members holds 1.24 fair shares on the average, the fullest of a hundred 2.3 (256
 * partitions), so each has a bound: who is full is passed over. First the holders of each partition are chosen, within the bound for
 * replicas, then among them its owner, within the bound for owners: so the stricter of the two moves no data. Whatever a join or a
 * death moves beyond its own share, the bounds force. Figures: docs/decisions/011-placement.md.
 */

/** Replicas of a partition unless chosen otherwise. */
export const REPLICAS_DEFAULT = 2;
/** The most that a member holds and owns, in fair shares, rounded up. */
export const LOAD_FACTOR_MAX = 1.25;

export interface PlacementOptions {
  /** Slices of the shards, fixed for ever: 1 to 65,536. */
  readonly partitions: number;
  /** Replicas of each partition; where there are fewer members, each holds all. Default 2. */
  readonly replicas?: number;
  /** At least 1. All parties must use the same. Default 1.25. */
  readonly loadFactorMax?: number;
}

export interface Placement {
  /** In order, each once. */
  readonly members: readonly string[];
  /** By partition: the members that hold a replica of it, its owner first. Empty only without members. */
  readonly replicas: readonly (readonly string[])[];
  /** The most partitions that a member may hold. */
  readonly heldMax: number;
  /** The most partitions that a member may own. */
  readonly ownedMax: number;
}

/** Members that may hold partitions, in any order; who is draining is not among them. */
export type Place = (members: readonly string[]) => Placement;

/** @throws ShardcastError INVALID_ARGUMENT for options out of range. */
export async function placing(options: PlacementOptions): Promise<Place> {
  const { partitions, replicas = REPLICAS_DEFAULT, loadFactorMax = LOAD_FACTOR_MAX } = options;
  check('partitions', partitions, Number.isInteger(partitions) && partitions <= PARTITIONS_MAX);
  check('replicas', replicas, Number.isInteger(replicas));
  check('loadFactorMax', loadFactorMax, Number.isFinite(loadFactorMax));
  const { ring, keyOf } = await ringMaker();
  const keys = Array.from({ length: partitions }, (_, partition) => keyOf(partition));
  return (given) => {
    const members = [...new Set(given)].sort();
    if (members.length === 0) return { members, replicas: keys.map(() => []), heldMax: 0, ownedMax: 0 };
    const copies = Math.min(replicas, members.length);
    const heldMax = Math.ceil((loadFactorMax * (copies * partitions)) / members.length);
    // Not from the load factor again: among holders within heldMax, owners within this bound can always be chosen.
    const ownedMax = Math.ceil(heldMax / copies);
    const holders = chooseHolders(ring(members), keys, copies, heldMax);
    const owners = chooseOwners(holders, members.length, ownedMax);
    return { members, replicas: ownerFirst(holders, owners, members), heldMax, ownedMax };
  };
}

const RANGES = {
  partitions: `a whole number from 1 to ${PARTITIONS_MAX}`,
  replicas: 'a whole number from 1 on',
  loadFactorMax: 'a number from 1 on',
} as const;

function check(name: keyof typeof RANGES, value: number, isRight: boolean): void {
  if (isRight && value >= 1) return;
  throw new ShardcastError('INVALID_ARGUMENT', `${name}: ${value} is not ${RANGES[name]}`);
}

function ownerFirst(
  holders: readonly (readonly number[])[],
  owners: ArrayLike<number>,
  members: readonly string[],
): string[][] {
  return holders.map((indices, partition) => {
    const owner = owners[partition] ?? 0;
    return [owner, ...indices.filter((index) => index !== owner)].map((index) => members[index] ?? '');
  });
}

export interface Holding {
  readonly held: number;
  readonly owned: number;
}

/** How many partitions each member holds and owns. */
export function holdings({ members, replicas }: Placement): ReadonlyMap<string, Holding> {
  const all = new Map(members.map((member) => [member, { held: 0, owned: 0 }]));
  for (const list of replicas) {
    for (const [rank, member] of list.entries()) {
      const holding = all.get(member);
      if (holding === undefined) continue;
      holding.held++;
      if (rank === 0) holding.owned++;
    }
  }
  return all;
}

export interface Replica {
  readonly partition: number;
  readonly member: string;
}

export interface OwnerChange {
  readonly partition: number;
  /** undefined: there were no members. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Ordered by partition. */
export interface Moves {
  readonly gained: readonly Replica[];
  readonly lost: readonly Replica[];
  readonly owners: readonly OwnerChange[];
}

/** What changes from one placement to another of the same partitions. @throws ShardcastError INVALID_ARGUMENT for others. */
export function movesBetween(before: Placement, after: Placement): Moves {
  const partitions = before.replicas.length;
  if (after.replicas.length !== partitions) {
    throw new ShardcastError(
      'INVALID_ARGUMENT',
      `a placement of ${partitions} partitions and one of ${after.replicas.length} cannot be compared`,
    );
  }
  const gained: Replica[] = [];
  const lost: Replica[] = [];
  const owners: OwnerChange[] = [];
  for (const [partition, old] of before.replicas.entries()) {
    const now = after.replicas[partition] ?? [];
    for (const member of now) if (!old.includes(member)) gained.push({ partition, member });
    for (const member of old) if (!now.includes(member)) lost.push({ partition, member });
    if (old[0] !== now[0]) owners.push({ partition, before: old[0], after: now[0] });
  }
  return { gained, lost, owners };
}
