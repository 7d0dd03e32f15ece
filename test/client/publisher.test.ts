import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Publisher } from '../../src/client/publisher.js';
import { eventually } from '../support/eventually.js';
import { relayFixture } from '../support/relay-fixture.js';
import { SeverableProxy } from '../support/severable-proxy.js';

describe('a publisher on a broken connection', () => {
  it('publishes each delta once, in order, whatever breaks when', async () => {
    await using at = await relayFixture();
    await using proxy = await SeverableProxy.start(at.address);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }), async (breaks) => {
        const shard = `s${run++}`;
        const publisher = new Publisher({ relay: proxy.address, inFlightMax: 20 });
        let done = 0;
        const publishes = Array.from({ length: 80 }, (_, i) =>
          publisher
            .publish(shard, (delta) => delta.put('n', [`k${i}`], i))
            .then((receipt) => {
              if (breaks.includes(++done)) proxy.sever();
              return receipt;
            }),
        );
        const receipts = await Promise.all(publishes);
        expect(receipts.map(({ revision }) => revision)).toEqual(receipts.map((_, i) => i + 1));
        expect((await at.reader().status(shard)).shard?.revision).toBe(80);
        await publisher.close();
      }),
      { numRuns: 15 },
    );
  });

  it('goes on after a restart of the relay, which answers nothing twice', async () => {
    await using at = await relayFixture();
    await using proxy = await SeverableProxy.start(at.address);
    const publisher = at.publisher(proxy.address);
    const publishes: Promise<{ revision: number }>[] = [];
    for (let i = 0; i < 300; i++) {
      publishes.push(publisher.publish('acme', (delta) => delta.put('n', [`k${i}`], i)));
      if (i === 150) {
        await publishes[100];
        await at.restart();
        proxy.sever(at.address);
      }
    }
    await Promise.all(publishes);
    expect((await at.reader().status('acme')).shard?.revision).toBe(300);
  });

  it('gives up when its time is over, or its caller wants', async () => {
    await using at = await relayFixture();
    await using proxy = await SeverableProxy.start('127.0.0.1:1');
    const publisher = new Publisher({ relay: proxy.address });
    const abort = new AbortController();
    const late = publisher.publish('acme', (delta) => delta.put('n', ['k'], 1), { timeoutMs: 50 });
    const unwanted = publisher.publish('acme', (delta) => delta.put('n', ['k'], 1), { signal: abort.signal });
    await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    abort.abort();
    await expect(unwanted).rejects.toMatchObject({ code: 'CANCELLED' });
    proxy.sever(at.address);
    const kept = await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1));
    expect(kept.revision).toBe(1);
    await publisher.close();
  });
});

describe('a publisher with much in flight', () => {
  it('holds back what is over its limits, and publishes all of it', async () => {
    await using at = await relayFixture();
    const publisher = new Publisher({ relay: at.address, inFlightBytesMax: 10_000 });
    const text = 'x'.repeat(1_000);
    const receipts = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        publisher.publish('acme', (delta) => delta.put('n', [`${i}`], text)),
      ),
    );
    expect(receipts.at(-1)?.revision).toBe(200);
    await publisher.close();
  });

  it('publishes many large deltas through the relay’s backpressure', async () => {
    await using at = await relayFixture();
    const publisher = new Publisher({ relay: at.address, inFlightBytesMax: 128 * 1024 ** 2 });
    const json = Buffer.from(JSON.stringify('x'.repeat(700_000)));
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        publisher.publish(`s${i % 3}`, (delta) => delta.put('n', ['k'], json)),
      ),
    );
    await publisher.close();
  });
});

describe('waiting for agents', () => {
  it('lists them by state', async () => {
    await using at = await relayFixture();
    const { watchService } = await import('../../src/wire/services.js');
    const publisher = at.publisher();
    const { token } = await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1));
    expect(await publisher.wait(token)).toMatchObject({ agents: [], complete: true });
    const agents = ['current', 'behind', 'stale', 'gone'].map((agent) => {
      const call = at.channel().bidi(watchService.watch);
      call.on('error', () => undefined).on('data', () => undefined);
      call.write({ open: { shard: 'acme', agent } });
      return call;
    });
    const [current, behind, stale, gone] = agents;
    const states = async (timeoutMs: number) => {
      const answer = await publisher.wait(token, { timeoutMs });
      const byName = Object.fromEntries(answer.agents.map(({ agent, state }) => [agent, state]));
      return { ...byName, complete: answer.complete };
    };
    current?.write({ progress: { sinkRevision: 1, replicaRevision: 1 } });
    stale?.write({ progress: { sinkRevision: 0, replicaRevision: 1, stale: true } });
    await eventually('four agents', async () => (await at.reader().status('acme')).agents.length === 4);
    gone?.cancel();
    await eventually('one is gone', async () => {
      expect(await states(1)).toEqual({ current: 1, behind: 2, stale: 3, gone: 4, complete: false });
      return true;
    });
    const waiting = publisher.wait(token, { timeoutMs: 20_000 });
    behind?.write({ progress: { sinkRevision: 1, replicaRevision: 1 } });
    expect((await waiting).complete).toBe(false); // stale and gone are in the answer, but hold nobody up
    stale?.write({ progress: { sinkRevision: 1, replicaRevision: 1 } });
    await eventually('only the gone one is missing', async () => {
      expect(await states(1)).toEqual({ current: 1, behind: 1, stale: 1, gone: 4, complete: false });
      return true;
    });
  });
});

describe('a broken import', () => {
  it('goes on behind what is stored, and is one revision', async () => {
    await using at = await relayFixture();
    await using proxy = await SeverableProxy.start(at.address);
    const publisher = at.publisher(proxy.address);
    let breaks = 0;
    const rows = Array.from({ length: 60_000 }, (_, i) => ({
      collection: 'tuples',
      key: [`doc:${i}`, 'viewer', 'user:anne'],
      value: true,
    }));
    const receipt = await publisher.importRecords('acme', rows, {
      importId: 'broken',
      onProgress: ({ records }) => {
        if (records > (breaks + 1) * 12_000) {
          breaks++;
          proxy.sever();
        }
      },
    });
    expect(breaks).toBeGreaterThan(2);
    expect(receipt).toMatchObject({ revision: 1, records: 60_000 });
    expect((await at.reader().root('acme')).records).toBe(60_000);
  });
});
