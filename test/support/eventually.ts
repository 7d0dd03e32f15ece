import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** How long to go on asking, milliseconds. Default 15,000: a bound for a hang, not an expectation. */
  timeoutMs?: number;
  /** Between two questions, milliseconds. Default 10. */
  intervalMs?: number;
}

/**
 * Asks until the answer is neither undefined, null nor false, and returns it. A question that throws (an `expect`,
 * a refused connection) is asked again; the last failure is the cause when time is up.
 */
export async function eventually<T>(
  what: string,
  question: () => T | Promise<T>,
  options: EventuallyOptions = {},
): Promise<Exclude<T, undefined | null | false>> {
  const { timeoutMs = 15_000, intervalMs = 10 } = options;
  const deadlineMs = performance.now() + timeoutMs;
  let failure: unknown;
  do {
    try {
      const answer = await question();
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer as Exclude<T, undefined | null | false>;
      }
      failure = undefined;
    } catch (thrown) {
      failure = thrown;
    }
    await delay(intervalMs);
  } while (performance.now() < deadlineMs);
  const why = failure instanceof Error ? `: ${failure.message}` : '';
  throw new Error(`${what}: not so within ${timeoutMs} ms${why}`, { cause: failure });
}
