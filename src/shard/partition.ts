/** Partitions of a store or mesh unless chosen otherwise; fixed for ever. */
export const PARTITIONS_DEFAULT = 256;
/** The most that a mesh can have. */
export const PARTITIONS_MAX = 65_536;

/** The slice that a shard belongs to. */
export type Partitioning = (shard: string) => number;

/**
 * xxh64 of a shard's name, modulo the number of partitions. The native module is loaded only where there is a choice: an agent's
 * store has one partition, and starts 40 ms sooner without.
 */
export async function partitioning(partitions: number): Promise<Partitioning> {
  if (partitions === 1) return () => 0;
  const { xxh64 } = await import('@node-rs/xxhash');
  const count = BigInt(partitions);
  // Neighbours are mostly of one shard.
  let last: string | undefined;
  let partition = 0;
  return (shard) => {
    if (shard !== last) partition = Number(xxh64(shard) % count);
    last = shard;
    return partition;
  };
}
