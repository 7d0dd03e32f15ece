import { xxh64 } from '@node-rs/xxhash';

/** Partitions of a store or mesh unless chosen otherwise; fixed for ever. */
export const PARTITIONS_DEFAULT = 256;

/** The slice that a shard belongs to: xxh64 of its name, modulo the number of partitions. */
export function partitionOf(shard: string, partitions: number): number {
  return Number(xxh64(shard) % BigInt(partitions));
}
