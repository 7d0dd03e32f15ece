import { once } from 'node:events';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { expect, test } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { eventually } from '../support/eventually.js';
import { bendNode } from '../support/lmdb-file.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';
import { Oracle, openAgent, SHARD, snapshotsOf, statusOf, untilLive, untilTrouble } from './agent-fixture.js';
import { TamperingSource } from './tampering-source.js';

const objects = (count: number) => Array.from({ length: count }, (_, n) => `doc:${n}-${(n * 7919) % 9973}`);

/** Until the agent reads at the oracle's revision what the oracle has. */
async function untilEqual(agent: Awaited<ReturnType<typeof openAgent>>, oracle: Oracle): Promise<void> {
  await agent.shard(SHARD).atLeast(oracle.token);
  expect([...agent.shard(SHARD).scan('tuples')].length).toBe(
    [...oracle.fold.keys()].filter((key) => key.startsWith('tuples\0')).length,
  );
  await untilLive(agent);
}

test('a damaged chunk is named, asked for again, and only the missing ones are', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(40_000));
  const source = new TamperingSource(relay.address);
  let frames = 0;
  source.onChunk = (frame) => {
    if (++frames !== 5) return frame;
    const damaged = Buffer.from(frame);
    damaged[damaged.length - 20] = (damaged[damaged.length - 20] as number) ^ 1;
    return damaged;
  };
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await untilEqual(agent, oracle);
  const [first = 0, second = 0] = source.chunksAsked;
  expect(first).toBeGreaterThan(5);
  expect(second).toBe(first - 4);
  expect(agent.followers()[0]?.counts.failures).toBe(1);
});

test('a bit that flips on the network is found, whatever it hits', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(40_000));
  await using proxy = await FlippingProxy.start(relay.address, 120_000);
  await using agent = await openAgent({ relay: proxy.address, dataDir: dir.path });
  await untilEqual(agent, oracle);
  expect(proxy.flipped).toBe(1);
  expect(agent.followers()[0]?.counts.failures).toBeGreaterThan(0);
});

test('a manifest that is cut short is refused, and the next one is taken', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(100));
  const source = new TamperingSource(relay.address);
  let isDamaged = true;
  source.onManifest = (manifest) => (isDamaged ? manifest.subarray(0, -9) : manifest);
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await eventually('a named error', () => statusOf(agent).errors.length > 0);
  expect(['CORRUPT', 'MALFORMED']).toContain(statusOf(agent).errors[0]?.code);
  expect(statusOf(agent)).toMatchObject({ state: 'bootstrapping', ready: false, revision: 0 });
  expect(() => agent.shard(SHARD).get('tuples', ['a'])).toThrow(
    expect.objectContaining({ code: 'UNAVAILABLE' }),
  );
  isDamaged = false;
  await untilEqual(agent, oracle);
});

test('a manifest of another shard is refused', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const other = new Oracle(relay.publisher(), 'other');
  await other.import(objects(10));
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(10));
  const stolen = await new TamperingSource(relay.address).fetchManifest(
    'other',
    new AbortController().signal,
  );
  const source = new TamperingSource(relay.address);
  source.onManifest = () => stolen;
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await untilTrouble(agent, 'MALFORMED');
  source.onManifest = (manifest) => manifest;
  await untilEqual(agent, oracle);
});

test('an entry that is lost on the way is a gap: the agent resumes, without a snapshot', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  const source = new TamperingSource(relay.address);
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await untilEqual(agent, oracle);
  let lose = 1;
  source.onEvent = (event) => (event.kind === 'entry' && lose-- > 0 ? undefined : event);
  await oracle.tuple('doc:2');
  await oracle.tuple('doc:3');
  await untilEqual(agent, oracle);
  expect(snapshotsOf(agent)).toBe(0);
  expect(source.watches.length).toBe(2);
});

test('the last entry of a quiet shard is missed by heartbeats', async () => {
  await using relay = await relayFixture({ heartbeatMs: 50 });
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  const source = new TamperingSource(relay.address);
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await untilEqual(agent, oracle);
  let lose = 1;
  source.onEvent = (event) => (event.kind === 'entry' && lose-- > 0 ? undefined : event);
  await oracle.tuple('doc:2');
  await untilEqual(agent, oracle);
  expect(source.watches.length).toBe(2);
});

