import { getEventListeners, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchService } from '../../src/wire/services.js';
import { eventually } from '../support/eventually.js';
import { relayFixture } from '../support/relay-fixture.js';

/** A channel knows its calls: the pool closes only those without, and a signal may live longer than a thousand of them. */
describe('A stream to a relay is over for its channel', () => {
  it.each([
    ['when the relay ends it', 'end'],
    ['when it fails', 'fail'],
    ['when it is cancelled', 'cancel'],
  ])('%s', async (_, how) => {
    await using at = await relayFixture();
    const channel = at.channel();
    const { signal } = new AbortController();
    await at.publisher().importRecords('acme', [{ collection: 'n', key: ['k'], value: 1 }]);
    const call = channel.bidi(watchService.watch, { signal });
    const over = Promise.race([once(call, 'end'), once(call, 'error')]).catch(() => undefined);
    call.on('error', () => undefined).resume();
    expect([channel.calls, getEventListeners(signal, 'abort').length]).toEqual([1, 1]);
    // A cursor without revision is answered by a snapshot, after which the relay ends the watch.
    call.write({ open: { shard: how === 'fail' ? 'not a shard' : 'acme' } });
    if (how === 'cancel') call.cancel();
    await over;
    await eventually('it is over', () => channel.calls === 0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
