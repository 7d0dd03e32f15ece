import { ShardcastError } from '../core/errors.js';
import { BytesWriter } from '../wire/bytes-writer.js';
import { wire } from '../wire/wire.js';

/** A place in a shard's history; its text form is the revision token. */
export interface Cursor {
  readonly shard: string;
  readonly epoch: string;
  readonly revision: number;
  /** First CURSOR_HASH_BYTES of the history hash at `revision`. */
  readonly hashPrefix: Buffer;
}

export const CURSOR_HASH_BYTES = 8;
const PREFIX = 'sc1_';
const writer = new BytesWriter();
const TOKEN_CHARS_MAX = 400;

export function formatCursor(shard: string, epoch: string, revision: number, historyHash: Buffer): string {
  // By hand, as every publish gets one; parseCursor compares with the generated code's reading.
  writer.clear();
  writer.text(0x0a, shard);
  writer.text(0x12, epoch);
  writer.number(0x18, revision);
  writer.part(0x22, historyHash, 0, Math.min(CURSOR_HASH_BYTES, historyHash.length));
  return PREFIX + writer.takeText('base64url');
}

/** Throws MALFORMED for anything that formatCursor did not make. */
export function parseCursor(token: string): Cursor {
  if (!token.startsWith(PREFIX) || token.length > TOKEN_CHARS_MAX) throw malformed(token);
  try {
    const { shard, epoch, revision, hashPrefix } = wire.Cursor.decode(
      Buffer.from(token.slice(PREFIX.length), 'base64url'),
    );
    if (shard === '' || hashPrefix.length !== CURSOR_HASH_BYTES || !Number.isSafeInteger(revision)) {
      throw malformed(token);
    }
    const cursor = { shard, epoch, revision, hashPrefix: Buffer.from(hashPrefix) };
    if (formatCursor(shard, epoch, revision, cursor.hashPrefix) !== token) throw malformed(token);
    return cursor;
  } catch (cause) {
    throw malformed(token, cause);
  }
}

/** A cursor whose shard is the one that was asked for. */
export function parseCursorOf(shard: string, token: string): Cursor {
  const cursor = parseCursor(token);
  if (cursor.shard === shard) return cursor;
  throw new ShardcastError('INVALID_ARGUMENT', `the token is of shard ${cursor.shard}, not of ${shard}`);
}

function malformed(token: string, cause?: unknown): ShardcastError {
  return new ShardcastError('MALFORMED', `not a revision token: ${JSON.stringify(token.slice(0, 60))}`, {
    cause,
    hint: 'Tokens are printed by publish and status, and start with sc1_.',
  });
}
