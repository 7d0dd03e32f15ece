import { randomBytes } from 'node:crypto';
import { ShardcastError } from '../../core/errors.js';
import {
  type Archive,
  type ArchiveCall,
  type ArchiveObject,
  checkName,
  checkObject,
  checkPrefix,
  type PutCall,
} from './archive.js';
import { type ArchiveKeys, KEY_BYTES } from './archive-keys.js';
import { NameCipher } from './name-cipher.js';
import { keyIdOf, openObject, SEALED_BYTES_MORE, sealObject, unknownKey } from './object-cipher.js';

/** Says that everything beside it is encrypted, and holds what names are encrypted by, itself encrypted by the first key. */
const MARK = 'shardcast-encrypted';

/**
 * Any archive, with contents and names encrypted. All of it is, or nothing: what is not encrypted is not read, as whoever can write to
 * the archive could have put it there, and an archive that has such objects already is refused.
 */
export class EncryptedArchive implements Archive {
  readonly url: string;
  readonly #archive: Archive;
  readonly #keys: () => ArchiveKeys;
  readonly #names: NameCipher;

  private constructor(archive: Archive, keys: () => ArchiveKeys, names: NameCipher) {
    this.url = archive.url;
    this.#archive = archive;
    this.#keys = keys;
    this.#names = names;
  }

  /** Throws INVALID_ARGUMENT when it was encrypted by none of these keys, or has objects that are not encrypted. */
  static async open(archive: Archive, keys: () => ArchiveKeys): Promise<EncryptedArchive> {
    const now = keys();
    const mark = (await archive.get(MARK)) ?? (await firstMark(archive, now));
    const id = keyIdOf(mark);
    if (id !== undefined && !now.some((key) => key.id.equals(id))) throw unknownKey(archive.url, id, now);
    const secret = openObject(now, MARK, mark);
    // Whoever rotates may forget the old key one day: what is needed always goes by the newest.
    if (id?.equals(now[0].id) !== true) {
      await archive.put(MARK, sealObject(now, MARK, secret), { renew: true });
    }
    return new EncryptedArchive(archive, keys, new NameCipher(secret));
  }

  async put(name: string, bytes: Buffer, call?: PutCall): Promise<boolean> {
    checkObject(name, bytes);
    return await this.#archive.put(this.#names.seal(name), sealObject(this.#keys(), name, bytes), call);
  }

  async get(name: string, call?: ArchiveCall): Promise<Buffer | undefined> {
    checkName(name);
    const sealed = await this.#archive.get(this.#names.seal(name), call);
    return sealed === undefined ? undefined : openObject(this.#keys(), name, sealed);
  }

  async has(name: string, call?: ArchiveCall): Promise<boolean> {
    checkName(name);
    return await this.#archive.has(this.#names.seal(name), call);
  }

  /** Encrypted names have another order: all are read before the first is told. */
  async *list(prefix: string, call?: ArchiveCall): AsyncGenerator<ArchiveObject, void, undefined> {
    checkPrefix(prefix);
    const folder = this.#names.seal(prefix);
    const found: ArchiveObject[] = [];
    for await (const object of this.#archive.list(folder, call)) {
      const name = this.#names.openBelow(prefix, object.name.slice(folder.length));
      if (name === undefined) continue;
      found.push({ ...object, name, bytes: Math.max(0, object.bytes - SEALED_BYTES_MORE) });
    }
    yield* found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async delete(name: string, call?: ArchiveCall): Promise<void> {
    checkName(name);
    await this.#archive.delete(this.#names.seal(name), call);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#archive[Symbol.asyncDispose]();
  }
}

/** Throws INVALID_ARGUMENT for an archive that is encrypted: its names would look like nobody's. */
export async function checkNotEncrypted(archive: Archive): Promise<void> {
  if (!(await archive.has(MARK))) return;
  throw new ShardcastError('INVALID_ARGUMENT', `${archive.url} is encrypted`, {
    hint: 'Give --archive-key with the keys that it was encrypted by.',
  });
}

/** Of several who open a new archive at once, the first one's. */
async function firstMark(archive: Archive, keys: ArchiveKeys): Promise<Buffer> {
  for await (const { name } of archive.list('')) {
    if (name === MARK) continue; // somebody was first
    throw new ShardcastError('INVALID_ARGUMENT', `${archive.url} has objects that are not encrypted`, {
      hint: 'Give --archive another folder, bucket or prefix, or remove --archive-key to use it as it is.',
    });
  }
  const mark = sealObject(keys, MARK, randomBytes(KEY_BYTES));
  await archive.put(MARK, mark);
  const first = await archive.get(MARK);
  if (first !== undefined) return first;
  throw new ShardcastError('UNAVAILABLE', `${archive.url} does not have what was just put into it`);
}
