import type { Clock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { LogHead } from '../../log/delta-log.js';
import { nextEpoch } from '../../shard/epoch.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import { fetchNewer } from './archive-refill.js';
import { commonRevision } from './common-revision.js';
import type { EpochKeeping } from './epoch-keeping.js';
import type { EpochRecord } from './epoch-record.js';
import type { KnownEpochs } from './known-epochs.js';
import type { OtherHolders } from './other-holders.js';
import type { ReplicatedLog } from './replicated-log.js';

export interface EpochOpeningOptions {
  readonly id: string;
  readonly store: ShardStore;
  readonly log: Pick<ReplicatedLog, 'read'>;
  readonly epochs: KnownEpochs;
  readonly holders: OtherHolders;
  readonly archive: Archive | undefined;
  /** How long fewer holders than there should be are waited for, before this relay opens an epoch without them. Milliseconds. */
  readonly graceMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Found = Parameters<EpochKeeping['open']>[1];

/**
 * Opens an epoch where the log of a shard has lost what was acknowledged: it was put back from a copy, or began anew. What was lost is
 * in the replicas that had applied it, so whoever is ahead of the log opens, and of several the one that has most; the bucket's
 * compare-and-set decides between those that have the same. A replica that merely lags is never ahead of the log.
 */
export class EpochOpening {
  readonly #options: EpochOpeningOptions;

  constructor(options: EpochOpeningOptions) {
    this.#options = options;
  }

  /** See `EpochKeeping.open`. */
  async open(shard: Shard, { end, isAhead, sinceMs }: Found): Promise<boolean> {
    const { epochs, holders, store, archive, signal, logger } = this.#options;
    const { name } = shard;
    const stored = await epochs.newest(name);
    if (stored !== undefined && stored.record.epoch > shard.head.epoch) return true;
    // The log has gone on without this replica. Only one relay may hold its own against that, or two would do so in turn.
    if (!isAhead && (end?.epoch !== shard.head.epoch || !holders.isPlacedFirst(shard.partition)))
      return false;
    if (isAhead) await this.#checkFurthest(shard, sinceMs);
    await fetchNewer(store, archive, shard, signal);
    const record = await this.#record(shard, end, stored?.record);
    try {
      await epochs.open(name, stored?.revision ?? 0, record);
    } catch (failure) {
      if (!(failure instanceof ShardcastError) || failure.code !== 'CONFLICT') throw failure;
      await epochs.newest(name);
      return true;
    }
    logger.error(
      { shard: name, ...record, end: end?.revision ?? 0 },
      'the log has lost entries of a shard: a new epoch is opened',
    );
    return true;
  }

  /** Throws UNAVAILABLE while another relay has more of the shard, or may have. */
  async #checkFurthest({ name, partition, head }: Shard, sinceMs: number): Promise<void> {
    const { holders, graceMs, clock } = this.#options;
    const { better, answered, wanted } = await holders.compare(name, partition, head);
    if (better !== undefined) {
      throw new ShardcastError(
        'UNAVAILABLE',
        `${name}: ${better} has more of it than the log, and opens its next epoch`,
      );
    }
    if (answered >= wanted || clock.monotonic() - sinceMs >= graceMs) return;
    throw new ShardcastError(
      'UNAVAILABLE',
      `${name}: the log has lost entries; other relays that may have them are waited for`,
    );
  }

  async #record(
    shard: Shard,
    end: LogHead | undefined,
    before: EpochRecord | undefined,
  ): Promise<EpochRecord> {
    const { id, log, clock } = this.#options;
    const { epoch, revision, hash } = shard.head;
    const common = end?.epoch === epoch ? await commonRevision(log, shard, end) : undefined;
    return {
      epoch: nextEpoch(clock.now(), epoch, end?.epoch, before?.epoch),
      continuesFrom: { epoch, revision, hash: hash.toString('hex') },
      openedBy: id,
      openedAt: clock.now(),
      ...(common === undefined ? {} : { takesOver: { epoch, fromRevision: common + 1 } }),
    };
  }
}
