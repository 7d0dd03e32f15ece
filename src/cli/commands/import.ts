import { randomUUID } from 'node:crypto';
import type { ImportRow } from '../../client/import-batches.js';
import { Publisher } from '../../client/publisher.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import type { Context, Run } from '../context.js';
import { type InputStream, openInput } from '../input/input-stream.js';
import { readCsvRecords, readNdjsonRecords } from '../input/read-records.js';
import { jsonText } from '../json-text.js';
import { Progress } from '../progress.js';
import { publisherOf, reachOf } from '../reach.js';

type ImportContext = Context<'import'>;

export const run: Run<'import'> = async (context) => {
  const { config, output } = context;
  const { shard, importId = randomUUID() } = config;
  checkShardName(shard);
  const input = openInput(config.file, context);
  const { bytesTotal } = input;
  using progress = new Progress(config.quiet ? { write() {} } : context.stderr, {
    title: 'importing',
    unit: 'records',
  });
  await using publisher = new Publisher({ ...reachOf(config), name: publisherOf(config) });
  const answer = await withResumeHint(importId, config, () =>
    publisher.importRecords(shard, rows(readRecords(input, config)), {
      importId,
      mode: config.mode,
      expect: config.expect ?? '',
      signal: context.signal,
      onProgress({ records }) {
        const fraction = bytesTotal ? input.bytesRead() / bytesTotal : undefined;
        progress.update({ count: records, fraction });
      },
    }),
  );
  const { revision, token, records, repeated } = answer;
  output.result(
    () => jsonText({ shard, import_id: importId, revision, token, records, repeated }),
    () => `${shard} ${revision} ${token} ${records} records${repeated ? ' (imported before)' : ''}`,
  );
  return undefined;
};

async function* rows(
  groups: AsyncIterable<readonly ImportRow[]>,
): AsyncGenerator<ImportRow, void, undefined> {
  for await (const group of groups) yield* group;
}

function readRecords(
  input: InputStream,
  config: ImportContext['config'],
): AsyncIterable<readonly ImportRow[]> {
  const format = config.format ?? (/\.csv(\.gz)?$/i.test(input.name) ? 'csv' : 'ndjson');
  if (format === 'csv') return readCsvRecords(input, config);
  const given = [
    ['--collection', config.collection !== undefined],
    ['--key', config.key.length > 0],
    ['--value', config.value !== undefined],
  ] as const;
  const csvOnly = given.find(([, present]) => present);
  if (csvOnly === undefined) return readNdjsonRecords(input);
  throw new ShardcastError('INVALID_ARGUMENT', `${csvOnly[0]} is for CSV; the input is read as NDJSON`, {
    hint: 'Add --format csv, or write collection and key into each line.',
  });
}

async function withResumeHint<T>(
  importId: string,
  { importId: named }: ImportContext['config'],
  task: () => Promise<T>,
): Promise<T> {
  try {
    return await task();
  } catch (thrown) {
    const error = toShardcastError(thrown);
    if (error.retry === 'never') throw error;
    const option = named === undefined ? `with --import-id ${importId}` : 'again';
    const hint = `Run the same import ${option}: it goes on after what the relay has.`;
    throw new ShardcastError(error.code, error.message, { cause: error, hint, retry: error.retry });
  }
}
