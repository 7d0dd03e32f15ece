import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIM } from '../../src/auth/claims.js';
import { createToken, JWKS_FILE, SIGNING_KEY_FILE, type TokenRequest } from '../../src/auth/signing-keys.js';
import { systemClock } from '../../src/core/clock.js';

const HOUR_MS = 3_600_000;

export interface NamedToken {
  readonly name: string;
  readonly token: string;
}

/** A token as it should be. */
export function honestToken(
  keys: string,
  role: TokenRequest['role'],
  shards: readonly string[],
  more: Partial<TokenRequest> = {},
): Promise<string> {
  const all = { collections: ['*'], lifeMs: HOUR_MS, audience: 'shardcast' };
  return createToken(keys, { name: role, role, shards, ...all, ...more });
}

/** Tokens that nobody may get anything with, each wrong in one way. */
export async function forgedTokens(keys: string): Promise<NamedToken[]> {
  const { kid } = JSON.parse(await readFile(join(keys, SIGNING_KEY_FILE), 'utf8')) as { kid: string };
  const jwks = await readFile(join(keys, JWKS_FILE), 'utf8');
  const [shown] = (JSON.parse(jwks) as { keys: JsonWebKey[] }).keys;
  if (shown === undefined) throw new Error('there is no key');
  const pem = createPublicKey({ key: shown, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const own = generateKeyPairSync('ed25519');
  const ownJwk = own.publicKey.export({ format: 'jwk' });
  const byOwn = (header: object, payload = claims()) => {
    const text = signingInput({ alg: 'EdDSA', ...header }, payload);
    return `${text}.${sign(null, Buffer.from(text), own.privateKey).toString('base64url')}`;
  };
  const byHmac = (secret: string | Buffer, header: object) => {
    const text = signingInput({ alg: 'HS256', ...header }, claims());
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const good = await honestToken(keys, 'admin', ['*']);
  const [head = '', body = '', signature = ''] = good.split('.');
  const early = { ...systemClock, now: () => Date.now() + HOUR_MS };
  const late = { ...systemClock, now: () => Date.now() - 3 * HOUR_MS };
  const request = { name: 'x', role: 'admin', shards: ['*'], collections: ['*'], lifeMs: HOUR_MS } as const;
  const none = signingInput({ alg: 'none', kid }, claims());
  return [
    { name: 'expired', token: await createToken(keys, { ...request, audience: 'shardcast' }, late) },
    { name: 'not yet issued', token: await createToken(keys, { ...request, audience: 'shardcast' }, early) },
    { name: 'for another audience', token: await createToken(keys, { ...request, audience: 'another' }) },
    { name: 'alg none', token: `${none}.` },
    { name: 'alg none with a signature', token: `${none}.${signature}` },
    { name: 'alg NONE', token: `${signingInput({ alg: 'NONE', kid }, claims())}.` },
    { name: 'HMAC with the public key (PEM)', token: byHmac(pem, { kid }) },
    {
      name: 'HMAC with the public key (raw)',
      token: byHmac(Buffer.from(shown.x ?? '', 'base64url'), { kid }),
    },
    { name: 'HMAC with the key set', token: byHmac(jwks, { kid }) },
    { name: "another key by the right one's name", token: byOwn({ kid }) },
    { name: 'another key that it brings', token: byOwn({ jwk: ownJwk }) },
    { name: 'another key by URL', token: byOwn({ kid, jku: 'http://127.0.0.1:1/jwks.json' }) },
    { name: 'a path for a name of a key', token: byOwn({ kid: '../../../../dev/null' }) },
    { name: 'unknown critical header', token: byOwn({ kid, crit: ['x'], x: 1 }) },
    { name: 'claims changed', token: `${head}.${base64({ ...payloadOf(body), sub: 'root' })}.${signature}` },
    { name: 'signature left away', token: `${head}.${body}.` },
    { name: 'signature cut', token: good.slice(0, -8) },
    { name: 'no token at all', token: 'nothing' },
    { name: 'a megabyte', token: 'x'.repeat(1_000_000) },
  ];
}

function claims(): object {
  const nowS = Math.floor(Date.now() / 1_000);
  const allowed = { role: 'admin', shards: ['*'], collections: ['*'] };
  return { sub: 'admin', aud: 'shardcast', iat: nowS, exp: nowS + 3_600, jti: 'forged', [CLAIM]: allowed };
}

function signingInput(header: object, payload: object): string {
  return `${base64({ typ: 'JWT', ...header })}.${base64(payload)}`;
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function payloadOf(body: string): object {
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
}
