import { ShardcastError } from '../core/errors.js';

/**
 * The owner of each partition: one of its holders, none of them of more than `ownedMax` partitions. A partition takes the first of
 * its holders that may own more. Where none may, a holder gives one of its own to another holder of that, and so on along the
 * shortest chain to a member that may own more.
 *
 * There always is such a chain when nobody holds more than `copies * ownedMax` partitions and all have `copies` holders: if each
 * holder owned an equal part of every partition, nobody would own more than `ownedMax`, and where parts are possible, wholes are
 * (flows with whole bounds).
 */
export function chooseOwners(
  holders: readonly (readonly number[])[],
  members: number,
  ownedMax: number,
): Int32Array {
  const owners = new Int32Array(holders.length).fill(-1);
  const owned = Array.from({ length: members }, () => new Set<number>());
  const isFull = (member: number) => (owned[member]?.size ?? 0) >= ownedMax;
  const give = (partition: number, member: number) => {
    owned[owners[partition] ?? -1]?.delete(partition);
    owned[member]?.add(partition);
    owners[partition] = member;
  };
  for (const [partition, candidates] of holders.entries()) {
    const owner = candidates.find((member) => !isFull(member));
    if (owner !== undefined) give(partition, owner);
  }
  for (const [partition, owner] of owners.entries()) {
    if (owner !== -1) continue;
    for (const step of chain(partition, holders, owned, isFull)) give(step.partition, step.member);
  }
  return owners;
}

interface Step {
  readonly partition: number;
  /** Who is to own it. */
  readonly member: number;
}

/** Breadth first: from the partition without owner to a member with room; the last step comes first. */
function chain(
  partition: number,
  holders: readonly (readonly number[])[],
  owned: readonly ReadonlySet<number>[],
  isFull: (member: number) => boolean,
): Step[] {
  /** By member: the partition that it would get, and from whom. */
  const reached = new Map<number, Step & { readonly from: number }>();
  const reach = (wanted: number, from: number) => {
    for (const member of holders[wanted] ?? []) {
      if (!reached.has(member)) reached.set(member, { partition: wanted, member, from });
    }
  };
  reach(partition, -1);
  // A Map goes on to what is added while it is read.
  for (const member of reached.keys()) {
    if (isFull(member)) {
      for (const other of owned[member] ?? []) reach(other, member);
      continue;
    }
    const steps: Step[] = [];
    for (let step = reached.get(member); step !== undefined; step = reached.get(step.from)) steps.push(step);
    return steps;
  }
  throw new ShardcastError('INTERNAL', `partition ${partition} can have no owner within the bounds`);
}
