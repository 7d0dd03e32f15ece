import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { deltaLines } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { deltaShapes } from '../shapes.js';

export const run: Run<'log'> = async (context) => {
  const { config, output } = context;
  const { shard, from, to, limit } = config;
  using reader = openReader(context);
  let printed = 0;
  for await (const entry of reader.log(shard, from, to, callControl(context))) {
    for (const delta of deltaShapes(entry)) {
      // An entry holds several deltas and comes whole.
      if (delta.revision < from || (to > 0 && delta.revision > to)) continue;
      output.result(
        () => jsonText(delta),
        () => deltaLines(delta),
      );
      if (++printed === limit) return undefined;
    }
    if (output.full) await output.flush();
  }
  return undefined;
};
