import { ShardcastError } from '../../core/errors.js';
import { archiveFull } from './archive.js';

const PRECONDITION_FAILED = 412;
const CONFLICT = 409;
const NOT_IMPLEMENTED = 501;
const FULL = new Set([
  'QuotaExceeded',
  'QuotaExceededException',
  'XMinioStorageFull',
  'StorageFull',
  'NoSpaceLeftOnDevice',
]);
const INSUFFICIENT_STORAGE = 507;
/** Refusals of 400 that say nothing against the request itself. */
const PASSING = new Set(['RequestTimeout', 'SlowDown', 'Throttling', 'RequestTimeTooSkewed']);

interface Answer {
  readonly name: string;
  readonly message: string;
  /** Of HTTP; 0: there was no answer. */
  readonly status: number;
}

function answerOf(thrown: unknown): Answer {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const metadata: unknown =
    typeof thrown === 'object' && thrown !== null && '$metadata' in thrown ? thrown.$metadata : undefined;
  const status: unknown =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return { name, message, status: typeof status === 'number' ? status : 0 };
}

/** The object is there already. */
export function isThere(thrown: unknown): boolean {
  return answerOf(thrown).status === PRECONDITION_FAILED;
}

/** The object is not there; a bucket that is not there is another matter. */
export function isMissing(thrown: unknown): boolean {
  const { name, status } = answerOf(thrown);
  return status === 404 && name !== 'NoSuchBucket';
}

/** The server does not know a condition that it was given. */
export function knowsNoCondition(thrown: unknown): boolean {
  return answerOf(thrown).status === NOT_IMPLEMENTED;
}

export function archiveS3Error(what: string, thrown: unknown): ShardcastError {
  if (thrown instanceof ShardcastError) return thrown;
  const { name, message: said, status } = answerOf(thrown);
  const message = `${what}: ${said} (${name}${status > 0 ? `, ${status}` : ''})`;
  const options = { cause: thrown, details: { status } };
  if (FULL.has(name) || status === INSUFFICIENT_STORAGE) return archiveFull(what, thrown);
  if (name === 'NoSuchBucket') {
    const hint = 'Create the bucket first, or correct its name in the archive URL.';
    return new ShardcastError('NOT_FOUND', message, { ...options, hint });
  }
  if (name === 'CredentialsProviderError') {
    const hint = 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile in AWS_PROFILE.';
    return new ShardcastError('INVALID_ARGUMENT', message, { ...options, hint });
  }
  if (status === 401 || status === 403) {
    const hint = 'The credentials need s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket there.';
    return new ShardcastError('INVALID_ARGUMENT', message, { ...options, hint });
  }
  const isRefusal = status >= 300 && status < 500 && status !== CONFLICT && status !== 408 && status !== 429;
  if (isRefusal && !PASSING.has(name)) {
    const hint = 'Are endpoint, region and path-style in the archive URL those of the server?';
    return new ShardcastError('INVALID_ARGUMENT', message, { ...options, hint });
  }
  return new ShardcastError('UNAVAILABLE', message, options);
}
