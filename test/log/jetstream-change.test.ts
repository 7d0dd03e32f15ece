import { jetstreamManager } from '@nats-io/jetstream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deferred, deferred } from '../../src/core/deferred.js';
import type { ShardcastError } from '../../src/core/errors.js';
import type { LoggedEntry } from '../../src/log/delta-log.js';
import type { Follower, FollowListener } from '../../src/log/jetstream/follower.js';
import { streamName } from '../../src/log/jetstream/mesh-streams.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import type { NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { initialiseOn, OpenLog, startMesh, wipe } from './jetstream-fixture.js';
import { type Writer, Writers } from './writer.js';

/** So many that up to three partitions of a stream are picked by the server, and more are not. */
const WIDE = { partitions: 64, streams: 2 };

/** An election takes four to nine seconds, and there may be two. */
const ELECTIONS_MS = 45_000;

/** One uninterrupted time in which a shard's partition was followed. */
interface Period {
  readonly heard: number[];
  /** What must have been heard when it ends, at the latest: everything above. */
  from: number;
}

/** Holds a follower's changes against what it hands over. */
class Changes implements FollowListener {
  readonly wrong: string[] = [];
  readonly #writers: readonly Writer[];
  readonly #streams: number;
  readonly #periods = new Map<string, Period>();
  #followed = new Set<number>();
  slow = false;
  heard = 0;

  constructor(writers: readonly Writer[], streams: number) {
    this.#writers = writers;
    this.#streams = streams;
  }

  entry({ entry: { shard, firstRevision } }: LoggedEntry): void | Promise<void> {
    const period = this.#periods.get(shard);
    if (period === undefined) this.wrong.push(`${shard}:${firstRevision} is not followed`);
    else if ((period.heard.at(-1) ?? firstRevision - 1) !== firstRevision - 1) {
      this.wrong.push(`${shard}:${firstRevision} after ${period.heard.at(-1)}`);
    }
    period?.heard.push(firstRevision);
    this.heard++;
    return this.slow ? new Promise((resolve) => setImmediate(resolve)) : undefined;
  }

  broken(failure: ShardcastError): void {
    this.wrong.push(failure.message);
  }

