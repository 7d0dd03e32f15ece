import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.js';
import { Embedded } from '../support/embedded.js';
import { delta } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

const KEY = 'tuples\0doc:a\0viewer\0user:anne';
const grant = (expiresAt: number) =>
  delta((d) => d.put('tuples', ['doc:a', 'viewer', 'user:anne'], true, expiresAt));

describe('Expiry', () => {
  it('deletes what is due, in order, from overlay and snapshot, and after a restart', async () => {
    await using dir = await tempDir();
    let now = 1_000;
    const clock = { ...systemClock, now: () => now };
    for (const step of ['overlay', 'snapshot', 'restart'] as const) {
      let relay = await Embedded.open({ path: dir.path, clock });
      try {
        await relay.sequencer.publish({ shard: 't', delta: grant(now + 100) });
        if (step !== 'overlay') await relay.store.open('t').cut();
        if (step === 'restart') {
          await relay[Symbol.asyncDispose]();
          relay = await Embedded.open({ path: dir.path, clock });
        }
        const shard = () => relay.store.open('t');
        const has = () => {
          using view = shard().view();
          return view.get(KEY) !== undefined;
        };
        await relay.expiry.sweep();
        expect(has()).toBe(true);
        now += 100;
        const before = shard().head.revision;
        await relay.expiry.sweep();
        expect(has()).toBe(false);
        await relay.expiry.sweep();
        expect(shard().head.revision).toBe(before + 1);
      } finally {
        await relay[Symbol.asyncDispose]();
      }
    }
  });

  it('never undoes a renewal, also when the expire was already on its way', async () => {
    await using dir = await tempDir();
    let now = 1_000;
    await using relay = await Embedded.open({ path: dir.path, clock: { ...systemClock, now: () => now } });
    await relay.sequencer.publish({ shard: 't', delta: grant(1_100) });
    now = 1_200;
    await Promise.all([relay.sequencer.publish({ shard: 't', delta: grant(2_000) }), relay.expiry.sweep()]);
    using view = relay.store.open('t').view();
    expect(view.get(KEY)?.expiresAt).toBe(2_000);
  });
});
