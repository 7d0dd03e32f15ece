import { ShardcastError } from '../../core/errors.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { callControl, openReader } from '../open-reader.js';
import { formatRecordAddress, parseRecordAddress } from '../record-address.js';
import { recordShape } from '../shapes.js';

export const run: Run<'get'> = async (context) => {
  const { config, output } = context;
  const { shard, atRevision, atLeast } = config;
  const address = parseRecordAddress(context.args[0] ?? '');
  if (address.key.length === 0) {
    throw new ShardcastError('INVALID_ARGUMENT', 'the key has no parts', {
      hint: 'scan reads many records.',
    });
  }
  using reader = openReader(context);
  const options = { ...callControl(context), atLeast, atRevision };
  const { record, revision, token } = await reader.get(shard, address.collection, address.key, options);
  if (record === undefined) {
    const message = `${shard} has no ${formatRecordAddress(address)} at revision ${revision}`;
    throw new ShardcastError('NOT_FOUND', message, { details: { shard, revision } });
  }
  output.result(
    () => jsonText({ shard, ...recordShape(record), revision, token }),
    () => record.json.toString('utf8'),
  );
  return undefined;
};
