import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deferred } from '../../src/core/deferred.js';
import { inParallel } from '../../src/core/parallel.js';
import { eventually } from '../support/eventually.js';

it('begins every item once, in order, within its limits', async () => {
  const items = fc.array(fc.nat(100), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      items,
      fc.integer({ min: 1, max: 5 }),
      fc.nat(200),
      async (sizes, tasksMax, bytesMax) => {
        const begun: number[] = [];
        let tasks = 0;
        let bytes = 0;
        const limits = { tasksMax, bytesMax, sizeOf: (index: number) => sizes[index] ?? 0 };
        await inParallel([...sizes.keys()], limits, async (index) => {
          const size = sizes[index] ?? 0;
          begun.push(index);
          tasks++;
          bytes += size;
          expect(tasks).toBeLessThanOrEqual(tasksMax);
          if (tasks > 1) expect(bytes).toBeLessThanOrEqual(bytesMax);
          for (let turns = size % 4; turns > 0; turns--) await Promise.resolve();
          tasks--;
          bytes -= size;
        });
        expect(begun).toEqual([...sizes.keys()]);
        expect(tasks).toBe(0);
      },
    ),
  );
});

it('throws the first failure when all that were begun have ended, and begins no more', async () => {
  const last = deferred<void>();
  const seen: string[] = [];
  let isOver = false;
  const working = inParallel(['good', 'bad', 'never'], { tasksMax: 2 }, async (item, signal) => {
    seen.push(item);
    if (item === 'bad') throw new Error('bad');
    await last.promise;
    seen.push(`aborted: ${signal.aborted}`);
  }).finally(() => {
    isOver = true;
  });
  const outcome = expect(working).rejects.toThrow('bad');
  await eventually('it has begun two', () => seen.length === 2);
  expect(isOver).toBe(false);
  last.resolve();
  await outcome;
  expect(seen).toEqual(['good', 'bad', 'aborted: true']);
});

it('stops when its signal aborts, before or between', async () => {
  const none = inParallel(
    [1],
    { tasksMax: 1 },
    () => Promise.reject(new Error('begun')),
    AbortSignal.abort(),
  );
  await expect(none).rejects.toMatchObject({ code: 'CANCELLED' });
  const abort = new AbortController();
  const begun: number[] = [];
  const some = inParallel(
    [1, 2, 3],
    { tasksMax: 1 },
    async (item) => {
      begun.push(item);
      if (item === 2) abort.abort();
    },
    abort.signal,
  );
  await expect(some).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(begun).toEqual([1, 2]);
});

it('a list that fails on the way is a failure', async () => {
  async function* items(): AsyncGenerator<number, void, undefined> {
    yield 1;
    throw new Error('no more');
  }
  await expect(inParallel(items(), { tasksMax: 3 }, async () => {})).rejects.toThrow('no more');
});
