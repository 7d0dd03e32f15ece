import { Backoff } from '../../core/backoff.js';
import { type Clock, systemClock } from '../../core/clock.js';
import { deferred } from '../../core/deferred.js';
import { ShardcastError } from '../../core/errors.js';

/** How long an archive is asked for. */
export interface Patience {
  /** Of one attempt, milliseconds. Default 30,000. */
  readonly attemptTimeoutMs?: number;
  /** Attempts of one call while the archive is unavailable. 1 to 20, default 4. */
  readonly attemptsMax?: number;
  readonly clock?: Clock;
}

export const ATTEMPT_TIMEOUT_MS = 30_000;
export const ATTEMPTS_MAX = 4;
const PAUSE_FIRST_MS = 100;
const PAUSE_LAST_MS = 2_000;

/**
 * One call: `attempt` again while it throws UNAVAILABLE, with pauses between. An attempt that does not end when its signal aborts is
 * left behind. Throws CANCELLED as soon as `signal` aborts.
 */
export async function withAttempts<T>(
  what: string,
  signal: AbortSignal | undefined,
  { attemptTimeoutMs = ATTEMPT_TIMEOUT_MS, attemptsMax = ATTEMPTS_MAX, clock = systemClock }: Patience,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const backoff = new Backoff({ firstMs: PAUSE_FIRST_MS, lastMs: PAUSE_LAST_MS, clock });
  for (;;) {
    try {
      return await attemptOnce(what, signal, attemptTimeoutMs, clock, attempt);
    } catch (thrown) {
      const mayPass = thrown instanceof ShardcastError && thrown.code === 'UNAVAILABLE';
      if (!mayPass || backoff.attempt + 1 >= attemptsMax) throw thrown;
    }
    await backoff.wait(signal).catch((reason: unknown) => {
      throw cancelled(what, reason);
    });
  }
}

async function attemptOnce<T>(
  what: string,
  signal: AbortSignal | undefined,
  timeoutMs: number,
  clock: Clock,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  checkSignal(what, signal);
  const abort = new AbortController();
  const aborted = deferred<never>();
  const giveUp = (failure: ShardcastError) => {
    aborted.reject(failure);
    abort.abort(failure);
  };
  const onAbort = () => giveUp(cancelled(what, signal?.reason));
  signal?.addEventListener('abort', onAbort, { once: true });
  using _ = clock.schedule(timeoutMs, () => giveUp(silent(what, timeoutMs)));
  try {
    const answer = attempt(abort.signal);
    answer.catch(() => undefined);
    return await Promise.race([answer, aborted.promise]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

function silent(what: string, timeoutMs: number): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `${what}: no answer from the archive within ${timeoutMs} ms`);
}

/** Between the calls of something longer. Throws CANCELLED. */
export function checkSignal(what: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled(what, signal.reason);
}

function cancelled(what: string, cause: unknown): ShardcastError {
  return new ShardcastError('CANCELLED', `${what}: cancelled`, { cause });
}
