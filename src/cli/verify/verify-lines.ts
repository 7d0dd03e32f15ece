import { table } from '../lines.js';
import type { Comparison } from './comparison.js';

const WHO = { agent: 'agent', opa: 'OPA' } as const;

/** The table of what was compared, and below it what differs. */
export function verifyLines(relay: string, comparisons: readonly Comparison[]): string[] {
  const rows = comparisons.map(({ shard, party, at, head, revision, records, roots, equal }) => [
    shard,
    head,
    `${WHO[party]} ${at}`,
    revision,
    records,
    party === 'opa' ? 'document' : `root ${roots?.relay.slice(0, 12) ?? ''}`,
    equal ? 'yes' : 'NO',
  ]);
  const header = ['SHARD', 'RELAY AT', 'COMPARED WITH', 'AT', 'RECORDS', 'BY', 'EQUAL'];
  const wrong = comparisons.filter(({ equal }) => !equal);
  const verdict =
    wrong.length === 0
      ? `all ${comparisons.length} hold the data of relay ${relay}`
      : `${wrong.length} of ${comparisons.length} differ from relay ${relay}`;
  return [...table(header, rows), ...wrong.flatMap(wrongLines), '', verdict];
}

function wrongLines({ shard, party, at, reason, differences = 0, first = [] }: Comparison): string[] {
  const lines = [
    '',
    `${shard} of ${WHO[party]} ${at}: ${reason ?? 'differs'}`,
    ...first.map(({ record, relay, opa }) => {
      return `  ${record}  relay ${relay ?? 'has none'}  OPA ${opa ?? 'has none'}`;
    }),
  ];
  if (differences > first.length) lines.push(`  and ${differences - first.length} more`);
  return lines;
}
