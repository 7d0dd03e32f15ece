import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../../src/relay/mesh/epoch-record.js';
import { type Standpoint, standingOf } from '../../../src/relay/mesh/epoch-standing.js';

type Row = readonly [replica: string, record: string, log: string, standing: string];

/** The rows of DESIGN.md. */
function rows(): Row[] {
  const text = readFileSync('src/relay/mesh/DESIGN.md', 'utf8');
  const [, table = ''] = text.split('| replica | record | log | standing |');
  const lines = table.split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) => {
    const [replica = '', record = '', log = '', standing = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return [replica, record, log, standing];
  });
}

function replicaFits(cell: string, { head, opened }: Standpoint): boolean {
  if (cell === 'empty') return head.revision === 0;
  if (head.revision === 0) return false;
  return cell === 'any' || opened?.continuesFrom?.revision === head.revision;
}

function recordFits(cell: string, { head, opened }: Standpoint): boolean {
  if (cell === 'any') return true;
  if (cell === 'continues from something') return opened != null && opened.continuesFrom !== null;
  if (cell === 'none, or from nothing') return opened === undefined || opened.continuesFrom === null;
  if (cell === 'later epoch') return opened !== undefined && opened.epoch > head.epoch;
  if (cell === 'its epoch') return opened?.epoch === head.epoch;
  throw new Error(cell);
}

function logFits(cell: string, { head, end }: Standpoint): boolean {
  switch (cell) {
    case 'any':
      return true;
    case 'empty':
      return end === undefined;
    case 'empty, or an earlier epoch':
      return end === undefined || end.epoch < head.epoch;
    case 'a later epoch':
      return end !== undefined && end.epoch > head.epoch;
    case 'lower revision':
      return end !== undefined && end.revision < head.revision;
    case 'higher revision':
      return end !== undefined && end.revision > head.revision;
    case 'same revision, same hash':
      return end?.revision === head.revision && end.hash.equals(head.hash);
    case 'same revision, another hash':
      return end?.revision === head.revision && !end.hash.equals(head.hash);
    default:
      throw new Error(cell);
  }
}

const epoch = fc.constantFrom('a', 'b', 'c');
const hash = fc.constantFrom(1, 2).map((byte) => Buffer.alloc(32, byte));
const head = fc.record({ epoch, revision: fc.nat({ max: 3 }), hash });
const end = fc.record({ position: fc.constant(1), epoch, revision: fc.integer({ min: 1, max: 3 }), hash });
const from = fc.record({
  epoch: fc.constant('0'),
  revision: fc.integer({ min: 1, max: 3 }),
  hash: fc.constant('00'.repeat(32)),
});
const opened: fc.Arbitrary<EpochRecord> = fc.record({
  epoch,
  continuesFrom: fc.option(from),
  openedBy: fc.constant('one'),
  openedAt: fc.constant(0),
});

describe('The standing of a replica', () => {
  it('is that of the table', () => {
    const table = rows();
    expect(table.length).toBeGreaterThan(8);
    const used = new Set<number>();
    fc.assert(
      fc.property(
        head,
        fc.option(end, { nil: undefined }),
        fc.option(opened, { nil: undefined }),
        (mine, log, record) => {
          const at: Standpoint = { head: mine, before: mine.revision, end: log, opened: record };
          const index = table.findIndex(([replica, recorded, logged]) => {
            return replicaFits(replica, at) && recordFits(recorded, at) && logFits(logged, at);
          });
          used.add(index);
          expect(standingOf(at)).toBe(table[index]?.[3]);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(used.size).toBe(table.length);
  });

  it('is not ahead of a log that was asked before the last entry came', () => {
    const mine = { epoch: 'a', revision: 3, hash: Buffer.alloc(32, 1) };
    const log = { position: 1, epoch: 'a', revision: 2, hash: Buffer.alloc(32, 2) };
    expect(standingOf({ head: mine, before: 2, end: log, opened: undefined })).toBe('there');
    expect(standingOf({ head: mine, before: 3, end: log, opened: undefined })).toBe('ahead');
  });
});
