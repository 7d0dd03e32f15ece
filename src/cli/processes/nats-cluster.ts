import { join } from 'node:path';
import { freePort } from '../../core/free-port.js';
import { packageFolder } from '../../core/package-folder.js';
import { Actor } from './actor.js';
import { Revivable } from './revivable.js';

const SERVERS = 3;
const FOLDER = join(packageFolder(), 'deploy', 'local');
/** When JetStream of a cluster knows who places streams: before, its requests are dropped without an answer. */
const HAS_LEADER = /metadata leader(: |$)/;

/** A nats-server with one of the files of deploy/local, at ports of its own that it keeps over kills and starts. */
export class NatsNode extends Revivable {
  /** HOST:PORT of clients. */
  readonly address: string;
  readonly #binary: string;
  readonly #args: readonly string[];
  readonly #signal: AbortSignal;

  constructor(binary: string, name: string, address: string, args: readonly string[], signal: AbortSignal) {
    super(name);
    this.#binary = binary;
    this.address = address;
    this.#args = args;
    this.#signal = signal;
  }

  /** Resolves when it takes clients. */
  override async start(): Promise<void> {
    this.actor = new Actor(this.name, this.#binary, this.#args);
    await this.#says(/Server is ready/);
  }

  async isInCluster(): Promise<void> {
    await this.#says(HAS_LEADER);
  }

  async #says(pattern: RegExp): Promise<void> {
    const actor = this.actor;
    if (actor === undefined) throw new Error(`${this.name} was not started`);
    await actor.ready(() => actor.lines.some((line) => pattern.test(line)) || undefined, this.#signal);
  }
}

/** Three nats-servers with JetStream that acknowledges what is on disk: those that deploy/local describes, at other ports. */
export class NatsCluster implements AsyncDisposable {
  readonly nodes: readonly NatsNode[];

  private constructor(nodes: readonly NatsNode[]) {
    this.nodes = nodes;
  }

  /** `data`: the folder of their stores. */
  static async start(binary: string, data: string, signal: AbortSignal): Promise<NatsCluster> {
    const ports = new Set<number>();
    while (ports.size < 2 * SERVERS) ports.add(await freePort());
    const all = [...ports].map((port) => `127.0.0.1:${port}`);
    const [clients, routes] = [all.slice(0, SERVERS), all.slice(SERVERS)];
    const nodes = clients.map((address, index) => {
      const name = `nats-${index + 1}`;
      const args = [
        `--config=${join(FOLDER, `${name}.conf`)}`,
        `--store_dir=${join(data, name)}`,
        '--addr=127.0.0.1',
        `--port=${address.split(':')[1] ?? ''}`,
        `--cluster=nats://${routes[index]}`,
        `--routes=${routes.map((route) => `nats-route://${route}`).join(',')}`,
      ];
      return new NatsNode(binary, name, address, args, signal);
    });
    const cluster = new NatsCluster(nodes);
    try {
      await Promise.all(nodes.map((node) => node.start()));
      await Promise.all(nodes.map((node) => node.isInCluster()));
      return cluster;
    } catch (failure) {
      await cluster[Symbol.asyncDispose]();
      throw failure;
    }
  }

  /** HOST:PORT each. */
  get addresses(): string[] {
    return this.nodes.map(({ address }) => address);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node[Symbol.asyncDispose]()));
  }
}
