import { crashPoint } from '../core/crash-point.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { Chunk } from '../snapshot/chunk-codec.js';
import type { Manifest } from '../snapshot/manifest.js';
import { decodeManifest } from '../snapshot/manifest-codec.js';
import { Transfer } from '../snapshot/transfer.js';
import type { FetchedChunk, Replica } from './replica.js';
import type { Filling } from './sinks/sink.js';
import type { Source, SourceHead } from './sources/source.js';

/** Chunks of one request: its hashes are then far below a request's limit. */
const CHUNKS_PER_REQUEST = 50_000;
/** Frames of one transaction, and those that may wait for the disk. Bytes. */
const BATCH_BYTES = 1024 * 1024;
const UNCOMMITTED_BYTES_MAX = 16 * 1024 * 1024;

export interface BootstrapOptions {
  readonly replica: Replica;
  readonly source: Source;
  readonly manifest: Manifest;
  readonly signal: AbortSignal;
  /** A chunk came, whether or not it was on disk before. */
  readonly onFrame: (bytes: number) => void;
  /** The sink that the snapshot can go to while it comes: asked only if all of it has to come. */
  readonly expect?: () => Filling | undefined;
}

/** Reads a manifest from a relay. Throws MALFORMED or CORRUPT; FORK for one that would go back within an epoch. */
export function readManifest(encoded: Buffer, replica: Replica, head: SourceHead | undefined): Manifest {
  const manifest = fromRelay(() => decodeManifest(encoded));
  if (manifest.shard !== replica.shard) {
    throw new ShardcastError('MALFORMED', `a manifest of ${manifest.shard} came to ${replica.shard}`, {
      retry: 'resume',
    });
  }
  const { epoch, revision } = replica.head;
  const offered = Math.max(manifest.revision, head?.revision ?? 0);
  if (revision === 0 || manifest.epoch !== epoch || offered >= revision) return manifest;
  throw new ShardcastError('FORK', `the relay is at revision ${offered}; this replica was at ${revision}`, {
    hint: 'The relay lost history, perhaps by a backup that was restored. To follow it all the same, drop the shard and add it again.',
    details: { offered, revision },
    retry: 'backoff',
  });
}

/**
 * Fetches the chunks that are not on disk and installs the snapshot. Chunks are written as they come, in batches that
 * nobody waits for, so a bootstrap that breaks off goes on with what is missing, here or at another relay.
 */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  const { replica, manifest } = options;
  const transfer = new Transfer({ manifest, has: (hash) => replica.hasChunk(hash), batchBytes: Infinity });
  const writer = new ChunkWriter(replica);
  const isWhole = transfer.missing.records === transfer.whole.records;
  const filling = isWhole ? options.expect?.() : undefined;
  const forward = filling && new InOrder(filling, manifest);
  try {
    try {
      while (!transfer.isComplete) await fetchBatch(transfer, writer, forward, options);
    } finally {
      await writer.finish();
    }
    crashPoint('bootstrap:all-chunks');
    await replica.install(manifest);
  } catch (thrown) {
    filling?.[Symbol.dispose]();
    throw thrown;
  }
}

/** Hands chunks on in the manifest's order; a relay that sends them otherwise ends it. */
class InOrder {
  readonly #filling: Filling;
  readonly #manifest: Manifest;
  #next = 0;

  constructor(filling: Filling, manifest: Manifest) {
    this.#filling = filling;
    this.#manifest = manifest;
  }

  add(hash: Buffer, chunk: Chunk): Promise<void> | undefined {
    const expected = this.#manifest.chunks[this.#next++];
    if (expected?.hash.equals(hash)) return this.#filling.add(chunk);
    this.#filling[Symbol.dispose]();
    return undefined;
  }
}

async function fetchBatch(
  transfer: Transfer,
  writer: ChunkWriter,
  forward: InOrder | undefined,
  { replica, source, signal, onFrame }: BootstrapOptions,
): Promise<void> {
  const hashes = transfer.nextBatch().slice(0, CHUNKS_PER_REQUEST);
  const before = transfer.missing.records;
  for await (const frame of source.fetchChunks(
    replica.shard,
    hashes.map(({ hash }) => hash),
    signal,
  )) {
    onFrame(frame.length);
    const accepted = fromRelay(() => transfer.accept(frame));
    if (accepted === undefined) continue;
    const { ref, chunk } = accepted;
    await writer.add({ hash: ref.hash, frame, chunk });
    await forward?.add(ref.hash, chunk);
  }
  if (transfer.missing.records < before) return;
  throw new ShardcastError('UNAVAILABLE', `${source.name} ended a transfer of chunks without any`);
}

/** Bytes of a relay that are damaged or not what was asked for: asking again, later, may bring better ones. */
function fromRelay<T>(check: () => T): T {
  try {
    return check();
  } catch (thrown) {
    const { code, message, hint, details } = toShardcastError(thrown);
    const options = {
      retry: 'backoff',
      cause: thrown,
      details,
      ...(hint === undefined ? {} : { hint }),
    } as const;
    throw new ShardcastError(code, message, options);
  }
}

/** Collects chunks into transactions; its owner waits only when the disk is far behind. */
class ChunkWriter {
  readonly #replica: Replica;
  #batch: FetchedChunk[] = [];
  #batchBytes = 0;
  #uncommittedBytes = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  add(chunk: FetchedChunk): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    this.#batch.push(chunk);
    this.#batchBytes += chunk.frame.length;
    if (this.#batchBytes < BATCH_BYTES) return undefined;
    this.#flush();
    return this.#uncommittedBytes > UNCOMMITTED_BYTES_MAX ? this.#last : undefined;
  }

  /** Resolves when all is committed; throws what any write failed with. */
  async finish(): Promise<void> {
    this.#flush();
    await this.#last;
    if (this.#failure !== undefined) throw this.#failure;
  }

  #flush(): void {
    if (this.#batch.length === 0) return;
    const bytes = this.#batchBytes;
    this.#uncommittedBytes += bytes;
    this.#last = this.#replica.putChunks(this.#batch).then(
      () => {
        this.#uncommittedBytes -= bytes;
        crashPoint('bootstrap:first-chunks');
      },
      (failure: unknown) => {
        this.#uncommittedBytes -= bytes;
        this.#failure ??= failure;
      },
    );
    this.#batch = [];
    this.#batchBytes = 0;
  }
}
