import { pause } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { decodeMember } from './member-record.js';
import type { MeshBucket, StoredValue } from './mesh-bucket.js';
import type { OwnRecord } from './own-record.js';

export interface JoinOptions {
  readonly id: string;
  readonly heartbeatMs: number;
  readonly expiryMs: number;
}

/**
 * Writes this relay's first record. A record of another incarnation is watched: moves it, the relay lives, and this one is
 * refused with ALREADY_EXISTS; has it not moved for `expiryMs`, it is taken over. As with the members (`MemberTable`), only time in touch
 * counts: each answer of the bucket counts for the time since the one before, and for no more than two heartbeats. Throws UNAVAILABLE
 * when the bucket is not there for the link's patience.
 */
export async function join(
  own: OwnRecord,
  bucket: MeshBucket,
  options: JoinOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock, patienceMs } = bucket.link;
  const deadlineMs = clock.monotonic() + patienceMs + 2 * options.expiryMs;
  let watched: { revision: number; forMs: number; askedMs: number } | undefined;
  while (clock.monotonic() < deadlineMs) {
    const found = await bucket.link.patiently(`joining as ${options.id}`, () => bucket.get(own.key));
    signal.throwIfAborted();
    const askedMs = clock.monotonic();
    const holder = holderOf(own, found);
    if (found === undefined || holder === undefined) {
      if (await own.renew(found?.revision ?? 0)) return;
      watched = undefined;
    } else if (watched === undefined) {
      watched = { revision: found.revision, forMs: 0, askedMs };
    } else {
      if (found.revision !== watched.revision) throw taken(options.id, holder);
      watched.forMs += Math.min(askedMs - watched.askedMs, 2 * options.heartbeatMs);
      watched.askedMs = askedMs;
      if (watched.forMs > options.expiryMs && (await own.renew(found.revision))) return;
    }
    await pause(clock, options.heartbeatMs / 2, signal);
  }
  throw new ShardcastError(
    'UNAVAILABLE',
    `joining as ${options.id}: the bucket ${bucket.name} takes no record`,
    {
      hint: 'Has its stream a quorum of its servers?',
    },
  );
}

/** Whose record it is; undefined: nobody's, or this incarnation's own, stored without its knowing. */
function holderOf(own: OwnRecord, found: StoredValue | undefined): string | undefined {
  if (found?.value === undefined) return undefined;
  try {
    const { incarnation, grpc } = decodeMember(own.key, found.value);
    return incarnation === own.incarnation ? undefined : grpc;
  } catch {
    return undefined;
  }
}

function taken(id: string, grpc: string): ShardcastError {
  return new ShardcastError('ALREADY_EXISTS', `a relay with the id ${id} is running at ${grpc}`, {
    hint: 'Give each relay an id of its own, or stop the other one first.',
    details: { id, grpc },
  });
}