  async change(follower: Follower, partitions: readonly number[]): Promise<void> {
    const before = this.#followed;
    this.#followed = new Set(partitions);
    const streamsBefore = new Set([...before].map((partition) => partition % this.#streams));
    const added = this.#writers.filter(
      ({ partition }) => this.#followed.has(partition) && !before.has(partition),
    );
    for (const { shard, begun } of added) this.#periods.set(shard, { heard: [], from: begun });
    const changed = follower.change(partitions);
    for (const { shard, partition } of this.#writers) if (!this.#followed.has(partition)) this.#end(shard);
    await changed;
    for (const { shard, partition, begun } of added) {
      const period = this.#periods.get(shard);
      // The stream had no consumer: promised is what is appended after the change has resolved.
      if (period !== undefined && !streamsBefore.has(partition % this.#streams)) period.from = begun;
    }
  }

  /** Whether something that is written to is followed. */
  get hearing(): boolean {
    return this.#writers.some(({ partition }) => this.#followed.has(partition));
  }

  /** What is followed now is followed to its end. */
  async finish(): Promise<void> {
    for (const { shard, last } of this.#writers) {
      const period = this.#periods.get(shard);
      if (period === undefined) continue;
      const done = () => last <= period.from || period.heard.at(-1) === last;
      await eventually(`${shard} is heard to its end`, done);
      this.#check(shard, period);
    }
  }

  #end(shard: string): void {
    const period = this.#periods.get(shard);
    this.#periods.delete(shard);
    if (period !== undefined) this.#check(shard, period);
  }

  #check(shard: string, { heard: [first], from }: Period): void {
    if (first === undefined || first <= from + 1) return;
    this.wrong.push(`${shard} begins with ${first}, not with ${from + 1} or before`);
  }
}

const shards = Array.from({ length: 24 }, (_, n) => `shard-${n}`);
const partitions = Array.from({ length: WIDE.partitions }, (_, partition) => partition);
const odd = partitions.filter((partition) => partition % 2 === 1);
/** Few, several or all partitions, so that streams have none, some and all; often with two of each stream among them, which thus stay. */
const steps = fc.record({
  set: fc.oneof(
    { weight: 3, arbitrary: fc.subarray(partitions, { maxLength: 4 }) },
    fc.subarray(partitions),
    fc.constantFrom(partitions, odd, []),
  ),
  core: fc.nat(3),
  sever: fc.nat(9),
  slow: fc.boolean(),
  entries: fc.nat(40),
});

describe.each([1, 3] as const)('followers whose partitions change, %i server(s)', (count) => {
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

  it('lose, repeat and reorder nothing of what stays, and miss nothing of what is added', async () => {
    await wipe(servers);
    await initialiseOn(servers, count, WIDE);
    await using log = await OpenLog.open(servers.addresses);
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using away = await OpenLog.open([proxy.address], {}, { ignoreClusterUpdates: true });
    await using writers = new Writers(log.log, shards);
    const rounds = fc.sample(fc.array(steps, { minLength: 50, maxLength: 50 }), { numRuns: 1, seed: 7 });
    const written = writers.all.map(({ partition }) => partition);
    const core = [0, 1].flatMap((parity) => written.filter((one) => one % 2 === parity).slice(0, 2));
    const changes = new Changes(writers.all, WIDE.streams);
    await using follower = away.log.follow([], new Map(), changes);
    for (const [step, { set, core: kept, sever, slow, entries }] of rounds.flat().entries()) {
      changes.slow = slow;
      if (sever === 0) proxy.sever();
      if (step === 20 && count === 3) await servers.node('n1').kill();
      if (step === 30 && count === 3) await servers.node('n1').restart();
      await changes.change(follower, kept === 0 ? set : [...core, ...set]);
      const mark = changes.heard + entries;
      if (changes.hearing) {
        await eventually('entries are heard', () => changes.heard >= mark, { timeoutMs: ELECTIONS_MS });
      }
      expect(changes.wrong).toEqual([]);
    }
    await changes.change(follower, partitions);
    await writers.stop();
    await changes.finish();
    expect(changes.wrong).toEqual([]);
  }, 120_000);
});

describe('a change', () => {
  let servers: NatsServers;
  let open: OpenLog;
  beforeAll(async () => {
    servers = await startMesh(1);
    open = await OpenLog.open(servers.addresses);
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
    await servers?.[Symbol.asyncDispose]();
  });

  const even = [0, 2, 4, 6];
  const uneven = [1, 3, 5, 7];
  let shardsMade = 0;
  /** A shard whose partition is one of some, with one entry. */
  async function shardIn(among: readonly number[]): Promise<string> {
    for (;;) {
      const shard = `made-${shardsMade++}`;
      if (!among.includes(open.log.partitionOf(shard))) continue;
      const { entry, bytes } = new EntryChain(shard).next(tuple('a'));
      await open.log.append(entry, bytes, 0);
      return shard;
    }
  }

  class Heard implements FollowListener {
    readonly shards: string[] = [];
    held: Deferred<void> | undefined;
    entry({ entry }: LoggedEntry): void | Promise<void> {
      this.shards.push(entry.shard);
      return this.held?.promise;
    }
    broken(failure: ShardcastError): void {
      this.shards.push(failure.code);
    }
  }

  it('begins a stream at its end, gives up one without partitions, and keeps the others', async () => {
    await shardIn(uneven);
    const heard = new Heard();
    await using follower = open.log.follow(even, new Map(), heard);
    expect([...follower.positions.keys()]).toEqual([0]);
    await follower.change([...even, ...uneven]);
    const both = [await shardIn(even), await shardIn(uneven)];
    await expect.poll(() => heard.shards.toSorted()).toEqual(both.toSorted());
    await follower.change(uneven);
    expect([...follower.positions.keys()]).toEqual([1]);
    expect(follower.provenMs(0)).toBeUndefined();
    const { consumers } = await jetstreamManager(open.connection);
    await expect.poll(async () => (await collect(consumers.list(streamName(0)))).length).toBe(0);
    await shardIn(even);
    const last = await shardIn(uneven);
    await expect.poll(() => heard.shards.toSorted()).toEqual([...both, last].toSorted());
  });

  it('is done when nobody is busy any more with what is left out', async () => {
    const heard = new Heard();
    heard.held = deferred();
    await using follower = open.log.follow(even, new Map(), heard);
    await shardIn(even);
    await expect.poll(() => heard.shards.length).toBe(1);
    let done = false;
    const changed = follower.change([]).then(() => {
      done = true;
    });
    await shardIn(uneven);
    expect(done).toBe(false);
    heard.held.resolve();
    await changed;
  });

  it('gives way to the next, also while it is under way', async () => {
    const heard = new Heard();
    await using follower = open.log.follow([], new Map(), heard);
    const sets = [even, uneven, [], [...even, ...uneven], even, [], uneven];
    await Promise.all(sets.map((set) => follower.change(set)));
    expect([...follower.positions.keys()]).toEqual([1]);
    await shardIn(even);
    const shard = await shardIn(uneven);
    await expect.poll(() => heard.shards).toEqual([shard]);
  });

  it('says UNAVAILABLE when a stream cannot be asked for its end, and may be repeated', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    const impatient = { answerTimeoutMs: 100, patienceMs: 300 };
    await using away = await OpenLog.open([proxy.address], impatient, { ignoreClusterUpdates: true });
    const heard = new Heard();
    await using follower = away.log.follow(even, new Map(), heard);
    proxy.mute();
    await expect(follower.change(uneven)).rejects.toMatchObject({
      code: expect.stringMatching(/UNAVAIL|DEADLINE/),
    });
    proxy.sever();
    await eventually('the change is made', async () => (await follower.change(uneven)) === undefined);
    const shard = await shardIn(uneven);
    await expect.poll(() => heard.shards).toEqual([shard]);
  });

  it('refuses partitions that there are not, and ends with its follower', async () => {
    const follower = open.log.follow([], new Map(), new Heard());
    for (const wrong of [8, -1, 1.5, Number.NaN]) {
      await expect(follower.change([wrong])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(() => open.log.follow([wrong], new Map(), new Heard())).toThrow(/partitions/);
    }
    await follower[Symbol.asyncDispose]();
    await expect(follower.change([0])).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
