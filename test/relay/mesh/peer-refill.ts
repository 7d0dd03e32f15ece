import type { Refill } from '../../../src/relay/mesh/replicated-log.js';
import type { ShardStore } from '../../../src/shard/store.js';

/** Fills a store from another one in this process, as a relay does from another relay. */
export class PeerRefill implements Refill {
  readonly #peer: ShardStore;
  readonly refilled: string[] = [];
  store: ShardStore | undefined;

  constructor(peer: ShardStore) {
    this.#peer = peer;
  }

  async refill(shard: string): Promise<void> {
    this.refilled.push(shard);
    const from = this.#peer.open(shard);
    const to = this.store!.open(shard);
    const manifest = await from.cut();
    await to.putFrames(manifest.chunks.map(({ hash }) => ({ hash, frame: from.frame(hash)! })));
    await to.install(manifest);
  }
}
