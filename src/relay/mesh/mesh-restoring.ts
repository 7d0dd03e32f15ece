import type { Clock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { archiveSnapshot } from '../../shard/archive/archive-snapshot.js';
import { nextEpoch } from '../../shard/epoch.js';
import type { ShardStore } from '../../shard/store.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { BackupControl, Restoration } from '../backups.js';
import type { EpochRecord } from './epoch-record.js';
import type { KnownEpochs } from './known-epochs.js';
import type { ReplicatedLog } from './replicated-log.js';
import type { Replication } from './replication.js';
import type { ShardSources } from './shard-sources.js';

export interface MeshRestoringOptions {
  readonly id: string;
  readonly store: ShardStore;
  readonly archive: Archive;
  readonly epochs: KnownEpochs;
  readonly log: Pick<ReplicatedLog, 'head'>;
  readonly replication: Pick<Replication, 'catchUp'>;
  readonly sources: Pick<ShardSources, 'onMoved'>;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Restores a shard of a mesh: the epoch is opened first, and then this relay joins it as every other does. So what breaks off behind
 * the opening is gone on with, here or elsewhere.
 */
export class MeshRestoring {
  readonly #options: MeshRestoringOptions;

  constructor(options: MeshRestoringOptions) {
    this.#options = options;
  }

  /** See `BackupsOptions.restore`. */
  async restore({ source, target, from, epoch }: Restoration, { onMoved }: BackupControl): Promise<void> {
    const { id, store, epochs, log, replication, sources, clock } = this.#options;
    const stored = await epochs.newest(target);
    const end = await log.head(target);
    const latest = [stored?.record.epoch ?? '', end?.epoch ?? ''].sort().at(-1)!;
    const { revision, hash } = from;
    const continued = { epoch: from.epoch, revision, hash: hash.toString('hex') };
    const record: EpochRecord = {
      epoch: epoch > latest ? epoch : nextEpoch(clock.now(), latest),
      continuesFrom: source === target ? continued : { ...continued, shard: source },
      openedBy: id,
      openedAt: clock.now(),
    };
    await epochs.open(target, stored?.revision ?? 0, record);
    using _ = onMoved && sources.onMoved(target, onMoved);
    try {
      await replication.catchUp(target);
    } catch (cause) {
      const failure = toShardcastError(cause);
      throw new ShardcastError(
        failure.code,
        `${target}: epoch ${record.epoch} is opened, but: ${failure.message}`,
        {
          cause,
          hint: 'Relays go on with the restore by themselves; it need not be repeated.',
          retry: 'never',
        },
      );
    }
    const now = store.open(target).head.epoch;
    if (now !== record.epoch) {
      throw new ShardcastError('CONFLICT', `${target}: epoch ${now} was opened behind ${record.epoch}`, {
        retry: 'never',
      });
    }
    await this.#archive(target);
  }

  /** Older snapshots may be collected: whoever joins late should find one of this epoch. */
  async #archive(target: string): Promise<void> {
    const { store, archive, signal, logger } = this.#options;
    try {
      await archiveSnapshot(store.open(target), archive, { signal });
    } catch (failure) {
      logger.warn(
        { shard: target, failure: toShardcastError(failure).toJSON() },
        'a restored shard is archived later',
      );
    }
  }
}
