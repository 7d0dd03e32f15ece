import { join } from 'node:path';
import { Stack } from '../src/core/lifecycle.js';
import type { Profile } from './figure.js';
import { type OpaCalls, patchBody } from './opa-calls.js';
import {
  type Process,
  type RunningOpa,
  type RunningRelay,
  startAgent,
  startOpa,
  startRelay,
} from './processes.js';
import { pointer, SHARD, type Tuple } from './tuple-set.js';

/** Where the shard lies in an OPA. */
export const MOUNT = `/v1/data/shards/${SHARD}`;

/** Relay, agent and OPA, each a process of its own, with all tuples; and an OPA that was given them by hand. */
export interface Mesh extends AsyncDisposable {
  readonly relay: RunningRelay;
  readonly agent: Process;
  readonly opa: RunningOpa;
  readonly bare: RunningOpa;
}

export async function startMesh(profile: Profile): Promise<Mesh> {
  const { dir, prepared, tupleSet, progress } = profile;
  const stack = new Stack();
  const keep = <T extends AsyncDisposable>(started: T): T => {
    stack.add(async () => started[Symbol.asyncDispose]());
    return started;
  };
  try {
    progress('start relay, agent and two OPAs');
    await prepared.copyTo(join(dir, 'relay'));
    const relay = keep(await startRelay(join(dir, 'relay')));
    const opa = keep(await startOpa());
    const bare = keep(await startOpa());
    const agent = keep(
      startAgent({ relay: relay.address, opa: opa.url, shard: SHARD, dir: join(dir, 'agent') }),
    );
    await bare.calls.write('PUT', MOUNT, tupleSet.document());
    await agent.until(() => visible(opa.calls, tupleSet.all[0] as Tuple, true));
    return { relay, agent, opa, bare, [Symbol.asyncDispose]: () => stack.stop() };
  } catch (failure) {
    await stack.stop();
    throw failure;
  }
}

/** True once OPA's document has this value; for `until`. */
export async function visible(calls: OpaCalls, tuple: Tuple, value: unknown): Promise<true | undefined> {
  const found = await calls.read(dataPath(tuple));
  return JSON.stringify(found) === JSON.stringify(value) ? true : undefined;
}

export function dataPath(tuple: Tuple): string {
  return `${MOUNT}/${['tuples', ...tuple].map(encodeURIComponent).join('/')}`;
}

/** A PATCH of one value at each of the tuples, as anyone would send it. */
export function barePatch(tuples: readonly Tuple[], value: unknown): Buffer {
  return patchBody(tuples.map(pointer), value);
}
