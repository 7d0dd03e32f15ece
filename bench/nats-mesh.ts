import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveTool } from '../src/cli/tools/resolve.js';
import { freePort } from '../src/core/free-port.js';
import { Stack } from '../src/core/lifecycle.js';
import { connectNats } from '../src/log/jetstream/connect.js';
import { initialiseMesh } from '../src/log/jetstream/jetstream-log.js';
import { Process, shardcast } from './processes.js';

/** When JetStream syncs what it has acknowledged: never before, or every two minutes as by default. */
export type Sync = 'always' | 'default';

export const PARTITIONS = 256;
/** A relay that is asked to end may hand over for so long; less when the bench is done with it. Milliseconds. */
const DRAIN_MS = 60_000;
const STOP_MS = 2_000;

export interface RunningNats extends AsyncDisposable {
  readonly process: Process;
  readonly address: string;
  connect(): ReturnType<typeof connectNats>;
}

/** A nats-server with a store of its own, alone. */
export async function startNats(dir: string, sync: Sync = 'default'): Promise<RunningNats> {
  mkdirSync(dir, { recursive: true });
  const address = `127.0.0.1:${await freePort()}`;
  const config = join(dir, 'nats.conf');
  const syncing = sync === 'always' ? 'sync_interval: always' : '';
  writeFileSync(
    config,
    `listen: "${address}"\njetstream {\n  store_dir: "${join(dir, 'store')}"\n  ${syncing}\n}\n`,
  );
  const { path } = await resolveTool('nats-server');
  const process = new Process(path, ['--config', config]);
  const connect = () => connectNats([address]);
  await process.until(async () => {
    const connection = await connect().catch(() => undefined);
    await connection?.close();
    return connection && true;
  });
  return { process, address, connect, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() };
}

/** The streams that a mesh has, made. */
export async function makeStreams(nats: RunningNats, partitions = PARTITIONS): Promise<void> {
  const connection = await nats.connect();
  try {
    await initialiseMesh(connection, { partitions, replicas: 1 });
  } finally {
    await connection.close();
  }
}

/** A relay of a mesh in a process of its own, at one address over kills and starts. */
export class MeshRelay implements AsyncDisposable {
  readonly id: string;
  readonly address: string;
  readonly #args: readonly string[];
  #process: Process | undefined;
  #http = '';

  constructor(id: string, address: string, args: readonly string[]) {
    this.id = id;
    this.address = address;
    this.#args = args;
  }

  get process(): Process {
    if (this.#process === undefined) throw new Error(`${this.id} was not started`);
    return this.#process;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const addresses = ['--listen', this.address, '--http', '127.0.0.1:0'];
    const process = shardcast('relay', [...addresses, '--id', this.id, ...this.#args]);
    this.#process = process;
    this.#http = (await process.announced()).http ?? '';
  }

  /** Resolves when it has filled itself of all that it should have. */
  async ready(): Promise<void> {
    await this.process.until(async () => {
      const answer = await fetch(`http://${this.#http}/readyz`);
      return (await answer.text()) && answer.ok ? true : undefined;
    }, 20);
  }

  /** Partitions by their state, and how many members it knows. */
  async figures(): Promise<Readonly<Record<string, number>>> {
    const text = await (await fetch(`http://${this.#http}/metrics`)).text();
    const found = text.matchAll(/^shardcast_relay_(?:partitions\{state="([a-z]+)"\}|(members)) (\d+)$/gm);
    return Object.fromEntries(
      [...found].map(([, state, members, count]) => [state ?? members, Number(count)]),
    );
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.process.end('SIGKILL', 0);
  }

  /** Asks it to end, which makes it hand over first. */
  async drain(): Promise<void> {
    await this.process.end('SIGTERM', DRAIN_MS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process?.end('SIGTERM', STOP_MS);
  }
}

export interface BenchMeshOptions {
  readonly relays?: number;
  readonly partitions?: number;
  readonly sync?: Sync;
  /** Further arguments of every relay. */
  readonly args?: readonly string[];
}

/** A nats-server, and relays of a mesh on it. */
export class BenchMesh implements AsyncDisposable {
  readonly nats: RunningNats;
  readonly relays: MeshRelay[] = [];
  readonly #dir: string;
  readonly #args: readonly string[];
  readonly #stack: Stack;

  private constructor(dir: string, nats: RunningNats, args: readonly string[], stack: Stack) {
    this.#dir = dir;
    this.nats = nats;
    this.#args = args;
    this.#stack = stack;
  }

  /** Resolves when all are filled and know each other. */
  static async start(dir: string, options: BenchMeshOptions = {}): Promise<BenchMesh> {
    const { relays = 1, partitions, sync, args = [] } = options;
    const stack = new Stack();
    try {
      const nats = await startNats(join(dir, 'nats'), sync);
      stack.add(async () => await nats[Symbol.asyncDispose]());
      await makeStreams(nats, partitions);
      const mesh = new BenchMesh(dir, nats, args, stack);
      for (let count = 0; count < relays; count++) await (await mesh.add()).start();
      await mesh.settled();
      return mesh;
    } catch (failure) {
      await stack.stop();
      throw failure;
    }
  }

  get addresses(): string[] {
    return this.relays.map(({ address }) => address);
  }

  /** One relay more, which has nothing yet and is not started. */
  async add(): Promise<MeshRelay> {
    const id = `relay-${this.relays.length + 1}`;
    const data = join(this.#dir, id);
    const args = ['--data', data, '--nats', this.nats.address, ...this.#args];
    const relay = new MeshRelay(id, `127.0.0.1:${await freePort()}`, args);
    this.relays.push(relay);
    this.#stack.add(() => relay[Symbol.asyncDispose]());
    return relay;
  }

  /** Resolves when every relay is a member, and nothing is on its way from one to another. */
  async settled(): Promise<void> {
    for (const relay of this.relays) {
      await relay.process.until(async () => {
        const { members, filling, leaving, dropping } = await relay.figures();
        if (members !== this.relays.length) return undefined;
        return filling === 0 && leaving === 0 && dropping === 0 ? true : undefined;
      }, 20);
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }
}
