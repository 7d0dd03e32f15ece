import { isUtf8 } from 'node:buffer';
import { ShardcastError } from '../core/errors.js';
import { type Key, SEPARATOR } from '../snapshot/record.js';
import { LIMITS, limitExceeded } from './limits.js';

/** The wire form of key parts: UTF-8, joined by NUL. Throws INVALID_ARGUMENT for what no key may hold. */
export function encodeKeyParts(parts: readonly string[]): Buffer {
  const length = writeAscii(parts);
  if (length > 0) return Buffer.from(ASCII.subarray(0, length));
  for (const part of parts) {
    if (part === '') throw badKey('a key part is empty');
    if (part.includes(SEPARATOR)) throw badKey('a key part holds a NUL');
    if (!part.isWellFormed()) throw badKey('a key part is not valid Unicode');
  }
  return Buffer.from(parts.join(SEPARATOR), 'utf8');
}

const ASCII = new Uint8Array(256);

/** Writes a short key of non-empty parts of ASCII without NUL, as nearly all are, in one pass; else returns 0. */
function writeAscii(parts: readonly string[]): number {
  let at = 0;
  for (const part of parts) {
    if (part === '' || at + part.length >= ASCII.length) return 0;
    if (at > 0) ASCII[at++] = 0;
    for (let index = 0; index < part.length; index++) {
      const code = part.charCodeAt(index);
      if (code === 0 || code > 0x7f) return 0;
      ASCII[at++] = code;
    }
  }
  return at;
}

export function decodeKeyParts(key: Uint8Array): string[] {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('utf8').split(SEPARATOR);
}

/** Checks the bytes of a key from outside and returns its number of parts. */
export function checkKeyBytes(key: Buffer): number {
  if (key.length > LIMITS.keyBytes) throw limitExceeded('keyBytes', key.length);
  let parts = 1;
  let partStart = 0;
  let bits = 0;
  for (let index = 0; index < key.length; index++) {
    const byte = key[index]!;
    bits |= byte;
    if (byte !== 0) continue;
    if (index === partStart) throw badKey('a key part is empty');
    partStart = index + 1;
    parts++;
  }
  if (partStart === key.length) throw badKey('a key part is empty');
  if (parts > LIMITS.keyParts) throw limitExceeded('keyParts', parts);
  if (bits > 0x7f && !isUtf8(key)) throw badKey('a key is not valid UTF-8');
  return parts;
}

/** The stored key of a record: its collection and its key parts. */
export function storedKey(collection: string, key: Buffer): Key {
  const length = collection.length + 1;
  if (length + key.length > SCRATCH.length) return `${collection}${SEPARATOR}${key.toString('latin1')}`;
  // In one piece: what is put together of strings stays in pieces until it is first compared, and is then copied.
  if (collection !== scratchCollection) {
    SCRATCH.write(collection + SEPARATOR, 'latin1');
    scratchCollection = collection;
  }
  key.copy(SCRATCH, length);
  return SCRATCH.toString('latin1', 0, length + key.length);
}

const SCRATCH = Buffer.allocUnsafeSlow(2048);
let scratchCollection: string | undefined;

/** The stored prefix of everything below `key`, a key prefix of whole parts; of the whole collection when empty. */
export function storedPrefix(collection: string, key: Buffer): Key {
  return key.length === 0 ? collection + SEPARATOR : storedKey(collection, key) + SEPARATOR;
}

/** The parts below the collection, as text. */
export function partsOf(key: Key): string[] {
  const start = key.indexOf(SEPARATOR) + 1;
  return Buffer.from(key.slice(start), 'latin1').toString('utf8').split(SEPARATOR);
}

function badKey(message: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', message, {
    hint: 'A key has 1 to 8 parts; each is non-empty UTF-8 without NUL.',
  });
}
