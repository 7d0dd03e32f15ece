import { elapsedMs, type Figure, inTurn, type Profile, rate } from './figure.js';
import { barePatch, type Mesh, MOUNT, startMesh, visible } from './mesh.js';
import { until } from './processes.js';
import { PublisherProcess } from './publisher-process.js';
import { batches, randomNumbers, type Tuple } from './tuple-set.js';

const CHANGES = 20_000;
const PATCH_OPERATIONS = 100;

/** Each delta has one change and is acknowledged by itself; the last one is visible when all are. */
export const changeStream: Figure = {
  name: 'g',
  question: 'How many single changes a second go through to one OPA?',
  target: 'at least 0.4 of bare back-to-back PATCHes of 100 operations',
  async run(profile) {
    await using mesh = await startMesh(profile);
    await using publisher = new PublisherProcess(mesh.relay.address);
    const changes = Math.min(CHANGES, Math.floor(profile.tuples / 2));
    const choose = (pair: number) => profile.tupleSet.spread(changes, randomNumbers((pair + 1) * 104_729));
    const ours = new ProcessorTime(mesh, publisher);
    const peer = new ProcessorTime(mesh, publisher);
    const stream = async (value: number) => {
      const tuples = choose(value);
      await publisher.prepare({ tuples, value });
      return () => endToEnd(profile, mesh, publisher, tuples, value);
    };
    await (await stream(99))();
    const pairs = await inTurn(
      profile.pairs ?? 5,
      async (pair) => ours.during(changes, await stream(pair)),
      (pair) => peer.during(changes, () => patches(profile, mesh, choose(pair), pair)),
    );
    return [
      {
        what: 'single-change deltas, publisher to OPA',
        peer: `PATCHes of ${PATCH_OPERATIONS}`,
        unit: 'changes/s',
        target: { kind: 'at least', ratio: 0.4 },
        pairs,
        remarks: [
          `processor time of a change, µs: ${ours.perChange()}; of an operation of the bare PATCHes: ${peer.perChange()}`,
        ],
      },
    ];
  },
};

/** Who spends how much: where all share the processors, this says what there is to gain. */
class ProcessorTime {
  readonly #processes: Readonly<Record<string, () => number>>;
  readonly #spentMs: Record<string, number> = {};
  #changes = 0;

  constructor({ relay, agent, opa, bare }: Mesh, publisher: PublisherProcess) {
    this.#processes = {
      publisher: () => publisher.processorMs,
      bench: () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1_000;
      },
      relay: () => relay.process.processorMs,
      agent: () => agent.processorMs,
      OPA: () => opa.process.processorMs + bare.process.processorMs,
    };
  }

  async during<T>(changes: number, task: () => Promise<T>): Promise<T> {
    const before = Object.entries(this.#processes).map(([name, read]) => [name, read()] as const);
    const done = await task();
    for (const [name, ms] of before) {
      this.#spentMs[name] = (this.#spentMs[name] ?? 0) + (this.#processes[name]?.() ?? Number.NaN) - ms;
    }
    this.#changes += changes;
    return done;
  }

  perChange(): string {
    const each = Object.entries(this.#spentMs).map(
      ([name, ms]) => `${name} ${((ms * 1_000) / this.#changes).toFixed(1)}`,
    );
    return each.join(', ');
  }
}

async function endToEnd(
  { progress }: Profile,
  { opa }: Mesh,
  publisher: PublisherProcess,
  tuples: readonly Tuple[],
  value: number,
): Promise<number> {
  progress('stream of single changes');
  const ms = await elapsedMs(async () => {
    await publisher.publish();
    await until('the last change is visible', () => visible(opa.watch, tuples.at(-1) as Tuple, value));
  });
  for (const tuple of [tuples[0], tuples[Math.floor(tuples.length / 2)]]) {
    if (tuple !== undefined && !(await visible(opa.watch, tuple, value)))
      throw new Error('a change is missing');
  }
  return rate(tuples.length, ms);
}

async function patches(
  { progress }: Profile,
  { bare }: Mesh,
  tuples: readonly Tuple[],
  value: number,
): Promise<number> {
  progress('bare PATCHes');
  const bodies = batches(tuples, PATCH_OPERATIONS).map((batch) => barePatch(batch, value));
  const ms = await elapsedMs(async () => {
    for (const body of bodies) await bare.calls.write('PATCH', MOUNT, body);
  });
  return rate(tuples.length, ms);
}
