import { ShardcastError } from '../../core/errors.js';
import { parseCursorOf } from '../../shard/cursor.js';
import { statusService, watchService } from '../../wire/services.js';
import { errorOf } from '../../wire/status.js';
import type { shardcast } from '../../wire/wire.js';
import { RelaySession } from '../call-relay.js';
import type { Context, Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { deltaLines } from '../lines.js';
import { deltaShapes } from '../shapes.js';

/** Prints deltas until it is interrupted, or --limit is reached. */
export const run: Run<'watch'> = async (context) => {
  const { shard, limit } = context.config;
  using relay = new RelaySession(context);
  const cursor = await firstCursor(context, relay);
  const after = cursor === '' ? 0 : parseCursorOf(shard, cursor).revision;
  // deltasOnly: whoever looks on wants the deltas; that they are trimmed is an answer, a snapshot is not.
  const open = { shard, cursor, deltasOnly: true };
  let printed = 0;
  for await (const event of events(context, relay, open)) {
    if (event.goodbye) throw goodbyeError(shard, event.goodbye);
    if (!event.entry || event.entry.length === 0) continue;
    for (const delta of deltaShapes(event.entry)) {
      if (delta.revision <= after) continue;
      context.output.result(
        () => jsonText(delta),
        () => deltaLines(delta),
      );
      if (++printed === limit) return undefined;
    }
    await context.output.flush();
  }
  throw new ShardcastError('UNAVAILABLE', 'the relay ended the watch', {
    hint: 'Watch again --after the last token.',
  });
};

type WatchOpen = shardcast.v1.WatchOpen.$Properties;

async function* events(
  { signal }: Context<'watch'>,
  { channel }: RelaySession,
  open: WatchOpen,
): AsyncGenerator<shardcast.v1.WatchEvent, void, undefined> {
  const call = channel.bidi(watchService.watch, { signal });
  call.on('error', () => undefined); // the loop throws it; this one is for what comes after the loop was left
  call.write({ open });
  try {
    for await (const event of call) yield event as shardcast.v1.WatchEvent;
  } catch (failure) {
    throw channel.error(failure);
  } finally {
    call.cancel();
  }
}

/** `--after`, or the head as it is now. A shard that nobody has written to is watched from its beginning. */
async function firstCursor({ config }: Context<'watch'>, relay: RelaySession): Promise<string> {
  const { shard, after } = config;
  if (after !== undefined) return after === '0' ? '' : after;
  const { shard: head } = await relay.channel.unary(statusService.getStatus, { shard }, relay.control);
  return head?.token ?? '';
}

interface Goodbye {
  failure?: Parameters<typeof errorOf>[0] | null;
  reason?: string | null;
  retryAfterMs?: number | null;
}

function goodbyeError(shard: string, { failure, reason, retryAfterMs }: Goodbye): ShardcastError {
  if (failure) return errorOf(failure);
  return new ShardcastError('UNAVAILABLE', `the relay ended the watch of ${shard}: ${reason ?? ''}`, {
    hint: `Try again after ${retryAfterMs ?? 0} ms.`,
  });
}
