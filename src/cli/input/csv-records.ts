import type { ImportRow } from '../../client/import-batches.js';
import { ShardcastError } from '../../core/errors.js';
import { TUPLES } from '../record-address.js';
import { malformed, parseTime } from './fields.js';
import { importRecord } from './import-record.js';

export interface CsvLayout {
  /** Default: tuples. */
  readonly collection: string | undefined;
  /** Columns of the key parts. Default for tuples: object, relation, subject. */
  readonly key: readonly string[];
  /** The column with the JSON value. Default: an object of the columns that are not in the key; of tuples: true. */
  readonly value: string | undefined;
}

type Row = Readonly<Record<string, string>>;
export type RowReader = (row: Row) => ImportRow;

const EXPIRES_AT = 'expires_at';

/**
 * Turns the rows of a CSV with this header into records.
 * @throws ShardcastError INVALID_ARGUMENT when the header lacks a column.
 */
export function rowReader(header: readonly string[], layout: CsvLayout): RowReader {
  const collection = layout.collection ?? TUPLES;
  const tuples = collection === TUPLES && layout.key.length === 0;
  const key = tuples ? ['object', 'relation', 'subject'] : layout.key;
  if (key.length === 0) {
    throw new ShardcastError('INVALID_ARGUMENT', `--key is required for collection ${collection}`, {
      hint: 'Name the columns of the key parts, in order: --key id.',
    });
  }
  for (const column of [...key, ...(layout.value === undefined ? [] : [layout.value])]) {
    if (header.includes(column)) continue;
    throw new ShardcastError('INVALID_ARGUMENT', `the CSV has no column ${JSON.stringify(column)}`, {
      hint: `Its header names ${header.join(', ')}.`,
    });
  }
  const value = valueReader(header, layout.value, key, tuples);
  return (row) =>
    importRecord(
      collection,
      key.map((column) => row[column] ?? ''),
      value(row),
      expiryOf(row),
    );
}

const TRUE = Buffer.from('true');

function valueReader(
  header: readonly string[],
  column: string | undefined,
  key: readonly string[],
  tuples: boolean,
): (row: Row) => Buffer {
  if (column !== undefined) return (row) => checkedJson(column, row[column] ?? '');
  if (tuples) return () => TRUE;
  const columns = header.filter((name) => name !== EXPIRES_AT && !key.includes(name));
  return (row) =>
    Buffer.from(JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name]]))), 'utf8');
}

function checkedJson(column: string, text: string): Buffer {
  try {
    JSON.parse(text);
  } catch {
    throw malformed(`column ${column} is not JSON: ${JSON.stringify(text.slice(0, 120))}`);
  }
  return Buffer.from(text.trim(), 'utf8');
}

function expiryOf(row: Row): number {
  const text = row[EXPIRES_AT];
  if (text === undefined || text === '') return 0;
  const ms = parseTime(/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
  if (ms === undefined) throw malformed(`column ${EXPIRES_AT} is neither ISO 8601 nor Unix seconds: ${text}`);
  return ms;
}
