import { createInterface } from 'node:readline/promises';
import { ShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import { publishService } from '../../wire/services.js';
import { errorOf } from '../../wire/status.js';
import { RelaySession } from '../call-relay.js';
import type { Context, Run } from '../context.js';
import { jsonText } from '../json-text.js';

export const run: Run<'shard delete'> = async (context) => {
  const { config, output } = context;
  const shard = context.args[0] ?? '';
  checkShardName(shard);
  if (!config.yes) await confirm(shard, context);
  using relay = new RelaySession(context);
  const receipt = await relay.channel.unary(
    publishService.deleteShard,
    { shard, expect: config.expect ?? '' },
    relay.control,
  );
  if (receipt.failure) throw errorOf(receipt.failure);
  const { revision, token, repeatedDelta } = receipt;
  output.result(
    () => jsonText({ shard, revision, token, repeated: repeatedDelta }),
    () => `deleted ${shard} at revision ${revision}: ${token}`,
  );
  return undefined;
};

/** A person types the shard's name; a script has to say --yes. */
async function confirm(shard: string, { stdin, stderr, signal }: Context<'shard delete'>): Promise<void> {
  const terminal = 'isTTY' in stdin && stdin.isTTY === true && stderr.isTTY === true;
  if (!terminal) {
    throw new ShardcastError('INVALID_ARGUMENT', `deleting ${shard} needs --yes`, {
      hint: 'Nobody can be asked here: standard input is no terminal.',
    });
  }
  const prompt = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await prompt.question(
      `This deletes every record of ${shard}, in the OPA of all its agents. Type its name to go on: `,
      { signal },
    );
    if (answer.trim() !== shard) throw new ShardcastError('CANCELLED', `${shard} was not deleted`);
  } finally {
    prompt.close();
  }
}
