import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ShardcastError } from '../../core/errors.js';
import { type ArchiveKeys, KEY_BYTES, KEY_ID_BYTES, keyName } from './archive-keys.js';

/**
 * An encrypted object: magic, 4 bytes; the key's id, 8; salt, 32; the content by AES-256-GCM; its tag, 16. Key and nonce of each object
 * are its own, derived from the archive's key and the salt, so that no nonce is ever used twice however many objects there are. Header and
 * name are authenticated too: an object that was put in another's place is no object.
 */
const MAGIC = Buffer.from('SCA1');
const SALT_BYTES = 32;
const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + SALT_BYTES;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const CIPHER = 'aes-256-gcm';
const PURPOSE = 'shardcast archive object';

/** What encryption adds to an object. Bytes. */
export const SEALED_BYTES_MORE = HEADER_BYTES + TAG_BYTES;

/** Encrypts by the first key. */
export function sealObject([key]: ArchiveKeys, name: string, content: Buffer): Buffer {
  const header = Buffer.concat([MAGIC, key.id, randomBytes(SALT_BYTES)]);
  const { secret, nonce } = derived(key.bytes, header);
  const cipher = createCipheriv(CIPHER, secret, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  return Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Throws CORRUPT for what is no such object, or was changed; INVALID_ARGUMENT when its key is not there. */
export function openObject(keys: ArchiveKeys, name: string, sealed: Buffer): Buffer {
  const id = keyIdOf(sealed);
  if (id === undefined) throw damaged(name, 'is not encrypted, and everything here is');
  const key = keys.find((each) => each.id.equals(id));
  if (key === undefined) throw unknownKey(name, id, keys);
  const header = sealed.subarray(0, HEADER_BYTES);
  const { secret, nonce } = derived(key.bytes, header);
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, secret, nonce);
  decipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, end)), decipher.final()]);
  } catch (cause) {
    throw damaged(name, 'was changed since it was encrypted', cause);
  }
}

/** By which key it is encrypted; undefined: it is not. */
export function keyIdOf(sealed: Buffer): Buffer | undefined {
  if (sealed.length < SEALED_BYTES_MORE || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return sealed.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES);
}

function derived(key: Buffer, header: Buffer): { secret: Buffer; nonce: Buffer } {
  const salt = header.subarray(MAGIC.length + KEY_ID_BYTES);
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, PURPOSE, KEY_BYTES + NONCE_BYTES));
  return { secret: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
}

function damaged(name: string, why: string, cause?: unknown): ShardcastError {
  return new ShardcastError('CORRUPT', `${name} ${why}`, {
    cause,
    hint: 'Restore an older snapshot, or archive the shard again from a relay that has it.',
  });
}

export function unknownKey(name: string, id: Buffer, keys: ArchiveKeys): ShardcastError {
  const known = keys.map((key) => keyName(key.id)).join(', ');
  return new ShardcastError(
    'INVALID_ARGUMENT',
    `${name} is encrypted by key ${keyName(id)}; --archive-key has ${known}`,
    { hint: 'Add that key to the file, behind the first line: what it encrypted needs it.' },
  );
}
