import { expect, test } from 'vitest';
import { Progress, timeLeft } from '../../src/cli/progress.js';
import type { Clock } from '../../src/core/clock.js';

class HandClock implements Clock {
  ms = 0;
  now = () => this.ms;
  monotonic = () => this.ms;
  schedule(): Disposable {
    throw new Error('a bar has no timers');
  }
}

function drawn(isTTY: boolean, columns = 100) {
  const clock = new HandClock();
  const writes: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => writes.push(text) };
  return { clock, writes, progress: new Progress(stream, { title: 'importing', unit: 'records', clock }) };
}

test('a bar with rate and time left, ten times a second at most, gone at the end', () => {
  const { clock, writes, progress } = drawn(true);
  progress.update({ count: 0, fraction: 0 });
  clock.ms = 50;
  progress.update({ count: 500, fraction: 0.1 });
  clock.ms = 1000;
  progress.update({ count: 250_000, fraction: 0.25 });
  progress[Symbol.dispose]();
  expect(writes).toEqual([
    '\r\x1b[2Kimporting  [                ]   0%  0 records',
    '\r\x1b[2Kimporting  [====            ]  25%  250,000 records  250,000/s  3 s left',
    '\r\x1b[2K',
  ]);
});

test('without a total there is a count and a rate', () => {
  const { clock, writes, progress } = drawn(true);
  progress.update({ count: 0 });
  clock.ms = 2000;
  progress.update({ count: 3000 });
  expect(writes.at(-1)).toBe('\r\x1b[2Kimporting  3,000 records  1,500/s');
});

test('a terminal that says 0 columns is taken to have 80, a narrow one is not overrun', () => {
  const [unknown, narrow] = [drawn(true, 0), drawn(true, 20)];
  for (const { progress } of [unknown, narrow]) progress.update({ count: 5, fraction: 0.5 });
  expect(unknown.writes).toEqual(['\r\x1b[2Kimporting  [========        ]  50%  5 records']);
  expect(narrow.writes).toEqual(['\r\x1b[2Kimporting  [=======']);
});

test('in a pipe nothing is written', () => {
  const { writes, progress } = drawn(false);
  progress.update({ count: 1, fraction: 0.5 });
  progress[Symbol.dispose]();
  expect(writes).toEqual([]);
});

test('time left', () => {
  expect([0.2, 59.1, 61, 3600, 9000].map(timeLeft)).toEqual([
    '1 s',
    '1 min 0 s',
    '1 min 1 s',
    '1 h 0 min',
    '2 h 30 min',
  ]);
});
