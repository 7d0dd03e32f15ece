import { ShardcastError } from '../../core/errors.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { recordLine } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { recordShape } from '../shapes.js';

export const run: Run<'scan'> = async (context) => {
  const { config, output } = context;
  const { shard, prefix, limit, atRevision, atLeast } = config;
  const collection = context.args[0] ?? '';
  if (prefix.length > 0 && collection === '') {
    throw new ShardcastError('INVALID_ARGUMENT', '--prefix needs a collection', {
      hint: 'For example: shardcast scan tuples --prefix doc:readme',
    });
  }
  using reader = openReader(context);
  const options = { ...callControl(context), collection, keyPrefix: prefix, limit, atRevision, atLeast };
  for await (const record of reader.scan(shard, options)) {
    const shape = recordShape(record);
    output.line(output.json ? jsonText(shape) : recordLine(shape));
    if (output.full) await output.flush();
  }
  return undefined;
};
