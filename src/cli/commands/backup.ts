import { BackupClient } from '../../client/backup-client.js';
import { checkShardName } from '../../shard/limits.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { readableBytes } from '../lines.js';
import { Progress } from '../progress.js';
import { reachOf } from '../reach.js';
import { archivedShape } from '../shapes.js';

export const run: Run<'backup'> = async ({ config, output, stderr, signal }) => {
  const { shard } = config;
  checkShardName(shard);
  using client = new BackupClient(reachOf(config));
  using progress = new Progress(config.quiet ? { write() {} } : stderr, {
    title: 'archiving',
    unit: 'chunks',
  });
  const archived = await client.backup(shard, {
    signal,
    onProgress: (step) => progress.update(stepOf(step)),
  });
  const shape = archivedShape(shard, archived);
  output.result(
    () => jsonText(shape),
    () => {
      const put = shape.new ? `${readableBytes(shape.bytes_put)} put` : 'it was archived already';
      return `${shard} ${shape.revision} ${shape.root} ${put}`;
    },
  );
  return undefined;
};

/** Of chunks that have to be moved. */
export function stepOf({ chunks, chunksTotal }: { chunks?: number | null; chunksTotal?: number | null }) {
  const count = chunks ?? 0;
  return { count, fraction: chunksTotal ? count / chunksTotal : undefined };
}
