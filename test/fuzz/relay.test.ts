import { Client, credentials, status } from '@grpc/grpc-js';
import { expect, it } from 'vitest';
import { encodeManifest } from '../../src/snapshot/manifest-codec.js';
import * as services from '../../src/wire/services.js';
import { wire } from '../../src/wire/wire.js';
import { openAgent, SHARD } from '../agent/agent-fixture.js';
import { Random } from '../chaos/random.js';
import { batch, begin } from '../support/importing.js';
import { delta } from '../support/publishing.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';
import { call, exchange, recordedBeginning } from './calling.js';
import { mutatedRequest } from './http-requests.js';
import { fuzzSeed, mutated } from './mutation.js';
import { amount, Counts, FUZZ_TIMEOUT_MS, leave, MEMORY_MAX, peakBytes, tell } from './share.js';

const AT_A_TIME = 32;
const UNKNOWN = 2;
const INTERNAL = 13;

const METHODS = Object.entries(services)
  .filter(([name]) => name.endsWith('Service') && name !== 'replicaService')
  .flatMap(([, service]) => Object.values(service as Record<string, { path: string }>))
  .map(({ path }) => path);

interface Body {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Requests that would do something. */
function bodies(): Body[] {
  const { publishService, readService, watchService, importService, snapshotService, archiveService } =
    services;
  const options = { atRevision: 1 };
  const publish = { number: 1, shard: SHARD, delta: delta((d) => d.put('users', ['z'], 1)), expect: '0' };
  const key = Buffer.from('a');
  const made = [
    [publishService.publish, wire.PublishBatch.encode({ requests: [publish] })],
    [publishService.deleteShard, wire.DeleteShardRequest.encode({ shard: 'gone', id: 'x' })],
    [readService.get, wire.GetRequest.encode({ shard: SHARD, collection: 'users', key, options })],
    [
      readService.scan,
      wire.ScanRequest.encode({ shard: SHARD, collection: 'users', keyPrefix: key, limit: 5 }),
    ],
    [readService.log, wire.LogRequest.encode({ shard: SHARD, fromRevision: 1, collection: 'users' })],
    [readService.diff, wire.DiffRequest.encode({ shard: SHARD, fromRevision: 0, toRevision: 2 })],
    [watchService.watch, wire.WatchRequest.encode({ open: { shard: SHARD, cursor: '', agent: 'fuzz' } })],
    [importService.import, wire.ImportRequest.encode({ begin: begin('fuzz', { shard: 'fuzzed' }) })],
    [
      snapshotService.getChunks,
      wire.GetChunksRequest.encode({ shard: SHARD, hashes: [Buffer.alloc(32, 1)] }),
    ],
    [
      archiveService.restoreShard,
      wire.RestoreShardRequest.encode({ shard: SHARD, revision: 1, as: 'elsewhere' }),
    ],
  ] as const;
  return made.map(([{ path }, writer]) => ({ path, bytes: Buffer.from(writer.finish()) }));
}

async function inParallel<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const one = async () => {
    for (const item of left) await task(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
}

async function checkWhole(relay: RelayFixture): Promise<void> {
  const { revision } = await relay.publisher().publish('after', (d) => d.put('users', ['a'], 1));
  expect(revision).toBe(1);
  const core = relay.relay.core!;
  for (const name of core.store.names) expect((await core.scrub.scrub(name)).damages, name).toEqual([]);
  for (const name of core.store.names) {
    const shard = core.store.find(name)!;
    if (shard.head.revision > 0) encodeManifest(await shard.cut());
  }
  await relay.restart();
  expect((await relay.reader().get('after', 'users', ['a'])).revision).toBe(1);
}

it(
  'a relay answers mutated bodies of all its methods, goes on, and its store is whole afterwards',
  async () => {
    const random = new Random(fuzzSeed());
    await using relay = await relayFixture();
    for (const key of ['a', 'b']) await relay.publisher().publish(SHARD, (d) => d.put('users', [key], key));
    const client = new Client(relay.address, credentials.createInsecure());
    const own = bodies();
    const seeds = [...own.map(({ bytes }) => bytes), batch(1, ['doc:a'])];
    // Made before they are sent: what is sent follows from the seed alone.
    const calls = Array.from({ length: amount('bodies') }, (): Body => {
      const { path, bytes } = random.pick(own);
      const isElsewhere = random.integer(1, 4) === 1;
      return { path: isElsewhere ? random.pick(METHODS) : path, bytes: mutated(random, bytes, seeds) };
    });
    const ends = new Counts();
    const wrong = new Set<string>();
    await inParallel(calls, async ({ path, bytes }) => {
      leave(path, bytes);
      const end = await call(client, path, bytes);
      ends.add(typeof end === 'number' ? (status[end] ?? `${end}`) : end);
      if (end === 'hung' || end === UNKNOWN || end === INTERNAL)
        wrong.add(`${path}: ${end}: ${bytes.toString('hex')}`);
    });
    client.close();
    tell({
      kind: 'bodies',
      frames: calls.length,
      counts: ends.all,
      peakBytes: peakBytes(),
      wrong: [...wrong],
    });
    expect([...wrong]).toEqual([]);
    expect(peakBytes()).toBeLessThan(MEMORY_MAX);
    await checkWhole(relay);
  },
  FUZZ_TIMEOUT_MS,
);

it(
  'a relay takes connections that begin in any way, answers or ends them, and goes on',
  async () => {
    const random = new Random(fuzzSeed());
    await using relay = await relayFixture();
    await relay.publisher().publish(SHARD, (d) => d.put('users', ['a'], 1));
    const beginnings = await Promise.all(
      bodies().map(({ path, bytes }) => recordedBeginning(relay.address, path, bytes)),
    );
    const connections = Array.from({ length: amount('connections') }, () =>
      mutated(random, random.pick(beginnings), beginnings),
    );
    const ends = new Counts();
    await inParallel(connections, async (bytes) => {
      leave('connection', bytes);
      ends.add((await exchange(relay.address, bytes)) === '' ? 'ended' : 'answered');
    });
    tell({
      kind: 'connections',
      frames: connections.length,
      counts: ends.all,
      peakBytes: peakBytes(),
      wrong: [],
    });
    expect(ends.all.answered).toBeGreaterThan(0);
    expect(peakBytes()).toBeLessThan(MEMORY_MAX);
    await checkWhole(relay);
  },
  FUZZ_TIMEOUT_MS,
);

it(
  'HTTP of relay and agent answers mutated requests by 4xx, or not at all, and goes on',
  async () => {
    const random = new Random(fuzzSeed());
    await using dir = await tempDir();
    await using relay = await relayFixture({ http: '127.0.0.1:0' });
    await relay.publisher().publish(SHARD, (d) => d.put('users', ['a'], 1));
    await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, http: '127.0.0.1:0' });
    const wrong = new Set<string>();
    const ends = new Counts();
    for (const address of [relay.relay.httpAddress, agent.httpAddress]) {
      const requests = Array.from({ length: amount('requests') / 2 }, () => mutatedRequest(random));
      await inParallel(requests, async (bytes) => {
        leave(address, bytes);
        const answer = await exchange(address, bytes);
        const code = /^HTTP\/1\.[01] (\d+)/.exec(answer)?.[1];
        ends.add(code ?? 'no answer');
        if (code?.startsWith('5') && code !== '503' && code !== '501') wrong.add(answer.slice(0, 300));
      });
      expect((await fetch(`http://${address}/healthz`)).status).toBe(200);
    }
    tell({
      kind: 'requests',
      frames: amount('requests'),
      counts: ends.all,
      peakBytes: peakBytes(),
      wrong: [...wrong],
    });
    expect([...wrong]).toEqual([]);
    expect(peakBytes()).toBeLessThan(MEMORY_MAX);
  },
  FUZZ_TIMEOUT_MS,
);
