import { join } from 'node:path';
import { freePort } from '../../core/free-port.js';
import { Stack } from '../../core/lifecycle.js';
import { AgentServer, RelayServer } from '../processes/servers.js';
import { together } from '../processes/together.js';
import type { Follower } from './judging.js';
import { Opa } from './opa.js';
import { dataFolder } from './stage.js';

/** The shards that an agent follows; the relay has all eight. */
export const FOLLOWED = ['kubernetes', 'etcd-io'] as const;
export type Followed = (typeof FOLLOWED)[number];

/** The processes of the demo: one relay, and for each followed shard an agent beside its OPA. */
export class Cast implements AsyncDisposable {
  readonly #stack = new Stack();
  readonly #opas = new Map<string, Opa>();
  readonly #agents = new Map<string, AgentServer>();
  #relay: RelayServer | undefined;

  /** Starts everybody. What was started is stopped when one of them fails. */
  static async start(opaBinary: string, signal: AbortSignal): Promise<Cast> {
    const cast = new Cast();
    try {
      await cast.#start(opaBinary, signal);
      return cast;
    } catch (failure) {
      await cast[Symbol.asyncDispose]();
      throw failure;
    }
  }

  get relay(): RelayServer {
    return this.#relay!;
  }

  opa(shard: Followed): Opa {
    return this.#opas.get(shard)!;
  }

  agent(shard: Followed): AgentServer {
    return this.#agents.get(shard)!;
  }

  /** Shard → who follows it. */
  get followers(): ReadonlyMap<string, Follower> {
    return new Map(FOLLOWED.map((shard) => [shard, { agent: this.agent(shard), opa: this.opa(shard) }]));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }

  async #start(opaBinary: string, signal: AbortSignal): Promise<void> {
    const data = await dataFolder(this.#stack);
    const address = `127.0.0.1:${await freePort()}`;
    const relay = new RelayServer({ address, data: join(data, 'relay') }, signal);
    this.#relay = relay;
    this.#stack.add(() => relay[Symbol.asyncDispose]());
    const opas = FOLLOWED.map(async (shard) => {
      const opa = await Opa.start(opaBinary, shard, signal);
      this.#stack.add(() => opa[Symbol.asyncDispose]());
      this.#opas.set(shard, opa);
    });
    await together([relay.start(), ...opas]);
    const agents = FOLLOWED.map(async (shard) => {
      const places = { relays: [relay.address], opa: this.opa(shard).url, data: join(data, shard) };
      const agent = new AgentServer(shard, places, signal);
      this.#agents.set(shard, agent);
      this.#stack.add(() => agent[Symbol.asyncDispose]());
      await agent.start();
    });
    await together(agents);
  }
}
