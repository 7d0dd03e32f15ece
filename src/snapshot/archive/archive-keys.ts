import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { changingFile } from '../../core/changing-file.js';
import type { Clock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';

export const KEY_BYTES = 32;
export const KEY_ID_BYTES = 8;
const HEX = /^[0-9a-fA-F]{64}$/;
const KEYS_MAX = 64;

/** One that encrypts and decrypts objects of archives. */
export interface ArchiveKey {
  /** Names it without telling it; 8 bytes. */
  readonly id: Buffer;
  readonly bytes: Buffer;
}

/** The first encrypts; all decrypt. */
export type ArchiveKeys = readonly [ArchiveKey, ...ArchiveKey[]];

/**
 * Keys from a file, read again when it changes: a key of 64 hexadecimal digits in each line (`openssl rand -hex 32`), the one that encrypts
 * first. Empty lines and those that start with `#` are passed over. Throws INVALID_ARGUMENT, also for a file that everybody may read.
 */
export function archiveKeysFrom(path: string, clock?: Clock): () => ArchiveKeys {
  const read = changingFile(path, (text) => parseKeys(path, text), clock);
  return () => {
    try {
      return read();
    } catch (thrown) {
      if (thrown instanceof ShardcastError) throw thrown;
      throw bad(path, `it cannot be read: ${toShardcastError(thrown).message}`, thrown);
    }
  };
}

function parseKeys(path: string, text: string): ArchiveKeys {
  if ((statSync(path).mode & 0o007) !== 0)
    throw bad(path, 'everybody on this machine may read it: chmod 600');
  const [first, ...more] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => {
      if (!HEX.test(line)) throw bad(path, `key ${index + 1} of it is not 64 hexadecimal digits`);
      return archiveKey(Buffer.from(line, 'hex'));
    });
  if (first === undefined) throw bad(path, 'it has no key');
  if (more.length >= KEYS_MAX) throw bad(path, `it has more than ${KEYS_MAX} keys`);
  return [first, ...more];
}

export function archiveKey(bytes: Buffer): ArchiveKey {
  const digest = createHash('sha256').update('shardcast archive key id').update(bytes).digest();
  return { bytes, id: digest.subarray(0, KEY_ID_BYTES) };
}

/** As errors and logs have it. */
export function keyName(id: Buffer): string {
  return id.toString('hex');
}

function bad(path: string, why: string, cause?: unknown): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `--archive-key ${path}: ${why}`, {
    cause,
    hint: 'A key is made by openssl rand -hex 32; the first line of the file encrypts, all decrypt.',
  });
}
