import { stat, writeFile } from 'node:fs/promises';
import { createAccount, createServer, createUser, fromPublic } from '@nats-io/nkeys';
import { describe, expect, it } from 'vitest';
import { calloutRequest } from '../../../src/relay/nats/callout-request.js';
import { ExistingShards } from '../../../src/relay/nats/existing-shards.js';
import { keptCalloutKeys, keptUser, readCalloutKeys } from '../../../src/relay/nats/nkey-files.js';
import { ManualClock } from '../../agent/manual-clock.js';
import { tempDir } from '../../support/temp-dir.js';

const INVALID = { code: 'INVALID_ARGUMENT' };

function question(claims: object, signer = createServer(), alg = 'ed25519-nkey'): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const id = signer.getPublicKey();
  const nats = {
    server_id: { id, name: 'n', host: 'h' },
    user_nkey: createUser().getPublicKey(),
    client_info: { id: 7 },
    connect_opts: { auth_token: 'token', protocol: 1 },
  };
  const whole = { iss: id, aud: 'nats-authorization-request', nats, ...claims };
  const signed = `${part({ typ: 'JWT', alg })}.${part(whole)}`;
  return `${signed}.${Buffer.from(signer.sign(Buffer.from(signed))).toString('base64url')}`;
}

describe('a server’s question', () => {
  it('is who asks about whom', () => {
    expect(calloutRequest(question({}))).toMatchObject({
      server: expect.stringMatching(/^N/),
      user: expect.stringMatching(/^U/),
      connection: 7,
      token: 'token',
    });
  });

  it.each([
    ['nothing', ''],
    ['noise', 'a.b.c'],
    ['another algorithm', question({}, createServer(), 'none')],
    ['somebody else’s', question({ iss: createServer().getPublicKey() })],
    ['an account’s', question({}, createAccount())],
    ['for somebody else', question({ aud: 'x' })],
    ['about nobody', question({ nats: {} })],
    ['changed on its way', question({}).replace(/.(?=.{100}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))],
  ])('is none: %s', (_, jwt) => {
    expect(() => calloutRequest(jwt)).toThrow(expect.objectContaining({ code: 'MALFORMED' }));
  });
});

describe('files with keys', () => {
  it('are made once, for their owner only, and read again', async () => {
    await using dir = await tempDir();
    const file = dir.join('folder', 'relay.nk');
    const nkey = await keptUser(file);
    expect([nkey, (await stat(file)).mode & 0o777]).toEqual([expect.stringMatching(/^U/), 0o600]);
    expect(await keptUser(file)).toBe(nkey);
    const callout = dir.join('callout.nk');
    const made = await keptCalloutKeys(callout);
    const read = await readCalloutKeys(callout);
    expect((await stat(callout)).mode & 0o777).toBe(0o600);
    expect([read.signer.getPublicKey(), read.xkey?.getPublicKey()]).toEqual([
      made.signer.getPublicKey(),
      made.xkey?.getPublicKey(),
    ]);
    // Signed by OpenSSL, verified by the library.
    const bytes = Buffer.from('something');
    expect(fromPublic(read.signer.getPublicKey()).verify(bytes, read.signer.sign(bytes))).toBe(true);
  });

  it('are refused when they hold something else, which is not repeated', async () => {
    await using dir = await tempDir();
    const file = dir.join('key');
    await expect(readCalloutKeys(file)).rejects.toMatchObject(INVALID);
    const user = Buffer.from(createUser().getSeed()).toString();
    for (const text of ['', 'noise', user, `${Buffer.from(createAccount().getSeed()).toString()}\nnoise`]) {
      await writeFile(file, text);
      await expect(readCalloutKeys(file)).rejects.toMatchObject(INVALID);
      await expect(readCalloutKeys(file)).rejects.not.toThrow(text === '' ? 'SU' : text.slice(0, 5));
    }
    await writeFile(file, Buffer.from(createAccount().getSeed()).toString());
    await expect(keptUser(file)).rejects.toMatchObject(INVALID);
    expect((await readCalloutKeys(file)).xkey).toBeUndefined();
  });
});

it('shards are listed once for all who ask together, and again after a failure and after a while', async () => {
  const clock = new ManualClock();
  let asked = 0;
  const shards = new ExistingShards(async () => {
    asked++;
    if (asked === 1) throw new Error('not now');
    return [`${asked}`];
  }, clock);
  await expect(shards.names()).rejects.toThrow('not now');
  expect(await Promise.all([shards.names(), shards.names()])).toEqual([['2'], ['2']]);
  clock.advance(1_999);
  expect(await shards.names()).toEqual(['2']);
  clock.advance(1);
  expect(await shards.names()).toEqual(['3']);
});
