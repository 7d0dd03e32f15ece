import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A certificate authority of one test, and what it has signed: PEM files for servers and clients on loopback. */
export interface Certificates {
  readonly caFile: string;
  readonly server: { readonly certFile: string; readonly keyFile: string };
  readonly client: { readonly certFile: string; readonly keyFile: string };
  /** One more, of a name of its own. */
  issue(
    name: string,
    more: Partial<Wanted>,
  ): Promise<{ readonly certFile: string; readonly keyFile: string }>;
}

/** What a certificate says beside its name. */
interface Wanted {
  /** Alternative names. Default: localhost and 127.0.0.1. */
  readonly names: readonly { readonly uri?: string; readonly dns?: string }[];
  /** From now; negative: it has expired. Milliseconds. */
  readonly lifeMs: number;
}

const DAY_MS = 86_400_000;

/** Authorities of the same name have keys of their own. */
export async function makeCertificates(dir: string, authority = 'shardcast test ca'): Promise<Certificates> {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const file = async (name: string, text: string) => {
    const path = join(dir, name);
    await writeFile(path, text);
    return path;
  };
  const issue = async (name: string, more: Partial<Wanted> = {}) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = certificate(name, publicKey, ca.privateKey, { authority, isCa: false, ...more });
    return {
      certFile: await file(`${name}.pem`, pem),
      keyFile: await file(`${name}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    };
  };
  return {
    caFile: await file('ca.pem', certificate('ca', ca.publicKey, ca.privateKey, { authority, isCa: true })),
    server: await issue('server'),
    client: await issue('client'),
    issue,
  };
}

function namesOf(names: Wanted['names'] | undefined): Buffer[] {
  if (names === undefined) return [der(0x82, Buffer.from('localhost')), der(0x87, Buffer.of(127, 0, 0, 1))];
  return names.map(({ uri, dns = '' }) => {
    return uri === undefined ? der(0x82, Buffer.from(dns)) : der(0x86, Buffer.from(uri));
  });
}

/** X.509 of the fewest parts, two days old, and good for another. */
function certificate(
  name: string,
  publicKey: KeyObject,
  signer: KeyObject,
  {
    authority,
    isCa,
    names,
    lifeMs = DAY_MS,
  }: Partial<Wanted> & { readonly authority: string; readonly isCa: boolean },
): string {
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const extension = isCa
    ? sequence(
        oid(0x55, 0x1d, 0x13),
        der(0x01, Buffer.of(0xff)),
        der(0x04, sequence(der(0x01, Buffer.of(0xff)))),
      )
    : sequence(oid(0x55, 0x1d, 0x11), der(0x04, sequence(...namesOf(names))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    named(authority),
    sequence(time(Date.now() - 2 * DAY_MS), time(Date.now() + lifeMs)),
    named(isCa ? authority : name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.of(0), sign('sha256', body, signer));
  const lines =
    sequence(body, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function sequence(...contents: Buffer[]): Buffer {
  return der(0x30, ...contents);
}

function oid(...bytes: number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

/** A name of one part, the common one. */
function named(name: string): Buffer {
  return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
}

function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(text.slice(2)));
}
