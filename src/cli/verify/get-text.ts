import { ShardcastError } from '../../core/errors.js';
import type { VerifyLimits } from './comparison.js';

/** The body of a GET. Throws UNAVAILABLE or DEADLINE_EXCEEDED, naming who did not answer; NOT_FOUND for a 404. */
export async function getText(
  url: string,
  who: string,
  { signal, timeoutMs }: Pick<VerifyLimits, 'signal' | 'timeoutMs'>,
): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    const code = isLate ? 'DEADLINE_EXCEEDED' : 'UNAVAILABLE';
    throw new ShardcastError(code, `${who} does not answer: GET ${url}: ${reasonOf(cause)}`, {
      cause,
      hint: `Is ${who} running, and is this its address?`,
    });
  }
  if (response.ok) return text;
  const message = `${who} answers ${response.status} to GET ${url}: ${text.slice(0, 200)}`;
  throw new ShardcastError(response.status === 404 ? 'NOT_FOUND' : 'UNAVAILABLE', message);
}

/** fetch says no more than "fetch failed"; why is in its cause. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error ? failure.cause.message : failure.message;
}
