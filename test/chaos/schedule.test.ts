import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEEDS, describeAction, scheduleOf } from './schedule.js';

const TROUPE = { relays: 3, natsServers: 3, agentProcesses: 4 };
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('a schedule follows from its seed, and a longer one begins with the shorter', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 1, max: 10 }), (number, rounds) => {
      const schedule = scheduleOf(number, rounds, TROUPE);
      expect(schedule).toHaveLength(rounds);
      expect(scheduleOf(number, rounds, TROUPE)).toEqual(schedule);
      expect(scheduleOf(number, rounds + 3, TROUPE).slice(0, rounds)).toEqual(schedule);
    }),
  );
});

test('this seed is this schedule, on every machine and for ever', () => {
  expect(scheduleOf(7, 2, TROUPE).map((round) => round.map(describeAction))).toMatchInlineSnapshot(`
    [
      [
        "SIGTERM nats-2 at 0.9 s for 4.9 s",
        "kill -9 nats-3 at 0.9 s for 0.3 s",
        "SIGSTOP agents-1 at 2.3 s for 6.0 s",
        "SIGSTOP relay-3 at 4.5 s for 5.4 s",
        "SIGSTOP relay-1 at 4.9 s for 2.1 s",
      ],
      [
        "SIGTERM relay-2 at 0.4 s for 2.6 s",
        "kill -9 relay-1 at 1.7 s for 6.5 s",
      ],
    ]
  `);
});

test('to a process one thing happens at a time', () => {
  fc.assert(
    fc.property(seed, (number) => {
      for (const round of scheduleOf(number, 5, TROUPE)) {
        const backMs = new Map<string, number>();
        expect(round).toEqual([...round].sort((a, b) => a.atMs - b.atMs));
        for (const { atMs, forMs, target } of round) {
          expect(atMs).toBeGreaterThan(backMs.get(target) ?? -1);
          backMs.set(target, atMs + forMs);
        }
      }
    }),
  );
});

test('everything happens to everybody', () => {
  const actions = scheduleOf(1, 300, TROUPE).flat();
  const done = new Set(actions.map(({ deed, target }) => `${deed} ${target}`));
  const targets = ['relay-1', 'relay-2', 'relay-3', 'nats-1', 'nats-2', 'nats-3'];
  const agents = ['agents-1', 'agents-2', 'agents-3', 'agents-4'];
  for (const target of [...targets, ...agents])
    for (const deed of DEEDS) expect(done).toContain(`${deed} ${target}`);
  expect(done.size).toBe(DEEDS.length * (targets.length + agents.length));
});

test('other seeds are other schedules', () => {
  const schedules = Array.from({ length: 50 }, (_, number) => JSON.stringify(scheduleOf(number, 3, TROUPE)));
  expect(new Set(schedules).size).toBe(50);
});
