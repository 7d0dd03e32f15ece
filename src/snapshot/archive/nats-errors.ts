import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { archiveFull } from './archive.js';

/** The server's numbers for what it refuses (its errors.json), as far as they change what is done. */
const WRONG_LAST_SEQUENCE: ReadonlySet<number> = new Set([10071, 10164]);
const OUT_OF_STORAGE: ReadonlySet<number> = new Set([10002, 10023, 10047, 10077]);
const STREAM_NOT_FOUND = 10059;

/** Whether a message was refused because its subject does not stand where it was expected to. */
export function lostTheRace(thrown: unknown): boolean {
  return thrown instanceof JetStreamApiError && WRONG_LAST_SEQUENCE.has(thrown.code);
}

export function archiveNatsError(what: string, thrown: unknown): ShardcastError {
  if (thrown instanceof ShardcastError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  const message = `${what}: ${cause.message}`;
  if (cause instanceof JetStreamApiError) {
    if (OUT_OF_STORAGE.has(cause.code)) return archiveFull(what, cause);
    if (cause.code === STREAM_NOT_FOUND) {
      const hint = 'Was the bucket deleted? It is made when the archive is opened.';
      return new ShardcastError('NOT_FOUND', message, { cause, hint });
    }
    const code = cause.status === 400 ? 'INVALID_ARGUMENT' : 'UNAVAILABLE';
    return new ShardcastError(code, message, { cause, details: { natsError: cause.code } });
  }
  if (cause instanceof errors.PermissionViolationError) {
    const hint = 'Whoever archives publishes to `$O.BUCKET.>` and uses the JetStream API of its stream.';
    return new ShardcastError('INVALID_ARGUMENT', message, { cause, hint });
  }
  if (cause instanceof errors.InvalidArgumentError || cause instanceof TypeError) {
    return new ShardcastError('INTERNAL', message, { cause });
  }
  return new ShardcastError('UNAVAILABLE', message, { cause });
}
