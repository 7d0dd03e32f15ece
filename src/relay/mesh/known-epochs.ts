import type { Service } from '../../core/lifecycle.js';
import type { EpochRecord } from './epoch-record.js';
import type { Epochs, StoredEpoch } from './epochs.js';

/** The last epoch of each shard that has one in the bucket, as far as this relay has heard. */
export class KnownEpochs implements Service {
  readonly #epochs: Epochs;
  readonly #known = new Map<string, StoredEpoch>();
  #watch: AsyncDisposable | undefined;
  #listener: (shard: string, record: EpochRecord) => void = () => undefined;

  constructor(epochs: Epochs) {
    this.#epochs = epochs;
  }

  /** Called for every epoch that is heard of, those that were there before, too. */
  onHeard(listener: (shard: string, record: EpochRecord) => void): void {
    this.#listener = listener;
  }

  async start(): Promise<void> {
    await this.#epochs.start();
    this.#watch = this.#epochs.watch((shard, stored) => this.#heard(shard, stored));
  }

  async stop(): Promise<void> {
    await this.#watch?.[Symbol.asyncDispose]();
    await this.#epochs.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  known(shard: string): EpochRecord | undefined {
    return this.#known.get(shard)?.record;
  }

  /** As the bucket's leader has it now. Throws UNAVAILABLE. */
  async newest(shard: string): Promise<StoredEpoch | undefined> {
    const stored = await this.#epochs.read(shard);
    if (stored === undefined) this.#known.delete(shard);
    else this.#known.set(shard, stored);
    return stored;
  }

  /** Opens an epoch behind the shard's last, whose revision in the bucket is `expected`, 0 for none. Throws CONFLICT when somebody was first, UNAVAILABLE. */
  async open(shard: string, expected: number, record: EpochRecord): Promise<void> {
    const revision = await this.#epochs.open(shard, expected, record);
    this.#heard(shard, { record, revision });
  }

  /** The bucket's revisions begin again when it was put back from a copy, so what counts is the epoch. */
  #heard(shard: string, stored: StoredEpoch): void {
    const known = this.#known.get(shard);
    if (known !== undefined && known.record.epoch >= stored.record.epoch) return;
    this.#known.set(shard, stored);
    this.#listener(shard, stored.record);
  }
}
