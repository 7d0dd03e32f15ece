import { Publisher } from '../src/client/publisher.js';
import { type Figure, inTurn, type Profile, quantile } from './figure.js';
import { barePatch, MOUNT, startMesh, visible } from './mesh.js';
import type { RunningOpa } from './processes.js';
import { randomNumbers, SHARD, type Tuple } from './tuple-set.js';

const CHANGES = 100;
const WARM_UP = 50;
/**
 * Between two changes: one does not wait for what the one before has left to do, and an agent commits its replica, and syncs the
 * disk that the relay syncs, up to 20 ms after.
 */
const PAUSE_MS = 25;

/**
 * Visible: a GET of the record gives the new value. The clock runs from the call until then. Nobody looks before the
 * receipt (of a PATCH: its answer) is there; from then on one GET follows the other. Looking from the start would be no
 * earlier but would take the processors from those that bring the change. Relay, agent and GETs together must say the
 * same: after each block the relay is asked whether its agent has reported the last revision from OPA.
 */
export const visibility: Figure = {
  name: 'f',
  question: 'How long from publish until OPA answers with the change?',
  target: "p50 at most 3 times that of OPA's own PATCH",
  async run(profile) {
    await using mesh = await startMesh(profile);
    await using publisher = new Publisher({ relay: mesh.relay.address, name: 'bench' });
    const ours: number[] = [];
    const peer: number[] = [];
    let token = '';
    const publish = async (tuple: Tuple, value: number) => {
      ({ token } = await publisher.publish(SHARD, (delta) => delta.put('tuples', tuple, value)));
    };
    const publishAll = async (changes: number, seed: number) => {
      const times = await block(profile, mesh.opa, publish, 'publish', changes, seed);
      const { complete } = await publisher.wait(token);
      if (!complete) throw new Error(`OPA has ${token}, and its agent does not say so`);
      return times;
    };
    const patch = (tuple: Tuple, value: number) =>
      mesh.bare.calls.write('PATCH', MOUNT, barePatch([tuple], value));
    await publishAll(WARM_UP, 1);
    await block(profile, mesh.bare, patch, 'PATCH', WARM_UP, 1);
    const pairs = await inTurn(
      profile.pairs ?? 7,
      (pair) => p50Of(ours, publishAll(CHANGES, pair + 2)),
      (pair) => p50Of(peer, block(profile, mesh.bare, patch, 'PATCH', CHANGES, pair + 2)),
    );
    return [
      {
        what: 'publish until visible in OPA, p50',
        peer: "OPA's PATCH until visible, p50",
        unit: 'ms',
        target: { kind: 'at most', ratio: 3 },
        pairs,
        remarks: [`publish until visible: ${spread(ours)}; PATCH until visible: ${spread(peer)}`],
      },
    ];
  },
};

async function p50Of(all: number[], measured: Promise<number[]>): Promise<number> {
  const times = await measured;
  all.push(...times);
  return quantile(times, 0.5);
}

async function block(
  { tupleSet, progress }: Profile,
  opa: RunningOpa,
  send: (tuple: Tuple, value: number) => Promise<unknown>,
  name: string,
  changes: number,
  seed: number,
): Promise<number[]> {
  progress(`${name} until visible`);
  const times: number[] = [];
  for (const [index, tuple] of tupleSet.spread(changes, randomNumbers(seed * 7919)).entries()) {
    const value = seed * 1_000_000 + index;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const started = performance.now();
    await send(tuple, value);
    while (!(await visible(opa.watch, tuple, value)));
    times.push(performance.now() - started);
  }
  return times;
}

function spread(times: readonly number[]): string {
  const at = (part: number) => quantile(times, part).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
