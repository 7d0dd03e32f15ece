import { type Clock, pause, systemClock } from '../../core/clock.js';
import type { ChannelPool } from '../../wire/channel-pool.js';
import { RELAYS_NAMED_MAX } from '../../wire/moved.js';
import { publishService } from '../../wire/services.js';
import { type shardcast, wire } from '../../wire/wire.js';
import type { AgentAwait, AgentQuestion } from '../agent-await.js';
import type { AgentRoster } from '../agent-roster.js';
import { type Caller, forwardedMetadata } from '../caller.js';
import type { RelayPlace, Routing } from '../routing.js';
import { WAIT_DEFAULT_MS, WAIT_MAX_MS } from '../waiting.js';

const { State } = wire.AgentPosition;
type AgentPosition = shardcast.v1.AgentPosition.$Properties;

/** A relay has this much longer than the agents to answer. Milliseconds. */
const GRACE_MS = 1_000;
/** Before a relay that did not answer is asked again. Milliseconds. */
const RETRY_MS = 250;

export interface AgentGatheringOptions {
  readonly routing: Routing;
  readonly roster: AgentRoster;
  readonly channels: ChannelPool;
  readonly clock?: Clock;
}

/**
 * Where a shard's agents are, over all relays that serve it: each knows those that follow it there. One that does not answer is asked again
 * until the time is over; if it never does, the answer names it and is not complete, for its agents may be behind.
 */
export class AgentGathering implements AgentAwait {
  readonly #options: AgentGatheringOptions;
  readonly #clock: Clock;

  constructor(options: AgentGatheringOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  async await(
    question: AgentQuestion,
    caller: Caller,
  ): Promise<shardcast.v1.AwaitAgentsResponse.$Properties> {
    const { roster, routing } = this.#options;
    const { shard, revision, signal } = question;
    if (caller.hops > 0) return await roster.await(shard, revision, question);
    const timeoutMs = Math.min(question.timeoutMs || WAIT_DEFAULT_MS, WAIT_MAX_MS);
    const others = routing.serversOf(shard).filter(({ id }) => id !== routing.self.id);
    const asked = others.slice(0, RELAYS_NAMED_MAX);
    const [here, ...there] = await Promise.all([
      roster.await(shard, revision, { timeoutMs, signal }),
      ...asked.map((peer) => this.#ask(peer, { ...question, timeoutMs }, caller)),
    ]);
    const silent = others.filter((_, index) => there[index] === undefined).map(({ id }) => id);
    const agents = merged([here, ...there]);
    const reached = agents.every((agent) => (agent.revision ?? 0) >= revision);
    return { agents, complete: reached && silent.length === 0, silent };
  }

  /** undefined: it did not answer. */
  async #ask(
    peer: RelayPlace,
    { token, shard, timeoutMs = 0, signal }: AgentQuestion,
    caller: Caller,
  ): Promise<shardcast.v1.AwaitAgentsResponse.$Properties | undefined> {
    const metadata = forwardedMetadata(caller);
    const untilMs = this.#clock.monotonic() + timeoutMs;
    for (;;) {
      const leftMs = Math.max(1, Math.ceil(untilMs - this.#clock.monotonic()));
      const control = { timeoutMs: leftMs + GRACE_MS, signal, metadata };
      try {
        const channel = this.#options.channels.to(peer.address);
        return await channel.unary(publishService.awaitAgents, { token, timeoutMs: leftMs }, control);
      } catch {
        const isServer = this.#options.routing.serversOf(shard).some(({ id }) => id === peer.id);
        if (!isServer || signal?.aborted || this.#clock.monotonic() + RETRY_MS >= untilMs) return undefined;
        await pause(this.#clock, RETRY_MS, signal);
      }
    }
  }
}

/** Each agent once: where it is connected rather than where it was, and of two such as it was seen last. */
function merged(
  answers: readonly (shardcast.v1.AwaitAgentsResponse.$Properties | undefined)[],
): AgentPosition[] {
  const byName = new Map<string, AgentPosition>();
  for (const position of answers.flatMap((answer) => answer?.agents ?? [])) {
    const known = byName.get(position.agent ?? '');
    if (known === undefined || isNewer(position, known)) byName.set(position.agent ?? '', position);
  }
  return [...byName.values()];
}

function isNewer(position: AgentPosition, known: AgentPosition): boolean {
  const isGone = position.state === State.GONE;
  if (isGone !== (known.state === State.GONE)) return !isGone;
  return (position.seenAt ?? 0) > (known.seenAt ?? 0);
}
