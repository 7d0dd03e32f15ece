import { Random } from './random.js';

/** What is done to a process. `restart`: asked to end, and started again when it has. */
export const DEEDS = ['kill', 'pause', 'restart'] as const;
export type Deed = (typeof DEEDS)[number];

export interface Action {
  /** From the beginning of the round. Milliseconds. */
  readonly atMs: number;
  readonly deed: Deed;
  /** `relay-2`, `nats-1`, `agents-3`. */
  readonly target: string;
  /** Until it is started again or goes on. Milliseconds. */
  readonly forMs: number;
}

export type Round = readonly Action[];

export interface Troupe {
  readonly relays: number;
  readonly natsServers: number;
  /** Processes with agents in them. */
  readonly agentProcesses: number;
}

/** Actions begin in this part of a round; what follows is for healing. Milliseconds. */
export const ROUND_MS = 6_000;
const ACTIONS_MIN = 2;
const ACTIONS_MAX = 5;
const AWAY_MIN_MS = 200;
/** Longer than a member's expiry: it is taken for gone, and comes back. */
const AWAY_MAX_MS = 7_000;
/** Of those that are drawn, so many are relays and NATS servers; the rest are agents. */
const RELAY_SHARE = 0.55;
const NATS_SHARE = 0.3;

/**
 * What happens in each round: a function of the seed and of who there is, and of nothing else, so that a run can be repeated. A process
 * meets one thing at a time; different ones may be away together, all relays and a majority of the NATS servers too: then nothing
 * is acknowledged, and nothing acknowledged may be lost. At the end of its round everybody is back.
 */
export function scheduleOf(seed: number, rounds: number, troupe: Troupe): Round[] {
  const random = new Random(seed);
  return Array.from({ length: rounds }, () => roundOf(random, troupe));
}

function roundOf(random: Random, troupe: Troupe): Round {
  const busyUntilMs = new Map<string, number>();
  const actions: Action[] = [];
  const wanted = random.integer(ACTIONS_MIN, ACTIONS_MAX);
  while (actions.length < wanted) {
    const target = targetOf(random, troupe);
    // All numbers are drawn in any case: what a draw means must not change those after it.
    const [deed, delayMs, forMs] = [
      random.pick(DEEDS),
      random.integer(0, ROUND_MS),
      random.integer(AWAY_MIN_MS, AWAY_MAX_MS),
    ];
    const atMs = Math.max(delayMs, busyUntilMs.get(target) ?? 0);
    busyUntilMs.set(target, atMs + forMs + 1);
    actions.push({ atMs, deed, target, forMs });
  }
  return actions.sort((a, b) => a.atMs - b.atMs || (a.target < b.target ? -1 : 1));
}

function targetOf(random: Random, { relays, natsServers, agentProcesses }: Troupe): string {
  const share = random.next();
  const isNats = share < NATS_SHARE && natsServers > 0;
  if (isNats) return `nats-${random.integer(1, natsServers)}`;
  if (share < NATS_SHARE + RELAY_SHARE) return `relay-${random.integer(1, relays)}`;
  return `agents-${random.integer(1, agentProcesses)}`;
}

/** `kill -9 relay-2 at 1.2 s for 3.0 s`. */
export function describeAction({ atMs, deed, target, forMs }: Action): string {
  const verb = { kill: 'kill -9', pause: 'SIGSTOP', restart: 'SIGTERM' }[deed];
  return `${verb} ${target} at ${(atMs / 1000).toFixed(1)} s for ${(forMs / 1000).toFixed(1)} s`;
}
