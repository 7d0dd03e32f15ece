import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deferred, deferred } from '../../src/core/deferred.js';
import type { ShardcastError } from '../../src/core/errors.js';
import type { LoggedEntry } from '../../src/log/delta-log.js';
import type { Follower, FollowListener } from '../../src/log/jetstream/follower.js';
import { eventually } from '../support/eventually.js';
import type { NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { FreshnessCheck } from './freshness-check.js';
import { initialiseOn, OpenLog, startMesh, wipe } from './jetstream-fixture.js';
import { Writers } from './writer.js';

/** Up to three partitions of a stream are picked by the server, more are not. */
const WIDE = { partitions: 64, streams: 2 };
const everyPartition = Array.from({ length: WIDE.partitions }, (_, partition) => partition);
const shards = Array.from({ length: 12 }, (_, n) => `shard-${n}`);
const lateShards = shards.map((shard) => `late-${shard}`);
/** Several questions for the end of a stream could have been asked and answered. */
const A_WHILE_MS = 2_000;

class Heard implements FollowListener {
  readonly byShard = new Map<string, number[]>([...shards, ...lateShards].map((shard) => [shard, []]));
  held: Deferred<void> | undefined;
  entry({ entry }: LoggedEntry): void | Promise<void> {
    // Handed over is what was handled.
    const handled = () => void this.byShard.get(entry.shard)?.push(entry.firstRevision);
    if (this.held === undefined) return handled();
    return this.held.promise.then(handled);
  }
  broken(failure: ShardcastError): void {
    throw failure;
  }
}

describe.each([1, 3] as const)('how fresh a follower is, %i server(s)', (count) => {
  let servers: NatsServers;
  let open: OpenLog;
  beforeAll(async () => {
    servers = await startMesh(count);
    await wipe(servers);
    await initialiseOn(servers, count, WIDE);
    open = await OpenLog.open(servers.addresses);
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
    await servers?.[Symbol.asyncDispose]();
  });

  /** Resolves when it is proven for a moment after the call, on every stream or on one. */
  async function provenAnew(follower: Follower, streams: readonly number[] = [0, 1]): Promise<void> {
    const calledMs = performance.now();
    await eventually('it is proven anew', () =>
      streams.every((stream) => (follower.provenMs(stream) ?? 0) > calledMs),
    );
  }

  it('is proven again and again, idle or busy', async () => {
    const heard = new Heard();
    await using follower = open.log.follow(everyPartition, new Map(), heard);
    expect(follower.provenMs(0)).toBeUndefined();
    await provenAnew(follower);
    await provenAnew(follower);
    await using writers = new Writers(open.log, shards);
    using check = new FreshnessCheck(open.log, follower, writers.all, heard.byShard);
    for (let round = 0; round < 3; round++) await provenAnew(follower);
    expect(check.lies).toEqual([]);
    expect(check.claims.get(0)?.length).toBeGreaterThanOrEqual(3);
  });

  it('is never claimed before it is so, also of one that lags and hears late', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    proxy.delayMs = 50;
    await using late = await OpenLog.open([proxy.address], {}, { ignoreClusterUpdates: true });
    const heard = new Heard();
    await using follower = late.log.follow(everyPartition, new Map(), heard);
    await using writers = new Writers(open.log, lateShards);
    using check = new FreshnessCheck(open.log, follower, writers.all, heard.byShard);
    for (let round = 0; round < 3; round++) {
      heard.held = deferred();
      const written = writers.all[0]?.last ?? 0;
      await eventually('entries wait', () => (writers.all[0]?.last ?? 0) > written + 50);
      heard.held.resolve();
      heard.held = undefined;
      await provenAnew(follower);
    }
    expect(check.lies).toEqual([]);
  });

  it('is proven for a few quiet partitions while the others of their streams are busy', async () => {
    const written = new Set(shards.map((shard) => open.log.partitionOf(shard)));
    const quiet = everyPartition.filter((partition) => !written.has(partition)).slice(0, 4);
    await using follower = open.log.follow(quiet, new Map(), new Heard());
    const streams = [...follower.positions.keys()];
    await using _ = new Writers(
      open.log,
      shards.map((shard) => `quiet-${shard}`).filter((shard) => !quiet.includes(open.log.partitionOf(shard))),
    );
    for (let round = 0; round < 3; round++) await provenAnew(follower, streams);
  });

  it('is not proven for an entry that is being handled', async () => {
    const heard = new Heard();
    await using follower = open.log.follow(everyPartition, new Map(), heard);
    await provenAnew(follower);
    heard.held = deferred();
    const { entry, bytes } = new EntryChain('held').next(tuple('a'));
    await open.log.append(entry, bytes, 0);
    const appendedMs = performance.now();
    const stream = open.log.partitionOf('held') % WIDE.streams;
    for (let round = 0; round < 3; round++) await provenAnew(follower, [1 - stream]);
    expect(follower.provenMs(stream)).toBeLessThan(appendedMs);
    heard.held.resolve();
    await provenAnew(follower);
  });

  it('is proven no more when nothing comes back from NATS, until something does', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using away = await OpenLog.open([proxy.address], {}, { ignoreClusterUpdates: true });
    await using follower = away.log.follow(everyPartition, new Map(), new Heard());
    await provenAnew(follower);
    proxy.mute();
    const mutedMs = performance.now();
    await eventually('a while has passed', () => performance.now() > mutedMs + A_WHILE_MS);
    expect(follower.provenMs(0)).toBeLessThanOrEqual(mutedMs);
    expect(follower.provenMs(1)).toBeLessThanOrEqual(mutedMs);
    proxy.sever();
    await provenAnew(follower);
  });
});

