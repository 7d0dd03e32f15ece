import { type Action, type Event, type State, transition } from './states.js';

/** Without --max-staleness, readiness outlives a break of the stream by this. Milliseconds. */
export const READY_GRACE_MS = 10_000;

/** When the replica was last known to be at the head, and how old that knowledge was then. Milliseconds. */
export interface HeadProof {
  /** Monotonic. */
  readonly atMs: number;
  /** How long before, the relay had proved itself at the log's tail. */
  readonly ageMs: number;
}

/** Where one shard stands: its state, and what readiness needs beside it. Never changed, only replaced. */
export interface Standing {
  readonly state: State;
  /** Whether there is a state to apply entries to. */
  readonly hasBase: boolean;
  /** Whether it was live since it had a base. */
  readonly settled: boolean;
  /** Whether policies are told that the data may be old. */
  readonly markedStale: boolean;
  readonly proof: HeadProof;
}

export interface Step {
  readonly standing: Standing;
  readonly actions: readonly Action[];
}

const GIVES_BASE: ReadonlySet<Event> = new Set<Event>(['replica-found', 'opened-deltas', 'installed']);

/** Nothing is known yet: staleness counts from `nowMs`. */
export function newStanding(nowMs: number): Standing {
  return {
    state: 'bootstrapping',
    hasBase: false,
    settled: false,
    markedStale: false,
    proof: { atMs: nowMs, ageMs: 0 },
  };
}

/** What follows when `event` happens. */
export function follow(standing: Standing, event: Event): Step {
  const { next, actions } = transition(standing.state, event);
  if (standing.state === 'stopped') return { standing, actions };
  const erased = actions.includes('erase');
  const after: Standing = {
    state: next,
    hasBase: !erased && (standing.hasBase || GIVES_BASE.has(event)),
    settled: !erased && (standing.settled || next === 'live'),
    markedStale: actions.includes('mark-stale') || (standing.markedStale && !actions.includes('mark-fresh')),
    proof: standing.proof,
  };
  return { standing: isSame(standing, after) ? standing : after, actions };
}

/**
 * The replica is at the head that a relay named `ageMs` after it had proved itself at the log's tail. Of all that is known
 * the youngest counts: a relay that is behind cannot unprove what another has proved.
 */
export function prove(standing: Standing, nowMs: number, ageMs: number): Standing {
  return stalenessMs(standing, nowMs) <= ageMs ? standing : { ...standing, proof: { atMs: nowMs, ageMs } };
}

/** How old the data may be: the head's age when it was proven and the time since. Milliseconds. */
export function stalenessMs({ proof }: Standing, nowMs: number): number {
  return proof.ageMs + Math.max(0, nowMs - proof.atMs);
}

/** `maxStalenessMs` 0: never stale. */
export function isTooOld(ageMs: number, maxStalenessMs: number): boolean {
  return maxStalenessMs > 0 && ageMs > maxStalenessMs;
}

/**
 * Whether decisions may rest on the replica: it was at the head and that is not too long ago. A short break does not end
 * it, so that a restart of one relay does not take the OPAs of all its agents out of service at once.
 */
export function isFresh(standing: Standing, nowMs: number, maxStalenessMs: number): boolean {
  if (standing.state === 'stopped' || standing.markedStale || !standing.settled) return false;
  if (standing.state === 'live' && maxStalenessMs === 0) return true;
  return stalenessMs(standing, nowMs) <= (maxStalenessMs > 0 ? maxStalenessMs : READY_GRACE_MS);
}

function isSame(a: Standing, b: Standing): boolean {
  return (
    a.state === b.state &&
    a.hasBase === b.hasBase &&
    a.settled === b.settled &&
    a.markedStale === b.markedStale
  );
}
