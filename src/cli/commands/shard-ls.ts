import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { readableBytes, table } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { shardShape } from '../shapes.js';

export const run: Run<'shard ls'> = async (context) => {
  const { output } = context;
  using reader = openReader(context);
  const shards = await reader.shards(callControl(context));
  const shapes = shards.map(shardShape);
  if (output.json) {
    for (const shape of shapes) output.line(jsonText(shape));
    return undefined;
  }
  const rows = shapes.map((shape) => [
    shape.shard,
    shape.revision,
    shape.collections.reduce((sum, { records }) => sum + (records ?? 0), 0),
    readableBytes(shape.snapshot_bytes),
    readableBytes(shape.tail_bytes),
    shape.agents,
    shape.deleted ? 'deleted' : (shape.appended_at ?? '-'),
  ]);
  const header = ['SHARD', 'REVISION', 'RECORDS', 'SNAPSHOT', 'TAIL', 'AGENTS', 'APPENDED'];
  for (const line of table(header, rows)) output.line(line);
  return undefined;
};
