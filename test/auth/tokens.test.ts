import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createKeys, createToken, rotateKeys, type TokenRequest } from '../../src/auth/signing-keys.js';
import { TokenVerifier } from '../../src/auth/token-verifier.js';
import { ManualClock } from '../agent/manual-clock.js';
import { tempDir } from '../support/temp-dir.js';

const HOUR_MS = 60 * 60_000;
const REQUEST: TokenRequest = {
  name: 'billing',
  role: 'publisher',
  shards: ['tenant-42', 'eu-*'],
  collections: ['tuples'],
  lifeMs: HOUR_MS,
  audience: 'shardcast',
};

/** Any JWT at all. */
async function signed(
  payload: JWTPayload,
  key: Parameters<SignJWT['sign']>[0],
  alg: string,
  kid = 'k',
): Promise<string> {
  return await new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);
}

function payloadAt(clock: ManualClock, more: JWTPayload = {}): JWTPayload {
  const now = Math.floor(clock.now() / 1000);
  const claim = { role: 'agent', shards: ['t'] };
  return { sub: 'a', aud: 'shardcast', iat: now, exp: now + 3_600, shardcast: claim, ...more };
}

async function keySet(path: string, alg: string, options = {}) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true, ...options });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg };
  await writeFile(path, JSON.stringify({ keys: [jwk] }));
  return { privateKey, publicKey, jwk };
}

async function refusal(verifier: TokenVerifier, token: string): Promise<unknown> {
  return await verifier.verify(token).then(
    () => 'accepted',
    (failure: { code: string; details: { reason?: string }; message: string }) => {
      expect(failure.code).toBe('UNAUTHENTICATED');
      expect(failure.message).not.toContain(token.slice(0, 20) || '?');
      return failure.details.reason;
    },
  );
}

