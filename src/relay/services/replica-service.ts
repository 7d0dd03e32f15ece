import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import { receiptPages } from '../../shard/receipt-pages.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import { type Manifest, totals } from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import { BytesWriter } from '../../wire/bytes-writer.js';
import { replicaService } from '../../wire/services.js';
import { failureOf } from '../../wire/status.js';
import { type shardcast, wire } from '../../wire/wire.js';
import { type Need, type Registration, serverStream, unary } from '../calls.js';
import type { RelayMetrics } from '../metrics.js';
import type { PacedWriter } from '../paced-writer.js';
import { findShard, pinManifest } from './snapshot-service.js';

export interface ReplicaServiceOptions {
  readonly store: ShardStore;
  readonly metrics: RelayMetrics;
  /** Throws for a partition that this relay has not filled itself of. */
  readonly checkFilled: (partition: number) => void;
}

/** What a message may be asked to hold of parts, about. Bytes. */
const BUNDLE_BYTES_MAX = 1024 * 1024;
/** Of `parts` in a ReplicaPart. */
const PARTS_TAG = 0x32;

type Part = shardcast.v1.ReplicaPart.$Properties | Buffer;

const OF_RELAYS = (): Need => ({ action: 'replicate' });

/** What other relays fill themselves from. */
export function replicaRegistrations({ store, metrics, checkFilled }: ReplicaServiceOptions): Registration[] {
  return [
    unary(replicaService.listReplicas, OF_RELAYS, ({ partition }) => {
      checkFilled(partition);
      return { replicas: store.namesOf(partition).flatMap((name) => listed(store, name)) };
    }),
    unary(replicaService.getReplicaHead, OF_RELAYS, ({ shard }) => {
      checkShardName(shard);
      const head = store.find(shard)?.head;
      return head === undefined ? {} : { epoch: head.epoch, revision: head.revision, historyHash: head.hash };
    }),
    serverStream(replicaService.getReplicas, OF_RELAYS, async (request, out, { signal }) => {
      const { shards, inlineBytesMax, bundleBytes } = request;
      const parts = new PartSender(out, Math.min(bundleBytes, BUNDLE_BYTES_MAX), metrics, signal);
      // The next shard is cut while this one is on its way.
      let next = prepared(store, shards[0]);
      for (let index = 0; index < shards.length; index++) {
        const current = next;
        next = prepared(store, shards[index + 1]);
        next.catch(() => undefined);
        await sendShard(parts, await current, inlineBytesMax);
      }
      parts.flush();
    }),
  ];
}

type Prepared = { shard: Shard; manifest: Manifest } | { failure: unknown } | undefined;

function listed(store: ShardStore, name: string) {
  const shard = store.find(name);
  if (shard === undefined || shard.head.revision === 0) return [];
  const { base } = shard.state;
  const storedBytes = base === undefined ? 0 : totals(base.chunks).storedBytes;
  return [{ shard: name, revision: shard.head.revision, storedBytes }];
}

async function prepared(store: ShardStore, name: string | undefined): Promise<Prepared> {
  if (name === undefined) return undefined;
  try {
    findShard(store, name);
    const shard = store.open(name);
    if (!shard.receipts.isComplete) throw new ShardcastError('UNAVAILABLE', `${name} is being restored here`);
    await shard.cut();
    return { shard, manifest: await pinManifest(shard, 0) };
  } catch (failure) {
    return { failure };
  }
}

/** Sends parts each by itself, or several in a message. */
class PartSender {
  readonly #out: PacedWriter<Part>;
  readonly #bundleBytes: number;
  readonly #metrics: RelayMetrics;
  readonly #signal: AbortSignal;
  readonly #bundle = new BytesWriter();

  constructor(out: PacedWriter<Part>, bundleBytes: number, metrics: RelayMetrics, signal: AbortSignal) {
    this.#out = out;
    this.#bundleBytes = bundleBytes;
    this.#metrics = metrics;
    this.#signal = signal;
  }

  /** Something to wait for before the next one. */
  send(part: Exclude<Part, Buffer>, bytes: number): Promise<void> | undefined {
    this.#metrics.snapshotSent(bytes);
    if (this.#bundleBytes === 0) this.#out.write(part, bytes);
    else {
      this.#bundle.message(PARTS_TAG, wire.ReplicaPart.encode(part).finish());
      if (this.#bundle.length < this.#bundleBytes) return undefined;
      this.flush();
    }
    return this.#out.hasRoom ? undefined : this.#room();
  }

  flush(): void {
    const { length } = this.#bundle;
    if (length > 0) this.#out.write(this.#bundle.take(), length);
  }

  async #room(): Promise<void> {
    await this.#out.room();
    this.#signal.throwIfAborted();
  }
}

async function sendShard(parts: PartSender, what: Prepared, inlineBytesMax: number): Promise<void> {
  if (what === undefined) return;
  if ('failure' in what) {
    await parts.send({ failure: failureOf(toShardcastError(what.failure)) }, 0);
    return;
  }
  const { shard, manifest } = what;
  const encoded = encodeManifest(manifest);
  await parts.send({ manifest: encoded }, encoded.length);
  const chunksLeftOut = totals(manifest.chunks).storedBytes > inlineBytesMax;
  for (const { hash } of chunksLeftOut ? [] : manifest.chunks) {
    const frame = shard.frame(hash);
    // Whoever lacks one in the end asks for it, and hears then why it is not there.
    if (frame !== undefined) await parts.send({ frame }, frame.length);
  }
  for (const receipts of receiptPages(shard)) await parts.send({ receipts }, receipts.length);
  await parts.send({ end: { chunksLeftOut } }, 1);
}
