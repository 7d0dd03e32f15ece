import type { Clock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { inParallel } from '../../core/parallel.js';
import type { ShardStore } from '../../shard/store.js';
import { decodeManifest } from '../../snapshot/manifest-codec.js';
import type { Channel } from '../../wire/channel.js';
import type { ChannelPool } from '../../wire/channel-pool.js';
import { type ReplicaPart, readReplicaParts } from '../../wire/replica-codec.js';
import { replicaService, snapshotService } from '../../wire/services.js';
import { errorOf } from '../../wire/status.js';
import type { EpochRecord } from './epoch-record.js';
import { ReplicaIntake } from './replica-intake.js';
import type { Refill } from './replicated-log.js';

/** Chunks of one shard that come unasked; of a snapshot that weighs more, only those that are missing are asked for. Bytes. */
const INLINE_BYTES_MAX = 1024 * 1024;
/** Parts of small shards travel together, in messages of about so much: each message costs both sides as much as a small shard's chunk. Bytes. */
const BUNDLE_BYTES = 256 * 1024;
/** Shards of one request: small ones share the way there and back. */
const BATCH_SHARDS = 256;
const BATCH_BYTES = 8 * 1024 * 1024;
/** Requests of one partition under way: one is answered while the next is on its way. And what the shards asked for may weigh together. */
const BATCHES = { tasksMax: 2, bytesMax: 64 * 1024 * 1024 } as const;
/** Shards that wait for their commit while others come. */
const INSTALLS_MAX = 512;
const CHUNKS_PER_REQUEST = 50_000;
/** Of the list of a partition's shards. */
const LIST_TIMEOUT_MS = 15_000;

export interface PeerRefillOptions {
  readonly store: ShardStore;
  readonly channels: ChannelPool;
  /** HOST:PORT of the relays that have filled themselves of a partition, without this one; the best first. */
  readonly peers: (partition: number) => readonly string[];
  /** The others that have a shard, with the epoch that it is in there. Default: nobody is known to be in an epoch. */
  readonly holders?: (
    shard: string,
  ) => Promise<readonly { readonly address: string; readonly epoch: string }[]>;
  /** Where no relay has a shard that leads on. Throws NOT_FOUND. Default: nowhere. */
  readonly fallback?: (shard: string, opened: EpochRecord | undefined) => Promise<void>;
  /** Told of all that comes. */
  readonly onBytes?: (bytes: number) => void;
  /** Told of each shard that is installed; its chunks were not held against their hashes. */
  readonly onFilled?: (shard: string) => void;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Listed {
  readonly shard: string;
  readonly storedBytes: number;
}

/** Fills shards from other relays: their chunks as they are stored there, and what they remember of their deltas. */
export class PeerRefill implements Refill {
  readonly #options: PeerRefillOptions;

  constructor(options: PeerRefillOptions) {
    this.#options = options;
  }

  /** One shard: from a relay that has it, else from the fallback. Throws NOT_FOUND when nobody has it. `opened`: in this epoch. */
  async refill(shard: string, opened?: EpochRecord): Promise<void> {
    const { store, fallback, signal, logger } = this.#options;
    let failure = new ShardcastError(
      'NOT_FOUND',
      `no other relay has ${shard}, and the log does not reach back`,
      {
        retry: 'backoff',
        hint: 'It comes with a relay that has it on disk, or from an archive (--archive).',
      },
    );
    for (const peer of await this.#peersOf(shard, opened)) {
      try {
        // What it remembers of another line must not be taken for this one's.
        if (opened !== undefined && store.open(shard).head.epoch < opened.epoch)
          await store.open(shard).reset();
        await this.#fetchBatch(peer, [{ shard, storedBytes: 0 }], signal);
        return;
      } catch (thrown) {
        failure = toShardcastError(thrown);
        logger.warn({ shard, peer, failure: failure.toJSON() }, 'a shard could not be filled from a relay');
      }
    }
    if (fallback === undefined) throw failure;
    await fallback(shard, opened);
  }

  /** Those of which it may come. */
  async #peersOf(shard: string, opened: EpochRecord | undefined): Promise<readonly string[]> {
    const { store, peers, holders } = this.#options;
    const all = peers(store.partitionOf(shard));
    if (opened === undefined) return all;
    const known = (await holders?.(shard)) ?? [];
    return known.flatMap(({ address, epoch }) =>
      epoch >= opened.epoch && all.includes(address) ? address : [],
    );
  }

  /** What other relays have of a partition's shards and this one has not. Throws what was in the way of a part of it; the rest is there. */
  async fetchPartition(partition: number, signal: AbortSignal): Promise<void> {
    const peers = this.#options.peers(partition);
    let failure: unknown;
    for (const peer of peers) {
      try {
        await this.#fetchFrom(peer, partition, signal);
        return;
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        failure ??= thrown;
      }
    }
    if (failure !== undefined) throw failure;
  }

  async #fetchFrom(peer: string, partition: number, signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const control = { signal, timeoutMs: LIST_TIMEOUT_MS };
    const channel = this.#options.channels.to(peer);
    const { replicas } = await channel.unary(replicaService.listReplicas, { partition }, control);
    const wanted: Listed[] = [];
    for (const { shard, revision, storedBytes } of replicas) {
      if (!shard || (store.find(shard)?.head.revision ?? 0) >= (revision ?? 0)) continue;
      wanted.push({ shard, storedBytes: storedBytes ?? 0 });
    }
    let failure: unknown;
    const limits = { ...BATCHES, sizeOf: weightOf };
    await inParallel(
      batchesOf(wanted),
      limits,
      async (batch, aborted) => {
        try {
          await this.#fetchBatch(peer, batch, aborted);
        } catch (thrown) {
          if (aborted.aborted || toShardcastError(thrown).code === 'UNAVAILABLE') throw thrown;
          failure ??= thrown; // of single shards: the others come all the same
        }
      },
      signal,
    );
    if (failure !== undefined) throw failure;
  }

  /** Throws the first failure of a shard when all the others are there. */
  async #fetchBatch(peer: string, batch: readonly Listed[], signal: AbortSignal): Promise<void> {
    const channel = this.#options.channels.to(peer);
    const run = new BatchRun(this.#options, channel, signal);
    const shards = batch.map(({ shard }) => shard);
    // Of what is new here, every chunk is missing.
    const isNew = shards.every((shard) => (this.#options.store.find(shard)?.head.revision ?? 0) === 0);
    const inlineBytesMax = isNew ? Number.MAX_SAFE_INTEGER : INLINE_BYTES_MAX;
    const request = { shards, inlineBytesMax, bundleBytes: BUNDLE_BYTES };
    for await (const message of channel.serverStream(replicaService.getReplicas, request, { signal })) {
      for (const part of readReplicaParts(message)) {
        const room = run.take(part);
        if (room !== undefined) await room;
      }
    }
    await run.finish();
  }
}

/** The shards of one request, in turn. A shard that fails does not hold up those behind it. */
class BatchRun {
  readonly #options: PeerRefillOptions;
  readonly #channel: Channel;
  readonly #signal: AbortSignal;
  #intake: ReplicaIntake | undefined;
  readonly #installing = new Set<Promise<void>>();
  #failure: unknown;
  /** Nothing more comes. */
  #isOver = false;

  constructor(options: PeerRefillOptions, channel: Channel, signal: AbortSignal) {
    this.#options = options;
    this.#channel = channel;
    this.#signal = signal;
  }

  /** Something to wait for before the next part. */
  take(part: ReplicaPart): Promise<unknown> | undefined {
    switch (part.kind) {
      case 'manifest':
        this.#begin(part.bytes);
        return undefined;
      case 'frame':
        return this.#frame(part.bytes);
      case 'receipts':
        return this.#receipts(part.bytes);
      case 'end':
        return this.#end();
      case 'failure':
        this.fail(errorOf(part.failure));
        return undefined;
    }
  }

  #begin(encoded: Buffer): void {
    this.#count(encoded.length);
    this.#intake = undefined;
    try {
      const manifest = decodeManifest(encoded);
      this.#intake = new ReplicaIntake(this.#options.store, manifest, encoded);
    } catch (failure) {
      this.fail(failure);
    }
  }

  #frame(frame: Buffer): Promise<void> | undefined {
    this.#count(frame.length);
    return this.#try((intake) => intake.takeFrame(frame));
  }

  #receipts(page: Buffer): Promise<void> | undefined {
    this.#count(page.length);
    return this.#try((intake) => intake.takeReceipts(page));
  }

  #end(): Promise<void> | undefined {
    const intake = this.#intake;
    if (intake === undefined) return undefined;
    this.#intake = undefined;
    const installing = this.#install(intake)
      .catch((failure: unknown) => this.fail(failure))
      .finally(() => this.#installing.delete(installing));
    this.#installing.add(installing);
    return this.#installing.size >= INSTALLS_MAX ? Promise.race(this.#installing) : undefined;
  }

  fail(failure: unknown): void {
    this.#failure ??= failure;
  }

  /** Throws the first failure. */
  async finish(): Promise<void> {
    this.#isOver = true;
    this.#options.store.hurry();
    await Promise.all(this.#installing);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #install(intake: ReplicaIntake): Promise<void> {
    for (let missing = intake.missing; missing.length > 0; missing = intake.missing) {
      const hashes = missing.slice(0, CHUNKS_PER_REQUEST);
      const request = { shard: intake.name, hashes };
      const control = { signal: this.#signal };
      for await (const frame of this.#channel.serverStream(snapshotService.getChunks, request, control)) {
        this.#count(frame.length);
        await intake.takeFrame(frame);
      }
      if (intake.missing.length === missing.length) break;
    }
    await intake.finish(() => !this.#isOver);
    this.#options.onFilled?.(intake.name);
  }

  #try(task: (intake: ReplicaIntake) => Promise<void> | undefined): Promise<void> | undefined {
    if (this.#intake === undefined) return undefined;
    try {
      return task(this.#intake);
    } catch (failure) {
      this.#intake = undefined;
      this.fail(failure);
      return undefined;
    }
  }

  #count(bytes: number): void {
    this.#options.onBytes?.(bytes);
  }
}

function weightOf(batch: readonly Listed[]): number {
  return batch.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}

function* batchesOf(shards: readonly Listed[]): Generator<readonly Listed[]> {
  let batch: Listed[] = [];
  let bytes = 0;
  for (const shard of shards) {
    batch.push(shard);
    bytes += shard.storedBytes;
    if (batch.length < BATCH_SHARDS && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
