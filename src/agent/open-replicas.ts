import type { Clock } from '../core/clock.js';
import { toShardcastError } from '../core/errors.js';
import type { Logger } from '../core/log.js';
import { ShardStore } from '../shard/store.js';
import type { AgentDirectory } from './agent-directory.js';

/** A commit syncs the disk, which relay and OPA may share: not for every entry. */
const COMMIT_DELAY_MS = 20;
/** An agent resumes by its head; older entries only help an OPA that is behind it. Bytes. */
const HISTORY_BYTES = 16 * 1024 * 1024;
const SNAPSHOTS_MAX = 4;

/** Opens the agent's shard store. A replica that is damaged is named and moved aside: its relay has it all. */
export async function openReplicas(
  directory: AgentDirectory,
  shards: readonly string[],
  { clock, log }: { clock: Clock; log: Logger },
): Promise<ShardStore> {
  const open = () =>
    ShardStore.open({
      path: directory.replicaPath,
      lanes: 1,
      partitions: 1,
      historyBytes: HISTORY_BYTES,
      snapshotsMax: SNAPSHOTS_MAX,
      commitDelayMs: COMMIT_DELAY_MS,
      clock,
      logger: log,
    });
  let store: ShardStore | undefined;
  try {
    store = await open();
    for (const shard of shards) store.find(shard);
    return store;
  } catch (thrown) {
    const error = toShardcastError(thrown);
    await store?.close();
    if (error.code !== 'CORRUPT') throw error;
    const aside = directory.setReplicaAside();
    log.error({ error: error.toJSON(), aside }, 'the replica is damaged: it is moved aside and filled again');
    return await open();
  }
}
