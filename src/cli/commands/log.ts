import { readService } from '../../wire/services.js';
import { RelaySession } from '../call-relay.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { deltaLines } from '../lines.js';
import { deltaShapes } from '../shapes.js';

export const run: Run<'log'> = async (context) => {
  const { config, output } = context;
  const { shard, from, to, limit } = config;
  using relay = new RelaySession(context);
  let printed = 0;
  for await (const { entry } of relay.channel.serverStream(
    readService.log,
    { shard, fromRevision: from, toRevision: to },
    relay.control,
  )) {
    for (const delta of deltaShapes(entry)) {
      // An entry holds several deltas and comes whole.
      if (delta.revision < from || (to > 0 && delta.revision > to)) continue;
      output.result(
        () => jsonText(delta),
        () => deltaLines(delta),
      );
      if (++printed === limit) return undefined;
    }
    await output.settle();
  }
  return undefined;
};
