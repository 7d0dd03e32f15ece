import { toShardcastError } from '../../core/errors.js';
import type { Shard } from '../../shard/shard.js';
import { fetchNewer } from './archive-refill.js';
import { EpochBeginning, type EpochBeginningOptions } from './epoch-beginning.js';
import { EpochJoining } from './epoch-joining.js';
import type { EpochKeeping } from './epoch-keeping.js';
import { EpochOpening, type EpochOpeningOptions } from './epoch-opening.js';
import type { EpochRecord } from './epoch-record.js';
import type { Refill } from './replicated-log.js';

/** Shards that wait for their first entry; one that is forgotten is asked for again. */
const NEW_MAX = 10_000;

export type ShardEpochsOptions = EpochOpeningOptions & EpochBeginningOptions & { readonly refill: Refill };

/** The epochs of the shards that a relay has: opened where the log has lost entries, joined and begun by whoever stands where they continue from. */
export class ShardEpochs implements EpochKeeping {
  readonly #options: ShardEpochsOptions;
  readonly #opening: EpochOpening;
  readonly #joining: EpochJoining;
  readonly #beginning: EpochBeginning;
  /** Shards without history, of which the archive has nothing either. */
  readonly #new = new Set<string>();

  constructor(options: ShardEpochsOptions) {
    this.#options = options;
    this.#opening = new EpochOpening(options);
    this.#joining = new EpochJoining(options.refill);
    this.#beginning = new EpochBeginning(options);
  }

  known(shard: string): EpochRecord | undefined {
    return this.#options.epochs.known(shard);
  }

  async supplement(shard: Shard): Promise<boolean> {
    const { store, archive, signal, logger } = this.#options;
    try {
      if (await fetchNewer(store, archive, shard, signal)) return true;
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      logger.warn(
        { shard: shard.name, failure: failure.toJSON() },
        'whether the archive has more of a shard is not known',
      );
    }
    if (shard.head.revision > 0) return false;
    if (this.#new.size >= NEW_MAX) this.#new.clear();
    this.#new.add(shard.name);
    return false;
  }

  isNew(shard: string): boolean {
    return this.#options.archive === undefined || this.#new.has(shard);
  }

  readonly open: EpochKeeping['open'] = (shard, at) => this.#opening.open(shard, at);

  readonly begin: EpochKeeping['begin'] = (shard, record, end) => this.#beginning.begin(shard, record, end);

  join(shard: Shard, record: EpochRecord, leave: () => Promise<void>): Promise<void> {
    return this.#joining.join(shard, record, leave);
  }
}
