import { setMaxListeners } from 'node:events';
import { ShardcastError } from './errors.js';

export interface ParallelLimits<T> {
  /** Tasks under way at a time. */
  readonly tasksMax: number;
  /** What the items of those tasks may weigh together, bytes; one that weighs more goes alone. Default: no limit. */
  readonly bytesMax?: number;
  /** What one item weighs, bytes. Default 0. */
  readonly sizeOf?: (item: T) => number;
}

/**
 * Runs `task` for each item, several at a time, beginning them in order. At the first failure, or when `signal` aborts (CANCELLED),
 * no more are begun and those under way see their signal abort; it is thrown when all of them have ended, so nothing goes on behind
 * the caller.
 */
export async function inParallel<T>(
  items: Iterable<T> | AsyncIterable<T>,
  { tasksMax, bytesMax = Infinity, sizeOf = () => 0 }: ParallelLimits<T>,
  task: (item: T, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const abort = new AbortController();
  setMaxListeners(0, abort.signal); // each task may listen
  const running = new Set<Promise<void>>();
  let bytes = 0;
  let failure: { readonly thrown: unknown } | undefined;
  const fail = (thrown: unknown): void => {
    failure ??= { thrown };
    abort.abort(thrown);
  };
  const onAbort = () => fail(new ShardcastError('CANCELLED', 'cancelled', { cause: signal?.reason }));
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const begin = (item: T, size: number): void => {
    bytes += size;
    const ended = task(item, abort.signal)
      .catch(fail)
      .finally(() => {
        bytes -= size;
        running.delete(ended);
      });
    running.add(ended);
  };
  try {
    if (failure === undefined) {
      for await (const item of items) {
        const size = sizeOf(item);
        while (running.size >= tasksMax || (running.size > 0 && bytes + size > bytesMax)) {
          await Promise.race(running);
        }
        if (failure !== undefined) break;
        begin(item, size);
      }
    }
  } catch (thrown) {
    fail(thrown);
  } finally {
    await Promise.all(running);
    signal?.removeEventListener('abort', onAbort);
  }
  if (failure !== undefined) throw failure.thrown;
}
