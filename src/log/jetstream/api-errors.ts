import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';

/** The server's numbers for what it refuses (its errors.json), as far as they change what is done. */
export const API = {
  wrongLastSequence: 10071,
  /** Another message of the subject is on its way through the cluster: nothing is said about where the subject stands. */
  subjectInFlight: 10164,
  subjectNotReady: 10163,
  noMessage: 10037,
  streamNotFound: 10059,
  streamDiffers: 10058,
  /** The stream was made without them. */
  batchesDisabled: 10174,
} as const;

/** Account, server or stream limits of storage. */
const OUT_OF_STORAGE: ReadonlySet<number> = new Set([10002, 10023, 10047, 10077]);
const MESSAGE_TOO_LARGE = 10054;
/** A cluster in which a server is away, or not yet known. */
const NO_PEERS = 10005;
const NOT_CLUSTERED = 10074;
const NOT_FOUND: ReadonlySet<number> = new Set([API.streamNotFound, API.noMessage]);

export interface ApiRefusal {
  readonly code: number;
  readonly err_code?: number | undefined;
  readonly description?: string | undefined;
}

/** What the server refused, by its number; never by its text. */
export function refusalError(what: string, refusal: ApiRefusal, cause?: unknown): ShardcastError {
  const number = refusal.err_code ?? 0;
  const message = `${what}: ${refusal.description ?? 'refused'} (${number})`;
  const options = { cause, details: { natsError: number } };
  if (OUT_OF_STORAGE.has(number)) {
    const hint = 'Give JetStream more storage or free some; publishing resumes by itself.';
    return new ShardcastError('DISK_FULL', message, { ...options, hint });
  }
  if (number === MESSAGE_TOO_LARGE) return new ShardcastError('LIMIT_EXCEEDED', message, options);
  if (NOT_FOUND.has(number)) return new ShardcastError('NOT_FOUND', message, options);
  if (number === NOT_CLUSTERED) {
    const hint = 'Replicas are copies on different servers: start a cluster, or take one replica.';
    return new ShardcastError('INVALID_ARGUMENT', message, { ...options, hint });
  }
  if (refusal.code === 400 && number !== NO_PEERS)
    return new ShardcastError('INVALID_ARGUMENT', message, options);
  return new ShardcastError('UNAVAILABLE', message, options);
}

/** Whatever the NATS client threw, by its class. */
export function natsError(what: string, thrown: unknown): ShardcastError {
  if (thrown instanceof ShardcastError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (cause instanceof JetStreamApiError) {
    return refusalError(what, { ...cause.apiError(), description: cause.message }, cause);
  }
  const message = `${what}: ${cause.message}`;
  if (cause instanceof errors.TimeoutError)
    return new ShardcastError('DEADLINE_EXCEEDED', message, { cause });
  if (cause instanceof errors.PermissionViolationError) {
    const hint = 'A relay writes `log.>` and uses the JetStream API and its own inbox.';
    return new ShardcastError('INVALID_ARGUMENT', message, { cause, hint });
  }
  if (cause instanceof errors.InvalidArgumentError || cause instanceof TypeError) {
    return new ShardcastError('INTERNAL', message, { cause });
  }
  return new ShardcastError('UNAVAILABLE', message, { cause });
}

/** Whether asking again later may help. */
export function isPassing(failure: unknown): boolean {
  if (!(failure instanceof ShardcastError)) return false;
  return failure.code === 'UNAVAILABLE' || failure.code === 'DEADLINE_EXCEEDED';
}
