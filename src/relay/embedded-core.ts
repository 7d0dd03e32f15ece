import { join } from 'node:path';
import type { Logger } from '../core/log.js';
import { LmdbLog } from '../log/lmdb-log.js';
import { restoreShard } from '../shard/archive/restore-shard.js';
import { ShardStore, type ShardStoreOptions } from '../shard/store.js';
import type { Archive } from '../snapshot/archive/archive.js';
import { openArchive } from '../snapshot/archive/open-archive.js';
import { Backups } from './backups.js';
import { FileDenials } from './file-denials.js';
import { Importing } from './importing.js';
import { NO_MESH } from './metrics.js';
import type { RelayCore } from './relay-core.js';
import type { Routing } from './routing.js';
import type { Sequencer } from './sequencer.js';
import { ServedShards } from './served-shards.js';
import type { Shards } from './shards.js';
import { Scrub } from './upkeep/scrub.js';
import { NO_UPKEEP, Upkeep, type UpkeepFigures, type UpkeepOptions } from './upkeep/upkeep.js';
import { archiveSource } from './upkeep/whole-sources.js';

export interface EmbeddedOptions {
  readonly routing?: Routing | undefined;
  /** URL of the archive: see `openArchive`. Default: none. */
  readonly archive?: string | undefined;
  /** File of the keys by which it is encrypted. Default: it is not. */
  readonly archiveKey?: string | undefined;
  readonly upkeep?: Pick<UpkeepOptions, 'limits' | 'intervalMs'>;
  readonly logger: Logger;
}

/** A relay by itself: its store is its log, and all shards are its own. */
export class EmbeddedCore implements RelayCore {
  readonly store: ShardStore;
  readonly log: LmdbLog;
  readonly reasons = [];
  readonly figures = NO_MESH;
  readonly routing: Routing | undefined;
  readonly shards: Shards;

  readonly #archive: Archive | undefined;
  readonly #upkeep: Upkeep | undefined;
  readonly scrub: Scrub;
  readonly #stopping = new AbortController();
  readonly #denialsPath: string;

  private constructor(
    store: ShardStore,
    folder: string,
    archive: Archive | undefined,
    options: EmbeddedOptions,
  ) {
    this.#denialsPath = join(folder, 'denied.ndjson');
    const { routing, logger } = options;
    this.store = store;
    this.#archive = archive;
    this.#upkeep =
      archive && new Upkeep({ store, archive, clock: store.environment.clock, ...options.upkeep, logger });
    const { signal } = this.#stopping;
    const whole = archive === undefined ? [] : [archiveSource(archive, signal)];
    this.scrub = new Scrub({ store, sources: () => whole, clock: store.environment.clock, logger });
    this.routing = routing;
    this.shards = routing === undefined ? store : new ServedShards(store, routing);
    this.log = new LmdbLog(store);
  }

  /** Throws what opening the store and the archive throws. */
  static async open(store: ShardStoreOptions, options: EmbeddedOptions): Promise<EmbeddedCore> {
    const { archive: url, archiveKey: keyFile } = options;
    const archive = url === undefined ? undefined : await openArchive(url, { keyFile });
    const core = new EmbeddedCore(await ShardStore.open(store), store.path, archive, options);
    await core.#upkeep?.start();
    await core.scrub.start();
    return core;
  }

  async denials(): Promise<FileDenials> {
    return new FileDenials(this.#denialsPath);
  }

  get upkeep(): UpkeepFigures {
    return this.#upkeep?.figures ?? NO_UPKEEP;
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

  backups(sequencer: Sequencer, dismiss: (shard: string, reason: string) => void): Backups | undefined {
    const { store } = this;
    const archive = this.#archive;
    if (archive === undefined) return undefined;
    const { clock } = store.environment;
    return new Backups({
      store,
      archive,
      sequencing: sequencer,
      // Not to be broken off by who asked for it: until it has ended nothing can be sequenced.
      restore: async ({ source, target, from, epoch }, { onMoved }) => {
        const options = { epoch: from.epoch, revision: from.revision, as: target, newEpoch: epoch, onMoved };
        await restoreShard(store, archive, source, options);
        dismiss(target, 'the shard was restored');
      },
      clock,
    });
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

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.scrub.stop();
    await this.#upkeep?.stop();
    await this.store.close();
    await this.#archive?.[Symbol.asyncDispose]();
  }
}
