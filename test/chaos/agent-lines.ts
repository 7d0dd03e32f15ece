import type { Step } from './recorded-history.js';

/** What a process with agents is started with. */
export interface AgentsSpec {
  /** HOST:PORT each. */
  readonly relays: readonly string[];
  readonly dataDir: string;
  readonly agents: readonly AgentPlan[];
}

export interface AgentPlan {
  readonly agent: string;
  readonly shards: readonly string[];
}

/** What it writes. */
export type Line =
  | { readonly agent: string; readonly http: string }
  | { readonly opened: number }
  | { readonly agent: string; readonly shard: string; readonly step: Step };

/** undefined: a line that a kill has cut off, or a warning of Node. */
export function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
