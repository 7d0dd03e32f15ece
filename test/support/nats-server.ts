import { writeFile } from 'node:fs/promises';
import { freePort } from '../../src/core/free-port.js';
import { Child, type Exit } from './child-process.js';
import { eventually } from './eventually.js';
import { type TempDir, tempDir } from './temp-dir.js';
import { toolPath } from './tool-path.js';

export interface NatsOptions {
  /** Lines of the server's configuration inside `jetstream { }`, besides the store and `sync_interval: always`. */
  jetstream?: string;
  /** Further lines of the configuration. */
  config?: string;
}

const START_TIMEOUT_MS = 30_000;
const PORT_ATTEMPTS = 5;

/** A real nats-server on loopback, with a port and a store of its own, which it keeps over kills and starts. */
export class NatsServer implements AsyncDisposable {
  readonly name: string;
  readonly port: number;
  /** The folder that JetStream keeps its streams in. */
  readonly store: string;
  readonly #path: string;
  readonly #config: string;
  #child: Child | undefined;

  constructor(path: string, name: string, port: number, config: string, store: string) {
    this.#path = path;
    this.name = name;
    this.port = port;
    this.#config = config;
    this.store = store;
  }

  /** HOST:PORT. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#running().pid;
  }

  /** What it has logged since it was last started. */
  get log(): string {
    return this.#child?.stderr ?? '';
  }

  /** Resolves when it takes clients, or to `port-taken`. JetStream of a cluster may need longer. */
  async start(): Promise<'ready' | 'port-taken'> {
    if (this.#child?.running) return 'ready';
    const child = new Child(this.#path, ['--config', this.#config]);
    this.#child = child;
    const outcome = await eventually(
      `nats-server ${this.name} is up`,
      () => (child.running ? /Server is ready/.test(child.stderr) && 'ready' : 'ended'),
      { timeoutMs: START_TIMEOUT_MS },
    );
    if (outcome === 'ready') return 'ready';
    if (/address already in use/.test(child.stderr)) return 'port-taken';
    throw new Error(`nats-server did not start:\n${child.stderr}${child.stdout}`);
  }

  /** kill -9; its store stays. */
  async kill(): Promise<Exit> {
    return await this.#running().kill();
  }

  /** Starts it again on the same port and store. */
  async restart(): Promise<void> {
    if (this.#child?.running) await this.kill();
    const outcome = await this.start();
    if (outcome !== 'ready') throw new Error(`the port ${this.port} was taken while nats-server was down`);
  }

  /** SIGSTOP: connections stay open and nothing answers, until `resume`. Resolves when all of it has stopped. */
  async pause(): Promise<void> {
    await this.#running().pause();
  }

  resume(): void {
    this.#running().signal('SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child?.kill();
  }

  #running(): Child {
    if (this.#child?.running) return this.#child;
    throw new Error(`nats-server ${this.name} is not running`);
  }
}

/** One nats-server alone, or several as a cluster; JetStream syncs every message. */
export class NatsServers implements AsyncDisposable {
  readonly nodes: readonly NatsServer[];
  readonly #dir: TempDir;

  private constructor(nodes: readonly NatsServer[], dir: TempDir) {
    this.nodes = nodes;
    this.#dir = dir;
  }

  static async start(count: 1 | 3, options: NatsOptions = {}): Promise<NatsServers> {
    for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
      const servers = await NatsServers.#make(count, options);
      const outcomes = await Promise.all(servers.nodes.map((node) => node.start()));
      if (!outcomes.includes('port-taken')) {
        await servers.ready();
        return servers;
      }
      await servers[Symbol.asyncDispose]();
    }
    throw new Error(`no ports for nats-server after ${PORT_ATTEMPTS} attempts`);
  }

  static async #make(count: number, options: NatsOptions): Promise<NatsServers> {
    const path = await toolPath('nats-server');
    const dir = await tempDir();
    const ports = new Set<number>();
    while (ports.size < 2 * count) ports.add(await freePort());
    const all = [...ports];
    const routes = all.slice(count);
    const nodes = await Promise.all(
      all.slice(0, count).map(async (port, index) => {
        const name = `n${index}`;
        const config = dir.join(`${name}.conf`);
        const cluster = count === 1 ? '' : clusterLines(routes, index);
        const store = dir.join(name);
        await writeFile(config, `${serverLines(name, port, store, options)}${cluster}`);
        return new NatsServer(path, name, port, config, store);
      }),
    );
    return new NatsServers(nodes, dir);
  }

  /** Waits until every running node of a cluster knows who places streams: before, requests are dropped without an answer. */
  async ready(): Promise<void> {
    if (this.nodes.length === 1) return;
    await eventually(
      'the cluster has a metadata leader',
      () => this.nodes.every((node) => /metadata leader(: n|$)/m.test(node.log)),
      { timeoutMs: START_TIMEOUT_MS },
    );
  }

  /** kill -9 of all and start again, each on its store. */
  async restart(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.restart()));
    await this.ready();
  }

  get addresses(): string[] {
    return this.nodes.map(({ address }) => address);
  }

  /** The first, or only, one. */
  get server(): NatsServer {
    return this.node('n0');
  }

  node(name: string): NatsServer {
    const found = this.nodes.find((node) => node.name === name);
    if (found === undefined) throw new Error(`no nats-server ${name}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node[Symbol.asyncDispose]()));
    await this.#dir[Symbol.asyncDispose]();
  }
}

function serverLines(name: string, port: number, store: string, options: NatsOptions): string {
  return `server_name: ${name}
listen: "127.0.0.1:${port}"
jetstream {
  store_dir: "${store}"
  sync_interval: always
  ${options.jetstream ?? ''}
}
${options.config ?? ''}
`;
}

function clusterLines(routes: readonly number[], index: number): string {
  const others = routes.map((port) => `"nats-route://127.0.0.1:${port}"`).join(', ');
  return `cluster {
  name: test
  listen: "127.0.0.1:${routes[index]}"
  routes: [${others}]
}
`;
}
