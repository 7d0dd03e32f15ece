import { pause, systemClock } from '../../../core/clock.js';
import { ShardcastError } from '../../../core/errors.js';
import { callRoll } from '../../../relay/mesh/member-roll.js';
import { type Place, placing, REPLICAS_DEFAULT } from '../../../shard/placement.js';
import { type PlacementPlan, planPlacement } from '../../../shard/placement-plan.js';
import { type MeshShape, meshShape } from '../../mesh/mesh-shape.js';
import type { AgentServer } from '../../processes/servers.js';
import { OneRelay } from '../../verify/one-relay.js';
import { RelayState } from '../../verify/relay-state.js';
import type { HistoricDelta } from '../history.js';
import { type Judgement, judge } from '../judging.js';
import type { Publishing } from '../publishing.js';
import { type MeshCast, PARTITIONS } from './mesh-cast.js';

const MEMBER_EXPIRY_MS = 5_000;
/** For the mesh to have every replica that it should. Milliseconds. */
const WHOLE_TIMEOUT_MS = 60_000;
const VERIFY_TIMEOUT_MS = 20_000;
const ASK_AGAIN_MS = 100;
const DIFFERENCES_SHOWN = 5;

/** Where in the history things happen, as parts of its deltas. */
const JOIN = 0.3;
const CRASH = 0.6;
const CRASHED_RELAY = 1;
const CRASHED_NATS = 1;

export interface Join {
  readonly atDelta: number;
  readonly plan: PlacementPlan;
  /** Until every replica was where the plan says. */
  readonly ms: number;
  /** Partitions that the new relay has filled itself of. */
  readonly ready: number;
}

/** How long an agent had no relay. */
export interface Pause {
  readonly shard: string;
  /** Milliseconds; 0: it noticed nothing. */
  readonly ms: number;
}

export interface Crash {
  readonly atDelta: number;
  readonly relay: string;
  readonly nats: string;
  readonly underWay: number;
  readonly pauses: readonly Pause[];
  /** Until every replica was there again, at those that were left. */
  readonly wholeMs: number;
}

/** A fourth relay joins while publishing goes on. */
export async function addRelay(
  cast: MeshCast,
  publishing: Publishing,
  total: number,
  onPlan: (plan: PlacementPlan) => Promise<void>,
  signal: AbortSignal,
): Promise<Join> {
  await publishing.upTo(Math.round(total * JOIN));
  const place = await placing({ partitions: PARTITIONS });
  const relay = await cast.addRelay();
  const members = cast.relays.map(({ name }) => name).filter((name) => name !== relay.name);
  const plan = planPlacement(place, members, { add: [relay.name] });
  await onPlan(plan);
  const atDelta = publishing.sent;
  const startMs = systemClock.monotonic();
  const settle = async () => {
    await relay.start();
    const mesh = await whenWhole(cast, place, cast.relays.length, signal);
    return { ms: systemClock.monotonic() - startMs, mesh };
  };
  const [{ ms, mesh }] = await Promise.all([settle(), publishing.upTo(Math.round(total * CRASH))]);
  const ready = mesh.relays.find((one) => one.relay === relay.name)?.ready ?? 0;
  return { atDelta, plan, ms, ready };
}

/** kill -9 of a relay and of a nats-server at once, in the middle of publishing; then both come back. */
export async function crash(
  cast: MeshCast,
  publishing: Publishing,
  total: number,
  onKilled: (facts: Pick<Crash, 'atDelta' | 'relay' | 'nats' | 'underWay'>) => Promise<void>,
  signal: AbortSignal,
): Promise<Crash> {
  await publishing.midway(Math.round(total * CRASH));
  const [relay, nats] = [cast.relays[CRASHED_RELAY]!, cast.cluster.nodes[CRASHED_NATS]!];
  const facts = {
    atDelta: publishing.sent,
    relay: relay.name,
    nats: nats.name,
    underWay: publishing.inFlight,
  };
  for (const agent of cast.agents.values()) agent.forget();
  const startMs = systemClock.monotonic();
  const killedAt = systemClock.now();
  await Promise.all([relay.kill(), nats.kill()]);
  await onKilled(facts);
  const place = await placing({ partitions: PARTITIONS });
  const mend = async () => {
    await whenWhole(cast, place, cast.relays.length - 1, signal);
    return systemClock.monotonic() - startMs;
  };
  const [wholeMs] = await Promise.all([mend(), publishing.upTo(total)]);
  await publishing.settled();
  const pauses = [...cast.agents.values()].map((agent) => pauseOf(agent, killedAt));
  await Promise.all([relay.start(), nats.start()]);
  await whenWhole(cast, place, cast.relays.length, signal);
  return { ...facts, pauses, wholeMs };
}

function pauseOf(agent: AgentServer, killedAt: number): Pause {
  const followedAt = agent.followedAt();
  return { shard: agent.shard, ms: followedAt === undefined ? 0 : Math.max(0, followedAt - killedAt) };
}

/** Waits until so many relays are alive, and every replica is filled that the placement asks for. Throws DEADLINE_EXCEEDED. */
export async function whenWhole(
  { link }: MeshCast,
  place: Place,
  relays: number,
  signal: AbortSignal,
): Promise<MeshShape> {
  const deadlineMs = systemClock.monotonic() + WHOLE_TIMEOUT_MS;
  for (;;) {
    const members = await callRoll(link);
    const layout = { partitions: PARTITIONS, streams: 0, partitionReplicas: REPLICAS_DEFAULT };
    const mesh = meshShape({ layout, members, streams: [], expiryMs: MEMBER_EXPIRY_MS }, place);
    const alive = mesh.relays.filter(({ state }) => state === 'alive').length;
    if (alive === relays && mesh.unready === 0) return mesh;
    if (systemClock.monotonic() > deadlineMs) {
      const message = `${alive} of ${relays} relays are alive, ${mesh.unready} replicas are not filled`;
      throw new ShardcastError('DEADLINE_EXCEEDED', `${message}, after ${WHOLE_TIMEOUT_MS} ms`);
    }
    await pause(systemClock, ASK_AGAIN_MS, signal);
  }
}

/** Every replica of every relay, every agent and every OPA, against the fold of the history. */
export async function judgeMesh(
  cast: MeshCast,
  history: readonly HistoricDelta[],
  signal: AbortSignal,
): Promise<Judgement[]> {
  const limits = { signal, timeoutMs: VERIFY_TIMEOUT_MS, firstMax: DIFFERENCES_SHOWN };
  const relays = cast.relays.map(({ name, address }) => ({
    name,
    state: new RelayState(new OneRelay(address), limits),
  }));
  try {
    using measure = new RelayState(cast.addresses, limits);
    return await judge({ relays, measure, followers: cast.followers }, history, limits);
  } finally {
    for (const { state } of relays) state[Symbol.dispose]();
  }
}
