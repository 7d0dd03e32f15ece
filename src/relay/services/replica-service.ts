import type { Need } from '../../auth/need.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import { receiptPages } from '../../shard/receipt-pages.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import { type Manifest, totals } from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import { replicaService } from '../../wire/services.js';
import { failureOf } from '../../wire/status.js';
import { type Registration, serverStream, unary } from '../calls.js';
import type { RelayMetrics } from '../metrics.js';
import { PartSender } from '../part-sender.js';
import { findShard, PIN_HOLD_MS, pinManifest } from './snapshot-service.js';

export interface ReplicaServiceOptions {
  readonly store: ShardStore;
  readonly metrics: RelayMetrics;
  /** Throws for a partition that this relay has not filled itself of. */
  readonly checkFilled: (partition: number) => void;
}

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
      const parts = new PartSender(out, bundleBytes, metrics, signal);
      // The next shard is cut while this one is on its way.
      let next = prepared(store, shards[0]);
      for (let index = 0; index < shards.length; index++) {
        const current = next instanceof Promise ? await next : next;
        next = prepared(store, shards[index + 1]);
        for (const room of partsOf(parts, current, inlineBytesMax)) if (room !== undefined) await room;
      }
      parts.flush();
    }),
  ];
}

type Prepared = { shard: Shard; manifest: Manifest; encoded: Buffer } | { failure: unknown } | undefined;

function listed(store: ShardStore, name: string) {
  const shard = store.find(name);
  if (shard === undefined || shard.head.revision === 0) return [];
  const { base } = shard.state;
  const storedBytes = base === undefined ? 0 : totals(base.chunks).storedBytes;
  return [{ shard: name, revision: shard.head.revision, storedBytes }];
}

/** At once where nothing is to be cut: a promise for each of thousands of small shards costs more than they do. */
function prepared(store: ShardStore, name: string | undefined): Prepared | Promise<Prepared> {
  if (name === undefined) return undefined;
  try {
    findShard(store, name);
    const shard = store.open(name);
    if (!shard.receipts.isComplete) throw new ShardcastError('UNAVAILABLE', `${name} is being restored here`);
    if (shard.state.base?.revision === shard.head.revision) {
      const manifest = shard.pin(undefined, PIN_HOLD_MS);
      if (manifest !== undefined) return { shard, manifest, encoded: encodedOf(shard, manifest) };
    }
    return afterCut(shard);
  } catch (failure) {
    return { failure };
  }
}

async function afterCut(shard: Shard): Promise<Prepared> {
  try {
    await shard.cut();
    const manifest = await pinManifest(shard, 0);
    return { shard, manifest, encoded: encodedOf(shard, manifest) };
  } catch (failure) {
    return { failure };
  }
}

/** What is stored of the newest snapshot is not encoded again. */
function encodedOf({ state, history }: Shard, manifest: Manifest): Buffer {
  const stored = manifest === state.base && history.encodedManifest(manifest.revision);
  return stored || encodeManifest(manifest);
}

/** Each step sends a part; what it yields is to be waited for. A promise for each of thousands of parts would cost more than they do. */
function* partsOf(
  parts: PartSender,
  what: Prepared,
  inlineBytesMax: number,
): Generator<Promise<void> | undefined, void, undefined> {
  if (what === undefined) return;
  if ('failure' in what) {
    yield parts.failure(failureOf(toShardcastError(what.failure)));
    return;
  }
  const { shard, manifest, encoded } = what;
  yield parts.add('manifest', encoded);
  const chunksLeftOut = totals(manifest.chunks).storedBytes > inlineBytesMax;
  for (const { hash } of chunksLeftOut ? [] : manifest.chunks) yield parts.frame(shard, hash);
  for (const receipts of receiptPages(shard)) yield parts.add('receipts', receipts);
  yield parts.end({ chunksLeftOut });
}
