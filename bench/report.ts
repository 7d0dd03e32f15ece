import { type Figure, type Measure, quantile } from './figure.js';

export interface Finding extends Measure {
  readonly figure: string;
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
  /** undefined: nothing is asked of it. */
  readonly met: boolean | undefined;
}

export function findingOf(figure: Figure, measure: Measure): Finding {
  const ratios = measure.pairs.map(({ ours, peer }) => ours / peer);
  const ratio = { median: quantile(ratios, 0.5), min: Math.min(...ratios), max: Math.max(...ratios) };
  return { figure: figure.name, ...measure, ratio, met: isMet(measure, ratio.median) };
}

function isMet({ target }: Measure, ratio: number): boolean | undefined {
  if (target === undefined) return undefined;
  return target.kind === 'at least' ? ratio >= target.ratio : ratio <= target.ratio;
}

export function table(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.figure,
    finding.what,
    `${number(
      quantile(
        finding.pairs.map(({ ours }) => ours),
        0.5,
      ),
    )} ${finding.unit}`,
    `${finding.peer}: ${number(
      quantile(
        finding.pairs.map(({ peer }) => peer),
        0.5,
      ),
    )} ${finding.unit}`,
    `${fixed(finding.ratio.median)} (${fixed(finding.ratio.min)} to ${fixed(finding.ratio.max)})`,
    finding.target === undefined ? '' : `${finding.target.kind} ${finding.target.ratio}`,
    finding.met === undefined ? '' : finding.met ? 'met' : 'MISSED',
  ]);
  const all = [['', 'what', 'ours', 'peer', 'ratio', 'target', ''], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const lines = all.map((row) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `| ${cells.join(' | ')} |`;
  });
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const remarks = findings.flatMap(({ figure, remarks = [] }) =>
    remarks.map((text) => `(${figure}) ${text}`),
  );
  return [lines[0], rule, ...lines.slice(1), ...(remarks.length > 0 ? [''] : []), ...remarks].join('\n');
}

function number(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function fixed(ratio: number): string {
  return ratio.toFixed(ratio < 0.1 ? 3 : 2);
}
