import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CertificateIdentities } from '../../src/auth/certificate-identities.js';
import { namesIn } from '../../src/auth/certificate-names.js';
import { ManualClock } from '../agent/manual-clock.js';
import { makeCertificates } from '../support/certificates.js';
import { tempDir } from '../support/temp-dir.js';

describe('alternative names of a certificate', () => {
  it('are its URIs and DNS names, and nothing that one of them pretends to be', async () => {
    await using dir = await tempDir();
    const { issue } = await makeCertificates(dir.path);
    const listOf = async (...names: { uri?: string; dns?: string }[]) => {
      const { certFile } = await issue('any', { names });
      return new X509Certificate(await readFile(certFile)).subjectAltName ?? '';
    };
    const good = { uri: 'spiffe://mesh/agent-1' };
    expect(namesIn(await listOf(good, { dns: 'Agent.Example' }))).toEqual([
      'URI:spiffe://mesh/agent-1',
      'DNS:agent.example',
    ]);
    for (const uri of [
      'x, DNS:admin.example',
      'x, URI:spiffe://mesh/admin, y',
      'x", DNS:admin.example, URI:"y',
      'x\\", URI:spiffe://mesh/admin, DNS:"',
      'x\0, DNS:admin.example',
      'x\n, DNS:admin.example',
      '"',
    ]) {
      const names = namesIn(await listOf({ uri }, good));
      expect(names.filter((name) => name.includes('admin'))).toEqual([]);
    }
  });
});

const VALID = { validFrom: 0, validTo: 10_000_000_000_000 };

describe('identities by certificates', () => {
  it('are those of the file, in the certificate’s time, and of one name', async () => {
    await using dir = await tempDir();
    const file = dir.join('identities.json');
    const entry = { role: 'agent', shards: ['acme'] };
    await writeFile(
      file,
      JSON.stringify({ 'URI:spiffe://a': entry, 'DNS:B.example': { ...entry, name: 'b' } }),
    );
    const clock = new ManualClock();
    const identities = new CertificateIdentities(file, clock);
    const identify = (...names: string[]) => identities.identify({ names, ...VALID });
    const known = identify('DNS:other', 'URI:spiffe://a');
    expect(known).toMatchObject({ name: 'URI:spiffe://a', role: 'agent', san: 'URI:spiffe://a' });
    expect(known.shards.allows('acme')).toBe(true);
    expect(identify('DNS:b.example').name).toBe('b');
    const reason = (ask: () => unknown): unknown => {
      try {
        return ask();
      } catch (thrown) {
        return thrown;
      }
    };
    const refused = (why: string) => ({ code: 'UNAUTHENTICATED', details: { reason: why } });
    expect(reason(() => identify('URI:spiffe://ab'))).toMatchObject(refused('unknown'));
    expect(reason(() => identify())).toMatchObject(refused('unknown'));
    expect(reason(() => identify('DNS:b.example', 'URI:spiffe://a'))).toMatchObject(refused('ambiguous'));
    const names = ['URI:spiffe://a'];
    const now = clock.now();
    const late = () => identities.identify({ names, validFrom: 0, validTo: now });
    expect(reason(late)).toMatchObject(refused('expired'));
    const early = () => identities.identify({ names, validFrom: now + 1, validTo: now + 2 });
    expect(reason(early)).toMatchObject(refused('early'));
  });

  it.each([
    ['[]', /no JSON object/],
    ['{"spiffe://a": {"role": "agent"}}', /no alternative name/],
    ['{"DNS:*.example": {"role": "agent"}}', /no alternative name/],
    ['{"URI:a": {"role": "root"}}', /role/],
    ['{"URI:a": {"role": "agent", "shards": "acme"}}', /shards/],
    ['{"URI:a": {"role": "agent", "name": 7}}', /name/],
    ['{', /JSON/],
  ])('are not taken from %s', async (text, problem) => {
    await using dir = await tempDir();
    await writeFile(dir.join('identities.json'), text);
    expect(() => new CertificateIdentities(dir.join('identities.json'))).toThrow(problem);
  });
});
