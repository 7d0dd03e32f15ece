import type { shardcast } from '../wire/wire.js';
import type { AgentRoster } from './agent-roster.js';
import type { Caller } from './caller.js';
import type { WaitOptions } from './waiting.js';

export interface AgentQuestion extends WaitOptions {
  /** Of `shard` and `revision`. */
  readonly token: string;
  readonly shard: string;
  readonly revision: number;
}

/** Waits until a shard's agents have a revision in their sinks, and says where they are. */
export interface AgentAwait {
  await(question: AgentQuestion, caller: Caller): Promise<shardcast.v1.AwaitAgentsResponse.$Properties>;
}

/** Of a relay that is alone: its own agents are all. */
export function ownAgents(roster: AgentRoster): AgentAwait {
  return { await: (question) => roster.await(question.shard, question.revision, question) };
}
