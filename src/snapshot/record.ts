/**
 * An encoded key: the collection and the key's parts, joined by NUL, each byte of their UTF-8 as one character.
 * Such strings compare in byte order, which is the order of everything stored.
 */
export type Key = string;

/** The separator of a key's parts; sorts before every other byte, so a prefix and all below it are one range. */
export const SEPARATOR = '\0';

export interface StoredRecord {
  readonly key: Key;
  /** One JSON value, byte for byte as published. */
  readonly json: Buffer;
  /** Unix milliseconds; 0: never. */
  readonly expiresAt: number;
}

/** A change against an older state: the record as it is now, or undefined where it was deleted. */
export interface RecordChange {
  readonly key: Key;
  readonly record: StoredRecord | undefined;
}

export function keyToBytes(key: Key): Buffer {
  return Buffer.from(key, 'latin1');
}

export function keyFromBytes(bytes: Uint8Array): Key {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The smallest string above every key that starts with `prefix`, a prefix that ends with SEPARATOR. */
export function prefixEnd(prefix: Key): Key {
  return `${prefix.slice(0, -1)}\x01`;
}

/** Whether `key`, a key or a prefix, is one of `prefixes` or below one. */
export function isBelowAny(key: Key, prefixes: ReadonlySet<Key>): boolean {
  if (prefixes.size === 0) return false;
  for (let at = key.indexOf(SEPARATOR); at >= 0; at = key.indexOf(SEPARATOR, at + 1)) {
    if (prefixes.has(key.slice(0, at + 1))) return true;
  }
  return false;
}

/** Whether a record is as it was; undefined: there is none. Its expiry is nothing that OPA would see. */
export function isSameValue(before: StoredRecord | undefined, after: StoredRecord | undefined): boolean {
  return before === after || (before !== undefined && after !== undefined && before.json.equals(after.json));
}
