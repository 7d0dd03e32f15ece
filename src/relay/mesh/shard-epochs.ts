import type { Shard } from '../../shard/shard.js';
import { EpochBeginning, type EpochBeginningOptions } from './epoch-beginning.js';
import { EpochJoining } from './epoch-joining.js';
import type { EpochKeeping } from './epoch-keeping.js';
import { EpochOpening, type EpochOpeningOptions } from './epoch-opening.js';
import type { EpochRecord } from './epoch-record.js';
import type { Refill } from './replicated-log.js';

export type ShardEpochsOptions = EpochOpeningOptions & EpochBeginningOptions & { readonly refill: Refill };

/** The epochs of the shards that a relay has: opened where the log has lost entries, joined and begun by whoever stands where they continue from. */
export class ShardEpochs implements EpochKeeping {
  readonly #options: ShardEpochsOptions;
  readonly #opening: EpochOpening;
  readonly #joining: EpochJoining;
  readonly #beginning: EpochBeginning;

  constructor(options: ShardEpochsOptions) {
    this.#options = options;
    this.#opening = new EpochOpening(options);
    this.#joining = new EpochJoining(options.refill);
    this.#beginning = new EpochBeginning(options);
  }

  known(shard: string): EpochRecord | undefined {
    return this.#options.epochs.known(shard);
  }

  readonly open: EpochKeeping['open'] = (shard, at) => this.#opening.open(shard, at);

  readonly begin: EpochKeeping['begin'] = (shard, record, end) => this.#beginning.begin(shard, record, end);

  join(shard: Shard, record: EpochRecord, leave: () => Promise<void>): Promise<void> {
    return this.#joining.join(shard, record, leave);
  }
}
