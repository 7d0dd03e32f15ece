import { fileURLToPath } from 'node:url';
import { Actor } from '../../src/cli/processes/actor.js';
import { Revivable } from '../../src/cli/processes/revivable.js';
import { type AgentsSpec, parseLine } from './agent-lines.js';
import type { Life, Step } from './recorded-history.js';

const SCRIPT = fileURLToPath(new URL('agents-process.js', import.meta.url));

/** A process with agents in it, and what their replicas did in each of its lives. */
export class AgentsActor extends Revivable {
  readonly spec: AgentsSpec;
  readonly lives: Life[] = [];
  readonly #signal: AbortSignal;
  /** Agent → URL of its HTTP. */
  readonly #http = new Map<string, string>();

  constructor(name: string, spec: AgentsSpec, signal: AbortSignal) {
    super(name);
    this.spec = spec;
    this.#signal = signal;
  }

  /** URL of an agent's HTTP in the present life. */
  http(agent: string): string {
    return this.#http.get(agent) ?? '';
  }

  /** Resolves when all agents are at work. */
  override async start(): Promise<void> {
    const steps = new Map<string, Step[]>();
    let opened = false;
    const onLine = (text: string) => {
      const line = parseLine(text);
      if (line === undefined) return;
      if ('step' in line) this.#take(steps, line.agent, line.shard, line.step);
      else if ('http' in line) this.#http.set(line.agent, `http://${line.http}`);
      else opened = true;
    };
    const actor = new Actor(this.name, process.execPath, [SCRIPT, JSON.stringify(this.spec)], { onLine });
    this.actor = actor;
    await actor.ready(() => opened || undefined, this.#signal);
  }

  #take(steps: Map<string, Step[]>, agent: string, shard: string, step: Step): void {
    const key = `${agent} ${shard}`;
    let own = steps.get(key);
    if (own === undefined) {
      own = [];
      steps.set(key, own);
      this.lives.push({ party: agent, shard, steps: own });
    }
    own.push(step);
  }
}
