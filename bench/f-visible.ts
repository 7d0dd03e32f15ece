import { Publisher } from '../src/client/publisher.js';
import { type Figure, inTurn, type Profile, quantile } from './figure.js';
import { barePatch, MOUNT, startMesh, visible } from './mesh.js';
import type { RunningOpa } from './processes.js';
import { randomNumbers, SHARD, type Tuple } from './tuple-set.js';

const CHANGES = 100;
const WARM_UP = 50;

/**
 * Visible: a GET of the record gives the new value. One GET follows the other from the moment that the change is sent, on
 * a connection of its own, for ours and for the peer: what looking costs, and how late it looks, is the same for both.
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
    const publish = (tuple: Tuple, value: number) =>
      publisher.publish(SHARD, (delta) => delta.put('tuples', tuple, value));
    const patch = (tuple: Tuple, value: number) =>
      mesh.bare.calls.write('PATCH', MOUNT, barePatch([tuple], value));
    await block(profile, mesh.opa, publish, 'publish', WARM_UP, 1);
    await block(profile, mesh.bare, patch, 'PATCH', WARM_UP, 1);
    const pairs = await inTurn(
      profile.pairs ?? 7,
      (pair) => p50Of(ours, block(profile, mesh.opa, publish, 'publish', CHANGES, pair + 2)),
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
    const started = performance.now();
    const sent = send(tuple, value);
    while (!(await visible(opa.watch, tuple, value)));
    times.push(performance.now() - started);
    await sent;
  }
  return times;
}

function spread(times: readonly number[]): string {
  const at = (part: number) => quantile(times, part).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
