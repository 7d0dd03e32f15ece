import { randomInt } from 'node:crypto';

/** Milliseconds since 1970 in nine digits, then four at random, all of `0-9 a-v`: as texts, epochs are in the order of their opening. */
const EPOCH = /^[0-9a-v]{13}$/;
const TIME_DIGITS = 9;
const RANDOM_DIGITS = 4;
const BASE = 32;

/**
 * A name for a new line of history, greater as a text than all that are known, whatever the clock says: so who sees the epochs of a shard,
 * in an archive say, knows which is the latest.
 */
export function nextEpoch(now: number, ...known: readonly (string | undefined)[]): string {
  const previous = known.reduce<string>((latest, epoch = '') => (epoch > latest ? epoch : latest), '');
  const chance = digits(randomInt(BASE ** RANDOM_DIGITS), RANDOM_DIGITS);
  const before = EPOCH.test(previous) ? parseInt(previous.slice(0, TIME_DIGITS), BASE) : 0;
  const epoch = digits(Math.max(Math.floor(now), before + 1), TIME_DIGITS) + chance;
  return epoch > previous ? epoch : `${previous}.${chance}`; // one that was not made here
}

function digits(value: number, count: number): string {
  return value.toString(BASE).padStart(count, '0');
}
