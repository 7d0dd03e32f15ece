import { BackupClient } from '../../client/backup-client.js';
import { checkShardName } from '../../shard/limits.js';
import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { Progress } from '../progress.js';
import { reachOf } from '../reach.js';
import { restoredShape } from '../shapes.js';
import { stepOf } from './backup.js';

export const run: Run<'restore'> = async ({ config, output, stderr, signal }) => {
  const { shard, restoreRevision: revision = 0, restoreEpoch: epoch = '', restoreAs: as = '' } = config;
  checkShardName(shard);
  if (as !== '') checkShardName(as);
  using client = new BackupClient(reachOf(config));
  using progress = new Progress(config.quiet ? { write() {} } : stderr, {
    title: 'restoring',
    unit: 'chunks',
  });
  const onProgress = (step: Parameters<typeof stepOf>[0]) => progress.update(stepOf(step));
  const restored = await client.restore({ shard, revision, epoch, as }, { signal, onProgress });
  const shape = restoredShape(shard, restored);
  output.result(
    () => jsonText(shape),
    () =>
      `${shape.shard} ${shape.revision} ${shape.token} continues from revision ${shape.from.revision} of ${shard}`,
  );
  return undefined;
};
