import { rm } from 'node:fs/promises';
import { Stack } from '../../../src/core/lifecycle.js';
import type { NatsOptions } from '../../../src/log/jetstream/connect.js';
import type { JetStreamLog } from '../../../src/log/jetstream/jetstream-log.js';
import { HOLDING_STATES } from '../../../src/relay/mesh/holding-states.js';
import { MeshCore } from '../../../src/relay/mesh/mesh-core.js';
import type { MeshOptions } from '../../../src/relay/mesh/mesh-options.js';
import { Relay } from '../../../src/relay/relay.js';
import type { RelayOptions } from '../../../src/relay/relay-options.js';
import type { Shard } from '../../../src/shard/shard.js';
import { initialiseOn, OpenLog } from '../../log/jetstream-fixture.js';
import type { Child } from '../../support/child-process.js';
import { eventually } from '../../support/eventually.js';
import { NatsServers } from '../../support/nats-server.js';
import { startShardcast } from '../../support/shardcast-process.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';

export interface MeshFixtureOptions {
  partitions?: number;
  streams?: number;
  /** Of each partition. Default 2. */
  replicas?: number;
  mesh?: Partial<MeshOptions>;
  /** Of each relay. */
  relay?: Pick<RelayOptions, 'auth' | 'peers'>;
  /** An archive for all. Default false. */
  archive?: boolean;
  /** Servers on which everybody has to say who it is. Default: some of its own, which ask nobody. */
  guarded?: GuardedServers;
}

export interface GuardedServers {
  /** This fixture's from now on. */
  readonly servers: NatsServers;
  readonly admin: NatsOptions;
  /** Of whoever reads the log here. */
  readonly reader: NatsOptions;
  relay(id: string): Partial<MeshOptions>;
}

/** Short, for tests; the expiry is long enough for a busy machine. */
const HEARTBEAT_MS = 500;
const TIMES = { memberHeartbeatMs: 250, memberExpiryMs: 3_000, holdDownMs: 2_000, drainTimeoutMs: 20_000 };

/** Relays of one mesh in this process, on a real NATS server. */
export class MeshFixture implements AsyncDisposable {
  readonly servers: NatsServers;
  readonly relays = new Map<string, Relay>();
  /** Relays that are processes of their own. */
  readonly processes = new Map<string, Child>();
  readonly #dir: TempDir;
  readonly #options: MeshFixtureOptions;
  readonly #stack: Stack;

  private constructor(servers: NatsServers, dir: TempDir, options: MeshFixtureOptions, stack: Stack) {
    this.servers = servers;
    this.#dir = dir;
    this.#options = options;
    this.#stack = stack;
  }

  static async start(ids: readonly string[], options: MeshFixtureOptions = {}): Promise<MeshFixture> {
    const stack = new Stack();
    const dir = await tempDir();
    stack.add(() => dir[Symbol.asyncDispose]());
    const servers = options.guarded?.servers ?? (await NatsServers.start(1));
    stack.add(() => servers[Symbol.asyncDispose]());
    const fixture = new MeshFixture(servers, dir, options, stack);
    try {
      const { partitions = 16, streams = 2, replicas: partitionReplicas = 2 } = options;
      await initialiseOn(servers, 1, { partitions, streams, partitionReplicas }, options.guarded?.admin);
      await Promise.all(ids.map((id) => fixture.join(id)));
      await fixture.settled();
      return fixture;
    } catch (failure) {
      await fixture[Symbol.asyncDispose]();
      throw failure;
    }
  }

