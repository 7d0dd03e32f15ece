import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { readableBytes, table } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { snapshotShape } from '../shapes.js';

export const run: Run<'snapshot ls'> = async (context) => {
  const { config, output } = context;
  const { shard } = config;
  using reader = openReader(context);
  const { snapshots, oldestRevision } = await reader.snapshots(shard, callControl(context));
  const shapes = snapshots.map((snapshot) => snapshotShape(shard, snapshot));
  if (output.json) {
    for (const shape of shapes) output.line(jsonText(shape));
    return undefined;
  }
  const rows = shapes.map(({ revision, records, chunks, stored_bytes, cut_at, root }) => [
    revision,
    records,
    chunks,
    readableBytes(stored_bytes),
    cut_at,
    root.slice(0, 16),
  ]);
  const header = ['REVISION', 'RECORDS', 'CHUNKS', 'STORED', 'CUT', 'ROOT'];
  for (const line of table(header, rows)) output.line(line);
  output.note(`readable from revision ${oldestRevision}`);
  return undefined;
};
