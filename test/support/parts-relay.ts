import { Publisher } from '../../src/client/publisher.js';
import { Stack } from '../../src/core/lifecycle.js';
import { LmdbLog } from '../../src/log/lmdb-log.js';
import { AgentRoster } from '../../src/relay/agent-roster.js';
import { GrpcServer } from '../../src/relay/grpc-server.js';
import { RelayMetrics } from '../../src/relay/metrics.js';
import type { SequencedLog } from '../../src/relay/sequenced-log.js';
import { Sequencer } from '../../src/relay/sequencer.js';
import { publishRegistrations } from '../../src/relay/services/publish-service.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { decodeEntry } from '../../src/shard/entry.js';
import { ShardStore } from '../../src/shard/store.js';
import { Channel } from '../../src/wire/channel.js';
import { type TempDir, tempDir } from './temp-dir.js';

type Append = SequencedLog['append'];

/** The publishing side of a relay, real but for one thing: a test may put itself before the log. */
export class PartsRelay implements AsyncDisposable {
  readonly store: ShardStore;
  readonly #stack = new Stack();
  #grpc: GrpcServer | undefined;
  /** What an append goes through: by default straight to the log. */
  intercept: (append: () => Promise<number>, shard: string) => Promise<number> = (append) => append();

  private constructor(dir: TempDir, store: ShardStore) {
    this.store = store;
    this.#stack.add(() => dir[Symbol.asyncDispose]());
    this.#stack.add(() => store.close());
  }

  static async start(): Promise<PartsRelay> {
    const dir = await tempDir();
    const relay = new PartsRelay(dir, await ShardStore.open({ path: dir.join('data') }));
    await relay.#start();
    return relay;
  }

  get address(): string {
    return this.#grpc?.address ?? '';
  }

  publisher(): Publisher {
    const publisher = new Publisher({ relay: this.address, name: 'test' });
    this.#stack.add(() => publisher.close());
    return publisher;
  }

  channel(): Channel {
    const channel = new Channel(this.address);
    this.#stack.add(() => channel.close());
    return channel;
  }

  /** The ids of a shard's deltas, in the order of their revisions. */
  idsOf(shard: string): string[] {
    return idsOf(this.store, shard);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }

  async #start(): Promise<void> {
    const { store } = this;
    const log = new LmdbLog(store);
    const append: Append = (...args) => this.intercept(() => log.append(...args), args[0].shard);
    const sequencer = new Sequencer({ store, log: { append } });
    const count = () => 0;
    const metrics = new RelayMetrics({ subscribers: count, shards: count, agents: count, diskBytes: count });
    const registrations = publishRegistrations({
      sequencing: sequencer,
      shards: store,
      roster: new AgentRoster(),
      metrics,
      onFailure: () => undefined,
      stopping: new AbortController().signal,
    });
    this.#grpc = await this.#stack.start(new GrpcServer({ listen: '127.0.0.1:0', registrations }));
    this.#stack.add(() => sequencer.stop());
  }
}

export function idsOf(store: ShardStore, shard: string): string[] {
  const entries = [...(store.find(shard)?.entries(1) ?? [])];
  return entries.flatMap((bytes) => decodeEntry(bytes).deltas.map((delta) => decodeDelta(delta).id));
}
