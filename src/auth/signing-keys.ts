import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { CLAIM } from './claims.js';
import { readKeyFile, writeKeyFile } from './key-folder.js';
import type { Role } from './principal.js';

/** Made by `shardcast keys create`: the key that signs, for whoever issues tokens alone, and the keys that verify, for relays. */
export const SIGNING_KEY_FILE = 'signing-key.json';
export const JWKS_FILE = 'jwks.json';
const ALGORITHM = 'EdDSA';

/** The file of public keys. */
interface KeySet {
  readonly keys: JWK[];
}

/** Makes a folder with a signing key and its public key. Throws ALREADY_EXISTS. Returns the key's id. */
export async function createKeys(folder: string): Promise<string> {
  if ((await read(folder, SIGNING_KEY_FILE)) !== undefined) {
    throw new ShardcastError('ALREADY_EXISTS', `${folder} has keys`, {
      hint: 'shardcast keys rotate adds a new one beside it.',
    });
  }
  return await addKey(folder, []);
}

/**
 * Signs with a new key from now on. Tokens of the `keep` keys before it are still good; those of older ones are refused from now on, also
 * on open streams. Throws NOT_FOUND. Returns the new key's id.
 */
export async function rotateKeys(folder: string, keep: number): Promise<string> {
  const { keys } = await keySet(folder);
  return await addKey(folder, keys.slice(0, keep));
}

export interface TokenRequest {
  readonly name: string;
  readonly role: Role;
  readonly shards: readonly string[];
  readonly collections: readonly string[];
  /** Milliseconds. */
  readonly lifeMs: number;
  readonly audience: string;
  readonly issuer?: string | undefined;
}

/** A token, signed with the folder's key. Throws NOT_FOUND. */
export async function createToken(
  folder: string,
  request: TokenRequest,
  clock: Clock = systemClock,
): Promise<string> {
  const text = await read(folder, SIGNING_KEY_FILE);
  if (text === undefined) throw noKeys(folder);
  const jwk = JSON.parse(text) as JWK;
  const { name, role, shards, collections, lifeMs, audience, issuer } = request;
  const issuedAt = Math.floor(clock.now() / 1000);
  const token = new SignJWT({ [CLAIM]: { role, shards, ...(role === 'publisher' ? { collections } : {}) } })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: jwk.kid ?? '' })
    .setSubject(name)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.max(1, Math.floor(lifeMs / 1000)));
  if (issuer !== undefined) token.setIssuer(issuer);
  return await token.sign(await importJWK(jwk, ALGORITHM));
}

async function addKey(folder: string, kept: readonly JWK[]): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const shown = await exportJWK(publicKey);
  const kid = (await calculateJwkThumbprint(shown)).slice(0, 16);
  const facts = { kid, alg: ALGORITHM, use: 'sig' };
  // Relays must know the key before a token names it.
  await write(folder, JWKS_FILE, { keys: [{ ...shown, ...facts }, ...kept] }, 0o644);
  await write(folder, SIGNING_KEY_FILE, { ...(await exportJWK(privateKey)), ...facts }, 0o600);
  return kid;
}

async function keySet(folder: string): Promise<KeySet> {
  const text = await read(folder, JWKS_FILE);
  if (text === undefined) throw noKeys(folder);
  return JSON.parse(text) as KeySet;
}

function read(folder: string, file: string): Promise<string | undefined> {
  return readKeyFile(join(folder, file));
}

function write(folder: string, file: string, value: unknown, mode: number): Promise<void> {
  return writeKeyFile(join(folder, file), `${JSON.stringify(value, undefined, 2)}\n`, mode);
}

function noKeys(folder: string): ShardcastError {
  return new ShardcastError('NOT_FOUND', `no keys in ${folder}`, {
    hint: 'shardcast keys create makes some.',
  });
}
