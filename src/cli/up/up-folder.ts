import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCertificate } from '../../auth/certificates.js';
import { readKeyFile, writeKeyFile } from '../../auth/key-folder.js';
import type { Role } from '../../auth/principal.js';
import { createKeys, createToken, JWKS_FILE, SIGNING_KEY_FILE } from '../../auth/signing-keys.js';
import { freePort } from '../../core/free-port.js';
import { makeNatsConfig } from '../../relay/nats/config-folder.js';
import { partitioning } from '../../shard/partition.js';

export const PARTITIONS = 64;
const STREAMS = 4;
const HOSTS = ['localhost', '127.0.0.1'];
const LIFE_MS = 30 * 86_400_000;
const PLACES_FILE = 'mesh.json';
/** Who there are tokens for, and what each may touch. */
const TOKENS = ['admin', 'publisher', 'agent', 'relay'] as const satisfies readonly Role[];
/** Of those, who talks to relays from a command line. */
const CLIENTS = ['admin', 'publisher', 'agent'] as const;

/** Where everybody listens, HOST:PORT each: the same as the last time. */
export interface Places {
  readonly nats: string;
  readonly relays: readonly { readonly id: string; readonly grpc: string; readonly http: string }[];
}

/** What everybody needs to trust everybody else: files of one folder. */
export interface UpFiles {
  readonly natsConfig: string;
  readonly ca: string;
  readonly jwks: string;
  readonly relay: { readonly cert: string; readonly key: string; readonly token: string };
  readonly admin: { readonly nkey: string };
  /** To be sourced by a shell: who somebody is, and where relays are. */
  readonly env: Readonly<Record<(typeof CLIENTS)[number], string>>;
  seedOf(relay: string): string;
  dataOf(relay: string): string;
}

/** Where everybody listens, chosen the first time. */
export async function placesIn(folder: string, relays: number): Promise<Places> {
  const path = join(folder, PLACES_FILE);
  const known = await readKeyFile(path);
  const places =
    known === undefined ? { nats: await freeAddress(), relays: [] } : (JSON.parse(known) as Places);
  const all = [...places.relays];
  while (all.length < relays) {
    all.push({ id: `relay-${all.length + 1}`, grpc: await freeAddress(), http: await freeAddress() });
  }
  await writeKeyFile(path, `${JSON.stringify({ ...places, relays: all }, undefined, 2)}\n`, 0o644);
  return { nats: places.nats, relays: all.slice(0, relays) };
}

/** Makes what is missing; certificates and tokens anew, so that they are good for another 30 days. */
export async function filesIn(folder: string, places: Places): Promise<UpFiles> {
  const keys = join(folder, 'keys');
  if ((await readKeyFile(join(keys, SIGNING_KEY_FILE))) === undefined) await createKeys(keys);
  const certificate = (name: string) => createCertificate(keys, { name, hosts: HOSTS, lifeMs: LIFE_MS });
  const relay = await certificate('relay');
  await certificate('nats');
  for (const role of TOKENS) await writeToken(folder, keys, role);
  const rights = join(folder, 'nats-rights');
  await makeNatsConfig({
    folder: rights,
    relays: places.relays.map(({ id }) => id),
    agents: [],
    mesh: { streams: STREAMS, partitionOf: await partitioning(PARTITIONS), archiveBucket: undefined },
    callout: false,
    overwrite: true,
  });
  const natsConfig = join(folder, 'nats.conf');
  await writeFile(natsConfig, natsConfigOf(folder, places));
  return {
    natsConfig,
    ca: relay.caFile,
    jwks: join(keys, JWKS_FILE),
    relay: { cert: relay.certFile, key: relay.keyFile, token: tokenFile(folder, 'relay') },
    admin: { nkey: join(rights, 'admin.nk') },
    env: await writeEnvironments(folder, places, relay.caFile),
    seedOf: (id) => join(rights, 'relays', `${id}.nk`),
    dataOf: (id) => join(folder, id),
  };
}

function tokenFile(folder: string, role: Role): string {
  return join(folder, `${role}.token`);
}

async function writeToken(folder: string, keys: string, role: Role): Promise<void> {
  const all = { shards: ['*'], collections: ['*'] };
  const token = await createToken(keys, { name: role, role, ...all, lifeMs: LIFE_MS, audience: 'shardcast' });
  await writeKeyFile(tokenFile(folder, role), `${token}\n`, 0o600);
}

async function writeEnvironments(folder: string, { relays }: Places, ca: string) {
  await mkdir(folder, { recursive: true });
  const made = CLIENTS.map(async (role) => {
    const path = join(folder, `${role}.env`);
    const lines = [
      `export SHARDCAST_RELAY=${relays.map(({ grpc }) => grpc).join()}`,
      `export SHARDCAST_TLS_CA='${ca}'`,
      `export SHARDCAST_TOKEN_FILE='${tokenFile(folder, role)}'`,
    ];
    await writeKeyFile(path, `${lines.join('\n')}\n`, 0o600);
    return [role, path] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as UpFiles['env'];
}

function natsConfigOf(folder: string, { nats }: Places): string {
  const file = (...parts: string[]) => JSON.stringify(join(folder, ...parts));
  return [
    '# Made by `shardcast mesh up`, each time anew.',
    `listen: "${nats}"`,
    `jetstream { store_dir: ${file('nats')}, sync_interval: always }`,
    `tls { cert_file: ${file('keys', 'nats.pem')}, key_file: ${file('keys', 'nats-key.pem')} }`,
    'include "nats-rights/shardcast.conf"',
    '',
  ].join('\n');
}

async function freeAddress(): Promise<string> {
  return `127.0.0.1:${await freePort()}`;
}
