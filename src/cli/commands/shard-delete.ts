import { createInterface } from 'node:readline/promises';
import { Publisher } from '../../client/publisher.js';
import { ShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import type { Context, Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { callControl, openReader } from '../open-reader.js';
import { reachOf } from '../reach.js';

export const run: Run<'shard delete'> = async (context) => {
  const { config, output, signal } = context;
  const shard = context.args[0] ?? '';
  checkShardName(shard);
  // Asked first, so that a misspelt name is NOT_FOUND and not a new shard whose history begins with its deletion.
  const records = await recordsOf(shard, context);
  if (!config.yes) await confirm(shard, records, context);
  await using publisher = new Publisher(reachOf(config));
  const { timeoutMs, expect = '' } = config;
  const { revision, token, repeated } = await publisher.deleteShard(shard, { expect, timeoutMs, signal });
  output.result(
    () => jsonText({ shard, revision, token, repeated }),
    () => `deleted ${shard} at revision ${revision}: ${token}`,
  );
  return undefined;
};

async function recordsOf(shard: string, context: Context<'shard delete'>): Promise<number> {
  using reader = openReader(context);
  const { shard: status } = await reader.status(shard, callControl(context));
  return (status?.collections ?? []).reduce((sum, { records }) => sum + (records ?? 0), 0);
}

/** A person types the shard's name; a script has to say --yes. */
async function confirm(
  shard: string,
  records: number,
  { stdin, stderr, signal }: Context<'shard delete'>,
): Promise<void> {
  const terminal = 'isTTY' in stdin && stdin.isTTY === true && stderr.isTTY === true;
  if (!terminal) {
    throw new ShardcastError('INVALID_ARGUMENT', `deleting ${shard} needs --yes`, {
      hint: 'Nobody can be asked here: standard input is no terminal.',
    });
  }
  const prompt = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await prompt.question(
      `This deletes ${records} records of ${shard}, in the OPA of all its agents, too. Type its name to go on: `,
      { signal },
    );
    if (answer.trim() !== shard) throw new ShardcastError('CANCELLED', `${shard} was not deleted`);
  } finally {
    prompt.close();
  }
}
