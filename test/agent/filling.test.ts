import { expect, test } from 'vitest';
import type { Agent } from '../../src/agent/agent.js';
import { GrpcSource } from '../../src/agent/sources/grpc-source.js';
import { eventually } from '../support/eventually.js';
import { documentOf } from '../support/opa-fold.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { relayFixture } from '../support/relay-fixture.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { tempDir } from '../support/temp-dir.js';
import { Oracle, openAgent, SHARD, snapshotsOf, statusOf } from './agent-fixture.js';

const MOUNT = `/v1/data/shards/${SHARD}`;
/** Enough for a few dozen chunks. */
const OBJECTS = Array.from({ length: 40_000 }, (_, n) => `doc:${n}`);

type Frames = AsyncIterable<Buffer>;

/** The real source; `change` has its hand in each transfer of chunks. */
class ChangedSource extends GrpcSource {
  transfers = 0;
  readonly #change: (frames: Frames, transfer: number, count: number) => Frames;

  constructor(relay: string, change: (frames: Frames, transfer: number, count: number) => Frames) {
    super(relay);
    this.#change = change;
  }

  override fetchChunks(shard: string, hashes: readonly Buffer[], signal: AbortSignal): Frames {
    this.transfers++;
    return this.#change(super.fetchChunks(shard, hashes, signal), this.transfers, hashes.length);
  }
}

interface Stage {
  readonly opa: OpaServer;
  readonly proxy: TcpProxy;
  readonly oracle: Oracle;
  fill(change: (frames: Frames, transfer: number, count: number) => Frames): Promise<Agent>;
}

/** A relay with a snapshot and an OPA that lists its requests. */
async function onStage(task: (stage: Stage) => Promise<void>): Promise<void> {
  await using relay = await relayFixture();
  await using opa = await startOpa();
  await using dir = await tempDir();
  await using proxy = await TcpProxy.start({ host: '127.0.0.1', port: Number(new URL(opa.url).port) });
  const oracle = new Oracle(relay.publisher());
  await oracle.import(OBJECTS);
  const agents: Agent[] = [];
  const fill: Stage['fill'] = async (change) => {
    const source = new ChangedSource(relay.address, change);
    const options = { relay: relay.address, source, dataDir: dir.path, opa: { url: proxy.url } };
    const agent = await openAgent(options);
    agents.push(agent);
    return agent;
  };
  try {
    await task({ opa, proxy, oracle, fill });
  } finally {
    for (const agent of agents) await agent.stop();
  }
}

const writes = ({ proxy }: Stage) => proxy.requests.filter((line) => line === `PUT ${MOUNT}`).length;

/** Lets half of the chunks through, waits until OPA was sent some of them, and sees that it shows none. */
async function* pausedHalfway(frames: Frames, count: number, stage: Stage): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const frame of frames) {
    yield frame;
    if (++seen !== Math.floor(count / 2)) continue;
    await eventually('the PUT has begun', () => writes(stage) === 1);
    expect(await documentOf(stage.opa.url, SHARD)).toEqual({ data: {}, revision: undefined });
  }
}

test('a snapshot goes to an OPA that holds nothing while it comes, and shows when all of it is there', () =>
  onStage(async (stage) => {
    const agent = await stage.fill((frames, _, count) => pausedHalfway(frames, count, stage));
    await stage.oracle.inOpa(stage.opa);
    expect(writes(stage)).toBe(1);
    expect(snapshotsOf(agent)).toBe(1);
    await stage.oracle.tuple('doc:after');
    await stage.oracle.inOpa(stage.opa);
    expect(writes(stage)).toBe(1);
  }));

test('a transfer that breaks off leaves OPA as it was; what came of it is not asked for again', () =>
  onStage(async (stage) => {
    async function* broken(frames: Frames, count: number): AsyncGenerator<Buffer> {
      let seen = 0;
      for await (const frame of pausedHalfway(frames, count, stage)) {
        if (seen++ > count / 2) throw new Error('the connection is gone');
        yield frame;
      }
    }
    const counts: number[] = [];
    await stage.fill((frames, transfer, count) => {
      counts.push(count);
      return transfer === 1 ? broken(frames, count) : frames;
    });
    await stage.oracle.inOpa(stage.opa);
    expect(counts).toHaveLength(2);
    expect(counts[1]).toBeLessThan((counts[0] ?? 0) / 2 + 1);
  }));

test('chunks in another order than asked for make the same document', () =>
  onStage(async (stage) => {
    async function* reversed(frames: Frames): AsyncGenerator<Buffer> {
      const all: Buffer[] = [];
      for await (const frame of frames) all.unshift(frame);
      yield* all;
    }
    await stage.fill(reversed);
    await stage.oracle.inOpa(stage.opa);
  }));

test('data without a mark is left alone by the filling, and replaced when the snapshot is installed', () =>
  onStage(async (stage) => {
    const body = JSON.stringify({ foreign: { from: 'a bundle of old' } });
    await fetch(`${stage.opa.url}${MOUNT}`, { method: 'PUT', body });
    await stage.fill(async function* (frames, _, count) {
      let seen = 0;
      for await (const frame of frames) {
        yield frame;
        if (++seen === count - 1) {
          expect((await documentOf(stage.opa.url, SHARD)).data).toEqual(JSON.parse(body));
        }
      }
    });
    await stage.oracle.inOpa(stage.opa);
  }));

test.each(['lose', 'cut'] as const)('the filling meets a connection that OPA ends (%s)', (fault) =>
  onStage(async (stage) => {
    stage.proxy.arm('PUT', fault, MOUNT);
    const agent = await stage.fill((frames) => frames);
    await stage.oracle.inOpa(stage.opa);
    expect(stage.proxy.isArmed).toBe(false);
    await stage.oracle.tuple('doc:after');
    await stage.oracle.inOpa(stage.opa);
    await eventually('no trouble is left', () => statusOf(agent).errors.length === 0);
  }),
);
