import { Metadata, type ServiceError, type StatusObject, status } from '@grpc/grpc-js';
import { ERROR_CODES, type ErrorCode, type Retry, ShardcastError, toShardcastError } from '../core/errors.js';
import { asBuffer } from './as-buffer.js';
import { PROTOCOL_VERSIONS, VERSIONS_KEY } from './version.js';
import { type shardcast, wire } from './wire.js';

/** The one place where error codes meet gRPC status and HTTP status. */
const STATUS: Record<ErrorCode, { readonly grpc: status; readonly http: number }> = {
  INVALID_ARGUMENT: { grpc: status.INVALID_ARGUMENT, http: 400 },
  LIMIT_EXCEEDED: { grpc: status.RESOURCE_EXHAUSTED, http: 413 },
  RATE_EXCEEDED: { grpc: status.RESOURCE_EXHAUSTED, http: 429 },
  MALFORMED: { grpc: status.INVALID_ARGUMENT, http: 400 },
  KEY_LENGTH: { grpc: status.INVALID_ARGUMENT, http: 400 },
  PRECONDITION_FAILED: { grpc: status.FAILED_PRECONDITION, http: 412 },
  UNAUTHENTICATED: { grpc: status.UNAUTHENTICATED, http: 401 },
  PERMISSION_DENIED: { grpc: status.PERMISSION_DENIED, http: 403 },
  NOT_FOUND: { grpc: status.NOT_FOUND, http: 404 },
  ALREADY_EXISTS: { grpc: status.ALREADY_EXISTS, http: 409 },
  VERSION_UNSUPPORTED: { grpc: status.FAILED_PRECONDITION, http: 400 },
  WRONG_EPOCH: { grpc: status.FAILED_PRECONDITION, http: 409 },
  FORK: { grpc: status.DATA_LOSS, http: 409 },
  GAP: { grpc: status.OUT_OF_RANGE, http: 409 },
  TRIMMED: { grpc: status.OUT_OF_RANGE, http: 410 },
  CORRUPT: { grpc: status.DATA_LOSS, http: 500 },
  SLOW_CONSUMER: { grpc: status.RESOURCE_EXHAUSTED, http: 429 },
  DISK_FULL: { grpc: status.RESOURCE_EXHAUSTED, http: 507 },
  SINK_REFUSED: { grpc: status.FAILED_PRECONDITION, http: 502 },
  SINK_UNAVAILABLE: { grpc: status.UNAVAILABLE, http: 503 },
  SINK_TAKEN: { grpc: status.FAILED_PRECONDITION, http: 409 },
  SINK_UNSUPPORTED: { grpc: status.UNIMPLEMENTED, http: 501 },
  CONFLICT: { grpc: status.ABORTED, http: 409 },
  MOVED: { grpc: status.FAILED_PRECONDITION, http: 421 },
  UNAVAILABLE: { grpc: status.UNAVAILABLE, http: 503 },
  DEADLINE_EXCEEDED: { grpc: status.DEADLINE_EXCEEDED, http: 504 },
  CANCELLED: { grpc: status.CANCELLED, http: 499 },
  INTERNAL: { grpc: status.INTERNAL, http: 500 },
};

/** What a bare gRPC status means: from a proxy, from grpc-js itself, or from another server. */
const CODE_OF_STATUS: Record<status, ErrorCode> = {
  [status.OK]: 'MALFORMED',
  [status.CANCELLED]: 'CANCELLED',
  [status.UNKNOWN]: 'MALFORMED', // a relay names its failures
  [status.INVALID_ARGUMENT]: 'INVALID_ARGUMENT',
  [status.DEADLINE_EXCEEDED]: 'DEADLINE_EXCEEDED',
  [status.NOT_FOUND]: 'NOT_FOUND',
  [status.ALREADY_EXISTS]: 'ALREADY_EXISTS',
  [status.PERMISSION_DENIED]: 'PERMISSION_DENIED',
  [status.RESOURCE_EXHAUSTED]: 'LIMIT_EXCEEDED',
  [status.FAILED_PRECONDITION]: 'PRECONDITION_FAILED',
  [status.ABORTED]: 'CONFLICT',
  [status.OUT_OF_RANGE]: 'TRIMMED',
  [status.UNIMPLEMENTED]: 'VERSION_UNSUPPORTED',
  [status.INTERNAL]: 'UNAVAILABLE', // a stream that was reset: what a relay means by INTERNAL carries its failure
  [status.UNAVAILABLE]: 'UNAVAILABLE',
  [status.DATA_LOSS]: 'CORRUPT',
  [status.UNAUTHENTICATED]: 'UNAUTHENTICATED',
};

