// A worker of figure m: fills an empty store from a relay, as one does that joins a mesh.
import { rmSync } from 'node:fs';
import { systemClock } from '../src/core/clock.js';
import { silentLogger } from '../src/core/log.js';
import { PeerRefill } from '../src/relay/mesh/peer-refill.js';
import { ShardStore } from '../src/shard/store.js';
import { ChannelPool } from '../src/wire/channel-pool.js';
import { answering } from './answering.js';
import { elapsedMs } from './figure.js';

export interface FillQuestion {
  /** A folder of its own; removed afterwards. */
  readonly dir: string;
  readonly partition: number;
  /** Of the mesh. */
  readonly partitions: number;
}

export interface FillAnswer {
  /** Until every shard was installed and the disk had it. */
  readonly ms: number;
  /** All that came: manifests, chunks, receipts. */
  readonly bytes: number;
  readonly shards: number;
}

const [relay = ''] = process.argv.slice(2);
const channels = new ChannelPool();

answering<FillQuestion>(
  async ({ dir, partition, partitions }) => {
    let bytes = 0;
    const { signal } = new AbortController();
    const path = `${dir}/filled`;
    const store = await ShardStore.open({ path, partitions, commitDelayMs: 10, logIsElsewhere: true });
    const refill = new PeerRefill({
      store,
      channels,
      peers: () => [relay],
      onBytes: (count) => {
        bytes += count;
      },
      signal,
      clock: systemClock,
      logger: silentLogger,
    });
    let shards = 0;
    // Closing is what waits for the disk.
    const ms = await elapsedMs(async () => {
      await refill.fetchPartition(partition, signal);
      shards = store.namesOf(partition).length;
      await store.close();
    });
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    return { ms, bytes, shards } satisfies FillAnswer;
  },
  () => channels[Symbol.dispose](),
);
