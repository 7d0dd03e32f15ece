import type { Movement, PlacementPlan } from '../../shard/placement-plan.js';
import { table } from '../lines.js';

const HEADER = ['RELAY', 'CHANGE', 'PARTITIONS', 'AFTER', 'OWNED', 'AFTER', 'GAINS', 'LOSES'];

/** A placement plan for people; programs take the plan itself. */
export function planLines(plan: PlacementPlan): string[] {
  const rows = plan.relays.map(({ relay, change, before, after, gains, loses }) => [
    relay,
    change,
    before.held,
    after.held,
    before.owned,
    after.owned,
    gains,
    loses,
  ]);
  return [
    ...table(HEADER, rows),
    '',
    `replicas that move  ${movementText(plan.replicas_moved)}`,
    `owners that change  ${movementText(plan.owners_moved)}`,
    `bounds afterwards   a relay holds at most ${plan.held_max} partitions and owns at most ${plan.owned_max}`,
  ];
}

function movementText({ moved, ideal, of }: Movement): string {
  return `${moved} of ${of} (${percentage(moved, of)}), ideal ${ideal} (${percentage(ideal, of)})`;
}

function percentage(part: number, of: number): string {
  return `${((100 * part) / of).toFixed(1)}%`;
}
