import { Publisher } from '../../src/client/publisher.js';
import { Stack } from '../../src/core/lifecycle.js';
import { LmdbLog } from '../../src/log/lmdb-log.js';
import { ownAgents } from '../../src/relay/agent-await.js';
import { AgentRoster } from '../../src/relay/agent-roster.js';
import { NO_AUDIT } from '../../src/relay/audit/audit.js';
import { OPEN_GATE } from '../../src/relay/gate.js';
import { GrpcServer } from '../../src/relay/grpc-server.js';
import { AgentGathering } from '../../src/relay/mesh/agent-gathering.js';
import { ForwardingSequencing } from '../../src/relay/mesh/forwarding.js';
import { Suspects } from '../../src/relay/mesh/suspects.js';
import { NO_MESH, RelayMetrics } from '../../src/relay/metrics.js';
import type { Routing } from '../../src/relay/routing.js';
import type { SequencedLog } from '../../src/relay/sequenced-log.js';
import { Sequencer } from '../../src/relay/sequencer.js';
import { ServedShards } from '../../src/relay/served-shards.js';
import { aloneWith, publishRegistrations } from '../../src/relay/services/publish-service.js';
import { NO_SCRUB } from '../../src/relay/upkeep/scrub.js';
import { NO_UPKEEP } from '../../src/relay/upkeep/upkeep.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { decodeEntry } from '../../src/shard/entry.js';
import { ShardStore } from '../../src/shard/store.js';
import { Channel } from '../../src/wire/channel.js';
import { ChannelPool } from '../../src/wire/channel-pool.js';
import { type TempDir, tempDir } from './temp-dir.js';

type Append = SequencedLog['append'];

export interface PartsRelayOptions {
  /** Default: the embedded log of its own store. */
  logOf?: (store: ShardStore) => SequencedLog;
  /** Default: it is alone. */
  routing?: Routing;
  /** A relay that is silent for longer is passed over. Milliseconds. */
  answerMs?: number;
}

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

  static async start(options: PartsRelayOptions = {}): Promise<PartsRelay> {
    const dir = await tempDir();
    const store = await ShardStore.open({ path: dir.join('data'), lanes: 1 });
    const relay = new PartsRelay(dir, store);
    await relay.#start(options);
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
    const entries = [...(this.store.find(shard)?.entries(1) ?? [])];
    return entries.flatMap((bytes) => decodeEntry(bytes).deltas.map((delta) => decodeDelta(delta).id));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }

  async #start({ logOf, routing, answerMs }: PartsRelayOptions): Promise<void> {
    const { store } = this;
    const log = logOf?.(store) ?? new LmdbLog(store);
    const append: Append = (...args) => this.intercept(() => log.append(...args), args[0].shard);
    const catchUp = 'catchUp' in log ? { catchUp: log.catchUp } : {};
    const sequencer = new Sequencer({ store, log: { append, ...catchUp } });
    const count = () => 0;
    const metrics = new RelayMetrics({
      mesh: () => NO_MESH,
      upkeep: () => NO_UPKEEP,
      audit: () => NO_AUDIT.figures,
      connections: () => 0,
      scrub: () => NO_SCRUB,
      subscribers: count,
      shards: count,
      agents: count,
      diskBytes: count,
    });
    const roster = new AgentRoster();
    const channels = new ChannelPool();
    this.#stack.add(() => channels.close());
    const suspects = new Suspects();
    const silence = answerMs === undefined ? {} : { answerMs };
    const forwarding =
      routing && new ForwardingSequencing({ routing, local: sequencer, channels, suspects, ...silence });
    const registrations = publishRegistrations({
      sequencing: forwarding === undefined ? aloneWith(sequencer) : (caller) => forwarding.for(caller),
      shards: routing === undefined ? store : new ServedShards(store, routing),
      agents: routing === undefined ? ownAgents(roster) : new AgentGathering({ routing, roster, channels }),
      routing,
      metrics,
      onFailure: () => undefined,
      stopping: new AbortController().signal,
    });
    this.#grpc = await this.#stack.start(
      new GrpcServer({ listen: '127.0.0.1:0', registrations, gate: OPEN_GATE }),
    );
    this.#stack.add(() => sequencer.stop());
    this.#stack.add(() => forwarding?.stop());
  }
}
