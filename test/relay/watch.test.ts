import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../src/client/reader.js';
import type { WatchOptions, WatchStep } from '../../src/client/watch.js';
import { formatCursor, parseCursor } from '../../src/shard/cursor.js';
import { lastRevision } from '../../src/shard/entry.js';
import { nextHistoryHash } from '../../src/shard/history.js';
import { watchService } from '../../src/wire/services.js';
import type { shardcast } from '../../src/wire/wire.js';
import { eventually } from '../support/eventually.js';
import { delta } from '../support/publishing.js';
import { relayFixture } from '../support/relay-fixture.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { staticRouting } from '../support/static-routing.js';

/** Follows a shard until `revision`; every revision must come once, in order. Returns how each step came. */
async function follow(reader: Reader, shard: string, revision: number, options: WatchOptions = {}, from = 0) {
  let last = from;
  const steps: WatchStep[] = [];
  for await (const step of reader.watch(shard, options)) {
    steps.push(step);
    if (step.kind === 'snapshot') last = step.manifest.revision;
    if (step.kind === 'entry') {
      expect(step.entry.firstRevision).toBe(last + 1);
      last = lastRevision(step.entry);
    }
    if (last >= revision) return steps;
  }
  throw new Error(`the watch ended at ${last}`);
}

const json = (bytes: number) => Buffer.from(JSON.stringify('x'.repeat(bytes)));

describe('a watch of a replica that is behind the cursor', () => {
  const places = new Map([['r', { id: 'r', address: '' }]]);
  const routing = staticRouting('r', places, () => ['r']);

  /** The token of the revision that `delta` will make. */
  function tokenAfter(token: string, head: Buffer, delta: Buffer): string {
    const { epoch, revision } = parseCursor(token);
    return formatCursor('s', epoch, revision + 1, nextHistoryHash(head, delta));
  }

  it('goes on from there when the replica has come so far, and never by an older snapshot', async () => {
    await using at = await relayFixture({ routing });
    const publisher = at.publisher();
    const { token } = await publisher.publish('s', (d) => d.put('n', ['k'], 1));
    const head = at.relay.core!.store.open('s').head.hash;
    const next = delta((d) => d.put('n', ['k'], 2));
    const cursor = tokenAfter(token, head, next);
    const following = follow(at.reader(), 's', 3, { cursor }, 2);
    await publisher.publishDelta('s', next);
    await publisher.publish('s', (d) => d.put('n', ['k'], 3));
    expect((await following).map(({ kind }) => kind)).not.toContain('snapshot');
  });

  it('is refused for a time when that takes too long', async () => {
    await using at = await relayFixture({ routing });
    const { token } = await at.publisher().publish('s', (d) => d.put('n', ['k'], 1));
    const { epoch } = parseCursor(token);
    const call = at.channel().bidi(watchService.watch);
    const failed = once(call, 'error');
    call.on('data', () => undefined);
    call.write({ open: { shard: 's', cursor: formatCursor('s', epoch, 9, Buffer.alloc(32)) } });
    const [failure] = (await failed) as [Error];
    expect(at.channel().error(failure)).toMatchObject({ code: 'UNAVAILABLE', retry: 'backoff' });
  });
});

