// A worker of figure n: agents in one process, each with a replica on disk, and how long each was without a relay.
import { join } from 'node:path';
import { Agent } from '../src/agent/agent.js';
import { GrpcSource } from '../src/agent/sources/grpc-source.js';
import type { Source, SourceEvent, SourceWatch, WatchRequest } from '../src/agent/sources/source.js';
import { answering } from './answering.js';

export interface FollowQuestion {
  readonly open?: {
    /** HOST:PORT each. */
    readonly relays: readonly string[];
    readonly dir: string;
    /** Of an agent each, which follows it. */
    readonly shards: readonly string[];
  };
}

export interface FollowAnswer {
  /** Since it was asked last: from the last event of the relay before until the agent was live again. */
  readonly pauses: readonly {
    readonly shard: string;
    readonly ms: number;
    readonly from: string;
    readonly to: string;
  }[];
  /** Shard → the relay at which it is live. */
  readonly live: ReadonlyMap<string, string>;
}

/** Notes when a relay last said something. */
class HeardSource implements Source {
  readonly #source: Source;
  heardMs = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  get name(): string {
    return this.#source.name;
  }

  relayOf(shard: string): string {
    return this.#source.relayOf(shard);
  }

  watch(request: WatchRequest, signal: AbortSignal): SourceWatch {
    const watch = this.#source.watch(request, signal);
    return {
      report: (progress) => watch.report(progress),
      [Symbol.asyncIterator]: () => this.#events(watch),
    };
  }

  fetchManifest(shard: string, signal: AbortSignal): Promise<Buffer> {
    return this.#source.fetchManifest(shard, signal);
  }

  fetchChunks(shard: string, hashes: readonly Buffer[], signal: AbortSignal): AsyncIterable<Buffer> {
    return this.#source.fetchChunks(shard, hashes, signal);
  }

  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]();
  }

  async *#events(watch: SourceWatch): AsyncGenerator<SourceEvent, void, undefined> {
    for await (const event of watch) {
      this.heardMs = performance.now();
      yield event;
    }
  }
}

const agents: Agent[] = [];
const live = new Map<string, string>();
let pauses: FollowAnswer['pauses'][number][] = [];

async function follow(relays: readonly string[], dir: string, shard: string): Promise<void> {
  const source = new HeardSource(new GrpcSource(relays));
  const agentId = `agent-of-${shard}`;
  const agent = new Agent({
    relay: source.name,
    dataDir: join(dir, shard),
    agentId,
    shards: [shard],
    source,
  });
  agents.push(agent);
  let [from, lostMs] = ['', 0];
  agent.state$.subscribe(([status]) => {
    const isLive = status?.state === 'live';
    if (isLive === live.has(shard)) return;
    if (!isLive) {
      from = live.get(shard) ?? '';
      lostMs = source.heardMs;
      live.delete(shard);
      return;
    }
    const to = source.relayOf(shard);
    live.set(shard, to);
    if (from !== '') pauses.push({ shard, ms: performance.now() - lostMs, from, to });
  });
  await agent.start();
}

answering<FollowQuestion>(
  async ({ open }) => {
    if (open !== undefined) {
      for (const shard of open.shards) await follow(open.relays, open.dir, shard);
    }
    const answer = { pauses, live } satisfies FollowAnswer;
    pauses = [];
    return answer;
  },
  async () => {
    await Promise.all(agents.map((agent) => agent.stop()));
  },
);
