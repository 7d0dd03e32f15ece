import type { Key } from '../../snapshot/record.js';
import { escapedRoom, type JsonBytes, needsEscape } from './json-bytes.js';

const SLASH = 0x2f;
const PERCENT = 0x25;
const TILDE = 0x7e;
const ZERO = 0x30;
const ONE = 0x31;
const TWO = 0x32;
const FIVE = 0x35;

/**
 * OPA unescapes a PATCH path twice: as a URL, then as a JSON pointer. A part that is not escaped for both can alias or
 * wipe others' grants.
 */
export function escapePointerPart(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('~', '~0').replaceAll('/', '~1');
}

export function pointerOf(parts: readonly string[]): string {
  return parts.map((part) => `/${escapePointerPart(part)}`).join('');
}

/** Writes the inside of a JSON string: the pointer to the first `length` bytes of `key`. */
export function writePointer(out: JsonBytes, key: Key, length: number): void {
  out.room(escapedRoom(length + 1));
  const { buffer } = out;
  let at = out.at;
  buffer[at++] = SLASH;
  for (let index = 0; index < length; index++) {
    const code = key.charCodeAt(index);
    if (code === 0) {
      buffer[at++] = SLASH;
    } else if (code === SLASH || code === TILDE) {
      buffer[at++] = TILDE;
      buffer[at++] = code === SLASH ? ONE : ZERO;
    } else if (code === PERCENT) {
      buffer[at++] = PERCENT;
      buffer[at++] = TWO;
      buffer[at++] = FIVE;
    } else if (needsEscape(code)) {
      out.at = at;
      out.escaped(code);
      at = out.at;
    } else {
      buffer[at++] = code;
    }
  }
  out.at = at;
}
