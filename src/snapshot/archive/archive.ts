import { ShardcastError } from '../../core/errors.js';

export interface ArchiveObject {
  readonly name: string;
  readonly bytes: number;
  /** When it was put, by the archive's own clock. Unix milliseconds. */
  readonly modifiedAt: number;
}

export interface ArchiveCall {
  /** Ends the call with CANCELLED. What was under way may still happen: all calls are idempotent. */
  readonly signal?: AbortSignal | undefined;
}

export interface PutCall extends ArchiveCall {
  /**
   * Stores the object again although one of that name is there, so that it is as young as a new one; for content that the name says.
   * Default false.
   */
  readonly renew?: boolean;
}

/**
 * Immutable objects by name, in a place that outlives relays. Each call is tried a bounded number of times for a bounded time. All
 * throw UNAVAILABLE when the archive cannot be reached, DISK_FULL when it takes no more, INVALID_ARGUMENT for a bad name and for
 * what the archive refuses for good (a missing right), CANCELLED when the signal aborts.
 *
 * A name is segments with `/` between; each has 1 to 200 of `A-Z a-z 0-9 . _ : @ -` and begins with a letter or digit. The name of an
 * object is never the folder of another.
 */
export interface Archive extends AsyncDisposable {
  /** Names the archive for people, without secrets. */
  readonly url: string;
  /**
   * Stores an object; durable when it resolves, and never visible by half. An object of that name that is there stays. Resolves to
   * whether this call stored it; after a lost answer that may be false although it did.
   */
  put(name: string, bytes: Buffer, call?: PutCall): Promise<boolean>;
  /** The object's bytes; undefined: there is none. Throws CORRUPT where the archive itself notices damage. */
  get(name: string, call?: ArchiveCall): Promise<Buffer | undefined>;
  has(name: string, call?: ArchiveCall): Promise<boolean>;
  /** All objects whose names begin with `prefix`, in the order of their names. `prefix` is empty or ends with `/`. */
  list(prefix: string, call?: ArchiveCall): AsyncIterable<ArchiveObject>;
  /** Resolves when the object is not there, whether or not it was. */
  delete(name: string, call?: ArchiveCall): Promise<void>;
}

/** Of one object: 64 MiB. */
export const OBJECT_BYTES_MAX = 64 * 1024 * 1024;
const NAME_CHARS_MAX = 512;
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,199}$/;

/** Whether a part of a name between two `/` is one. */
export function isSegment(text: string): boolean {
  return SEGMENT.test(text);
}

/** Throws INVALID_ARGUMENT. */
export function checkName(name: string): void {
  if (name.length <= NAME_CHARS_MAX && name.split('/').every(isSegment)) return;
  throw new ShardcastError('INVALID_ARGUMENT', `not an object name: ${JSON.stringify(name.slice(0, 80))}`, {
    hint: `Segments of 1 to 200 of A-Z a-z 0-9 . _ : @ - with / between, at most ${NAME_CHARS_MAX} characters.`,
  });
}

/** Throws INVALID_ARGUMENT. */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkName(prefix.endsWith('/') ? prefix.slice(0, -1) : '');
}

/** Throws INVALID_ARGUMENT for a bad name, LIMIT_EXCEEDED for too many bytes. */
export function checkObject(name: string, bytes: Buffer): void {
  checkName(name);
  if (bytes.length === 0) throw new ShardcastError('INVALID_ARGUMENT', `${name}: an object is never empty`);
  if (bytes.length <= OBJECT_BYTES_MAX) return;
  const message = `objectBytes: ${bytes.length} is over the limit of ${OBJECT_BYTES_MAX}`;
  throw new ShardcastError('LIMIT_EXCEEDED', message, {
    details: { maximum: OBJECT_BYTES_MAX, actual: bytes.length },
  });
}

export function archiveFull(what: string, cause: unknown): ShardcastError {
  return new ShardcastError('DISK_FULL', `${what}: the archive is full`, {
    cause,
    hint: 'Give the archive more room, or keep fewer snapshots; archiving resumes by itself, and no log is trimmed meanwhile.',
  });
}