export const ERROR_KEY = 'shardcast-error-bin';
/** Characters of a message on the wire: a header has to carry it twice. */
const MESSAGE_CHARS_MAX = 1_000;
const KNOWN_CODES: ReadonlySet<string> = new Set(ERROR_CODES);
const RETRIES: ReadonlySet<string> = new Set<Retry>(['never', 'backoff', 'resume', 'resnapshot']);

export function httpStatus(code: ErrorCode): number {
  return STATUS[code].http;
}

export function grpcStatus(code: ErrorCode): status {
  return STATUS[code].grpc;
}

export function failureOf(error: ShardcastError): shardcast.v1.Failure.$Properties {
  const { code, message, hint = '', retry, details } = error;
  const shown = message.slice(0, MESSAGE_CHARS_MAX).toWellFormed();
  return { code, message: shown, hint: hint.toWellFormed(), retry, details: JSON.stringify(details) };
}

/** A failure from the wire; a code that this release does not know becomes INTERNAL. */
export function errorOf(failure: shardcast.v1.Failure.$Properties): ShardcastError {
  const code = isCode(failure.code) ? failure.code : 'INTERNAL';
  return new ShardcastError(code, failure.message ?? '', {
    ...(failure.hint ? { hint: failure.hint } : {}),
    ...(isRetry(failure.retry) ? { retry: failure.retry } : {}),
    details: parseDetails(failure.details),
  });
}

/** Whatever a handler threw, as grpc-js sends it. */
export function toStatus(thrown: unknown): StatusObject {
  const error = toShardcastError(thrown);
  const failure = failureOf(error);
  const metadata = new Metadata();
  metadata.set(ERROR_KEY, asBuffer(wire.Failure.encode(failure).finish()));
  if (error.code === 'VERSION_UNSUPPORTED') metadata.set(VERSIONS_KEY, PROTOCOL_VERSIONS.join(','));
  return { code: STATUS[error.code].grpc, details: failure.message ?? '', metadata };
}

/** The same as an error, for streams. */
export function toServiceError(thrown: unknown): ServiceError {
  const object = toStatus(thrown);
  return Object.assign(new Error(object.details), object);
}

/** What a call ended with, as its client sees it. `where` names the relay. */
export function fromServiceError(error: Partial<StatusObject> & Error, where: string): ShardcastError {
  const bytes = error.metadata?.get(ERROR_KEY)[0];
  if (Buffer.isBuffer(bytes)) {
    try {
      return errorOf(wire.Failure.decode(bytes));
    } catch {
      // Not ours after all: the bare status says enough.
    }
  }
  if (error.code === undefined) return toShardcastError(error);
  const code = CODE_OF_STATUS[error.code] ?? 'MALFORMED';
  if (code === 'MALFORMED') return malformedAnswer(where, error.details || error.message, error);
  const options = code === 'UNAVAILABLE' ? { hint: `Is a relay running at ${where}?` } : {};
  return new ShardcastError(code, `${where}: ${error.details || error.message}`, {
    cause: error,
    ...options,
  });
}

/** What `where` answered is not what a relay says: nobody can tell what became of the call, and another relay may do better. */
export function malformedAnswer(where: string, what: string, cause: unknown): ShardcastError {
  return new ShardcastError('MALFORMED', `${where}: ${what}`, {
    cause,
    retry: 'backoff',
    hint: 'What answers there is no relay of this release, or something on the way changes what it says.',
  });
}

/** Whether a relay does not answer, or not as one: another one may. */
export function isAway({ code, retry }: ShardcastError): boolean {
  return (
    code === 'UNAVAILABLE' || code === 'DEADLINE_EXCEEDED' || (code === 'MALFORMED' && retry !== 'never')
  );
}

function isCode(code: string | null | undefined): code is ErrorCode {
  return code != null && KNOWN_CODES.has(code);
}

function isRetry(retry: string | null | undefined): retry is Retry {
  return retry != null && RETRIES.has(retry);
}

function parseDetails(text: string | null | undefined): Record<string, string | number | boolean> {
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const entries = Object.entries(value).filter(([, fact]) =>
      ['string', 'number', 'boolean'].includes(typeof fact),
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
