import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { readKeyFile, writeKeyFile } from './key-folder.js';

/** Of the folder's authority: clients need the certificate, and only who signs needs its key. */
export const CA_FILE = 'ca.pem';
const CA_KEY_FILE = 'ca-key.pem';
const CA_LIFE_MS = 3650 * 86_400_000;
/** Clocks differ. */
const BACKDATED_MS = 5 * 60_000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface CertificateRequest {
  /** Of its files, and its common name. */
  readonly name: string;
  /** DNS names, IP addresses and URIs that it is for. */
  readonly hosts: readonly string[];
  /** Milliseconds. */
  readonly lifeMs: number;
}

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string;
  readonly expiresAt: Date;
}

/**
 * A certificate for servers and clients and its key, signed by the folder's authority, which is made if there is none. One of the same name is
 * replaced: relays and agents read it again. Throws INVALID_ARGUMENT for a name that is none of a file.
 */
export async function createCertificate(
  folder: string,
  { name, hosts, lifeMs }: CertificateRequest,
  clock: Clock = systemClock,
): Promise<CertificateFiles> {
  if (!NAME.test(name) || name === 'ca') throw badName(name);
  x509.cryptoProvider.set(webcrypto);
  const authority = await authorityOf(folder, clock);
  const keys = await newKeys();
  const expiresAt = new Date(Math.min(clock.now() + lifeMs, authority.cert.notAfter.getTime()));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${name}`,
    issuer: authority.cert.subject,
    notBefore: new Date(clock.now() - BACKDATED_MS),
    notAfter: expiresAt,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([
        x509.ExtendedKeyUsage.serverAuth,
        x509.ExtendedKeyUsage.clientAuth,
      ]),
      new x509.SubjectAlternativeNameExtension(hosts.map(alternativeName)),
      await x509.AuthorityKeyIdentifierExtension.create(authority.cert),
    ],
  });
  const [certFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)];
  await writeKeyFile(keyFile, await privatePem(keys.privateKey), 0o600);
  await writeKeyFile(certFile, pem(certificate), 0o644);
  return { certFile, keyFile, caFile: join(folder, CA_FILE), expiresAt };
}

interface Authority {
  readonly cert: x509.X509Certificate;
  readonly key: webcrypto.CryptoKey;
}

async function authorityOf(folder: string, clock: Clock): Promise<Authority> {
  const [cert, key] = [
    await readKeyFile(join(folder, CA_FILE)),
    await readKeyFile(join(folder, CA_KEY_FILE)),
  ];
  if (cert !== undefined && key !== undefined) {
    const der = x509.PemConverter.decodeFirst(key);
    const signing = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
    return { cert: new x509.X509Certificate(cert), key: signing };
  }
  if (cert !== undefined || key !== undefined) {
    throw new ShardcastError('NOT_FOUND', `${folder} has one of ${CA_FILE} and ${CA_KEY_FILE}, not both`, {
      hint: 'Bring the other one, or move it away: a new authority is made then.',
    });
  }
  return await newAuthority(folder, clock);
}

async function newAuthority(folder: string, clock: Clock): Promise<Authority> {
  const keys = await newKeys();
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=shardcast',
    notBefore: new Date(clock.now() - BACKDATED_MS),
    notAfter: new Date(clock.now() + CA_LIFE_MS),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await writeKeyFile(join(folder, CA_KEY_FILE), await privatePem(keys.privateKey), 0o600);
  await writeKeyFile(join(folder, CA_FILE), pem(cert), 0o644);
  return { cert, key: keys.privateKey };
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(der, x509.PemConverter.PrivateKeyTag)}\n`;
}

function pem(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}

function alternativeName(host: string): x509.JsonGeneralName {
  if (isIP(host) !== 0) return { type: 'ip', value: host };
  return host.includes('://') ? { type: 'url', value: host } : { type: 'dns', value: host };
}

/** 15 random bytes: positive, and short enough. */
function serialNumber(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex');
}

function badName(name: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `no name of a certificate: ${JSON.stringify(name)}`, {
    hint: 'Letters, digits, dots, dashes; not ca.',
  });
}
