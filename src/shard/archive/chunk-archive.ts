import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { ChunkRef, Manifest } from '../../snapshot/manifest.js';
import { Transfer } from '../../snapshot/transfer.js';
import type { Shard } from '../shard.js';
import { IN_FLIGHT } from './archive-limits.js';
import { chunkName } from './archive-names.js';
import { named } from './archived-shard.js';
import { corrupt } from './blocks.js';

/** Chunks that went from one place to the other. */
export interface Moved {
  readonly chunks: number;
  readonly bytes: number;
}

/** Told of what has gone so far, and of how many chunks have to. */
export type MovedListener = (moved: Moved, chunksTotal: number) => void;

/** Frames of one transaction, bytes. */
const BATCH_BYTES = 1024 * 1024;
const LIMITS = { ...IN_FLIGHT, sizeOf: (ref: ChunkRef) => ref.storedBytes };

/** Puts chunks as they are stored, also those that are there, so that all are young. Throws UNAVAILABLE when one went away here. */
export async function putChunks(
  shard: Shard,
  archive: Archive,
  chunks: readonly ChunkRef[],
  signal: AbortSignal | undefined,
  onMoved?: MovedListener,
): Promise<Moved> {
  let bytes = 0;
  let count = 0;
  const put = async ({ hash }: ChunkRef, abort: AbortSignal): Promise<void> => {
    const frame = shard.frame(hash);
    if (frame === undefined) throw replaced(shard.name);
    await archive.put(chunkName(shard.name, hash), frame, { signal: abort, renew: true });
    bytes += frame.length;
    onMoved?.({ chunks: ++count, bytes }, chunks.length);
  };
  await inParallel(chunks, LIMITS, put, signal);
  return { chunks: chunks.length, bytes };
}

/**
 * Stores the chunks of a manifest of `source` that the shard lacks. Each is verified against its name and what the manifest says of
 * it, and stored as it came. Throws CORRUPT, naming the object, for one that is damaged or missing.
 */
export async function fetchChunks(
  shard: Shard,
  archive: Archive,
  source: string,
  manifest: Manifest,
  signal: AbortSignal | undefined,
  onMoved?: MovedListener,
): Promise<Moved> {
  const has = (hash: Buffer) => shard.frame(hash) !== undefined;
  const transfer = new Transfer({ manifest, has, batchBytes: Infinity });
  const missing = transfer.nextBatch();
  let bytes = 0;
  let count = 0;
  let batch: { hash: Buffer; frame: Buffer }[] = [];
  let batchBytes = 0;
  const flush = async (): Promise<void> => {
    const frames = batch;
    batch = [];
    batchBytes = 0;
    if (frames.length > 0) await shard.putFrames(frames);
  };
  const fetch = async ({ hash }: ChunkRef, abort: AbortSignal): Promise<void> => {
    const name = chunkName(source, hash);
    const frame = await archive.get(name, { signal: abort });
    if (frame === undefined) throw corrupt(name, 'is missing');
    accept(transfer, name, hash, frame);
    bytes += frame.length;
    onMoved?.({ chunks: ++count, bytes }, missing.length);
    batch.push({ hash, frame });
    batchBytes += frame.length;
    if (batchBytes >= BATCH_BYTES) await flush();
  };
  await inParallel(missing, LIMITS, fetch, signal);
  await flush();
  return { chunks: missing.length, bytes };
}

function accept(transfer: Transfer, name: string, hash: Buffer, frame: Buffer): void {
  try {
    if (transfer.accept(frame)?.ref.hash.equals(hash) === true) return;
  } catch (thrown) {
    throw named(name, thrown);
  }
  throw corrupt(name, 'holds another chunk');
}

export function replaced(shard: string): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `${shard}: the snapshot went away while it was being archived`);
}
