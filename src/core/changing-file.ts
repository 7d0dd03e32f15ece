import { readFileSync, statSync } from 'node:fs';
import { type Clock, systemClock } from './clock.js';

/** How often a file is looked at. Milliseconds. */
const LOOK_MS = 1_000;

/**
 * What a small file holds that may be replaced at any time: read again when it has changed. One that is being replaced, or is no good, is
 * what it was before; the first time it throws.
 */
export function changingFile<T>(
  path: string,
  parse: (text: string) => T,
  clock: Clock = systemClock,
): () => T {
  let held: { readonly version: string; readonly value: T } | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (held !== undefined && clock.monotonic() - lookedMs < LOOK_MS) return held.value;
    lookedMs = clock.monotonic();
    try {
      const { mtimeMs, size, ino } = statSync(path);
      const version = `${mtimeMs} ${size} ${ino}`;
      if (held?.version !== version) held = { version, value: parse(readFileSync(path, 'utf8')) };
    } catch (thrown) {
      if (held === undefined) throw thrown;
    }
    return held.value;
  };
}
