import type { Reader } from '../../client/reader.js';
import { ShardcastError } from '../../core/errors.js';
import { parseCursorOf } from '../../shard/cursor.js';
import type { Context, Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { deltaLines } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { deltaShapes } from '../shapes.js';

/** Prints deltas until it is interrupted or --limit is reached, also over restarts of the relay. */
export const run: Run<'watch'> = async (context) => {
  const { config, output, signal } = context;
  const { shard, limit } = config;
  using reader = openReader(context);
  const cursor = await firstCursor(context, reader);
  const after = cursor === '' ? 0 : parseCursorOf(shard, cursor).revision;
  // deltasOnly: whoever looks on wants the deltas; that they are trimmed is an answer, a snapshot is not.
  let printed = 0;
  for await (const step of reader.watch(shard, { cursor, deltasOnly: true, signal })) {
    if (step.kind !== 'entry') continue;
    for (const delta of deltaShapes(step.entry)) {
      if (delta.revision <= after) continue;
      output.result(
        () => jsonText(delta),
        () => deltaLines(delta),
      );
      if (++printed === limit) return undefined;
    }
    await output.flush();
  }
  signal.throwIfAborted();
  return undefined;
};

/**
 * `--after`, or the head as it is now; of a shard that nobody has published to, the beginning. The relay is asked in any
 * case: a wrong address should fail now, not be tried for ever.
 */
async function firstCursor(context: Context<'watch'>, reader: Reader): Promise<string> {
  const { shard, after } = context.config;
  if (after !== undefined && after !== '0') parseCursorOf(shard, after);
  const head = await headOf(context, reader);
  if (after === undefined) return head;
  return after === '0' ? '' : after;
}

async function headOf(context: Context<'watch'>, reader: Reader): Promise<string> {
  try {
    const { shard: head } = await reader.status(context.config.shard, callControl(context));
    return head?.token ?? '';
  } catch (failure) {
    if (failure instanceof ShardcastError && failure.code === 'NOT_FOUND') return '';
    throw failure;
  }
}
