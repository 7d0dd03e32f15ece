import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SinkFeeder, type SinkFeederOptions, type WrittenReport } from '../../src/agent/sinks/feeder.js';
import { OpaSink } from '../../src/agent/sinks/opa-sink.js';
import { Backoff } from '../../src/core/backoff.js';
import type { ShardcastError } from '../../src/core/errors.js';
import { eventually } from '../support/eventually.js';
import { keyOf } from '../support/map-view.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { type Change, change } from './changes.js';
import { MapReplica } from './map-replica.js';

let opa: OpaServer;

beforeEach(async () => {
  opa = await startOpa();
});

afterEach(async () => {
  await opa[Symbol.asyncDispose]();
});

/** A feeder with its sink; after it has stopped, every view must have been disposed exactly once. */
class Fed implements AsyncDisposable {
  readonly replica: MapReplica;
  readonly written: WrittenReport[] = [];
  readonly errors: ShardcastError[] = [];
  readonly sink: OpaSink;
  readonly feeder: SinkFeeder;

  constructor(
    replica: MapReplica,
    url = opa.url,
    options: Partial<SinkFeederOptions> = {},
    agent = 'agent-1',
  ) {
    this.replica = replica;
    this.sink = new OpaSink({ shard: replica.shard, url, agent, timeoutMs: 2_000 });
    this.feeder = new SinkFeeder({
      sink: this.sink,
      source: replica,
      probeIntervalMs: 30,
      retryIntervalMs: 100,
      backoff: new Backoff({ firstMs: 5, lastMs: 20 }),
      onWritten: (report) => this.written.push(report),
      onError: (error) => this.errors.push(error),
      ...options,
    });
  }

  async start(): Promise<this> {
    await this.feeder.start();
    return this;
  }

  apply(...changes: Change[]): void {
    this.feeder.notify(this.replica.apply(changes));
  }

  async inSync(): Promise<void> {
    await eventually('OPA holds the replica', async () => {
      const document = (await opa.data(`/shards/${this.replica.shard}`)) as
        | Record<string, unknown>
        | undefined;
      if (document === undefined) return false;
      const { $sync, ...data } = document;
      if (($sync as { token: string }).token !== this.replica.token) return false;
      expect(data).toEqual(this.replica.document);
      return true;
    });
  }

  /** OPA holds a write before the feeder hears that it does. */
  async reported(): Promise<readonly WrittenReport[]> {
    await this.inSync();
    await eventually('the write is reported', () => this.written.at(-1)?.token === this.replica.token);
    return this.written;
  }

  failedWith(code: string): Promise<true> {
    return eventually(code, () => this.errors.some((error) => error.code === code));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.feeder.stop();
    await this.sink[Symbol.asyncDispose]();
    expect(this.replica.given.map(({ disposed }) => disposed)).toEqual(this.replica.given.map(() => 1));
    const revisions = this.written.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  }
}

function put(id: string, json = 'true'): Change {
  return { kind: 'put', key: keyOf('users', id), json };
}