describe('how fresh a follower is when servers hang', () => {
  it('is proven no more while the server hangs', async () => {
    await using servers = await startMesh(1);
    await using open = await OpenLog.open(servers.addresses);
    await using follower = open.log.follow([0, 1, 2, 3], new Map(), new Heard());
    const fresh = () =>
      eventually('it is proven', () => (follower.provenMs(1) ?? 0) > performance.now() - 600);
    await fresh();
    await servers.server.pause();
    const pausedMs = performance.now();
    await eventually('a while has passed', () => performance.now() > pausedMs + A_WHILE_MS);
    expect(follower.provenMs(0)).toBeLessThanOrEqual(pausedMs);
    expect(follower.provenMs(1)).toBeLessThanOrEqual(pausedMs);
    servers.server.resume();
    await fresh();
  });

  it('is proven no more by a leader that has lost the others, though it answers', async () => {
    await using servers = await startMesh(3);
    await using open = await OpenLog.open(servers.addresses);
    const { cluster } = await open.streamInfo(0);
    const leader = servers.node(cluster?.leader ?? '');
    await using beside = await OpenLog.open([leader.address], {}, { ignoreClusterUpdates: true });
    await using follower = beside.log.follow([0, 2, 4, 6], new Map(), new Heard());
    await eventually('it is proven', () => (follower.provenMs(0) ?? 0) > performance.now() - 2_000);
    const others = servers.nodes.filter((node) => node !== leader);
    for (const node of others) await node.pause();
    const pausedMs = performance.now();
    let answered = 0;
    await eventually('a while has passed', async () => {
      if ((await beside.streamInfo(0)).cluster?.leader === leader.name) answered++;
      return performance.now() > pausedMs + 2 * A_WHILE_MS;
    });
    expect(answered).toBeGreaterThan(3);
    expect(follower.provenMs(0)).toBeLessThanOrEqual(pausedMs);
    for (const node of others) node.resume();
    await eventually('it is proven again', () => (follower.provenMs(0) ?? 0) > pausedMs, {
      timeoutMs: 45_000,
    });
  }, 90_000);
});
