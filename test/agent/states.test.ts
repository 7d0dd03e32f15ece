import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  follow,
  isFresh,
  isTooOld,
  newStanding,
  prove,
  READY_GRACE_MS,
  type Standing,
  stalenessMs,
} from '../../src/agent/standing.js';
import { ACTIONS, EVENTS, type Event, STATES, transition } from '../../src/agent/states.js';

/** The table of DESIGN.md: event, then a cell per state, `·` for no change. */
function writtenTable(): Map<string, string[]> {
  const path = join(import.meta.dirname, '..', '..', 'src', 'agent', 'DESIGN.md');
  const lines = readFileSync(path, 'utf8').split('\n');
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const start = lines.findIndex((line) => line.startsWith('| event |'));
  expect(cellsOf(lines[start] ?? '')).toEqual(['event', ...STATES]);
  const table = new Map<string, string[]>();
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const [event = '', ...cells] = cellsOf(line);
    table.set(event, cells);
  }
  return table;
}

test('the code is the table that is written down', () => {
  const coded = EVENTS.map((event) => {
    const cells = STATES.map((state) => {
      const { next, actions } = transition(state, event);
      if (next === state && actions.length === 0) return '·';
      return actions.length === 0 ? next : `${next}: ${actions.join(', ')}`;
    });
    return [event, cells] as const;
  });
  expect(Object.fromEntries(writtenTable())).toEqual(Object.fromEntries(coded));
});

test('the words of the table are explained', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'agent', 'DESIGN.md'), 'utf8');
  const explained = text.slice(text.indexOf('What the actions mean'));
  for (const action of ACTIONS.filter((one) => one !== 'close')) {
    expect(explained).toContain(`**${action}`.replace('**mark-fresh', '**mark-stale, mark-fresh'));
  }
});

type Command =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'proof'; readonly ageMs: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...EVENTS).map((event) => ({ kind: 'event', event }) as const) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20_000 }).map((ms) => ({ kind: 'time', ms }) as const) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 0, max: 5_000 }).map((ageMs) => ({ kind: 'proof', ageMs }) as const),
  },
);
/** A follower's day: it seldom stops. */
const commands = fc.array(
  command.filter((one) => one.kind !== 'event' || one.event !== 'stop'),
  { maxLength: 60 },
);

/** What the driver does with a command; the machine itself never sees time. */
function step(standing: Standing, one: Command, nowMs: number, maxStalenessMs: number): Standing {
  if (one.kind === 'event') return follow(standing, one.event).standing;
  if (one.kind === 'proof') {
    const proved = prove(standing, nowMs, one.ageMs);
    return isTooOld(one.ageMs, maxStalenessMs) ? proved : follow(proved, 'head-proven').standing;
  }
  return isTooOld(stalenessMs(standing, nowMs), maxStalenessMs)
    ? follow(standing, 'staleness-passed').standing
    : standing;
}

describe('whatever happens', () => {
  const limits = fc.constantFrom(0, 1_000, 15_000);

  function walk(
    given: readonly Command[],
    maxStalenessMs: number,
    look: (standing: Standing, nowMs: number, one: Command, before: Standing) => void,
  ): void {
    let nowMs = 1_000;
    let standing = newStanding(nowMs);
    for (const one of given) {
      if (one.kind === 'time') nowMs += one.ms;
      const before = standing;
      standing = step(standing, one, nowMs, maxStalenessMs);
      look(standing, nowMs, one, before);
    }
  }

  test('nothing is applied without a base', () => {
    fc.assert(
      fc.property(commands, limits, (given, limit) => {
        walk(given, limit, (_, __, one, before) => {
          if (one.kind !== 'event') return;
          const { actions } = follow(before, one.event);
          if (actions.includes('apply')) expect(before.hasBase).toBe(true);
          if (actions.includes('feed') && one.event !== 'installed' && one.event !== 'replica-found') {
            expect(before.hasBase).toBe(true);
          }
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('every state but bootstrapping has a base, and live is settled and not marked stale', () => {
    fc.assert(
      fc.property(commands, limits, (given, limit) => {
        walk(given, limit, (standing) => {
          if (standing.state !== 'bootstrapping') expect(standing.hasBase).toBe(true);
          if (standing.state === 'live') {
            expect(standing.settled).toBe(true);
            expect(standing.markedStale).toBe(false);
          }
          if (standing.state === 'stale') expect(standing.markedStale).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('ready means: was at the head, not marked stale, and proved current recently', () => {
    fc.assert(
      fc.property(commands, limits, (given, limit) => {
        walk(given, limit, (standing, nowMs) => {
          if (!isFresh(standing, nowMs, limit)) return;
          expect(standing.hasBase && standing.settled && !standing.markedStale).toBe(true);
          const isQuietlyLive = standing.state === 'live' && limit === 0;
          if (isQuietlyLive) return;
          expect(stalenessMs(standing, nowMs)).toBeLessThanOrEqual(limit > 0 ? limit : READY_GRACE_MS);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('stopped is final and does nothing', () => {
    fc.assert(
      fc.property(commands, commands, (before, after) => {
        let standing = newStanding(0);
        for (const one of before) standing = step(standing, one, 0, 0);
        standing = follow(standing, 'stop').standing;
        for (const one of after) {
          if (one.kind !== 'event') continue;
          const next = follow(standing, one.event);
          expect(next.standing.state).toBe('stopped');
          expect(next.actions).toEqual([]);
        }
      }),
    );
  });

  test('staleness is the age of the head when it was proved, and the time since', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), fc.nat(100_000), (atMs, ageMs, later) => {
        const standing = prove(newStanding(0), atMs, ageMs);
        expect(stalenessMs(standing, atMs + later)).toBe(Math.min(ageMs, atMs) + later);
        // A younger proof counts, an older one does not take it back.
        expect(stalenessMs(prove(standing, atMs, 0), atMs + later)).toBe(later);
        expect(stalenessMs(prove(standing, atMs, ageMs + 1), atMs + later)).toBe(
          Math.min(ageMs, atMs) + later,
        );
      }),
    );
  });

  test('a way back to live is never closed, but by stopping', () => {
    fc.assert(
      fc.property(commands, (given) => {
        let standing = newStanding(0);
        for (const one of given) standing = step(standing, one, 0, 0);
        for (const event of ['opened-snapshot', 'installed', 'opened-deltas', 'head-proven'] as const) {
          standing = follow(standing, event).standing;
        }
        expect(standing.state).toBe('live');
      }),
    );
  });
});