test('an entry that is damaged every time is passed by with a snapshot', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  const source = new TamperingSource(relay.address);
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await untilEqual(agent, oracle);
  source.onEvent = (event) =>
    event.kind === 'entry' ? { ...event, bytes: event.bytes.subarray(0, event.bytes.length - 3) } : event;
  await oracle.tuple('doc:2');
  await untilEqual(agent, oracle);
  expect(snapshotsOf(agent)).toBe(1);
});

test('a relay that speaks no version of ours is named, asked again, and followed when it does', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.tuple('doc:1');
  const source = new TamperingSource(relay.address);
  let isRefused = true;
  source.onEvent = (event) => {
    if (!isRefused) return event;
    const failure = new ShardcastError('VERSION_UNSUPPORTED', 'protocol version "1"; this relay speaks 2');
    return { kind: 'goodbye', reason: 'refused', retryAfterMs: 0, failure };
  };
  await using agent = await openAgent({ relay: relay.address, dataDir: dir.path, source });
  await untilTrouble(agent, 'VERSION_UNSUPPORTED');
  const watches = source.watches.length;
  expect(watches).toBeLessThan(5);
  isRefused = false;
  await untilEqual(agent, oracle);
});

test.each([
  ['cut short', (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
  ['overwritten', (path: string) => writeFileSync(path, Buffer.alloc(200_000, 'nonsense'))],
  ['given a node outside its page', bendNode],
])('a replica on disk that was %s is named, moved aside and filled again', async (_, damage) => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(500));
  const options = { relay: relay.address, dataDir: dir.path };
  {
    await using agent = await openAgent(options);
    await untilEqual(agent, oracle);
  }
  damage(dir.join('replica', 'lane-0.mdb'));
  const logged: string[] = [];
  const say = (_fields: object, message: string) => void logged.push(message);
  const logger = { debug: say, info: say, warn: say, error: say };
  await using agent = await openAgent({ ...options, logger });
  await untilEqual(agent, oracle);
  expect(snapshotsOf(agent)).toBe(1);
  expect(logged.join('\n')).toContain('the replica is damaged');
});

test('a chunk that rots on disk is found when it is read, and the replica filled again', async () => {
  await using relay = await relayFixture();
  await using dir = await tempDir();
  const oracle = new Oracle(relay.publisher());
  await oracle.import(objects(20_000));
  const options = { relay: relay.address, dataDir: dir.path };
  let marker: Buffer;
  {
    await using agent = await openAgent(options);
    await untilEqual(agent, oracle);
    const reader = relay.reader();
    const [chunk] = (await reader.manifest(SHARD)).chunks;
    const frames = reader.chunks(SHARD, [chunk?.hash as Buffer]);
    const { value } = await frames.next();
    marker = (value as Buffer).subarray(200, 240);
  }
  const path = dir.join('replica', 'lane-0.mdb');
  const file = readFileSync(path);
  const at = file.indexOf(marker);
  expect(at).toBeGreaterThan(0);
  file[at + 3] = (file[at + 3] as number) ^ 0xff;
  writeFileSync(path, file);
  await using agent = await openAgent(options);
  await untilLive(agent);
  expect(() => [...agent.shard(SHARD).scan('tuples')]).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  await eventually('it is filled again', () => snapshotsOf(agent) === 1);
  await untilEqual(agent, oracle);
  expect(agent.followers()[0]!.counts.damage).toBeGreaterThan(0);
});

/** Flips one bit of what the server sends, once, after so many bytes. */
class FlippingProxy implements AsyncDisposable {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  flipped = 0;

  private constructor(target: string, afterBytes: number) {
    const colon = target.lastIndexOf(':');
    let left = afterBytes;
    this.#server = net.createServer((client) => {
      const server = net.connect(Number(target.slice(colon + 1)), target.slice(0, colon));
      for (const socket of [client, server]) {
        this.#sockets.add(socket);
        socket
          .on('error', () => socket.destroy())
          .on('close', () => {
            client.destroy();
            server.destroy();
          });
      }
      client.on('data', (bytes) => server.write(bytes));
      server.on('data', (bytes) => {
        const given = Buffer.from(bytes);
        if (left > 0 && left <= given.length) {
          given[left - 1] = (given[left - 1] as number) ^ 4;
          this.flipped++;
        }
        left -= given.length;
        client.write(given);
      });
    });
  }

  static async start(target: string, afterBytes: number): Promise<FlippingProxy> {
    const proxy = new FlippingProxy(target, afterBytes);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