test('random deltas in random bursts arrive, and nothing goes backwards', async () => {
  let shards = 0;
  const deltas = fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(deltas, fc.integer({ min: 1, max: 20 }), async (all, burst) => {
      await using fed = await new Fed(new MapReplica(`t${shards++}`)).start();
      for (const [index, changes] of all.entries()) {
        fed.apply(...changes);
        if (index % burst === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      }
      await fed.inSync();
      expect(fed.errors).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('a delta that touches nothing is named by OPA, too', async () => {
  await using fed = await new Fed(new MapReplica('t')).start();
  fed.apply(put('anne'));
  await fed.inSync();
  fed.apply();
  expect((await fed.reported()).map(({ revision }) => revision)).toEqual([1, 2]);
});

test('a burst of single changes goes out in patches of bounded size, cut between deltas', async () => {
  await using fed = await new Fed(new MapReplica('t')).start();
  fed.apply(...Array.from({ length: 5_000 }, (_, index) => put(`base${index}`, `"${'x'.repeat(100)}"`)));
  await fed.inSync();
  for (let index = 0; index < 1_000; index++) fed.apply(put(`u${index}`));
  const [, ...patches] = await fed.reported();
  expect(patches.every(({ write }) => write.kind === 'patch')).toBe(true);
  expect(Math.max(...patches.map(({ write }) => write.operations))).toBeLessThanOrEqual(
    fed.sink.costs.recordsPerPatch,
  );
});

test('an emptied OPA is filled again, though the shard is quiet', async () => {
  await using fed = await new Fed(new MapReplica('t')).start();
  fed.apply(put('a'), put('b'));
  fed.feeder.setStale(true);
  await fed.inSync();
  await eventually('stale', () => opa.data('/shards/t/$sync/stale'));
  await opa.restart();
  await fed.inSync();
  expect(await opa.data('/shards/t/$sync/stale')).toBe(true);
});

test('what came while OPA was down arrives when it is back', async () => {
  await using fed = await new Fed(new MapReplica('t')).start();
  fed.apply(put('a'));
  await fed.inSync();
  await opa.kill();
  for (let index = 0; index < 50; index++) fed.apply(put(`u${index}`));
  await fed.failedWith('SINK_UNAVAILABLE');
  await opa.start();
  await fed.inSync();
});

test('answers that are lost do not stop it', async () => {
  await using proxy = await TcpProxy.start({ host: '127.0.0.1', port: opa.port });
  await using fed = await new Fed(new MapReplica('t'), proxy.url).start();
  for (let index = 0; index < 20; index++) {
    proxy.arm(index % 3 === 0 ? 'GET' : 'PATCH', index % 2 === 0 ? 'lose' : 'cut');
    fed.apply(put(`u${index}`));
    await fed.inSync();
  }
});

test('steps that were prepared behind a write that is lost are written after it', async () => {
  await using proxy = await TcpProxy.start({ host: '127.0.0.1', port: opa.port });
  await using fed = await new Fed(new MapReplica('t'), proxy.url).start();
  fed.apply(...Array.from({ length: 5_000 }, (_, index) => put(`base${index}`, `"${'x'.repeat(100)}"`)));
  await fed.inSync();
  for (const fault of ['lose', 'cut', 'lose', 'cut'] as const) {
    const written = fed.written.length;
    proxy.arm('PATCH', fault);
    for (let index = 0; index < 600; index++) fed.apply(put(`u${index}`, `"${fault}${written}"`));
    await fed.inSync();
    expect(fed.written.length - written).toBeGreaterThan(3);
  }
});

test('a restarted agent goes on from what OPA holds', async () => {
  const replica = new MapReplica('t');
  {
    await using fed = await new Fed(replica).start();
    fed.apply(put('a'));
    await fed.inSync();
  }
  replica.apply([put('b')]);
  replica.apply([put('c')]);
  await using fed = await new Fed(replica).start();
  const written = await fed.reported();
  expect(written.map(({ write }) => [write.kind, write.operations])).toEqual([['patch', 2]]);
});

test('an OPA that is ahead is left alone until the replica has caught up', async () => {
  const history = [[put('a')], [put('b')], [put('c')]];
  const ahead = MapReplica.at(new MapReplica('t'), history);
  {
    await using fed = await new Fed(ahead).start();
    await fed.inSync();
  }
  const behind = MapReplica.at(ahead, history.slice(0, 1));
  await using fed = await new Fed(behind).start();
  const held = await fed.sink.held(new AbortController().signal);
  fed.apply(...history[1]!);
  fed.apply(...history[2]!);
  fed.apply(put('d'));
  const written = await fed.reported();
  expect(held?.token).toBe(ahead.token);
  expect(written.map(({ revision }) => revision)).toEqual([4]);
});

test('an OPA that is ahead of a live replica is replaced', async () => {
  const ahead = MapReplica.at(new MapReplica('t'), [[put('a')], [put('b')]]);
  {
    await using fed = await new Fed(ahead).start();
    await fed.inSync();
  }
  await using fed = await new Fed(MapReplica.at(ahead, [[put('x')]])).start();
  fed.feeder.setLive(true);
  await fed.inSync();
});

test('of two agents the later one has the mount, and the other says so and keeps away', async () => {
  await using older = await new Fed(new MapReplica('t'), opa.url, {}, 'agent-1').start();
  older.apply(put('a'));
  await older.inSync();
  await using newer = await new Fed(new MapReplica('t'), opa.url, {}, 'agent-2').start();
  newer.apply(put('b'));
  await newer.inSync();
  older.apply(put('c'));
  await older.failedWith('SINK_TAKEN');
  newer.apply(put('d'));
  await newer.inSync();
  older.apply(put('e'));
  await eventually('said again', () => older.errors.filter(({ code }) => code === 'SINK_TAKEN').length > 1);
  await newer.inSync();
  expect(newer.errors).toEqual([]);
});

test('a record of $policies is SINK_UNSUPPORTED until it is gone', async () => {
  await using fed = await new Fed(new MapReplica('t')).start();
  fed.apply(put('a'));
  await fed.inSync();
  const policy = keyOf('$policies', 'main');
  fed.apply({ kind: 'put', key: policy, json: '"package main"' });
  await fed.failedWith('SINK_UNSUPPORTED');
  fed.apply(put('b'), { kind: 'delete', key: policy });
  await fed.inSync();
});

test('it stops while OPA hangs', async () => {
  await using fed = await new Fed(new MapReplica('t')).start();
  fed.apply(put('a'));
  await fed.inSync();
  await opa.pause();
  fed.apply(put('b'));
  await fed.feeder.stop();
  opa.resume();
});

test('more keys than may wait make one write of the whole document', async () => {
  await using fed = new Fed(new MapReplica('t'), opa.url, { keysMax: 100 });
  fed.apply(put('a'));
  await fed.start();
  await fed.inSync();
  fed.apply(...Array.from({ length: 200 }, (_, index) => put(`u${index}`)));
  expect((await fed.reported()).at(-1)?.write.kind).toBe('put');
});
