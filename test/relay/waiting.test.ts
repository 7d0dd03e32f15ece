import { describe, expect, it } from 'vitest';
import { Waiting } from '../../src/relay/waiting.js';

/** Fires what is due when told. */
function manualClock() {
  let now = 0;
  const timers = new Set<{ at: number; task: () => void }>();
  return {
    now: () => now,
    monotonic: () => now,
    schedule(delayMs: number, task: () => void): Disposable {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return { [Symbol.dispose]: () => void timers.delete(timer) };
    },
    advance(ms: number) {
      now += ms;
      for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.task();
    },
    get pending() {
      return timers.size;
    },
  };
}

describe('waiting', () => {
  it('resolves when told and true, and only for its shard', async () => {
    const clock = manualClock();
    const waiting = new Waiting(clock);
    let value = 0;
    const reached = waiting.until('a', () => value >= 2);
    waiting.notify('b');
    value = 1;
    waiting.notify('a');
    expect(waiting.count).toBe(1);
    value = 2;
    waiting.notify('a');
    expect(await reached).toBe(true);
    expect([waiting.count, clock.pending]).toEqual([0, 0]);
  });

  it('ends at its time, or when the caller goes away', async () => {
    const clock = manualClock();
    const waiting = new Waiting(clock);
    const late = waiting.until('a', () => false, { timeoutMs: 100 });
    const abort = new AbortController();
    const gone = waiting.until('a', () => false, { signal: abort.signal });
    clock.advance(100);
    expect(await late).toBe(false);
    abort.abort();
    await expect(gone).rejects.toMatchObject({ code: 'CANCELLED' });
    expect([waiting.count, clock.pending]).toEqual([0, 0]);
  });

  it('refuses more than it may hold', async () => {
    const clock = manualClock();
    const waiting = new Waiting(clock, 1);
    const first = waiting.until('a', () => false, { timeoutMs: 10 });
    await expect(waiting.until('a', () => false)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      retry: 'backoff',
    });
    clock.advance(10);
    await first;
  });
});
