import { X509Certificate } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCertificate } from '../../src/auth/certificates.js';
import { tempDir } from '../support/temp-dir.js';

const DAY_MS = 86_400_000;
const REQUEST = {
  name: 'relay-1',
  hosts: ['relay-1.mesh', '10.0.0.7', 'spiffe://mesh/relay-1'],
  lifeMs: DAY_MS,
};

const read = async (path: string) => new X509Certificate(await readFile(path));

describe('A certificate', () => {
  it('is for its hosts, is signed by the authority of its folder, and its key is for nobody else to read', async () => {
    await using dir = await tempDir();
    const { certFile, keyFile, caFile, expiresAt } = await createCertificate(dir.path, REQUEST);
    const [cert, ca] = [await read(certFile), await read(caFile)];
    expect(cert.checkIssued(ca)).toBe(true);
    expect(cert.verify(ca.publicKey)).toBe(true);
    expect([ca.ca, cert.ca]).toEqual([true, false]);
    expect(cert.checkHost('relay-1.mesh')).toBe('relay-1.mesh');
    expect(cert.checkHost('relay-2.mesh')).toBeUndefined();
    expect(cert.checkIP('10.0.0.7')).toBe('10.0.0.7');
    expect(cert.subjectAltName).toContain('URI:spiffe://mesh/relay-1');
    expect(Math.abs(Date.parse(cert.validTo) - expiresAt.getTime())).toBeLessThan(1_000);
    for (const file of [keyFile, join(dir.path, 'ca-key.pem')]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
  });

  it('is replaced, by the same authority', async () => {
    await using dir = await tempDir();
    const { certFile, caFile } = await createCertificate(dir.path, REQUEST);
    const [first, ca] = [await read(certFile), await readFile(caFile, 'utf8')];
    await createCertificate(dir.path, REQUEST);
    expect(await readFile(caFile, 'utf8')).toBe(ca);
    expect((await read(certFile)).serialNumber).not.toBe(first.serialNumber);
  });

  it('does not outlive its authority', async () => {
    await using dir = await tempDir();
    const { certFile, caFile } = await createCertificate(dir.path, { ...REQUEST, lifeMs: 4_000 * DAY_MS });
    expect((await read(certFile)).validTo).toBe((await read(caFile)).validTo);
  });

  it('is not made where half an authority is, nor under a name that leads elsewhere', async () => {
    await using dir = await tempDir();
    for (const name of ['../relay', 'ca', '', 'a b', '.hidden']) {
      await expect(createCertificate(dir.path, { ...REQUEST, name })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
    }
    await createCertificate(dir.path, REQUEST);
    await rm(join(dir.path, 'ca-key.pem'));
    await expect(createCertificate(dir.path, REQUEST)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