describe('watch', () => {
  it('gives the tail, then what is published, then heartbeats', async () => {
    await using at = await relayFixture({ heartbeatMs: 50 });
    const publisher = at.publisher();
    for (let i = 0; i < 5; i++) await publisher.publish('acme', (delta) => delta.put('n', ['k'], i));
    const following = follow(at.reader(), 'acme', 10);
    for (let i = 0; i < 5; i++) await publisher.publish('acme', (delta) => delta.put('n', ['k'], i));
    await following;
    for await (const step of at.reader().watch('acme')) {
      if (step.kind === 'heartbeat' && step.headRevision === 10) break;
    }
  });

  it('begins before the shard has a history', async () => {
    await using at = await relayFixture();
    const following = follow(at.reader(), 'acme', 1);
    await eventually('a subscriber', async () => (await at.reader().status()).subscribers === 1);
    await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    await following;
  });

  it('resumes in the middle of an entry', async () => {
    await using at = await relayFixture();
    const publisher = at.publisher();
    const receipts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => publisher.publish('acme', (delta) => delta.put('n', ['k'], i))),
    );
    for (const { token, revision } of receipts.slice(0, -1)) {
      await follow(at.reader(), 'acme', 20, { cursor: token }, revision);
    }
  });

  it('never misses nor repeats a revision at the seam between tail and live', async () => {
    await using at = await relayFixture();
    const publisher = at.publisher();
    const reader = at.reader();
    let published = 0;
    let going = true;
    const publishing = (async () => {
      while (going) {
        const batch = Array.from({ length: 8 }, () =>
          publisher.publish('acme', (delta) => delta.put('n', [`k${published++ % 50}`], 'x'.repeat(500))),
        );
        await Promise.all(batch);
      }
    })();
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 400 }),
          fc.integer({ min: 1, max: 300 }),
          async (back, on) => {
            await eventually('something to follow', () => published > 20);
            const { shard } = await reader.status('acme');
            const head = shard?.revision ?? 0;
            const cursor = head <= back ? '' : await tokenAt(reader, head - back);
            const from = cursor === '' ? 0 : parseCursor(cursor).revision;
            await follow(reader, 'acme', head + on, { cursor }, from);
          },
        ),
        { numRuns: 30 },
      );
    } finally {
      going = false;
      await publishing;
    }
  });

  it('tells a laggard SLOW_CONSUMER, drops its frames, and lets it resume without a gap', async () => {
    await using at = await relayFixture({ subscriberBytesMax: 256 * 1024, cutBytes: 1024 ** 3 });
    const publisher = at.publisher();
    const call = at.channel().bidi(watchService.watch);
    call.on('error', () => undefined);
    call.write({ open: { shard: 'acme', cursor: '', agent: 'sleepy' } });
    const reader = at.reader();
    await once(call, 'data'); // the opening
    call.pause();
    await eventually(
      'it is let go',
      async () => {
        await publisher.publish('acme', (delta) => delta.put('n', ['k'], json(500_000)));
        return (await reader.status()).subscribers === 0;
      },
      { intervalMs: 1 },
    );
    const head = (await reader.status('acme')).shard?.revision ?? 0;
    let last = 0;
    let goodbye: shardcast.v1.Goodbye.$Properties | undefined;
    for await (const message of call) {
      const event = message as shardcast.v1.WatchEvent;
      if (event.entry != null && event.entry.length > 0) last++;
      if (event.goodbye != null) goodbye = event.goodbye;
    }
    expect(goodbye?.failure).toMatchObject({ code: 'SLOW_CONSUMER', retry: 'resume' });
    expect(last).toBeLessThan(head);
    await follow(reader, 'acme', head, { cursor: await tokenAt(reader, last) }, last);
  });

  it('reads a long tail at the pace of its reader', async () => {
    await using at = await relayFixture({ subscriberBytesMax: 64 * 1024, cutBytes: 1024 ** 3 });
    const publisher = at.publisher();
    for (let i = 0; i < 40; i++)
      await publisher.publish('acme', (delta) => delta.put('n', ['k'], json(500_000)));
    await follow(at.reader(), 'acme', 40);
  });

  it('offers a snapshot when the deltas are more, and refuses it to who wants deltas only', async () => {
    await using at = await relayFixture();
    const publisher = at.publisher();
    for (let i = 0; i < 20; i++)
      await publisher.publish('acme', (delta) => delta.put('n', ['k'], json(50_000)));
    const reader = at.reader();
    await reader.manifest('acme', { fresh: true });
    const steps = await follow(reader, 'acme', 20);
    expect(steps.find((step) => step.kind === 'snapshot')).toMatchObject({
      reason: expect.stringContaining('bytes'),
    });
    await expect(follow(reader, 'acme', 20, { deltasOnly: true })).rejects.toMatchObject({ code: 'TRIMMED' });
    const { manifest } = steps.find((step) => step.kind === 'snapshot') as WatchStep & { kind: 'snapshot' };
    const hashes = manifest.chunks.map(({ hash }) => hash);
    let frames = 0;
    for await (const frame of reader.chunks('acme', hashes)) {
      expect(frame.length).toBe(manifest.chunks[frames++]?.storedBytes);
    }
    expect(frames).toBe(hashes.length);
  });

  it('sends an agent to the snapshot when an import is published', async () => {
    await using at = await relayFixture();
    await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    const call = at.channel().bidi(watchService.watch);
    call.on('error', () => undefined);
    call.write({ open: { shard: 'acme', agent: 'a1' } });
    await eventually('the agent is there', async () => (await at.reader().status()).subscribers === 1);
    const looking = follow(at.reader(), 'acme', 2);
    await eventually('the observer is there', async () => (await at.reader().status()).subscribers === 2);
    await at.publisher().importRecords('acme', [{ collection: 'n', key: ['a'], value: 1 }]);
    let reason = '';
    for await (const message of call) reason = (message as shardcast.v1.WatchEvent).goodbye?.reason ?? reason;
    expect(reason).toContain('import');
    await looking;
  });

  it('goes on over broken connections and a restart of the relay', async () => {
    await using at = await relayFixture();
    await using proxy = await SeverableProxy.start(at.address);
    const following = follow(at.reader(proxy.address), 'acme', 60);
    const publisher = at.publisher(proxy.address);
    for (let i = 0; i < 60; i++) {
      await publisher.publish('acme', (delta) => delta.put('n', ['k'], i));
      if (i % 20 === 10) proxy.sever();
      if (i === 40) {
        await at.restart();
        proxy.sever(at.address);
      }
    }
    await following;
  });

  it('refuses cursors of other shards, other histories and no history', async () => {
    await using at = await relayFixture();
    const { token } = await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    await at.publisher().publish('other', (delta) => delta.put('n', ['k'], 1));
    const reader = at.reader();
    const call = at.channel().bidi(watchService.watch);
    const refused = new Promise<unknown>((resolve) => call.on('error', resolve));
    call.on('data', () => undefined);
    call.write({ open: { shard: 'other', cursor: token } });
    expect(at.channel().error(await refused)).toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(follow(reader, 'acme', 1, { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'MALFORMED',
    });
    await expect(follow(reader, 'a b', 1)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

/** The token of a revision: of the last one of the log up to it. */
async function tokenAt(reader: Reader, revision: number): Promise<string> {
  for await (const step of reader.watch('acme', { deltasOnly: true })) {
    if (step.kind === 'entry' && lastRevision(step.entry) >= revision) return step.token;
  }
  throw new Error('no such revision');
}
