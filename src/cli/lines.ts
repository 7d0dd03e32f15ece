import { jsonText, type RawJson } from './json-text.js';
import { formatRecordAddress, type RecordAddress } from './record-address.js';
import type { DeltaShape } from './shapes.js';

/** What people read; programs take --json. */

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

export function readableBytes(bytes: number | null | undefined): string {
  let size = bytes ?? 0;
  let unit = 0;
  while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${BYTE_UNITS[unit]}`;
}

interface RecordText extends RecordAddress {
  readonly value: RawJson | undefined;
  readonly expires_at: string | undefined;
}

/** A tuple alone when its value is true, else RECORD = JSON; both as the command line takes them. */
export function recordLine(record: RecordText): string {
  const { value, expires_at } = record;
  const address = formatRecordAddress(record);
  const text = value?.text ?? '';
  const shown = text === 'true' && !address.endsWith(']') ? address : `${address}=${text}`;
  return expires_at === undefined ? shown : `${shown}  expires ${expires_at}`;
}

/** One line about the delta, then one for each operation. */
export function deltaLines(delta: DeltaShape): string {
  const facts = [`${delta.revision}`, delta.at ?? delta.appended_at ?? '-', delta.id, publisherLine(delta)];
  if (delta.source !== undefined) facts.push([delta.source, delta.position].filter(Boolean).join(' '));
  if (delta.trace_id !== undefined) facts.push(`trace ${delta.trace_id}`);
  return [
    facts.filter(Boolean).join('  '),
    ...delta.ops.map((operation) => `    ${operationLine(operation)}`),
  ].join('\n');
}

function publisherLine({ publisher, on_behalf_of }: DeltaShape): string {
  return on_behalf_of === undefined ? publisher : `${publisher} for ${on_behalf_of}`;
}

function operationLine(operation: unknown): string {
  if (Array.isArray(operation)) {
    const [verb, ...key] = operation as string[];
    return `${verb === 'delete' ? '-' : '+'} ${formatRecordAddress({ collection: 'tuples', key })}`;
  }
  return jsonText(operation);
}

type Cell = string | number | null | undefined;

/** Columns of equal width; numbers stand right. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const texts = [header, ...rows.map((row) => row.map((cell) => String(cell ?? '-')))];
  const widths = header.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  return texts.map((row, index) =>
    row
      .map((cell, column) => {
        const number = index > 0 && typeof rows[index - 1]?.[column] === 'number';
        return number ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}
