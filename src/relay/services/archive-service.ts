import type { Need } from '../../auth/need.js';
import { ShardcastError } from '../../core/errors.js';
import type { Moved, MovedListener } from '../../shard/archive/chunk-archive.js';
import { archiveService } from '../../wire/services.js';
import type { shardcast } from '../../wire/wire.js';
import type { Backups, ListedSnapshot } from '../backups.js';
import { BULK, type Registration, serverStream, unary } from '../calls.js';
import { checkOwned } from '../redirect.js';
import type { Routing } from '../routing.js';
import { describeManifest } from './snapshot-service.js';

/** Between two reports of progress. Milliseconds. */
const PROGRESS_MS = 100;

const ofShard = ({ shard }: { readonly shard: string }): Need => ({ action: 'backup', shard });

/** What is read, and what is written. */
function restored({ shard, as }: shardcast.v1.RestoreShardRequest): Need[] {
  return [shard, as || shard].map((each) => ({ action: 'restore', shard: each }));
}

/** Backups, at the relay that sequences the shard. */
export function archiveRegistrations(
  backups: Backups | undefined,
  routing: Routing | undefined,
): Registration[] {
  const at = (shard: string): Backups => {
    checkOwned(routing, shard);
    if (backups !== undefined) return backups;
    throw new ShardcastError('UNAVAILABLE', 'this relay has no archive', {
      hint: 'Start it with --archive URL.',
      retry: 'never',
    });
  };
  return [
    serverStream(
      archiveService.archiveShard,
      ofShard,
      async ({ shard }, out, { signal, audit }) => {
        audit.begun('backup');
        const onMoved = atTimes((progress) => void out.write({ progress }, 1));
        const { epoch, revision, root, isNew, chunksPut, bytesPut } = await at(shard).archive(shard, {
          signal,
          onMoved,
        });
        audit.note({ last: revision });
        out.write({ archived: { epoch, revision, root, isNew, chunksPut, bytesPut } }, 1);
      },
      BULK,
    ),
    unary(archiveService.listArchived, ofShard, async ({ shard }, { signal }) => {
      return { snapshots: (await at(shard).list(shard, signal)).map(describe) };
    }),
    serverStream(
      archiveService.restoreShard,
      restored,
      async (wish, out, { signal, audit }) => {
        audit.begun('restore', wish.as || wish.shard);
        const onMoved = atTimes((progress) => void out.write({ progress }, 1));
        const target = `${wish.shard}@${wish.revision || 'newest'}`;
        audit.note({ target });
        const { from, ...restored } = await at(wish.as || wish.shard).restore(wish, { signal, onMoved });
        audit.note({ last: restored.revision, target: `${wish.shard}@${from.revision}` });
        out.write({ restored: { ...restored, fromRevision: from.revision, fromEpoch: from.epoch } }, 1);
      },
      BULK,
    ),
  ];
}

/** Tells of the first step and of one now and then. */
function atTimes(
  tell: (progress: { chunks: number; bytes: number; chunksTotal: number }) => void,
): MovedListener {
  let toldMs = Number.NEGATIVE_INFINITY;
  return ({ chunks, bytes }: Moved, chunksTotal) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < PROGRESS_MS) return;
    toldMs = nowMs;
    tell({ chunks, bytes, chunksTotal });
  };
}

function describe({ epoch, modifiedAt, manifest }: ListedSnapshot) {
  const { cutAt: _, ...described } = describeManifest(manifest);
  return { ...described, epoch, archivedAt: modifiedAt };
}