  /** Starts a relay, on the disk that it had if it was here before; `mesh` is its own. */
  async join(id: string, mesh: Partial<MeshOptions> = {}, data = id): Promise<Relay> {
    const relay = new Relay({
      dataDir: this.#dir.join(data),
      listen: '127.0.0.1:0',
      http: '127.0.0.1:0',
      heartbeatMs: HEARTBEAT_MS,
      lanes: 2,
      ...this.#options.relay,
      mesh: {
        servers: this.servers.addresses,
        id,
        ...TIMES,
        ...(this.#options.archive === true ? { archive: this.#dir.join('archive') } : {}),
        ...this.#options.mesh,
        ...this.#options.guarded?.relay(id),
        ...mesh,
      },
    });
    await relay.start();
    this.relays.set(id, relay);
    return relay;
  }

  /** Starts a relay as a process of its own: one that can be killed. */
  async spawn(id: string): Promise<Child> {
    const nats = this.servers.addresses.map((server) => `--nats=${server}`);
    const { memberHeartbeatMs, memberExpiryMs } = TIMES;
    const child = await startShardcast([
      'relay',
      '--json',
      `--data=${this.#dir.join(id)}`,
      `--id=${id}`,
      '--listen=127.0.0.1:0',
      '--http=127.0.0.1:0',
      '--lanes=2',
      `--member-heartbeat=${memberHeartbeatMs}ms`,
      `--member-expiry=${memberExpiryMs}ms`,
      ...nats,
    ]);
    this.processes.set(id, child);
    this.#stack.add(() => child[Symbol.asyncDispose]());
    await eventually('it listens', () => /listen/.test(child.stdout), { timeoutMs: 60_000 });
    return child;
  }

  /** kill -9. */
  async kill(id: string): Promise<void> {
    const child = this.processes.get(id);
    this.processes.delete(id);
    await child?.kill();
  }

  /** A folder of this fixture's. */
  folder(name: string): string {
    return this.#dir.join(name);
  }

  /** Takes a relay's disk away; not while it runs. */
  async wipe(id: string): Promise<void> {
    await rm(this.#dir.join(id), { recursive: true, force: true });
  }

  /** Ends a relay; `drain` first, if it is to hand over. */
  async leave(id: string, { drain = false } = {}): Promise<void> {
    const relay = this.relays.get(id);
    if (drain) await relay?.drain();
    this.relays.delete(id);
    await relay?.stop();
  }

  core(id: string): MeshCore {
    const core = this.relays.get(id)?.core;
    if (core instanceof MeshCore) return core;
    throw new Error(`${id} is not in the mesh`);
  }

  get cores(): MeshCore[] {
    return [...this.relays.keys()].map((id) => this.core(id));
  }

  /** HOST:PORT of those that serve a shard, as one of the relays knows it; all, when it knows none. */
  serversOf(shard: string): string[] {
    for (const core of this.cores) {
      const servers = core.routes.servers(core.store.partitionOf(shard));
      if (servers.length > 0) return servers.map(({ grpc }) => grpc);
    }
    return [...this.relays.values()].map(({ address }) => address);
  }

  /** Resolves when every partition is ready at the replicas that it should have, and nowhere else. */
  async settled(timeoutMs = 60_000): Promise<void> {
    await eventually(
      'the mesh is settled',
      () => {
        const unsettled = this.#unsettled();
        if (unsettled.length > 0) throw new Error(unsettled.join('; '));
        return true;
      },
      { timeoutMs },
    );
  }

  #unsettled(): string[] {
    const ids = [...this.relays.keys(), ...this.processes.keys()].sort().join();
    return this.cores.flatMap(({ membership, holdings, routes }) => {
      if (membership === undefined || holdings === undefined) return ['one has not joined'];
      const known = membership.members.map(({ id }) => id).join();
      const misplaced = holdings.placement.replicas.filter((placed, partition) => {
        return routes.current?.view.readyOf(partition).join() !== [...placed].sort().join();
      });
      if (known === ids && holdings.isSettled && misplaced.length === 0) return [];
      const counts = HOLDING_STATES.map((state) => `${state} ${holdings.count(state)}`);
      return `${membership.id} knows ${known}: ${counts.join(', ')}, misplaced ${misplaced.length}`;
    });
  }

  /** Replicas of a shard, wherever it is ready. */
  replicas(shard: string): Shard[] {
    return this.cores.flatMap((core) => {
      return core.routes.servesShard(shard) ? (core.store.find(shard) ?? []) : [];
    });
  }

  /** Whether every relay that serves a shard has heard of it, and has it so. */
  everywhere(shard: string, isSo: (replica: Shard) => boolean = () => true): boolean {
    const serving = this.cores.filter(({ routes }) => routes.servesShard(shard));
    const replicas = serving.map(({ store }) => store.find(shard));
    return replicas.length > 0 && replicas.every((replica) => replica !== undefined && isSo(replica));
  }

  /** Every shard: each replica is where the log ends, and all have the same root. How many replicas there were. */
  async verify(shards: readonly string[]): Promise<number> {
    await using open = await OpenLog.open(this.servers.addresses, {}, this.#options.guarded?.reader);
    let count = 0;
    for (const shard of shards) count += await this.#verifyShard(open.log, shard);
    return count;
  }

  async #verifyShard(log: JetStreamLog, shard: string): Promise<number> {
    const end = await log.head(shard);
    if (end === undefined) throw new Error(`${shard}: the log has it not`);
    await eventually(`${shard} is at the log's end everywhere`, () =>
      this.everywhere(shard, ({ head }) => head.revision >= end.revision),
    );
    const replicas = this.replicas(shard);
    const roots = new Set<string>();
    for (const replica of replicas) {
      if (!replica.head.hash.equals(end.hash)) throw new Error(`${shard}: another history`);
      roots.add((await replica.manifestAt(end.revision)).root.toString('hex'));
    }
    if (roots.size !== 1) throw new Error(`${shard}: ${roots.size} roots`);
    return replicas.length;
  }

  [Symbol.asyncDispose](): Promise<void> {
    for (const relay of this.relays.values()) this.#stack.add(() => relay.stop());
    this.relays.clear();
    return this.#stack.stop();
  }
}
