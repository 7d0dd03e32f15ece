import { BackupClient } from '../../client/backup-client.js';
import type { Context, Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { readableBytes, table } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { reachOf } from '../reach.js';
import { archivedSnapshotShape, snapshotShape } from '../shapes.js';

export const run: Run<'snapshot ls'> = async (context) => {
  if (context.config.archived) await listArchived(context);
  else await listKept(context);
  return undefined;
};

async function listKept(context: Context<'snapshot ls'>): Promise<void> {
  const { config, output } = context;
  const { shard } = config;
  using reader = openReader(context);
  const { snapshots, oldestRevision } = await reader.snapshots(shard, callControl(context));
  const shapes = snapshots.map((snapshot) => snapshotShape(shard, snapshot));
  if (output.json) {
    for (const shape of shapes) output.line(jsonText(shape));
    return;
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
}

async function listArchived(context: Context<'snapshot ls'>): Promise<void> {
  const { config, output } = context;
  const { shard } = config;
  using client = new BackupClient(reachOf(config));
  const snapshots = await client.list(shard, callControl(context));
  const shapes = snapshots.map((snapshot) => archivedSnapshotShape(shard, snapshot));
  if (output.json) {
    for (const shape of shapes) output.line(jsonText(shape));
    return;
  }
  const rows = shapes.map(({ epoch, revision, records, chunks, stored_bytes, archived_at, root }) => [
    epoch,
    revision,
    records,
    chunks,
    readableBytes(stored_bytes),
    archived_at,
    root.slice(0, 16),
  ]);
  const header = ['EPOCH', 'REVISION', 'RECORDS', 'CHUNKS', 'STORED', 'ARCHIVED', 'ROOT'];
  for (const line of table(header, rows)) output.line(line);
}
