import { encodeKeyParts } from '../../shard/key.js';
import { touching } from '../../shard/touching.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { deltaLines } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { parseRecordAddress } from '../record-address.js';
import { deltaShapes } from '../shapes.js';

export const run: Run<'log'> = async (context) => {
  const { config, output } = context;
  const { shard, from, to, limit, logKey } = config;
  const record = logKey === undefined ? undefined : parseRecordAddress(logKey);
  const isAsked = record && touching(record.collection, encodeKeyParts(record.key));
  using reader = openReader(context);
  let printed = 0;
  for await (const entry of reader.log(shard, from, to, { ...callControl(context), touching: record })) {
    for (const delta of deltaShapes(entry, isAsked)) {
      // An entry holds several deltas and comes whole.
      if (delta.revision < from || (to > 0 && delta.revision > to)) continue;
      if (isAsked !== undefined && delta.ops.length === 0) continue;
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
