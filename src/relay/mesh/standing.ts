import type { MeshFigures } from '../metrics.js';
import { HOLDING_STATES } from './holding-states.js';
import type { Holdings } from './holdings.js';
import { CUT_OFF } from './isolation.js';
import type { Membership } from './membership.js';

/** A relay's part in the mesh, as it is seen from outside. Both are undefined before it serves. */
export interface Standing {
  readonly membership: Membership | undefined;
  readonly holdings: Holdings | undefined;
}

/** What the metrics say of it, besides what is counted elsewhere. */
export function figuresOf(
  { membership, holdings }: Standing,
  nowMs: number,
): Pick<MeshFigures, 'members' | 'partitions' | 'ageMs'> {
  const states = HOLDING_STATES.filter((state) => state !== 'absent');
  const partitions = Object.fromEntries(states.map((state) => [state, holdings?.count(state) ?? 0]));
  const ageMs = nowMs - (membership?.provenMs ?? 0);
  return {
    members: membership?.members.length ?? 0,
    partitions,
    ageMs: Number.isFinite(ageMs) ? ageMs : 0,
  };
}

/** Why it should not be sent work. */
export function reasonsOf({ membership, holdings }: Standing): string[] {
  if (membership === undefined) return ['not a member of the mesh yet'];
  const reasons: string[] = [];
  if (membership.replaced !== undefined) reasons.push(membership.replaced.message);
  else if (membership.isIsolated)
    reasons.push(`${CUT_OFF}: publishes are passed on or refused, reads grow old`);
  const filling = holdings?.count('filling') ?? 0;
  if (filling > 0) reasons.push(`filling ${filling} partitions`);
  return reasons;
}
