import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { freePort } from '../../../core/free-port.js';
import { Stack } from '../../../core/lifecycle.js';
import { connectNats } from '../../../log/jetstream/connect.js';
import { NatsLink } from '../../../log/jetstream/link.js';
import { initialise } from '../../../log/jetstream/mesh-streams.js';
import { NatsCluster } from '../../processes/nats-cluster.js';
import { AgentServer, RelayServer } from '../../processes/servers.js';
import { together } from '../../processes/together.js';
import { FOLLOWED } from '../cast.js';
import type { Follower } from '../judging.js';
import { Opa } from '../opa.js';
import { dataFolder } from '../stage.js';

const RELAYS = 3;
export const PARTITIONS = 64;

export interface Binaries {
  readonly opa: string;
  readonly nats: string;
}

/** The processes of the mesh's demo: three nats-servers, three relays and a fourth later, an agent for each shard, two of them beside an OPA. */
export class MeshCast implements AsyncDisposable {
  readonly #stack = new Stack();
  readonly #signal: AbortSignal;
  readonly #relays: RelayServer[] = [];
  readonly #agents = new Map<string, AgentServer>();
  readonly #opas = new Map<string, Opa>();
  #data = '';
  #cluster: NatsCluster | undefined;
  #link: NatsLink | undefined;

  private constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Starts everybody but the fourth relay. What was started is stopped when one of them fails. */
  static async start(binaries: Binaries, shards: readonly string[], signal: AbortSignal): Promise<MeshCast> {
    const cast = new MeshCast(signal);
    try {
      await cast.#start(binaries, shards);
      return cast;
    } catch (failure) {
      await cast[Symbol.asyncDispose]();
      throw failure;
    }
  }

  get relays(): readonly RelayServer[] {
    return this.#relays;
  }

  get addresses(): string[] {
    return this.#relays.map(({ address }) => address);
  }

  get cluster(): NatsCluster {
    return this.#cluster!;
  }

  /** The demo's own connection: it looks at the mesh without being a member. */
  get link(): NatsLink {
    return this.#link!;
  }

  get agents(): ReadonlyMap<string, AgentServer> {
    return this.#agents;
  }

  opa(shard: string): Opa | undefined {
    return this.#opas.get(shard);
  }

  /** Shard → who follows it. */
  get followers(): ReadonlyMap<string, Follower> {
    return new Map([...this.#agents].map(([shard, agent]) => [shard, { agent, opa: this.opa(shard) }]));
  }

  /** One relay more; it fills itself while the others serve. */
  async addRelay(): Promise<RelayServer> {
    const name = `relay-${this.#relays.length + 1}`;
    const address = `127.0.0.1:${await freePort()}`;
    const nats = this.cluster.addresses.map((server) => `--nats=${server}`);
    const args = [`--id=${name}`, ...nats];
    const relay = new RelayServer({ name, address, data: join(this.#data, name), args }, this.#signal);
    this.#relays.push(relay);
    this.#stack.add(() => relay.end(RELAY_END_MS));
    return relay;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }

  async #start({ opa, nats }: Binaries, shards: readonly string[]): Promise<void> {
    this.#data = await dataFolder(this.#stack);
    const cluster = await NatsCluster.start(nats, this.#data, this.#signal);
    this.#cluster = cluster;
    this.#stack.add(() => cluster[Symbol.asyncDispose]());
    await this.#connect();
    await initialise(this.link, { partitions: PARTITIONS, replicas: cluster.nodes.length });
    for (let count = 0; count < RELAYS; count++) await this.addRelay();
    const opas = FOLLOWED.map(async (shard) => {
      const one = await Opa.start(opa, shard, this.#signal);
      this.#stack.add(() => one[Symbol.asyncDispose]());
      this.#opas.set(shard, one);
    });
    await together([...this.#relays.map((relay) => relay.start()), ...opas]);
    await together(shards.map((shard, index) => this.#startAgent(shard, index)));
  }

  async #connect(): Promise<void> {
    const connection: NatsConnection = await connectNats(this.cluster.addresses);
    this.#stack.add(() => connection.close());
    const link = await NatsLink.open(connection);
    this.#stack.add(() => link[Symbol.dispose]());
    this.#link = link;
  }

  async #startAgent(shard: string, index: number): Promise<void> {
    const all = this.addresses;
    // Not all begin at the same relay.
    const relays = [...all.slice(index % all.length), ...all.slice(0, index % all.length)];
    const places = { relays, opa: this.opa(shard)?.url, data: join(this.#data, `agent-${shard}`) };
    const agent = new AgentServer(shard, places, this.#signal);
    this.#agents.set(shard, agent);
    this.#stack.add(() => agent[Symbol.asyncDispose]());
    await agent.start();
  }
}

/** At the end all of them go: nobody is left to hand over to. */
const RELAY_END_MS = 100;
