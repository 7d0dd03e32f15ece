import { ShardcastError } from '../../core/errors.js';
import { encodeKeyParts } from '../../shard/key.js';
import { readService } from '../../wire/services.js';
import { RelaySession } from '../call-relay.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { recordLine } from '../lines.js';
import { recordShape } from '../shapes.js';

export const run: Run<'scan'> = async (context) => {
  const { config, output } = context;
  const { shard, prefix, limit, atRevision, atLeast, timeoutMs } = config;
  const collection = context.args[0] ?? '';
  if (prefix.length > 0 && collection === '') {
    throw new ShardcastError('INVALID_ARGUMENT', '--prefix needs a collection', {
      hint: 'For example: shardcast scan tuples --prefix doc:readme',
    });
  }
  using relay = new RelaySession(context);
  const answers = relay.channel.serverStream(
    readService.scan,
    {
      shard,
      collection,
      keyPrefix: encodeKeyParts(prefix),
      limit,
      options: { atLeast: atLeast ?? '', atRevision, timeoutMs },
    },
    relay.control,
  );
  for await (const { records } of answers) {
    for (const record of records) {
      const shape = recordShape(record);
      output.line(output.json ? jsonText(shape) : recordLine(shape));
    }
    await output.settle();
  }
  return undefined;
};
