import { ShardcastError } from '../../core/errors.js';
import { encodeKeyParts } from '../../shard/key.js';
import { readService } from '../../wire/services.js';
import { RelaySession } from '../call-relay.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { formatRecordAddress, parseRecordAddress } from '../record-address.js';
import { recordShape } from '../shapes.js';

export const run: Run<'get'> = async (context) => {
  const { config, output } = context;
  const { shard, atRevision, atLeast, timeoutMs } = config;
  const address = parseRecordAddress(context.args[0] ?? '');
  if (address.key.length === 0) {
    throw new ShardcastError('INVALID_ARGUMENT', 'the key has no parts', {
      hint: 'scan reads many records.',
    });
  }
  using relay = new RelaySession(context);
  const { record, revision, token } = await relay.channel.unary(
    readService.get,
    {
      shard,
      collection: address.collection,
      key: encodeKeyParts(address.key),
      options: { atLeast: atLeast ?? '', atRevision, timeoutMs },
    },
    relay.control,
  );
  if (!record) {
    throw new ShardcastError(
      'NOT_FOUND',
      `${shard} has no ${formatRecordAddress(address)} at revision ${revision}`,
      {
        details: { shard, revision },
      },
    );
  }
  const shape = recordShape(record);
  output.result(
    () => jsonText({ shard, ...shape, revision, token }),
    () => shape.value?.text ?? '',
  );
  return undefined;
};
