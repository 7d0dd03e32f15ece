import { pause, systemClock } from '../../src/core/clock.js';
import type { Action, Round } from './schedule.js';
import type { Performer } from './troupe.js';

/** For a process that is asked to end; then it is killed. Milliseconds. */
const END_TIMEOUT_MS = 15_000;

/** Does what a round says, each at its time. Resolves when everybody is back. */
export async function perform(
  round: Round,
  performer: (name: string) => Performer,
  onDeed: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const startMs = systemClock.monotonic();
  const untilMs = async (atMs: number) => {
    const leftMs = startMs + atMs - systemClock.monotonic();
    if (leftMs > 0) await pause(systemClock, leftMs, signal);
  };
  const act = async (
    { atMs, deed, target, forMs }: Action,
    before: Promise<void> | undefined,
  ): Promise<void> => {
    await before;
    await untilMs(atMs);
    const one = performer(target);
    if (deed === 'pause') {
      one.pause();
      await untilMs(atMs + forMs);
      one.resume();
    } else {
      await (deed === 'kill' ? one.kill() : one.end(END_TIMEOUT_MS));
      await untilMs(atMs + forMs);
      await one.start();
    }
    onDeed(`${target} is back after ${((systemClock.monotonic() - startMs - atMs) / 1000).toFixed(1)} s`);
  };
  // A process that takes long to come back must be there before the next thing happens to it.
  const last = new Map<string, Promise<void>>();
  for (const action of round) last.set(action.target, act(action, last.get(action.target)));
  await Promise.all(last.values());
}
