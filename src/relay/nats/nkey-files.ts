import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import {
  createAccount,
  createCurve,
  createUser,
  fromCurveSeed,
  fromPublic,
  fromSeed,
  type KeyPair,
} from '@nats-io/nkeys';
import { readKeyFile, writeKeyFile } from '../../auth/key-folder.js';
import { ShardcastError } from '../../core/errors.js';
import { ed25519SeedOf } from './nkey-bytes.js';

/** With what relays answer servers that ask who somebody is. */
export interface CalloutKeys {
  /** Of an account: signs the answers. */
  readonly signer: KeyPair;
  /** Decrypts the questions, which have tokens in them; undefined: they come in the clear. */
  readonly xkey: KeyPair | undefined;
  /** In operator mode: the accounts that the signer signs for. undefined: servers know accounts by their names. */
  readonly accounts: { readonly mesh: string; readonly tokens: string } | undefined;
}

/** The public key of a user whose seed is in a file; a new one is made when there is none. Throws INVALID_ARGUMENT for a file with something else. */
export async function keptUser(file: string): Promise<string> {
  const kept = await seedsIn(file);
  if (kept === undefined) {
    const made = createUser();
    await writeSeeds(file, [made]);
    return made.getPublicKey();
  }
  return checked(file, () => typed(fromSeed(Buffer.from(kept[0] ?? '')), 'U').getPublicKey());
}

/** The same for the keys of the callout. */
export async function keptCalloutKeys(file: string): Promise<CalloutKeys> {
  if ((await seedsIn(file)) === undefined) await writeSeeds(file, [createAccount(), createCurve()]);
  return await readCalloutKeys(file);
}

/**
 * A file with the seed of an account (`SA…`), and perhaps one for encryption (`SX…`), a line each; in operator mode then the public keys of the mesh's account and
 * of that of tokens. Throws INVALID_ARGUMENT.
 */
export async function readCalloutKeys(file: string): Promise<CalloutKeys> {
  const text = await textOf(file);
  if (text === undefined) throw unusable(file, 'it is not there');
  return calloutKeysIn(text, file);
}

/** The same of its text. */
export function calloutKeysIn(text: string, file: string): CalloutKeys {
  return checked(file, () => {
    const lines = linesOf(text);
    const [account = '', curve] = lines.filter((line) => line.startsWith('S'));
    const [mesh, tokens] = lines.filter((line) => line.startsWith('A'));
    const known = [
      ...(curve === undefined ? [account] : [account, curve]),
      ...(mesh === undefined ? [] : [mesh, tokens]),
    ];
    if (lines.length !== known.length) throw new Error('there is something else in it');
    return {
      signer: new QuickSigner(account),
      xkey: curve === undefined ? undefined : typed(fromCurveSeed(Buffer.from(curve)), 'X'),
      accounts: mesh === undefined ? undefined : { mesh: accountKey(mesh), tokens: accountKey(tokens) },
    };
  });
}

/** A line for each. */
export function seedText(pairs: readonly KeyPair[]): string {
  return pairs.map((pair) => `${Buffer.from(pair.getSeed()).toString('latin1')}\n`).join('');
}

async function seedsIn(file: string): Promise<string[] | undefined> {
  const text = await textOf(file);
  return text === undefined ? undefined : linesOf(text);
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readKeyFile(file);
  } catch (thrown) {
    throw unusable(file, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function linesOf(text: string): string[] {
  return text.split(/\s+/).filter((line) => line !== '');
}

async function writeSeeds(file: string, pairs: readonly KeyPair[]): Promise<void> {
  await writeKeyFile(file, seedText(pairs), 0o600);
}

function accountKey(text = ''): string {
  return typed(fromPublic(text), 'A').getPublicKey();
}

function typed(pair: KeyPair, letter: string): KeyPair {
  if (pair.getPublicKey().startsWith(letter)) return pair;
  throw new Error('it is of another kind');
}

/** Nothing of the file itself: it would be in logs. */
function checked<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw unusable(file, 'it does not have the seeds that it should have');
  }
}

function unusable(file: string, why: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `the keys in ${file} are of no use: ${why}`, {
    hint: 'shardcast mesh nats-config makes them.',
  });
}

/** A key pair of an account that signs by OpenSSL: the library's own JavaScript takes the event loop for milliseconds each time. */
class QuickSigner implements KeyPair {
  readonly #pair: KeyPair;
  readonly #publicKey: string;
  readonly #key: KeyObject;

  constructor(seed: string) {
    this.#pair = typed(fromSeed(Buffer.from(seed)), 'A');
    this.#publicKey = this.#pair.getPublicKey();
    const der = Buffer.concat([PKCS8_ED25519, ed25519SeedOf(seed)]);
    this.#key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  }

  getPublicKey(): string {
    return this.#publicKey;
  }

  sign(input: Uint8Array): Uint8Array {
    return sign(null, input, this.#key);
  }

  verify(input: Uint8Array, signature: Uint8Array): boolean {
    return this.#pair.verify(input, signature);
  }

  getPrivateKey(): Uint8Array {
    return this.#pair.getPrivateKey();
  }

  getSeed(): Uint8Array {
    return this.#pair.getSeed();
  }

  clear(): void {
    this.#pair.clear();
  }

  seal(input: Uint8Array, recipient: string, nonce?: Uint8Array): Uint8Array {
    return this.#pair.seal(input, recipient, nonce);
  }

  open(message: Uint8Array, sender: string): Uint8Array | null {
    return this.#pair.open(message, sender);
  }
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
