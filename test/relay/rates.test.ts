import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agent } from '../../src/agent/agent.js';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { Bucket } from '../../src/relay/bucket.js';
import { MemoryGuard } from '../../src/relay/memory-guard.js';
import { Channel } from '../../src/wire/channel.js';
import { watchService } from '../../src/wire/services.js';
import { fromServiceError } from '../../src/wire/status.js';
import { VERSION_KEY } from '../../src/wire/version.js';
import { ManualClock } from '../agent/manual-clock.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

async function refusals(at: RelayFixture, keys: Keys, reason: string): Promise<number> {
  const headers = { authorization: `Bearer ${await keys.token('monitor', [])}` };
  const text = await (await fetch(`http://${at.relay.httpAddress}/metrics`, { headers })).text();
  return Number(new RegExp(`refused_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1]);
}

describe('a bucket', () => {
  it('gives its rate in the mean, a second’s worth at once, and the largest thing as well', () => {
    const amounts = fc.array(fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 2_000 })), { maxLength: 60 });
    fc.assert(
      fc.property(amounts, (steps) => {
        const clock = new ManualClock();
        const sinceMs = clock.monotonic();
        const bucket = new Bucket(100, clock);
        let taken = 0;
        let last = 0;
        for (const [amount, passMs] of steps) {
          clock.advance(passMs);
          if (bucket.waitMs > 0) continue;
          bucket.take(amount);
          taken += amount;
          last = amount;
        }
        expect(taken - last).toBeLessThanOrEqual(100 + ((clock.monotonic() - sinceMs) / 1_000) * 100);
        clock.advance(Math.ceil(bucket.waitMs));
        expect(bucket.waitMs).toBe(0);
      }),
    );
  });

  it('without a rate gives whatever is asked for', () => {
    const bucket = new Bucket(0, new ManualClock());
    bucket.take(1e12);
    expect(bucket.waitMs).toBe(0);
    expect(bucket.isFull).toBe(true);
  });
});

describe('a principal', () => {
  it('publishes no more operations a second than it may, in order, and nobody else waits for it', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({
      auth: { jwks: keys.jwks },
      rates: { operations: 50 },
      http: '127.0.0.1:0',
    });
    const token = (name: string) => keys.token('publisher', ['*'], { name });
    await using busy = new Publisher({ relay: at.address, token: await token('busy') });
    await using calm = new Publisher({ relay: at.address, token: await token('calm') });
    const sinceMs = performance.now();
    const all = Array.from({ length: 150 }, (_, n) => busy.publish('a', (d) => d.put('n', ['k'], n)));
    const other = await calm.publish('b', (d) => d.put('n', ['k'], 1));
    expect([other.revision, performance.now() - sinceMs < 1_500]).toEqual([1, true]);
    const receipts = await Promise.all(all);
    expect(receipts.map(({ revision }) => revision)).toEqual(receipts.map((_, n) => n + 1));
    expect(performance.now() - sinceMs).toBeGreaterThan(1_500);
    expect(await refusals(at, keys, 'rate')).toBeGreaterThan(0);
  }, 60_000);

  it('has no more calls open than it may, and is told when to come again', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({ auth: { jwks: keys.jwks }, rates: { streams: 2 } });
    const token = await keys.token('agent', ['a']);
    using channel = new Channel(at.address, { token });
    const open = () => {
      const call = channel.bidi(watchService.watch);
      const ended = new Promise<Error>((resolve) => call.on('error', resolve));
      const opened = new Promise((resolve) => call.on('data', resolve));
      call.write({ open: { shard: 'a' } });
      return { call, ended, opened };
    };
    const first = open();
    await first.opened;
    const second = open();
    await second.opened;
    const refused = channel.error(await open().ended);
    expect(refused).toMatchObject({
      code: 'RATE_EXCEEDED',
      retry: 'backoff',
      details: { limit: 'streams', retryAfterMs: expect.any(Number) },
    });
    first.call.cancel();
    await eventually('there is room again', async () => {
      const again = open();
      const outcome = await Promise.race([
        again.opened.then(() => 'opened'),
        again.ended.then(() => 'refused'),
      ]);
      if (outcome === 'opened') again.call.cancel();
      return outcome === 'opened';
    });
    second.call.cancel();
  }, 30_000);

  it('is answered RESOURCE_EXHAUSTED in the words of gRPC', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({ auth: { jwks: keys.jwks }, rates: { streams: 1 } });
    const client = new Client(at.address, credentials.createInsecure());
    const metadata = new Metadata();
    metadata.set(VERSION_KEY, '1');
    metadata.set('authorization', `Bearer ${await keys.token('agent', ['a'])}`);
    const call = () => {
      const { path, requestSerialize, responseDeserialize } = watchService.watch;
      return client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata);
    };
    const first = call();
    first.on('error', () => undefined);
    first.write({ open: { shard: 'a' } });
    await new Promise((resolve) => first.on('data', resolve));
    const failure = await new Promise<ServiceError>((resolve) => call().on('error', resolve));
    expect(failure.code).toBe(status.RESOURCE_EXHAUSTED);
    expect(fromServiceError(failure, 'relay').code).toBe('RATE_EXCEEDED');
    first.cancel();
    client.close();
  });

  it('is sent no more of snapshots a second than it may, and all in the end', async () => {
    await using keys = await Keys.make();
    await using dir = await tempDir();
    await using at = await relayFixture({
      auth: { jwks: keys.jwks },
      rates: { bootstrapBytes: 100_000 },
      cutBytes: 64 * 1024,
    });
    await using publisher = new Publisher({ relay: at.address, token: await keys.token('publisher', ['a']) });
    const rows = Array.from({ length: 3_000 }, (_, n) => ({
      collection: 'n',
      key: [`${n}`],
      value: Math.sin(n) + Array.from({ length: 8 }, (_, m) => Math.cos(n * 8 + m)).join(),
    }));
    await publisher.importRecords('a', rows);
    await using agent = new Agent({
      relay: at.address,
      dataDir: dir.path,
      shards: ['a'],
      token: await keys.token('agent', ['a']),
    });
    const sinceMs = performance.now();
    await agent.start();
    expect(performance.now() - sinceMs).toBeGreaterThan(1_500);
    using reader = new Reader({ relay: at.address, token: await keys.token('agent', ['a']) });
    expect((await agent.root('a')).root).toBe((await reader.root('a')).root.toString('hex'));
  }, 60_000);
});

describe('short of memory', () => {
  it('a relay begins no bulk work, and goes on with the rest', async () => {
    await using keys = await Keys.make();
    await using at = await relayFixture({
      auth: { jwks: keys.jwks },
      memoryBytesMax: 1,
      http: '127.0.0.1:0',
    });
    await using publisher = new Publisher({ relay: at.address, token: await keys.token('publisher', ['a']) });
    expect((await publisher.publish('a', (d) => d.put('n', ['k'], 1))).revision).toBe(1);
    using reader = new Reader({ relay: at.address, token: await keys.token('agent', ['a']) });
    expect((await reader.get('a', 'n', ['k'])).record?.json.toString()).toBe('1');
    const scan = async () => {
      for await (const _ of reader.scan('a'));
    };
    await expect(scan()).rejects.toMatchObject({
      code: 'RATE_EXCEEDED',
      retry: 'backoff',
      details: { limit: 'memory' },
    });
    expect(await refusals(at, keys, 'memory')).toBeGreaterThan(0);
  }, 30_000);

  it('is told by resident bytes or by the heap, and not for ever', () => {
    const clock = new ManualClock();
    let figures = { residentBytes: 10, heapShare: 0.1 };
    const guard = new MemoryGuard(100, clock, () => figures);
    const check = () => guard.check();
    const then = (residentBytes: number, heapShare: number) => {
      figures = { residentBytes, heapShare };
      clock.advance(1_000);
    };
    check();
    then(101, 0.1);
    expect(check).toThrow(/memory/);
    then(100, 0.1);
    check();
    then(10, 0.9);
    expect(check).toThrow(/memory/);
    then(10, 0.5);
    check();
  });
});
