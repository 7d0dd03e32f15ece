import { type Clock, systemClock } from '../core/clock.js';
import { type shardcast, wire } from '../wire/wire.js';
import { Waiting, type WaitOptions } from './waiting.js';

const { State } = wire.AgentPosition;
type AgentPosition = shardcast.v1.AgentPosition.$Properties;

/** How long an agent that went away is still listed as gone. Milliseconds. */
export const GONE_KEPT_MS = 10 * 60_000;
/** Agents per shard that are listed as gone; the longest gone are forgotten first. */
export const GONE_KEPT_MAX = 1_000;

interface Agent {
  sinkRevision: number;
  replicaRevision: number;
  stale: boolean;
  /** Unix milliseconds. */
  seenAt: number;
  /** Streams open now: a reconnect may overlap with what it replaces. */
  streams: number;
}

/** An agent's open watch; tells where the agent is. */
export interface Attendance extends Disposable {
  progress(sinkRevision: number, replicaRevision: number, stale: boolean): void;
}

/** Which agents follow which shard, and how far they are. */
export class AgentRoster {
  readonly #shards = new Map<string, Map<string, Agent>>();
  readonly #waiting: Waiting;
  readonly #clock: Clock;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    this.#waiting = new Waiting(clock);
  }

  /** Connected agents, each once per shard. */
  get connected(): number {
    let count = 0;
    for (const agents of this.#shards.values()) {
      for (const agent of agents.values()) if (agent.streams > 0) count++;
    }
    return count;
  }

  attend(shard: string, id: string): Attendance {
    const agents = this.#shards.get(shard) ?? new Map<string, Agent>();
    this.#shards.set(shard, agents);
    const agent = agents.get(id) ?? {
      sinkRevision: 0,
      replicaRevision: 0,
      stale: false,
      seenAt: 0,
      streams: 0,
    };
    // Re-inserted, so that the order of the map is the order of being seen.
    agents.delete(id);
    agents.set(id, agent);
    agent.streams++;
    agent.seenAt = this.#clock.now();
    let open = true;
    return {
      progress: (sinkRevision, replicaRevision, stale) => {
        agent.sinkRevision = sinkRevision;
        agent.replicaRevision = replicaRevision;
        agent.stale = stale;
        agent.seenAt = this.#clock.now();
        this.#waiting.notify(shard);
      },
      [Symbol.dispose]: () => {
        if (!open) return;
        open = false;
        agent.streams--;
        this.#forget(shard, agents);
        this.#waiting.notify(shard);
      },
    };
  }

  connectedOf(shard: string): number {
    let count = 0;
    for (const agent of this.#shards.get(shard)?.values() ?? []) if (agent.streams > 0) count++;
    return count;
  }

  /** Every agent known, against a revision; 0: whatever it has is current. */
  positions(shard: string, revision: number): AgentPosition[] {
    const agents = this.#shards.get(shard);
    if (agents === undefined) return [];
    this.#forget(shard, agents);
    return [...agents].map(([agent, known]) => ({
      agent,
      state: stateOf(known, revision),
      revision: known.sinkRevision,
      seenAt: known.seenAt,
      replicaRevision: known.replicaRevision,
    }));
  }

  /**
   * Resolves when every agent that is connected and not stale has the revision in its sink, or the time is over. Agents that
   * are stale or gone hold nobody up: they are in the answer, and for a revocation they are the point of asking.
   */
  async await(
    shard: string,
    revision: number,
    options: WaitOptions,
  ): Promise<shardcast.v1.AwaitAgentsResponse.$Properties> {
    await this.#waiting.until(shard, () => this.#reached(shard, revision), options);
    const agents = this.positions(shard, revision);
    return { agents, complete: agents.every((agent) => (agent.revision ?? 0) >= revision) };
  }

  #reached(shard: string, revision: number): boolean {
    for (const agent of this.#shards.get(shard)?.values() ?? []) {
      if (agent.streams > 0 && !agent.stale && agent.sinkRevision < revision) return false;
    }
    return true;
  }

  #forget(shard: string, agents: Map<string, Agent>): void {
    const since = this.#clock.now() - GONE_KEPT_MS;
    let gone = 0;
    for (const agent of agents.values()) if (agent.streams === 0) gone++;
    for (const [id, agent] of agents) {
      if (agent.streams > 0 || (agent.seenAt >= since && gone <= GONE_KEPT_MAX)) continue;
      agents.delete(id);
      gone--;
    }
    if (agents.size === 0) this.#shards.delete(shard);
  }
}

function stateOf(agent: Agent, revision: number): shardcast.v1.AgentPosition.State {
  if (agent.streams === 0) return State.GONE;
  if (agent.stale) return State.STALE;
  return agent.sinkRevision >= revision ? State.CURRENT : State.BEHIND;
}
