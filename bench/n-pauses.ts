import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Publisher } from '../src/client/publisher.js';
import { Stack } from '../src/core/lifecycle.js';
import { type Figure, type Measure, type Profile, quantile } from './figure.js';
import type { FollowAnswer, FollowQuestion } from './following.js';
import { BenchMesh, type MeshRelay } from './nats-mesh.js';
import { until } from './processes.js';
import { Worker } from './worker.js';

const AGENTS = 100;
const PROCESSES = 4;
const RELAYS = 3;
/** Publishes a second, the shards in turn. */
const RATE = 400;
const TICK_MS = 25;
/** Of a member, by default; a relay that is killed may be missed a second longer. */
const KILLED_MS_MAX = 5_000 + 1_000;
const DRAINED_MS_MAX = 250;
/** All that follows from a deed is over after this long. */
const AFTER_MS = 8_000;

type Pause = FollowAnswer['pauses'][number];

/** 100 agents in four processes, each of a shard of its own. */
class Agents implements AsyncDisposable {
  readonly shards = Array.from({ length: AGENTS }, (_, n) => `tenant-${n}`);
  readonly #workers = Array.from(
    { length: PROCESSES },
    () => new Worker<FollowQuestion, FollowAnswer>('following'),
  );

  async open(relays: readonly string[], dir: string): Promise<void> {
    const each = AGENTS / PROCESSES;
    await Promise.all(
      this.#workers.map((worker, index) => {
        const shards = this.shards.slice(index * each, (index + 1) * each);
        return worker.ask({ open: { relays, dir, shards } });
      }),
    );
  }

  /** Those that ended since it was called last, when all agents are live. */
  async pauses(): Promise<readonly Pause[]> {
    const pauses: Pause[] = [];
    await until('all agents are live', async () => {
      const answers = await Promise.all(this.#workers.map((worker) => worker.ask({})));
      pauses.push(...answers.flatMap((answer) => answer.pauses));
      return answers.every(({ live }) => live.size === AGENTS / PROCESSES) ? true : undefined;
    });
    return pauses;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker[Symbol.asyncDispose]()));
  }
}

/** Publishes at a constant rate, whatever happens, and notes how long each took. */
class Load implements AsyncDisposable {
  readonly #publisher: Publisher;
  readonly #shards: readonly string[];
  readonly #underWay = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  #longestMs = 0;
  #failure: unknown;

  constructor(relays: readonly string[], shards: readonly string[]) {
    this.#publisher = new Publisher({ relay: relays, name: 'bench' });
    this.#shards = shards;
    this.#running = this.#run();
  }

  /** The longest time between a publish and its receipt, of those that ended since it was asked last. */
  longestMs(): number {
    if (this.#failure !== undefined) throw this.#failure;
    const longest = this.#longestMs;
    this.#longestMs = 0;
    return longest;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#running;
    await Promise.all(this.#underWay);
    await this.#publisher.close();
  }

  async #run(): Promise<void> {
    const startedMs = performance.now();
    for (let n = 0; !this.#ending.signal.aborted; ) {
      const due = ((performance.now() - startedMs) / 1_000) * RATE;
      for (; n < due; n++) this.#publish(n);
      await delay(TICK_MS);
    }
  }

  #publish(n: number): void {
    const shard = this.#shards[n % this.#shards.length] ?? '';
    const begun = performance.now();
    const done = this.#publisher
      .publish(shard, (delta) => delta.put('tuples', [`doc:${n % 1_000}`, 'viewer', 'user:1'], n))
      .then(() => {
        this.#longestMs = Math.max(this.#longestMs, performance.now() - begun);
      })
      .catch((failure: unknown) => {
        this.#failure ??= failure;
      })
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }
}

interface Kind {
  readonly what: string;
  readonly limitMs: number;
  readonly peer: string;
  do(relay: MeshRelay): Promise<void>;
}

const KINDS: readonly Kind[] = [
  {
    what: 'its relay was killed',
    limitMs: KILLED_MS_MAX,
    peer: 'expiry of a member and 1 s',
    do: (relay) => relay.kill(),
  },
  { what: 'its relay was drained', limitMs: DRAINED_MS_MAX, peer: 'limit', do: (relay) => relay.drain() },
];

export const pauses: Figure = {
  name: 'n',
  question: 'How long is an agent without a relay when its relay is killed, and when it is drained?',
  target: 'p99 under the expiry of a member and a second when it is killed; under 250 ms when it is drained',
  async run(profile) {
    profile.progress('start three relays and 100 agents');
    await using mesh = await BenchMesh.start(join(profile.dir, 'mesh'), { relays: RELAYS });
    await using stack = new Stack();
    const agents = new Agents();
    stack.add(() => agents[Symbol.asyncDispose]());
    const load = new Load(mesh.addresses, agents.shards);
    stack.add(() => load[Symbol.asyncDispose]());
    await agents.open(mesh.addresses, join(profile.dir, 'agents'));
    const measures: Measure[] = [];
    for (const kind of KINDS) measures.push(await measure(profile, kind, mesh, agents, load));
    return measures;
  },
};

/** Every relay in turn; each is back, and all is at rest, before the next. */
async function measure(
  { pairs, progress }: Profile,
  { what, limitMs, peer, do: strike }: Kind,
  mesh: BenchMesh,
  agents: Agents,
  load: Load,
): Promise<Measure> {
  const found: Pause[] = [];
  let longestMs = 0;
  const rounds = pairs ?? RELAYS;
  for (let round = 0; round < rounds; round++) {
    progress(`${what}: round ${round + 1} of ${rounds}`);
    const relay = mesh.relays[round % mesh.relays.length] as MeshRelay;
    await mesh.settled();
    await agents.pauses();
    load.longestMs();
    const startedMs = performance.now();
    await strike(relay);
    await delay(AFTER_MS - (performance.now() - startedMs));
    found.push(...(await agents.pauses()).filter(({ from }) => from === relay.address));
    longestMs = Math.max(longestMs, load.longestMs());
    await relay.start();
  }
  const times = found.map(({ ms }) => ms);
  const p99 = quantile(times, 0.99);
  const [median, max] = [quantile(times, 0.5), Math.max(...times)].map((ms) => ms.toFixed(0));
  return {
    what: `an agent without a relay when ${what}, p99`,
    peer,
    unit: 'ms',
    target: { kind: 'at most', ratio: 1 },
    pairs: [{ ours: p99, peer: limitMs }],
    remarks: [
      `${what}: ${times.length} pauses, median ${median} ms, longest ${max} ms; a publish took ${longestMs.toFixed(0)} ms at the longest`,
    ],
  };
}
