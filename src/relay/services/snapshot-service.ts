import type { Need } from '../../auth/need.js';
import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { checkShardName } from '../../shard/limits.js';
import type { ShardHandle } from '../../shard/shard-types.js';
import { HASH_BYTES } from '../../snapshot/compression.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import { asBuffer } from '../../wire/as-buffer.js';
import { snapshotService } from '../../wire/services.js';
import { BULK, type Registration, serverStream, unary } from '../calls.js';
import type { RelayMetrics } from '../metrics.js';
import type { Shards } from '../shards.js';

/** A manifest that was handed out keeps its chunks this long. Milliseconds. */
export const PIN_HOLD_MS = 10 * 60_000;
/** Chunks of one request. */
export const CHUNKS_PER_REQUEST_MAX = 100_000;

const ofShard = ({ shard }: { readonly shard: string }): Need => ({ action: 'snapshot', shard });

export function snapshotRegistrations(shards: Shards, metrics: RelayMetrics): Registration[] {
  return [
    unary(
      snapshotService.getManifest,
      ofShard,
      async ({ shard, revision, fresh }) => {
        const handle = findShard(shards, shard);
        if (fresh) await handle.cut();
        const manifest = await pinManifest(handle, revision);
        return { manifest: encodeManifest(manifest), pinnedUntil: Date.now() + PIN_HOLD_MS };
      },
      BULK,
    ),
    serverStream(
      snapshotService.getChunks,
      ofShard,
      async ({ shard, hashes }, out, { signal, caller }) => {
        if (hashes.length > CHUNKS_PER_REQUEST_MAX) {
          throw new ShardcastError('LIMIT_EXCEEDED', `chunksPerRequestMax: ${hashes.length} chunks at once`, {
            hint: `Ask for ${CHUNKS_PER_REQUEST_MAX} at a time.`,
          });
        }
        const handle = findShard(shards, shard);
        for (const hash of hashes) {
          if (hash.length !== HASH_BYTES) {
            throw new ShardcastError('INVALID_ARGUMENT', `a chunk's name has ${HASH_BYTES} bytes`);
          }
          const frame = handle.frame(asBuffer(hash));
          if (frame === undefined) throw chunkNotFound(hash);
          out.write(frame, frame.length);
          metrics.snapshotSent(frame.length);
          if (!out.hasRoom) {
            await out.room();
            signal.throwIfAborted();
          }
          const waitMs = caller.allowance.bootstrapMs(frame.length);
          if (waitMs > 0) await pause(systemClock, waitMs, signal);
        }
      },
      BULK,
    ),
    unary(snapshotService.listSnapshots, ofShard, ({ shard }) => {
      const handle = findShard(shards, shard);
      const snapshots = handle.manifests().map(describeManifest);
      return { snapshots, oldestRevision: handle.summary().oldestRevision };
    }),
  ];
}

/** The shard, which must have a history. */
export function findShard(shards: Shards, name: string): ShardHandle {
  checkShardName(name);
  const handle = shards.find(name);
  if (handle !== undefined && handle.head.revision > 0) return handle;
  throw new ShardcastError('NOT_FOUND', `no shard ${name}`, { hint: 'Nothing was published to it yet.' });
}

/** The manifest of a kept snapshot, 0 for the newest; cut now if there is none. Its chunks stay for PIN_HOLD_MS. */
export async function pinManifest(handle: ShardHandle, revision: number): Promise<Manifest> {
  const kept = handle.pin(revision === 0 ? undefined : revision, PIN_HOLD_MS);
  if (kept !== undefined) return kept;
  if (revision !== 0) {
    throw new ShardcastError('NOT_FOUND', `no snapshot of ${handle.name} at revision ${revision} is kept`, {
      hint: 'See `shardcast snapshot ls`.',
    });
  }
  const { revision: cutAt } = await handle.cut();
  const manifest = handle.pin(cutAt, PIN_HOLD_MS);
  if (manifest === undefined) throw new ShardcastError('UNAVAILABLE', 'the snapshot was replaced meanwhile');
  return manifest;
}

export function describeManifest(manifest: Manifest) {
  const { revision, root, chunks, collections, cutAt, appendedAt } = manifest;
  let storedBytes = 0;
  for (const chunk of chunks) storedBytes += chunk.storedBytes;
  const records = collections.reduce((sum, collection) => sum + collection.records, 0);
  return { revision, root, chunks: chunks.length, records, storedBytes, cutAt, appendedAt };
}

function chunkNotFound(hash: Uint8Array): ShardcastError {
  const name = asBuffer(hash).toString('hex', 0, 8);
  return new ShardcastError('NOT_FOUND', `chunk ${name} is not stored here`, {
    retry: 'resnapshot',
    hint: 'Its manifest was held for a time that is over: ask for the manifest again.',
  });
}
