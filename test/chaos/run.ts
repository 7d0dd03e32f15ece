import { setMaxListeners } from 'node:events';
import { systemClock } from '../../src/core/clock.js';
import { checkHistory } from './check-history.js';
import { agentEndings, type Heads, relayEndings } from './endings.js';
import { Load } from './load.js';
import type { ChaosOptions } from './options.js';
import { perform } from './perform.js';
import type { RecordedHistory, Violation } from './recorded-history.js';
import { describeAction, scheduleOf } from './schedule.js';
import type { Troupe } from './troupe.js';

export interface Verdict {
  readonly held: boolean;
  readonly seed: number;
  readonly rounds: number;
  readonly published: number;
  readonly acknowledged: number;
  /** Entries and snapshots that agents applied. */
  readonly steps: number;
  readonly replicas: number;
  readonly seconds: number;
  readonly failures: readonly string[];
  readonly violations: readonly Violation[];
}

const PUBLISHERS = 4;
/** After a round everything that was published before must be answered within this. Milliseconds. */
const HEAL_TIMEOUT_MS = 60_000;
const ENDING_TIMEOUT_MS = 60_000;

/** All rounds, then the verdict. `say` is told what is done. */
export async function runChaos(
  options: ChaosOptions,
  troupe: Troupe,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Verdict> {
  const startMs = systemClock.monotonic();
  const loads = makeLoads(options, troupe);
  const failures: string[] = [];
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  setMaxListeners(0, until);
  const running = loads.map((load) => load.run(until));
  try {
    const schedule = scheduleOf(options.seed, options.rounds, {
      ...options,
      agentProcesses: troupe.agents.length,
    });
    for (const [index, round] of schedule.entries()) {
      say(`round ${index + 1} of ${schedule.length}: ${round.map(describeAction).join(', ')}`);
      await perform(
        round,
        (name) => troupe.performer(name),
        (line) => say(`  ${line}`),
        signal,
      );
      if (!(await healed(loads, say))) {
        failures.push(
          `round ${index + 1}: publishes have no answer ${HEAL_TIMEOUT_MS / 1000} s after everybody is back`,
        );
        break;
      }
    }
    ending.abort();
    await Promise.all(running);
    if (!(await settled(loads))) failures.push('publishes have no answer at the end');
    const history = await record(loads, troupe, signal);
    failures.push(...loads.flatMap((load) => load.failures));
    const violations = checkHistory(history);
    return {
      held: violations.length === 0 && failures.length === 0,
      seed: options.seed,
      rounds: options.rounds,
      published: history.published.length,
      acknowledged: history.acknowledged.length,
      steps: history.lives.reduce((sum, { steps }) => sum + steps.length, 0),
      replicas: history.endings.length,
      seconds: Math.round((systemClock.monotonic() - startMs) / 100) / 10,
      failures,
      violations,
    };
  } finally {
    ending.abort();
    await Promise.all(loads.map((load) => load[Symbol.asyncDispose]()));
  }
}

function makeLoads({ seed, rate }: ChaosOptions, { relays, shards }: Troupe): Load[] {
  const addresses = relays.map(({ address }) => address);
  return Array.from({ length: PUBLISHERS }, (_, index) => {
    const first = index % addresses.length;
    return new Load({
      name: `publisher-${index + 1}`,
      relays: [...addresses.slice(first), ...addresses.slice(0, first)],
      shards,
      seed: seed + index + 1,
      rate: rate / PUBLISHERS,
    });
  });
}

/** Whether what was published until now is answered in time. */
async function healed(loads: readonly Load[], say: (line: string) => void): Promise<boolean> {
  const startMs = systemClock.monotonic();
  const isHealed = await within(HEAL_TIMEOUT_MS, Promise.all(loads.map((load) => load.caughtUp())));
  const count = loads.reduce((sum, load) => sum + load.acknowledged.length, 0);
  const seconds = ((systemClock.monotonic() - startMs) / 1000).toFixed(1);
  if (isHealed) say(`  healed after ${seconds} s; ${count} acknowledged`);
  return isHealed;
}

async function settled(loads: readonly Load[]): Promise<boolean> {
  return await within(HEAL_TIMEOUT_MS, Promise.all(loads.map((load) => load.settled())));
}

async function within(timeoutMs: number, task: Promise<unknown>): Promise<boolean> {
  return await new Promise((resolve) => {
    const alarm = systemClock.schedule(timeoutMs, () => resolve(false));
    void task.then(() => {
      alarm[Symbol.dispose]();
      resolve(true);
    });
  });
}

async function record(loads: readonly Load[], troupe: Troupe, signal: AbortSignal): Promise<RecordedHistory> {
  const acknowledged = loads.flatMap((load) => load.acknowledged);
  const heads = headsOf(acknowledged);
  const limits = { timeoutMs: ENDING_TIMEOUT_MS, signal };
  const ofAgents = await agentEndings(troupe, heads, limits);
  const ofRelays = await relayEndings(troupe, heads, limits);
  const followers = troupe.followers();
  for (const { party, shard } of ofRelays) followers.get(shard)?.push(party);
  for (const shard of heads.keys()) {
    // A shard that no relay has any more is lost, whatever agents hold.
    if (!ofRelays.some((ending) => ending.shard === shard)) followers.get(shard)?.push('a relay');
  }
  return {
    published: loads.flatMap((load) => load.published),
    acknowledged,
    lives: troupe.agents.flatMap(({ lives }) => lives),
    endings: [...ofAgents, ...ofRelays],
    followers,
    recorded: new Set(troupe.agents.flatMap(({ spec }) => spec.agents.map(({ agent }) => agent))),
  };
}

function headsOf(acknowledged: RecordedHistory['acknowledged']): Heads {
  const heads = new Map<string, number>();
  for (const { shard, revision } of acknowledged) heads.set(shard, Math.max(revision, heads.get(shard) ?? 0));
  return heads;
}
