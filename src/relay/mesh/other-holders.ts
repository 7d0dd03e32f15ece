import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { Head } from '../../shard/shard-types.js';
import { asBuffer } from '../../wire/as-buffer.js';
import type { ChannelPool } from '../../wire/channel-pool.js';
import { replicaService } from '../../wire/services.js';
import type { MeshRoutes } from './mesh-routes.js';

const ANSWER_TIMEOUT_MS = 2_000;

export interface HolderHead {
  readonly id: string;
  readonly address: string;
  readonly epoch: string;
  readonly revision: number;
  readonly hash: Buffer;
}

export interface OtherHoldersOptions {
  readonly routes: Pick<MeshRoutes, 'holders' | 'self'>;
  readonly channels: ChannelPool;
  /** Of each partition. */
  readonly replicas: number;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** Asks the other relays that have a shard, or should, where their replicas of it stand: filled or not, served or not. */
export class OtherHolders {
  readonly #options: OtherHoldersOptions;

  constructor(options: OtherHoldersOptions) {
    this.#options = options;
  }

  /** Whether the placement names this relay first. */
  isPlacedFirst(partition: number): boolean {
    const { routes } = this.#options;
    return routes.holders(partition)[0]?.id === routes.self.id;
  }

  /** Those that answer, in the order of the placement. */
  async heads(shard: string, partition: number): Promise<HolderHead[]> {
    const { routes } = this.#options;
    const others = routes.holders(partition).filter(({ id }) => id !== routes.self.id);
    const asked = others.map(async ({ id, address }) => {
      const head = await this.#ask(shard, address);
      return head === undefined ? [] : [{ id, address, ...head }];
    });
    return (await Promise.all(asked)).flat();
  }

  /**
   * `better`: a relay whose replica is further than `head`, or as far and placed before this one. How many have answered, this one among them, of how many that
   * there should be.
   */
  async compare(shard: string, partition: number, head: Pick<Head, 'epoch' | 'revision'>) {
    const { routes, replicas: wanted } = this.#options;
    const heads = await this.heads(shard, partition);
    const order = routes.holders(partition).map(({ id }) => id);
    const isBefore = (id: string) => order.indexOf(id) < order.indexOf(routes.self.id);
    const better = heads.find(({ id, epoch, revision }) => {
      if (revision === 0) return false;
      if (epoch !== head.epoch) return epoch > head.epoch;
      return revision === head.revision ? isBefore(id) : revision > head.revision;
    });
    return { better: better?.id, answered: heads.length + 1, wanted };
  }

  async #ask(
    shard: string,
    address: string,
  ): Promise<Pick<HolderHead, 'epoch' | 'revision' | 'hash'> | undefined> {
    const { channels, signal, logger } = this.#options;
    const control = { signal, timeoutMs: ANSWER_TIMEOUT_MS };
    try {
      const { epoch, revision, historyHash } = await channels
        .to(address)
        .unary(replicaService.getReplicaHead, { shard }, control);
      return { epoch, revision, hash: asBuffer(historyHash) };
    } catch (thrown) {
      logger.debug(
        { shard, address, failure: toShardcastError(thrown).toJSON() },
        'a relay does not say where its replica stands',
      );
      return undefined;
    }
  }
}
