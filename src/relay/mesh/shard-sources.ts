import type { Clock } from '../../core/clock.js';
import type { Logger } from '../../core/log.js';
import type { MovedListener } from '../../shard/archive/chunk-archive.js';
import type { ShardStore } from '../../shard/store.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { ChannelPool } from '../../wire/channel-pool.js';
import { refillFromArchive } from './archive-refill.js';
import type { MeshRoutes } from './mesh-routes.js';
import { OtherHolders } from './other-holders.js';
import { PeerRefill } from './peer-refill.js';

export interface ShardSourcesOptions {
  readonly store: ShardStore;
  readonly channels: ChannelPool;
  readonly routes: MeshRoutes;
  readonly archive: Archive | undefined;
  /** Of each partition. */
  readonly replicas: number;
  /** Told of each shard that came from another relay. */
  readonly onFilled: (shard: string) => void;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Where shards are to be had besides the log: at other relays, and in the archive. */
export class ShardSources {
  readonly holders: OtherHolders;
  readonly refill: PeerRefill;
  readonly #listeners = new Map<string, MovedListener>();
  #refilledBytes = 0;

  constructor(options: ShardSourcesOptions) {
    const { store, channels, routes, archive, replicas, onFilled, signal, clock, logger } = options;
    const { partitionOf } = store;
    const holders = new OtherHolders({ routes, channels, replicas, signal, logger });
    const onBytes = (bytes: number) => {
      this.#refilledBytes += bytes;
    };
    this.holders = holders;
    this.refill = new PeerRefill({
      store,
      channels,
      peers: (partition) => routes.others(partition),
      holders: (shard) => holders.heads(shard, partitionOf(shard)),
      ...(archive === undefined
        ? {}
        : {
            fallback: async (shard, opened) => {
              const onMoved = this.#listeners.get(shard);
              onBytes(
                (await refillFromArchive(store, archive, shard, opened, { signal, onMoved })).bytesFetched,
              );
            },
          }),
      onBytes,
      onFilled,
      signal,
      clock,
      logger,
    });
  }

  /** Tells of a shard's chunks as they come from the archive, until disposed of. One listener each. */
  onMoved(shard: string, listener: MovedListener): Disposable {
    this.#listeners.set(shard, listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(shard) };
  }

  /** Bytes that came from there. */
  get refilledBytes(): number {
    return this.#refilledBytes;
  }
}
