import { systemClock } from '../../core/clock.js';
import { RelayState } from '../verify/relay-state.js';
import { type Asked, ask } from './asking.js';
import { type Cast, FOLLOWED, type Followed } from './cast.js';
import type { HistoricDelta } from './history.js';
import { type Judgement, judge } from './judging.js';
import type { Publishing } from './publishing.js';
import { type Quantiles, quantiles } from './quantiles.js';
import { type Resumed, transferOf, whenResumed } from './resuming.js';

const VERIFY_TIMEOUT_MS = 20_000;
const DIFFERENCES_SHOWN = 5;

/** Where in the history things happen, as parts of its deltas. */
const AGENT_KILLED = 0.5;
const AGENT_BACK = 0.7;
const RELAY_KILLED = 0.91;
/** How far publishing goes while the agent starts; what is left is for the relay's crash. */
const RESTARTED = 0.85;
/** The last deltas are published one by one. */
const SINGLES = 150;

export interface AgentBreak {
  /** Deltas sent when it was killed, and when it was started again. */
  readonly killedAt: number;
  readonly backAt: number;
  /** In OPA when it was killed. */
  readonly revision: number;
  readonly resumed: Resumed;
}

/** kill -9 of an agent half-way; publishing goes on, and later the agent comes back. */
export async function breakAgent(
  cast: Cast,
  publishing: Publishing,
  total: number,
  onKilled: (facts: Pick<AgentBreak, 'killedAt' | 'revision'>) => Promise<void>,
  signal: AbortSignal,
): Promise<AgentBreak> {
  const shard: Followed = 'kubernetes';
  await publishing.upTo(Math.round(total * AGENT_KILLED));
  const killedAt = publishing.sent;
  await cast.agent(shard).kill();
  const revision = await cast.opa(shard).revision(shard);
  await onKilled({ killedAt, revision });
  await publishing.upTo(Math.round(total * AGENT_BACK));
  const backAt = publishing.sent;
  const sinceMs = systemClock.monotonic();
  const missed = publishing.head(shard)?.revision ?? 0;
  const comeBack = async () => {
    await cast.agent(shard).start();
    return await whenResumed(cast, shard, { revision: missed, sinceMs, transferred: NOTHING }, signal);
  };
  const [resumed] = await Promise.all([comeBack(), publishing.upTo(Math.round(total * RESTARTED))]);
  return { killedAt, backAt, revision, resumed };
}

export interface RelayBreak {
  readonly killedAt: number;
  /** Deltas without a receipt when it was killed. */
  readonly underWay: number;
  /** Those of them that were on disk: the relay answered with their first receipt. */
  readonly repeated: number;
  /** Until it listened again. */
  readonly backMs: number;
  readonly resumed: readonly Resumed[];
}

const NOTHING = { bytes: 0 };

/** kill -9 of the relay in the middle of publishing. Publisher and agents go on by themselves. */
export async function breakRelay(
  cast: Cast,
  publishing: Publishing,
  total: number,
  onKilled: (facts: Pick<RelayBreak, 'killedAt' | 'underWay'>) => Promise<void>,
  signal: AbortSignal,
): Promise<RelayBreak> {
  await publishing.midway(Math.round(total * RELAY_KILLED));
  for (const shard of FOLLOWED) cast.agent(shard).forget();
  const killedAt = publishing.sent;
  const underWay = publishing.inFlight;
  const killedMs = systemClock.monotonic();
  await cast.relay.kill();
  await onKilled({ killedAt, underWay });
  const transfers = await Promise.all(FOLLOWED.map((shard) => transferOf(cast.agent(shard), signal)));
  await cast.relay.start();
  const sinceMs = systemClock.monotonic();
  await publishing.upTo(total - SINGLES);
  await publishing.settled();
  const resumed = await Promise.all(
    FOLLOWED.map((shard, index) => {
      const revision = publishing.head(shard)?.revision ?? 0;
      return whenResumed(cast, shard, { revision, sinceMs, transferred: transfers[index]! }, signal);
    }),
  );
  return { killedAt, underWay, repeated: publishing.repeated, backMs: sinceMs - killedMs, resumed };
}

export interface Latency {
  readonly samples: number;
  /** Until it was on the relay's disk. Milliseconds. */
  readonly onDisk: Quantiles;
  /** Until the shard's OPA decided on it. Milliseconds. */
  readonly inOpa: Quantiles;
}

/** The last deltas one by one: how long until OPA has each. */
export async function measureLatency(
  cast: Cast,
  publishing: Publishing,
  history: readonly HistoricDelta[],
): Promise<Latency> {
  const onDisk: number[] = [];
  const inOpa: number[] = [];
  while (publishing.sent < history.length) {
    const startMs = systemClock.monotonic();
    const { delta, receipt } = await publishing.next();
    const shard = FOLLOWED.find((followed) => followed === delta.shard);
    if (shard === undefined) continue;
    onDisk.push(systemClock.monotonic() - startMs);
    await cast.opa(shard).has(shard, receipt.revision, 0);
    inOpa.push(systemClock.monotonic() - startMs);
  }
  return { samples: inOpa.length, onDisk: quantiles(onDisk), inOpa: quantiles(inOpa) };
}

/** Questions to both OPAs, then the verdict on everybody. */
export async function askAndJudge(
  cast: Cast,
  history: readonly HistoricDelta[],
  signal: AbortSignal,
): Promise<{ asked: Asked[]; judgements: Judgement[] }> {
  const limits = { signal, timeoutMs: VERIFY_TIMEOUT_MS, firstMax: DIFFERENCES_SHOWN };
  using relay = new RelayState(cast.relay.address, limits);
  const asked = await ask(cast, relay, history);
  const judged = { relays: [{ state: relay }], measure: relay, followers: cast.followers };
  return { asked, judgements: await judge(judged, history, limits) };
}
