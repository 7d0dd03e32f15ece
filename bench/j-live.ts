import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { Agent } from '../src/agent/agent.js';
import { GrpcSource } from '../src/agent/sources/grpc-source.js';
import { Publisher } from '../src/client/publisher.js';
import { Stack } from '../src/core/lifecycle.js';
import { spread } from '../src/relay/spread.js';
import { partitioning } from '../src/shard/partition.js';
import { placing } from '../src/shard/placement.js';
import { entrySpan } from '../src/wire/watch-codec.js';
import { bareLatency } from './bare-nats.js';
import { type Figure, inTurn, type Measure, type Profile, quantile } from './figure.js';
import { BenchMesh, type MeshRelay, PARTITIONS } from './nats-mesh.js';
import { SHARD, type Tuple } from './tuple-set.js';

const ROUND = 500;
const TUPLE: Tuple = ['doc:1', 'viewer', 'user:00000001'];
const PEER = 'bare NATS, until republished';

/** Somebody who sees the shard's revisions go by. */
class Onlooker {
  #seen = 0;
  #awaited: { revision: number; resolve(): void } | undefined;

  saw(revision: number): void {
    this.#seen = revision;
    if (this.#awaited === undefined || revision < this.#awaited.revision) return;
    this.#awaited.resolve();
    this.#awaited = undefined;
  }

  sees(revision: number): Promise<void> {
    if (this.#seen >= revision) return Promise.resolve();
    return new Promise((resolve) => {
      this.#awaited = { revision, resolve };
    });
  }
}

/** One publish at a time, all in this process but the relays and NATS. */
class Live {
  readonly #publisher: Publisher;
  revision = 0;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** Milliseconds from the call until the onlooker has seen it; then the receipt is awaited, too. */
  async once(onlooker: Onlooker): Promise<number> {
    const started = performance.now();
    const receipt = this.publish();
    await onlooker.sees(this.revision + 1);
    const ms = performance.now() - started;
    await receipt;
    return ms;
  }

  async publish(): Promise<void> {
    const { revision } = await this.#publisher.publish(SHARD, (delta) => delta.put('tuples', TUPLE, true));
    this.revision = revision;
  }
}

export const live: Figure = {
  name: 'j',
  question: 'How long from a publish until an agent of a mesh has it?',
  target: 'at most 4 times the p50 of bare NATS, publish to JetStream until a subscriber has it republished',
  async run(profile) {
    profile.progress('start a nats-server and two relays');
    await using mesh = await BenchMesh.start(join(profile.dir, 'mesh'), { relays: 2 });
    await using stack = new Stack();
    const [owner, other] = await ownerFirst(mesh.relays);
    const publisher = new Publisher({ relay: owner.address, name: 'bench' });
    stack.add(() => publisher.close());
    const publishing = new Live(publisher);
    await publishing.publish();
    const connection: NatsConnection = await mesh.nats.connect();
    stack.add(() => connection.close());
    const bare = await bareLatency(connection);
    const measure = async (what: string, onlooker: Onlooker, target?: Measure['target']) => {
      const ours = () => p50(() => publishing.once(onlooker));
      const peer = () => p50(bare);
      await ours();
      await peer();
      profile.progress(what);
      return { what, peer: PEER, unit: 'ms', target, pairs: await inTurn(profile.pairs ?? 5, ours, peer) };
    };
    const four = { kind: 'at most', ratio: 4 } as const;
    return [
      await measure('publish until a watch has it, p50', watching(owner, stack), four),
      await measure('the same, watched at the other replica', watching(other, stack)),
      await measure('publish until an agent has applied it', await applying(owner, mesh, profile, stack)),
    ];
  },
};

async function p50(once: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < ROUND; count++) times.push(await once());
  return quantile(times, 0.5);
}

/** The relay that sequences the shard, and the other one. */
async function ownerFirst(relays: readonly MeshRelay[]): Promise<[MeshRelay, MeshRelay]> {
  const partition = (await partitioning(PARTITIONS))(SHARD);
  const { replicas } = (await placing({ partitions: PARTITIONS }))(relays.map(({ id }) => id));
  const [owner, other] = (replicas[partition] ?? []).map((id) => relays.find((relay) => relay.id === id));
  if (owner === undefined || other === undefined) throw new Error('the shard has no two replicas');
  return [owner, other];
}

/** As an agent watches. */
function watching({ address }: MeshRelay, stack: Stack): Onlooker {
  const onlooker = new Onlooker();
  const source = new GrpcSource(address);
  const ending = new AbortController();
  const follow = async () => {
    for await (const event of source.watch({ shard: SHARD, cursor: '', agent: '' }, ending.signal)) {
      if (event.kind === 'entry') onlooker.saw(entrySpan(event.bytes).lastRevision);
    }
  };
  const following = follow().catch((failure: unknown) => {
    if (!ending.signal.aborted) throw failure;
  });
  stack.add(async () => {
    ending.abort();
    await following;
    source[Symbol.dispose]();
  });
  return onlooker;
}

/** An agent with a replica on disk, in this process. */
async function applying(
  owner: MeshRelay,
  mesh: BenchMesh,
  { dir }: Profile,
  stack: Stack,
): Promise<Onlooker> {
  const onlooker = new Onlooker();
  const places = mesh.relays.map(({ id, address }) => ({ id, address }));
  let agentId = 'agent-0';
  for (let n = 1; spread(agentId, places)[0]?.id !== owner.id; n++) agentId = `agent-${n}`;
  const agent = new Agent({ relay: mesh.addresses, dataDir: join(dir, 'agent'), agentId, shards: [SHARD] });
  agent.changes$.subscribe(({ revision }) => onlooker.saw(revision));
  stack.add(() => agent.stop());
  await agent.start();
  return onlooker;
}
