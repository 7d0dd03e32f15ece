import { ShardcastError } from '../core/errors.js';
import { type Holding, holdings, movesBetween, type Place, type Placement } from './placement.js';

/** What would move if relays came and went. As `--json` prints it: its names are a contract. */
export interface PlacementPlan {
  readonly partitions: number;
  /** Of each partition; fewer while there are fewer relays. */
  readonly replicas: number;
  readonly relays: readonly RelayPlan[];
  readonly replicas_moved: Movement;
  readonly owners_moved: Movement;
  /** The most that a relay may hold and own afterwards. */
  readonly held_max: number;
  readonly owned_max: number;
  /** The partitions whose replicas or owners change, with their relays, the owner first. */
  readonly changes: readonly PartitionChange[];
}

export interface RelayPlan {
  readonly relay: string;
  readonly change: 'stays' | 'joins' | 'leaves';
  readonly before: Holding;
  readonly after: Holding;
  /** Partitions that it must fill. */
  readonly gains: number;
  /** Partitions that it lets go. */
  readonly loses: number;
}

export interface Movement {
  readonly moved: number;
  /** What at least had to move for even shares; a whole number. */
  readonly ideal: number;
  /** Of so many. */
  readonly of: number;
}

export interface PartitionChange {
  readonly partition: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface MemberChanges {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/**
 * @throws ShardcastError ALREADY_EXISTS for an addition that is a member, NOT_FOUND for a removal that is none, INVALID_ARGUMENT
 * when nobody would be left.
 */
export function planPlacement(
  place: Place,
  members: readonly string[],
  { add = [], remove = [] }: MemberChanges,
): PlacementPlan {
  checkChanges(new Set(members), add, remove);
  const before = place(members);
  const after = place([...members, ...add].filter((member) => !remove.includes(member)));
  if (after.members.length === 0) {
    throw new ShardcastError('INVALID_ARGUMENT', 'no relay would be left', {
      hint: 'Keep or add at least one.',
    });
  }
  const { gained, lost, owners } = movesBetween(before, after);
  const gains = countByMember(gained);
  const losses = countByMember(lost);
  const held = { before: holdings(before), after: holdings(after) };
  const partitions = after.replicas.length;
  return {
    partitions,
    replicas: after.replicas[0]?.length ?? 0,
    relays: [...new Set([...before.members, ...after.members])].sort().map((relay) => ({
      relay,
      change: add.includes(relay) ? 'joins' : remove.includes(relay) ? 'leaves' : 'stays',
      before: held.before.get(relay) ?? NOTHING,
      after: held.after.get(relay) ?? NOTHING,
      gains: gains.get(relay) ?? 0,
      loses: losses.get(relay) ?? 0,
    })),
    replicas_moved: movement(gained.length, before, after, ({ held }) => held),
    owners_moved: movement(owners.length, before, after, ({ owned }) => owned),
    held_max: after.heldMax,
    owned_max: after.ownedMax,
    changes: changesBetween(before, after),
  };
}

const NOTHING: Holding = { held: 0, owned: 0 };

function checkChanges(members: ReadonlySet<string>, add: readonly string[], remove: readonly string[]): void {
  const there = add.find((member) => members.has(member));
  if (there !== undefined) throw new ShardcastError('ALREADY_EXISTS', `${there} is a member already`);
  const unknown = remove.find((member) => !members.has(member));
  if (unknown === undefined) return;
  throw new ShardcastError('NOT_FOUND', `${unknown} is not a member`, {
    hint: `Members: ${[...members].sort().join(', ') || 'none'}.`,
  });
}

function countByMember(replicas: readonly { readonly member: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { member } of replicas) counts.set(member, (counts.get(member) ?? 0) + 1);
  return counts;
}

/** Who joins needs a fair share, and somebody must take what those that leave had. Nothing else has to move. */
function movement(
  moved: number,
  before: Placement,
  after: Placement,
  part: (holding: Holding) => number,
): Movement {
  let of = 0;
  for (const holding of holdings(after).values()) of += part(holding);
  let kept = 0;
  for (const [member, holding] of holdings(before)) if (after.members.includes(member)) kept += part(holding);
  const joined = after.members.filter((member) => !before.members.includes(member)).length;
  const share = (of * joined) / after.members.length;
  return { moved, ideal: Math.round(Math.max(share, of - kept)), of };
}

function changesBetween(before: Placement, after: Placement): PartitionChange[] {
  return after.replicas.flatMap((now, partition) => {
    const old = before.replicas[partition] ?? [];
    const isSame = old.length === now.length && old.every((member, rank) => member === now[rank]);
    return isSame ? [] : [{ partition, before: old, after: now }];
  });
}
