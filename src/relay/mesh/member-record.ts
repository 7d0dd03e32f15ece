import { ShardcastError } from '../../core/errors.js';
import { shardOfToken, shardToken } from '../../log/jetstream/subjects.js';

/** What a relay says of itself. */
export interface Self {
  /** `[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}`; its own in the mesh. */
  readonly id: string;
  /** HOST:PORT at which other relays, agents and clients reach it. */
  readonly grpc: string;
  /** HOST:PORT of health and metrics; empty: none. */
  readonly http: string;
  /** Of the program. */
  readonly version: string;
}

/** A member as the bucket has it: whole in each renewal, so that no renewal needs another one to be understood. */
export interface MemberRecord extends Self {
  /** Of this life of the relay: random, other after each start. */
  readonly incarnation: string;
  /** Counts this incarnation's renewals. */
  readonly beat: number;
  readonly draining: boolean;
  /** Unix milliseconds by the relay's own clock: for people, compared with nothing. */
  readonly startedAt: number;
  /** The partitions of which it has filled itself; see `encodePartitions`. */
  readonly ready: string;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/;
const TEXT_MAX = 1_024;
/** 65,536 partitions in the worst order are 11 thousand characters. */
const READY_MAX = 16 * 1024;
const MEMBER_PREFIX = 'members.';

/** Throws INVALID_ARGUMENT. */
export function checkRelayId(id: string): void {
  if (ID.test(id)) return;
  throw new ShardcastError('INVALID_ARGUMENT', `not the id of a relay: ${JSON.stringify(id)}`, {
    hint: 'Letters, digits and . _ : @ -, a letter or digit first, at most 128.',
  });
}

/** Throws INVALID_ARGUMENT. */
export function checkSelf({ id, grpc, http, version }: Self): void {
  checkRelayId(id);
  if (grpc === '') throw new ShardcastError('INVALID_ARGUMENT', `${id} has no address for the other relays`);
  for (const text of [grpc, http, version]) {
    if (text.length <= TEXT_MAX) continue;
    throw new ShardcastError(
      'INVALID_ARGUMENT',
      `${id}: an address or version has over ${TEXT_MAX} characters`,
    );
  }
}

export function memberKey(id: string): string {
  return `${MEMBER_PREFIX}${shardToken(id)}`;
}

/** undefined: not the key of a member. */
export function memberOfKey(key: string): string | undefined {
  if (!key.startsWith(MEMBER_PREFIX)) return undefined;
  try {
    return shardOfToken(key.slice(MEMBER_PREFIX.length));
  } catch {
    return undefined;
  }
}

export function encodeMember(record: MemberRecord): Buffer {
  return Buffer.from(JSON.stringify(record));
}

/** Members that are not there yet may add fields. Throws MALFORMED, also for a record under another id's key. */
export function decodeMember(key: string, value: Buffer): MemberRecord {
  let read: Partial<Record<keyof MemberRecord, unknown>> | null;
  try {
    read = JSON.parse(value.toString('utf8'));
  } catch (cause) {
    throw new ShardcastError('MALFORMED', `${key}: not JSON`, { cause });
  }
  const { id, incarnation, grpc, http, version, beat, draining, startedAt, ready } = read ?? {};
  if (
    !isText(id) ||
    !isText(incarnation) ||
    !isText(grpc) ||
    !isText(http) ||
    !isText(version) ||
    !isText(ready, READY_MAX) ||
    !isCount(beat) ||
    !isCount(startedAt) ||
    typeof draining !== 'boolean' ||
    !ID.test(id) ||
    memberKey(id) !== key
  ) {
    throw new ShardcastError('MALFORMED', `${key}: not the record of a member`);
  }
  return { id, incarnation, grpc, http, version, beat, draining, startedAt, ready };
}

function isText(value: unknown, max = TEXT_MAX): value is string {
  return typeof value === 'string' && value.length <= max;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
