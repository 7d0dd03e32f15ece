const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const KEY_BYTES = 32;

/** The 32 bytes of a seed (`SA…`): behind two bytes that say what it is, before a checksum, which the library has checked. */
export function ed25519SeedOf(seed: string): Buffer {
  return bytesOf(seed, 2);
}

/** The 32 bytes of a public key (`N…`): behind one byte. Throws a plain Error for what is none. */
export function ed25519PublicKeyOf(nkey: string): Buffer {
  return bytesOf(nkey, 1);
}

function bytesOf(text: string, prefixBytes: number): Buffer {
  const bytes = base32(text);
  if (bytes.length !== prefixBytes + KEY_BYTES + 2) throw new Error('not an nkey');
  return bytes.subarray(prefixBytes, prefixBytes + KEY_BYTES);
}

/** RFC 4648 without padding. */
function base32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    const index = LETTERS.indexOf(letter);
    if (index < 0) throw new Error('not an nkey');
    value = ((value << 5) | index) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}
