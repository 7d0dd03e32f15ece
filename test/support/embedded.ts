import type { Clock } from '../../src/core/clock.js';
import { LmdbLog } from '../../src/log/lmdb-log.js';
import { Expiry } from '../../src/relay/expiry.js';
import { Importing } from '../../src/relay/importing.js';
import { Sequencer } from '../../src/relay/sequencer.js';
import { ShardStore, type ShardStoreOptions } from '../../src/shard/store.js';

/** A relay's inside without its servers, on a real store. */
export class Embedded implements AsyncDisposable {
  readonly store: ShardStore;
  readonly log: LmdbLog;
  readonly sequencer: Sequencer;
  readonly importing: Importing;
  readonly expiry: Expiry;

  private constructor(store: ShardStore, clock: { clock?: Clock }) {
    this.store = store;
    this.log = new LmdbLog(store);
    this.sequencer = new Sequencer({ store, log: this.log, ...clock });
    this.importing = new Importing({ store, log: this.log, sequencer: this.sequencer, ...clock });
    this.expiry = new Expiry({ store, sequencer: this.sequencer, ...clock });
  }

  static async open(options: ShardStoreOptions): Promise<Embedded> {
    const clock = options.clock === undefined ? {} : { clock: options.clock };
    return new Embedded(await ShardStore.open(options), clock);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sequencer.stop();
    await this.store.close();
  }
}
