import { join } from 'node:path';
import { NatsCluster } from '../../src/cli/processes/nats-cluster.js';
import { RelayServer } from '../../src/cli/processes/servers.js';
import { resolveTool } from '../../src/cli/tools/resolve.js';
import { freePort } from '../../src/core/free-port.js';
import { Stack } from '../../src/core/lifecycle.js';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { initialiseMesh } from '../../src/log/jetstream/jetstream-log.js';
import type { AgentPlan } from './agent-lines.js';
import { AgentsActor } from './agents-actor.js';
import { AGENTS_PER_PROCESS, type ChaosOptions } from './options.js';

/** A process to which things are done. */
export interface Performer {
  start(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  end(timeoutMs?: number): Promise<void>;
}

const PARTITIONS = 64;
const FOLLOWERS_PER_SHARD = 2;
/** So that those who are killed are missed soon, and a round need not be long. */
const MEMBER_ARGS = ['--member-heartbeat=500ms', '--member-expiry=3s', '--drain-timeout=10s'];

/** Everybody. */
export class Troupe implements AsyncDisposable {
  readonly relays: readonly RelayServer[];
  readonly agents: readonly AgentsActor[];
  readonly shards: readonly string[];
  readonly #performers: ReadonlyMap<string, Performer>;
  readonly #stack: Stack;

  private constructor(
    parts: Pick<Troupe, 'relays' | 'agents' | 'shards'> & { cluster: NatsCluster | undefined },
    stack: Stack,
  ) {
    this.relays = parts.relays;
    this.agents = parts.agents;
    this.shards = parts.shards;
    this.#stack = stack;
    const all = [...(parts.cluster?.nodes ?? []), ...this.relays, ...this.agents];
    this.#performers = new Map(all.map((one) => [one.name, one]));
  }

  static async start(options: ChaosOptions, data: string, signal: AbortSignal): Promise<Troupe> {
    const stack = new Stack();
    try {
      const cluster = options.natsServers === 0 ? undefined : await startCluster(data, signal);
      if (cluster !== undefined) stack.add(() => cluster[Symbol.asyncDispose]());
      const relays = await makeRelays(options.relays, data, cluster, signal);
      for (const relay of relays) stack.add(() => relay[Symbol.asyncDispose]());
      await Promise.all(relays.map((relay) => relay.start()));
      const shards = Array.from({ length: options.shards }, (_, index) => `shard-${index + 1}`);
      const agents = makeAgents(options.agents, shards, relays, data, signal);
      for (const agent of agents) stack.add(() => agent[Symbol.asyncDispose]());
      await Promise.all(agents.map((agent) => agent.start()));
      return new Troupe({ relays, agents, shards, cluster }, stack);
    } catch (failure) {
      await stack.stop();
      throw failure;
    }
  }

  performer(name: string): Performer {
    const found = this.#performers.get(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  }

  /** Shard → the agents that follow it. */
  followers(): Map<string, string[]> {
    const followers = new Map<string, string[]>();
    for (const { agent, shards } of this.agents.flatMap(({ spec }) => spec.agents)) {
      for (const shard of shards) followers.set(shard, [...(followers.get(shard) ?? []), agent]);
    }
    return followers;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }
}

async function startCluster(data: string, signal: AbortSignal): Promise<NatsCluster> {
  const { path } = await resolveTool('nats-server');
  const cluster = await NatsCluster.start(path, data, signal);
  const connection = await connectNats(cluster.addresses);
  try {
    await initialiseMesh(connection, { partitions: PARTITIONS, replicas: 3 });
  } finally {
    await connection.close();
  }
  return cluster;
}

async function makeRelays(
  count: number,
  data: string,
  cluster: NatsCluster | undefined,
  signal: AbortSignal,
): Promise<RelayServer[]> {
  const relays: RelayServer[] = [];
  for (let number = 1; number <= count; number++) {
    const name = `relay-${number}`;
    const address = `127.0.0.1:${await freePort()}`;
    const mesh = cluster?.addresses.map((server) => `--nats=${server}`) ?? [];
    const args = cluster === undefined ? [] : [...mesh, `--id=${name}`, ...MEMBER_ARGS];
    relays.push(new RelayServer({ name, address, data: join(data, name), args }, signal));
  }
  return relays;
}

/** Each shard is followed by FOLLOWERS_PER_SHARD agents, in different processes where there are several. */
function makeAgents(
  count: number,
  shards: readonly string[],
  relays: readonly RelayServer[],
  data: string,
  signal: AbortSignal,
): AgentsActor[] {
  // Two at the least: one may be away.
  const processes = Math.min(count, Math.max(2, Math.ceil(count / AGENTS_PER_PROCESS)));
  const plans = Array.from({ length: count }, (_, index) => ({
    agent: `agent-${index + 1}`,
    shards: [] as string[],
  }));
  for (const [index, shard] of shards.entries()) {
    for (let copy = 0; copy < Math.min(FOLLOWERS_PER_SHARD, count); copy++) {
      plans[(index + copy * Math.max(1, Math.floor(count / FOLLOWERS_PER_SHARD))) % count]?.shards.push(
        shard,
      );
    }
  }
  const perProcess = Math.ceil(count / processes);
  return Array.from({ length: processes }, (_, index): AgentsActor => {
    const agents: AgentPlan[] = plans.slice(index * perProcess, (index + 1) * perProcess);
    const addresses = relays.map(({ address }) => address);
    // Not all begin at the same relay.
    const first = index % addresses.length;
    const turned = [...addresses.slice(first), ...addresses.slice(0, first)];
    return new AgentsActor(`agents-${index + 1}`, { relays: turned, dataDir: data, agents }, signal);
  });
}
