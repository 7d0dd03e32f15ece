import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import { receiptPages } from '../../shard/receipt-pages.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import { type Manifest, totals } from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import { replicaService } from '../../wire/services.js';
import { failureOf } from '../../wire/status.js';
import type { shardcast } from '../../wire/wire.js';
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
    serverStream(
      replicaService.getReplicas,
      OF_RELAYS,
      async ({ shards, inlineBytesMax }, out, { signal }) => {
        // The next shard is cut while this one is on its way.
        let next = prepared(store, shards[0]);
        for (let index = 0; index < shards.length; index++) {
          const current = next;
          next = prepared(store, shards[index + 1]);
          next.catch(() => undefined);
          await sendShard(out, await current, inlineBytesMax, metrics, signal);
        }
      },
    ),
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

async function sendShard(
  out: PacedWriter<Part>,
  what: Prepared,
  inlineBytesMax: number,
  metrics: RelayMetrics,
  signal: AbortSignal,
): Promise<void> {
  if (what === undefined) return;
  if ('failure' in what) {
    out.write({ failure: failureOf(toShardcastError(what.failure)) }, 1);
    return;
  }
  const { shard, manifest } = what;
  const send = async (part: Part, bytes: number): Promise<void> => {
    out.write(part, bytes);
    metrics.snapshotSent(bytes);
    if (out.hasRoom) return;
    await out.room();
    signal.throwIfAborted();
  };
  const encoded = encodeManifest(manifest);
  await send({ manifest: encoded }, encoded.length);
  const chunksLeftOut = totals(manifest.chunks).storedBytes > inlineBytesMax;
  for (const { hash } of chunksLeftOut ? [] : manifest.chunks) {
    const frame = shard.frame(hash);
    // Whoever lacks one in the end asks for it, and hears then why it is not there.
    if (frame !== undefined) await send({ frame }, frame.length);
  }
  for (const receipts of receiptPages(shard)) await send({ receipts }, receipts.length);
  await send({ end: { chunksLeftOut } }, 1);
}
