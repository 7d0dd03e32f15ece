import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ShardcastError } from '../../core/errors.js';
import { isSegment } from './archive.js';
import { KEY_BYTES } from './archive-keys.js';

/** Of a segment of a name: encrypted, it is one still. Characters. */
export const SEALED_SEGMENT_CHARS_MAX = 128;
const IV_BYTES = 16;
const CIPHER = 'aes-256-ctr';
/** Segments begin with a letter or digit; base64url may not. */
const FIRST = 'e';
/** Folders whose encrypted names are remembered. */
const FOLDERS_MAX = 1_000;

/**
 * Encrypts the names of objects, segment by segment, so that listing by folder works as before. The same segment in the same folder is
 * always encrypted alike, by SIV: the initial vector is a MAC of folder and segment. What remains to be seen is the shape of the tree, sizes and times:
 * no shard, no epoch, no revision, and no hash of a chunk, which would tell whoever guesses its content that the guess is right.
 */
export class NameCipher {
  readonly #macKey: Buffer;
  readonly #key: Buffer;
  readonly #folders = new Map<string, string>();

  constructor(secret: Buffer) {
    const derive = (purpose: string) =>
      Buffer.from(
        hkdfSync('sha256', secret, Buffer.alloc(0), `shardcast archive names ${purpose}`, KEY_BYTES),
      );
    this.#macKey = derive('mac');
    this.#key = derive('key');
  }

  /** Of a name, or of a prefix that ends with `/`. Throws INVALID_ARGUMENT for a segment that is too long. */
  seal(name: string): string {
    const end = name.lastIndexOf('/') + 1;
    const last = name.slice(end);
    return (
      this.#sealFolder(name.slice(0, end)) + (last === '' ? '' : this.#sealSegment(name.slice(0, end), last))
    );
  }

  /** Of what is in `folder`, the rest of a name behind the folder's own. undefined: not one of ours. */
  openBelow(folder: string, sealed: string): string | undefined {
    let name = folder;
    for (const segment of sealed.split('/')) {
      const opened = this.#openSegment(name, segment);
      if (opened === undefined) return undefined;
      name += `${opened}/`;
    }
    return name.slice(0, -1);
  }

  #sealFolder(folder: string): string {
    if (folder === '') return '';
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const above = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
    const segment = folder.slice(above.length, -1);
    const sealed = `${this.#sealFolder(above)}${this.#sealSegment(above, segment)}/`;
    if (this.#folders.size >= FOLDERS_MAX) this.#folders.clear();
    this.#folders.set(folder, sealed);
    return sealed;
  }

  #sealSegment(folder: string, segment: string): string {
    if (segment.length > SEALED_SEGMENT_CHARS_MAX) {
      throw new ShardcastError(
        'INVALID_ARGUMENT',
        `in an encrypted archive a segment of a name has at most ${SEALED_SEGMENT_CHARS_MAX} characters`,
      );
    }
    const iv = this.#mac(folder, segment);
    const cipher = createCipheriv(CIPHER, this.#key, iv);
    const bytes = Buffer.concat([iv, cipher.update(segment, 'utf8'), cipher.final()]);
    return FIRST + bytes.toString('base64url');
  }

  #openSegment(folder: string, sealed: string): string | undefined {
    if (!sealed.startsWith(FIRST)) return undefined;
    const bytes = Buffer.from(sealed.slice(FIRST.length), 'base64url');
    if (bytes.length <= IV_BYTES) return undefined;
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(CIPHER, this.#key, iv);
    const segment = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]).toString();
    return isSegment(segment) && timingSafeEqual(this.#mac(folder, segment), iv) ? segment : undefined;
  }

  #mac(folder: string, segment: string): Buffer {
    return createHmac('sha256', this.#macKey).update(`${folder}\0${segment}`).digest().subarray(0, IV_BYTES);
  }
}
