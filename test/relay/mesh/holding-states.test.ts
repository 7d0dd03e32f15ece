import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOLDING_EVENTS, HOLDING_STATES, holdingStep } from '../../../src/relay/mesh/holding-states.js';

/** The table of DESIGN.md: event, then a cell per state, `·` for no change. */
function writtenTable(): Record<string, string[]> {
  const path = join(import.meta.dirname, '..', '..', '..', 'src', 'relay', 'mesh', 'DESIGN.md');
  const lines = readFileSync(path, 'utf8').split('\n');
  const cellsOf = (line: string) => {
    const cells = line.split('|').slice(1, -1);
    return cells.map((cell) => cell.trim());
  };
  const start = lines.findIndex((line) => line.startsWith('| event |'));
  expect(cellsOf(lines[start] ?? '')).toEqual(['event', ...HOLDING_STATES]);
  const table: Record<string, string[]> = {};
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const [event = '', ...cells] = cellsOf(line);
    table[event] = cells;
  }
  return table;
}

test('the code is the table that is written down', () => {
  const coded = HOLDING_EVENTS.map((event) => {
    const cells = HOLDING_STATES.map((state) => {
      const { next, actions } = holdingStep(state, event);
      if (next === state && actions.length === 0) return '·';
      return actions.length === 0 ? next : `${next}: ${actions.join(', ')}`;
    });
    return [event, cells] as const;
  });
  expect(writtenTable()).toEqual(Object.fromEntries(coded));
});
