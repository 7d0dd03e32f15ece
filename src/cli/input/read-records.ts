import { Readable } from 'node:stream';
import type { ImportRow } from '../../client/import-batches.js';
import { ShardcastError } from '../../core/errors.js';
import { at } from '../failure.js';
import { type CsvLayout, type RowReader, rowReader } from './csv-records.js';
import { parseRecordLine } from './import-record.js';
import { type InputStream, readLines, readText } from './input-stream.js';

/** Rows that are handed on together. */
const ROWS_TOGETHER = 1000;

/** The records of NDJSON, some at a time; a failure names its line. */
export async function* readNdjsonRecords(input: InputStream): AsyncGenerator<ImportRow[], void, undefined> {
  for await (const lines of readLines(input)) {
    yield lines.map((line) => located(`${input.name}:${line.number}`, () => parseRecordLine(line.text)));
  }
}

interface ParsedRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** The records of a CSV with a header, some at a time; a failure names its line. */
export async function* readCsvRecords(
  input: InputStream,
  layout: CsvLayout,
): AsyncGenerator<ImportRow[], void, undefined> {
  const { parse, CsvError } = await import('csv-parse');
  let read: RowReader | undefined;
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    columns: (header: string[]) => {
      const twice = header.find((name, index) => header.indexOf(name) !== index);
      if (twice !== undefined)
        throw new ShardcastError('MALFORMED', `column ${twice} stands twice in the header`);
      read = rowReader(header, layout);
      return header;
    },
  });
  const source = Readable.from(readText(input));
  source.on('error', (failure) => parser.destroy(failure));
  source.pipe(parser);
  let records: ImportRow[] = [];
  try {
    for await (const row of parser as AsyncIterable<ParsedRow>) {
      records.push(located(`${input.name}:${row.info.lines}`, () => read!(row.record)));
      if (records.length < ROWS_TOGETHER) continue;
      yield records;
      records = [];
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    const line = typeof thrown.lines === 'number' ? thrown.lines : '?';
    throw at(`${input.name}:${line}`, new ShardcastError('MALFORMED', thrown.message));
  }
  yield records;
}

function located<T>(place: string, task: () => T): T {
  try {
    return task();
  } catch (thrown) {
    throw at(place, thrown);
  }
}
