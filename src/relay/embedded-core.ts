import { LmdbLog } from '../log/lmdb-log.js';
import { ShardStore, type ShardStoreOptions } from '../shard/store.js';
import { Importing } from './importing.js';
import { NO_MESH } from './metrics.js';
import type { RelayCore } from './relay-core.js';
import type { Routing } from './routing.js';
import type { Sequencer } from './sequencer.js';
import { ServedShards } from './served-shards.js';
import type { Shards } from './shards.js';
import { NO_UPKEEP } from './upkeep/upkeep.js';

/** A relay by itself: its store is its log, and all shards are its own. */
export class EmbeddedCore implements RelayCore {
  readonly store: ShardStore;
  readonly log: LmdbLog;
  readonly reasons = [];
  readonly figures = NO_MESH;
  readonly upkeep = NO_UPKEEP;
  readonly routing: Routing | undefined;
  readonly shards: Shards;

  private constructor(store: ShardStore, routing: Routing | undefined) {
    this.store = store;
    this.routing = routing;
    this.shards = routing === undefined ? store : new ServedShards(store, routing);
    this.log = new LmdbLog(store);
  }

  static async open(options: ShardStoreOptions, routing?: Routing): Promise<EmbeddedCore> {
    return new EmbeddedCore(await ShardStore.open(options), routing);
  }

  get feed(): LmdbLog {
    return this.log;
  }

  sequencing(sequencer: Sequencer): Sequencer {
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

  async leave(): Promise<void> {
    // There is nobody to leave.
  }

  stop(): Promise<void> {
    return this.store.close();
  }
}
