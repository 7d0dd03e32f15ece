import { describe, expect, it } from 'vitest';
import { snapshotService, watchService } from '../../src/wire/services.js';
import { eventually } from '../support/eventually.js';
import { relayFixture } from '../support/relay-fixture.js';

describe('A chunk that is asked for', () => {
  it.each([0, 31, 33, 5_000])('by a name of %i bytes is no sign of a damaged store', async (length) => {
    await using at = await relayFixture();
    await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    const chunks = at.channel().serverStream(snapshotService.getChunks, {
      shard: 'acme',
      hashes: [Buffer.alloc(length, 7)],
    });
    await expect(chunks.next()).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('An agent’s report', () => {
  it('counts when it comes with the opening', async () => {
    await using at = await relayFixture();
    const { token } = await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    const call = at.channel().bidi(watchService.watch);
    call.on('error', () => undefined);
    call.on('data', () => undefined);
    const reader = at.reader();
    call.write({ open: { shard: 'acme', cursor: token, agent: 'a1' } });
    call.write({ progress: { sinkRevision: 1, replicaRevision: 1, stale: false } });
    await eventually('the report', async () => {
      const { agents } = await reader.status('acme');
      return agents[0]?.revision === 1;
    });
    call.cancel();
  });
});
