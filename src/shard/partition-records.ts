import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Lane } from './lane.js';
import { KIND, partitionKey, shardsRange } from './layout.js';

/** Keys that go in one transaction while a partition is cleared, so that others write in between. */
const CLEAR_BATCH = 1_000;
const POSITION_BYTES = 8;

/** What a lane keeps of partitions themselves, beside their shards. */
export class PartitionRecords {
  readonly #laneOf: (partition: number) => Lane;

  constructor(laneOf: (partition: number) => Lane) {
    this.#laneOf = laneOf;
  }

  /** The position up to which the partition's part of the log was applied and committed. */
  position(partition: number): number | undefined {
    const bytes = this.#laneOf(partition).get(partitionKey(partition, KIND.position));
    return bytes === undefined ? undefined : Number(bytes.readBigUInt64BE());
  }

  /** A lane commits in order: a position is on disk only with all entries that were applied before this call. */
  async keepPositions(positions: Iterable<readonly [partition: number, position: number]>): Promise<void> {
    const commits = [...positions].map(([partition, position]) => {
      const bytes = Buffer.alloc(POSITION_BYTES);
      bytes.writeBigUInt64BE(BigInt(position));
      const key = partitionKey(partition, KIND.position);
      return this.#laneOf(partition).write((writer) => writer.put(key, bytes), {
        synced: false,
        patient: true,
      });
    });
    await Promise.all(commits);
  }

  /** Whether a removal was begun, and perhaps broken off: what is left of it must not be taken for a shard's. */
  isClearing(partition: number): boolean {
    return this.#laneOf(partition).get(partitionKey(partition, KIND.clearing)) !== undefined;
  }

  /** The partition has no shards any more; what lies under them is still there. */
  async beginClearing(partition: number, registerKeys: readonly Buffer[]): Promise<void> {
    await this.#laneOf(partition).write(
      (writer) => {
        writer.put(partitionKey(partition, KIND.clearing), Buffer.alloc(1));
        writer.remove(partitionKey(partition, KIND.position));
        for (const key of registerKeys) writer.remove(key);
      },
      { synced: false },
    );
  }

  /** Removes all that lies under the partition's shards, a batch at a time; false when the signal aborts before the end. */
  async clear(partition: number, signal?: AbortSignal): Promise<boolean> {
    const lane = this.#laneOf(partition);
    const range = shardsRange(partition);
    for (;;) {
      if (signal?.aborted) return false;
      const keys = lane.keys(...range, CLEAR_BATCH);
      if (keys.length === 0) break;
      await lane.write((writer) => keys.forEach((key) => void writer.remove(key)), { synced: false });
      await nextTurn();
    }
    const mark = partitionKey(partition, KIND.clearing);
    await lane.write((writer) => writer.remove(mark), { synced: false });
    return true;
  }
}
