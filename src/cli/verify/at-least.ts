import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { VerifyLimits } from './comparison.js';

/** Between two questions while a party is behind. Milliseconds. */
const ASK_AGAIN_MS = 50;

/**
 * Asks until the answer is at that revision or beyond. One that has no revision is an answer, too: waiting would not mend it.
 * @throws ShardcastError DEADLINE_EXCEEDED when that takes longer than `timeoutMs`.
 */
export async function atLeast<T extends { readonly revision: number | undefined }>(
  wanted: { who: string; shard: string; revision: number },
  { signal, timeoutMs }: VerifyLimits,
  question: () => Promise<T>,
): Promise<T> {
  const deadlineMs = systemClock.monotonic() + timeoutMs;
  for (;;) {
    const answer = await question();
    const revision = answer.revision ?? wanted.revision;
    if (revision >= wanted.revision) return answer;
    if (systemClock.monotonic() > deadlineMs) throw behind(wanted, revision, timeoutMs);
    await pause(systemClock, ASK_AGAIN_MS, signal);
  }
}

function behind(
  { who, shard, revision }: { who: string; shard: string; revision: number },
  found: number,
  timeoutMs: number,
): ShardcastError {
  return new ShardcastError(
    'DEADLINE_EXCEEDED',
    `${who} is at revision ${found} of ${shard}, the relay at ${revision}: still behind after ${timeoutMs} ms`,
    { hint: 'Does the agent follow this relay? shardcast status --shard tells how far it is behind.' },
  );
}
