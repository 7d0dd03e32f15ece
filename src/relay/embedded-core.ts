import { LmdbLog } from '../log/lmdb-log.js';
import { ShardStore, type ShardStoreOptions } from '../shard/store.js';
import type { Sequencing } from './commands.js';
import { Importing } from './importing.js';
import type { RelayCore } from './relay-core.js';
import type { Sequencer } from './sequencer.js';

/** A relay by itself: its store is its log, and all shards are its own. */
export class EmbeddedCore implements RelayCore {
  readonly store: ShardStore;
  readonly log: LmdbLog;
  readonly reasons = [];

  private constructor(store: ShardStore) {
    this.store = store;
    this.log = new LmdbLog(store);
  }

  static async open(options: ShardStoreOptions): Promise<EmbeddedCore> {
    return new EmbeddedCore(await ShardStore.open(options));
  }

  get shards(): ShardStore {
    return this.store;
  }

  get feed(): LmdbLog {
    return this.log;
  }

  sequencing(sequencer: Sequencer): Sequencing {
    return sequencer;
  }

  importing(sequencer: Sequencer): Importing {
    const { store, log } = this;
    return new Importing({ store, sequencer, log, clock: store.environment.clock });
  }

  registrations(): [] {
    return [];
  }

  ageMs(): number {
    return 0;
  }

  owns(): boolean {
    return true;
  }

  async serve(): Promise<void> {
    // There is nobody to tell.
  }

  async drain(): Promise<void> {
    // There is nobody to hand over to.
  }

  stop(): Promise<void> {
    return this.store.close();
  }
}
