/**
 * Every failure that leaves a room is a ShardcastError with one of these codes. The list is closed: a new code
 * is a change of contract (CLI exit codes, gRPC and HTTP status derive from it in one place each).
 */
export const ERROR_CODES = [
  'INVALID_ARGUMENT', // the request can never succeed as it is
  'LIMIT_EXCEEDED', // a named limit refused it; the message names the limit and the figure
  'RATE_EXCEEDED', // too much at once, of this caller or for this server; `details.retryAfterMs` says when to come again
  'MALFORMED', // bytes that do not parse: JSON, a frame, a token
  'KEY_LENGTH', // the key's number of parts is not the collection's
  'PRECONDITION_FAILED', // --expect or a record precondition does not hold
  'UNAUTHENTICATED', // no token, or one that does not hold; `details.reason` says why
  'PERMISSION_DENIED', // the token is good, and does not allow this
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'VERSION_UNSUPPORTED', // the handshake's version is not spoken here
  'WRONG_EPOCH', // a cursor of another line of history
  'FORK', // equal revision, other hash
  'GAP', // an entry that does not follow its predecessor
  'TRIMMED', // the revision is older than what is kept
  'CORRUPT', // bytes on disk or on the wire do not match their hash
  'SLOW_CONSUMER', // a subscriber over its byte budget
  'DISK_FULL',
  'SINK_REFUSED', // OPA answered with an error that repeating will not mend
  'SINK_UNAVAILABLE', // OPA does not answer, hangs or is in trouble
  'SINK_TAKEN', // another agent writes to the same mount
  'SINK_UNSUPPORTED', // the sink cannot carry this record
  'CONFLICT', // lost a compare-and-set
  'MOVED', // other relays serve the shard; `details.relays` names them
  'UNAVAILABLE', // a server is away, starting or stopping
  'DEADLINE_EXCEEDED',
  'CANCELLED',
  'INTERNAL', // a bug
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What the caller should do: give up, repeat later, resume from the cursor, or take a new snapshot. */
export type Retry = 'never' | 'backoff' | 'resume' | 'resnapshot';

const RETRY: Partial<Record<ErrorCode, Retry>> = {
  UNAVAILABLE: 'backoff',
  RATE_EXCEEDED: 'backoff',
  DEADLINE_EXCEEDED: 'backoff',
  CONFLICT: 'backoff',
  DISK_FULL: 'backoff',
  SINK_UNAVAILABLE: 'backoff',
  SINK_TAKEN: 'backoff',
  SLOW_CONSUMER: 'resume',
  GAP: 'resume',
  MOVED: 'resume',
  WRONG_EPOCH: 'resnapshot',
  FORK: 'resnapshot',
  TRIMMED: 'resnapshot',
};

export interface ErrorOptions {
  /** One sentence for a person: what to do about it. */
  hint?: string;
  /** Default: derived from the code. */
  retry?: Retry;
  cause?: unknown;
  /** Small facts for machines: limit, revision, shard. */
  details?: Readonly<Record<string, string | number | boolean>>;
}

/** The one error that leaves a room: `code` says what happened, `retry` what the caller should do, `hint` what a person can. */
export class ShardcastError extends Error {
  override readonly name = 'ShardcastError';
  readonly code: ErrorCode;
  readonly retry: Retry;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retry = options.retry ?? RETRY[code] ?? 'never';
    this.hint = options.hint;
    this.details = options.details ?? {};
  }

  toJSON(): Record<string, unknown> {
    const { code, message, retry, hint, details } = this;
    return { code, message, retry, ...(hint === undefined ? {} : { hint }), details };
  }
}

/** Whatever was thrown, as a ShardcastError: ours pass through, system errors are named, the rest is INTERNAL. */
export function toShardcastError(thrown: unknown): ShardcastError {
  if (thrown instanceof ShardcastError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  const system = 'code' in cause ? String(cause.code) : '';
  if (cause.name === 'AbortError') return new ShardcastError('CANCELLED', cause.message, { cause });
  if (cause.name === 'TimeoutError') return new ShardcastError('DEADLINE_EXCEEDED', cause.message, { cause });
  if (system === 'ENOSPC' || system === 'EDQUOT') return diskFull(cause);
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(system)) {
    return new ShardcastError('UNAVAILABLE', cause.message, { cause });
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR'].includes(system)) {
    return new ShardcastError('INVALID_ARGUMENT', cause.message, {
      cause,
      hint: 'Is it the right path, and may this user write there?',
    });
  }
  return new ShardcastError('INTERNAL', cause.message, { cause, hint: 'This is a bug; please report it.' });
}

export function diskFull(cause: unknown): ShardcastError {
  return new ShardcastError('DISK_FULL', 'the disk is full: publishes are refused, reads go on', {
    cause,
    hint: 'Free space on the volume of --data; publishing resumes by itself.',
  });
}
