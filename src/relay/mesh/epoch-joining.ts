import type { Shard } from '../../shard/shard.js';
import type { EpochRecord } from './epoch-record.js';
import type { Refill } from './replicated-log.js';

/** Brings replicas into an epoch that was opened. */
export class EpochJoining {
  readonly #refill: Refill;

  constructor(refill: Refill) {
    this.#refill = refill;
  }

  /** See `EpochKeeping.join`. */
  async join(shard: Shard, record: EpochRecord, leave: () => Promise<void>): Promise<void> {
    if (isBeginning(shard, record)) {
      await rebase(shard, record.epoch);
      return;
    }
    await leave();
    await this.#refill.refill(shard.name, record);
  }
}

/** Whether a replica is what an epoch continues from. */
function isBeginning({ name, head }: Shard, { continuesFrom: from }: EpochRecord): boolean {
  if (from === null || (from.shard ?? name) !== name) return false;
  return (
    head.epoch === from.epoch && head.revision === from.revision && head.hash.toString('hex') === from.hash
  );
}

/**
 * The same state, remembering the same deltas, in another epoch. It stands at its snapshot then: what came before is not read or resumed
 * over the seam.
 */
async function rebase(shard: Shard, epoch: string): Promise<void> {
  const manifest = await shard.cut();
  await shard.install({ ...manifest, epoch });
}
