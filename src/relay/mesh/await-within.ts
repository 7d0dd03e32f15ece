import type { Clock } from '../../core/clock.js';
import { deferred } from '../../core/deferred.js';

/** Resolves true when the promise does, false when the time is over or the signal aborts. */
export async function awaitWithin(
  promise: Promise<unknown>,
  timeoutMs: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<boolean> {
  if (signal?.aborted) return false;
  const over = deferred<false>();
  const end = () => over.resolve(false);
  using _ = clock.schedule(timeoutMs, end);
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([promise.then(() => true), over.promise]);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}