describe('a token', () => {
  it('says whose it is and what that one may touch', async () => {
    await using dir = await tempDir();
    const keyId = await createKeys(dir.join('keys'));
    const verifier = new TokenVerifier({ jwks: dir.join('keys/jwks.json') });
    const principal = await verifier.verify(await createToken(dir.join('keys'), REQUEST));
    expect(principal).toMatchObject({ name: 'billing', role: 'publisher', keyId });
    expect(principal.shards.toJSON()).toEqual(['tenant-42', 'eu-*']);
    expect(principal.expiresAt - principal.issuedAt).toBe(HOUR_MS);
    expect((await stat(dir.join('keys/signing-key.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(dir.join('keys/jwks.json'), 'utf8')).not.toContain('"d"');
  });

  it.each(['EdDSA', 'ES256', 'RS256'])('is taken with %s from a file', async (alg) => {
    await using dir = await tempDir();
    const clock = new ManualClock();
    const { privateKey } = await keySet(dir.join('jwks.json'), alg);
    const verifier = new TokenVerifier({ jwks: dir.join('jwks.json'), clock });
    expect((await verifier.verify(await signed(payloadAt(clock), privateKey, alg))).name).toBe('a');
  });

  it('is refused for its time, its audience, its issuer, its claims, its key and its signature, each by name', async () => {
    await using dir = await tempDir();
    const clock = new ManualClock();
    const { privateKey } = await keySet(dir.join('jwks.json'), 'ES256');
    const other = await generateKeyPair('ES256');
    const verifier = new TokenVerifier({ jwks: dir.join('jwks.json'), issuer: 'us', clock });
    const now = Math.floor(clock.now() / 1000);
    const of = async (more: JWTPayload, key = privateKey, kid = 'k') => {
      return await refusal(
        verifier,
        await signed(payloadAt(clock, { iss: 'us', ...more }), key, 'ES256', kid),
      );
    };
    expect(await of({})).toBe('accepted');
    expect(await of({ exp: now - 31 })).toBe('expired');
    expect(await of({ exp: now - 29 })).toBe('accepted');
    expect(await of({ nbf: now + 31 })).toBe('early');
    expect(await of({ iat: now + 31 })).toBe('early');
    expect(await of({ iat: now + 29 })).toBe('accepted');
    expect(await of({ aud: 'others' })).toBe('audience');
    expect(await of({ iss: 'them' })).toBe('issuer');
    expect(await of({}, other.privateKey)).toBe('signature');
    expect(await of({}, privateKey, 'nobody')).toBe('key');
    for (const claim of ['sub', 'exp', 'iat', 'shardcast']) {
      expect(await of({ [claim]: undefined })).toBe('claims');
    }
    expect(await of({ shardcast: { role: 'root', shards: ['*'] } })).toBe('claims');
    expect(await of({ shardcast: { role: 'agent', shards: 'tenant' } })).toBe('claims');
    expect(await of({ shardcast: { role: 'agent', shards: ['a/../b'] } })).toBe('claims');
    expect(await of({ shardcast: { role: 'agent', shards: ['a*b'] } })).toBe('claims');
  });

  it('is refused without a signature, with a public key as the secret, and when it is no JWT', async () => {
    await using dir = await tempDir();
    const clock = new ManualClock();
    const { jwk } = await keySet(dir.join('jwks.json'), 'RS256');
    const verifier = new TokenVerifier({ jwks: dir.join('jwks.json'), clock });
    const none = new UnsecuredJWT(payloadAt(clock)).encode();
    expect(await refusal(verifier, none)).not.toBe('accepted');
    const secret = new TextEncoder().encode(JSON.stringify(jwk));
    expect(await refusal(verifier, await signed(payloadAt(clock), secret, 'HS256'))).toBe('algorithm');
    const strange = Buffer.from('{"alg":"RS256","kid":"k","crit":["x"],"x":1}').toString('base64url');
    for (const text of [`${strange}.e30.AAAA`, '', 'x', 'a.b.c', '....', 'e30.e30.', 'x'.repeat(20_000)]) {
      expect(await refusal(verifier, text)).not.toBe('accepted');
    }
  });

  it('is nobody’s any more when it expires, or its key goes, though it was good before', async () => {
    await using dir = await tempDir();
    const clock = new ManualClock();
    const keys = dir.join('keys');
    await createKeys(keys);
    const verifier = new TokenVerifier({ jwks: dir.join('keys/jwks.json'), clock });
    const first = await createToken(keys, REQUEST, clock);
    const principal = await verifier.verify(first);
    await rotateKeys(keys, 1);
    clock.advance(2_000);
    expect(await refusal(verifier, first)).toBe('accepted');
    const second = await createToken(keys, REQUEST, clock);
    expect(await refusal(verifier, second)).toBe('accepted');
    await rotateKeys(keys, 1);
    clock.advance(2_000);
    expect(await refusal(verifier, first)).toBe('key');
    await expect(verifier.check(principal)).rejects.toMatchObject({ details: { reason: 'key' } });
    expect(await refusal(verifier, second)).toBe('accepted');
    clock.advance(HOUR_MS + 31_000);
    expect(await refusal(verifier, second)).toBe('expired');
  });

  it('has to name its key where there are several', async () => {
    await using dir = await tempDir();
    const clock = new ManualClock();
    const { privateKey, jwk } = await keySet(dir.join('jwks.json'), 'ES256');
    const { jwk: another } = await keySet(dir.join('another.json'), 'ES256');
    await writeFile(dir.join('jwks.json'), JSON.stringify({ keys: [jwk, { ...another, kid: 'k2' }] }));
    const verifier = new TokenVerifier({ jwks: dir.join('jwks.json'), clock });
    expect(await refusal(verifier, await signed(payloadAt(clock), privateKey, 'ES256'))).toBe('accepted');
    const nameless = new SignJWT(payloadAt(clock)).setProtectedHeader({ alg: 'ES256' });
    expect(await refusal(verifier, await nameless.sign(privateKey))).toBe('key');
  });

  it('cannot be made or verified without keys', async () => {
    await using dir = await tempDir();
    await expect(createToken(dir.path, REQUEST)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(rotateKeys(dir.path, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const verifier = new TokenVerifier({ jwks: dir.join('jwks.json') });
    await mkdir(dir.join('keys'));
    await createKeys(dir.join('keys'));
    await expect(createKeys(dir.join('keys'))).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    const token = await createToken(dir.join('keys'), REQUEST);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    const unsafe = () => new TokenVerifier({ jwks: 'http://keys.example/jwks.json' });
    expect(unsafe).toThrow(/anybody/);
  });
});

class KeyServer implements AsyncDisposable {
  readonly #server: Server;
  body = '{"keys":[]}';
  asked = 0;

  private constructor() {
    this.#server = createServer((_, response) => {
      this.asked++;
      response.setHeader('content-type', 'application/json').end(this.body);
    });
  }

  static async start(): Promise<KeyServer> {
    const keys = new KeyServer();
    await new Promise<void>((resolve) => keys.#server.listen(0, '127.0.0.1', resolve));
    return keys;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/jwks.json`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

it('keys come from a URL once for many tokens, and anything may follow from a server that is away', async () => {
  await using dir = await tempDir();
  await using keys = await KeyServer.start();
  const clock = new ManualClock();
  const { privateKey, jwk } = await keySet(dir.join('jwks.json'), 'ES256');
  const token = await signed(payloadAt(clock), privateKey, 'ES256');
  keys.body = 'not json';
  const verifier = new TokenVerifier({ jwks: keys.url, clock });
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: 'backoff' });
  keys.body = JSON.stringify({ keys: [jwk] });
  const later = new TokenVerifier({ jwks: keys.url, clock });
  const before = keys.asked;
  for (let n = 0; n < 20; n++) {
    const each = await signed(payloadAt(clock, { jti: `${n}` }), privateKey, 'ES256');
    expect((await later.verify(each)).tokenId).toBe(`${n}`);
  }
  expect(keys.asked - before).toBe(1);
});
