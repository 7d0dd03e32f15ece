import { readFile, writeFile } from 'node:fs/promises';
import { decode, encodeAccount, encodeActivation, encodeUser, type User } from '@nats-io/jwt';
import { createAccount, createUser, fromSeed, type KeyPair } from '@nats-io/nkeys';
import { errors } from '@nats-io/transport-node';
import { expect, it } from 'vitest';
import { Patterns } from '../../src/auth/patterns.js';
import { silentLogger } from '../../src/core/log.js';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { logRefusals } from '../../src/log/jetstream/refusals.js';
import { deltaSubject } from '../../src/log/jetstream/subjects.js';
import { credentialsIn, credentialsText, userJwt } from '../../src/relay/nats/creds-file.js';
import { makeOperatorConfig } from '../../src/relay/nats/operator-folder.js';
import { natsRights } from '../../src/relay/nats/rights.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { NatsServers } from '../support/nats-server.js';
import { tempDir } from '../support/temp-dir.js';
import { GuardedMesh, type GuardedMeshOptions } from './guarded-mesh.js';
import { NatsClient } from './nats-client.js';

const EVERYTHING: Partial<User> = { pub: { allow: ['>'] }, sub: { allow: ['>'] } };

function start(more: GuardedMeshOptions = {}): Promise<GuardedMesh> {
  return GuardedMesh.start({ operator: true, agents: { edge: ['tenant-0'] }, ...more });
}

async function seedIn(guarded: GuardedMesh, place: string): Promise<KeyPair> {
  return fromSeed(Buffer.from((await readFile(guarded.file(place), 'utf8')).trim()));
}

const jwtIn = (credentials: string) => /^-{3,}.*\n(.+)$/m.exec(credentials)?.[1] ?? '';

/** The same JWT with another part in its middle, under the signature that it had. */
function rewritten(jwt: string, change: (claims: { nats: Partial<User> }) => unknown, alg?: string): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = change(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return [alg === undefined ? header : part({ typ: 'JWT', alg }), part(claims), signature].join('.');
}

it.each([
  ['', false],
  [', also where relays are asked about whoever has none', true],
])('forged credentials are refused, whoever signs them, and the real ones go on%s', async (_, callout) => {
  await using keys = await Keys.make();
  const peers = { token: await keys.token('relay', []) };
  const asked = { callout, relay: { auth: { jwks: keys.jwks }, peers } };
  await using guarded = await start(callout ? asked : {});
  if (callout) guarded.publisherToken = await keys.token('publisher', ['*']);
  await using dir = await tempDir();
  const edge = await readFile(guarded.user('edge').file, 'utf8');
  const [jwt, own] = [jwtIn(edge), (await credentialsIn(edge, 'edge')).user];
  const mesh = (await seedIn(guarded, 'accounts/SHARDCAST.nk')).getPublicKey();
  const others = createAccount();
  const operator = await seedIn(guarded, 'operator.nk');
  const stranger = createUser();
  await using elsewhere = await tempDir();
  const foreign = await makeOperatorConfig({ ...guarded.wanted, folder: elsewhere.join('nats') });
  const relay = jwtIn(await readFile(guarded.user('r1').file, 'utf8'));
  const signed = (issuer: KeyPair, claims = EVERYTHING) =>
    encodeUser('r1', own.getPublicKey(), issuer, claims);
  const forged: Record<string, readonly [jwt: string, key: KeyPair]> = {
    'an account that nobody knows': [await signed(others), own],
    'an account that nobody knows, said to sign for the mesh’s': [
      await encodeUser('r1', own.getPublicKey(), mesh, EVERYTHING, { signer: others }),
      own,
    ],
    'the operator, who signs accounts and not users': [await signedBy(operator, own, mesh), own],
    'the user itself': [await signedBy(own, own, mesh), own],
    'more rights under the signature that was there': [
      rewritten(jwt, (claims) => ({ ...claims, nats: { ...claims.nats, ...EVERYTHING } })),
      own,
    ],
    'a later end under the signature that was there': [
      rewritten(jwt, (claims) => ({ ...claims, exp: 4_000_000_000 })),
      own,
    ],
    'no signature': [`${rewritten(jwt, (claims) => claims, 'none').replace(/[^.]*$/, '')}`, own],
    'another algorithm': [rewritten(jwt, (claims) => claims, 'HS256'), own],
    'a relay’s JWT with another key': [relay, own],
    'a relay’s JWT with a stranger’s key': [relay, stranger],
    'an agent’s JWT with a stranger’s key': [jwt, stranger],
  };
  for (const [what, [token, key]] of Object.entries(forged)) {
    const file = dir.join('forged.creds');
    await writeFile(file, credentialsText(token, key));
    await expect(NatsClient.byCredentials(guarded.address, file), what).rejects.toBeInstanceOf(
      errors.AuthorizationError,
    );
  }
  for (const { file } of foreign.users) {
    await expect(NatsClient.byCredentials(guarded.address, file)).rejects.toBeInstanceOf(
      errors.AuthorizationError,
    );
  }
  await expect(NatsClient.byNothing(guarded.address)).rejects.toBeInstanceOf(errors.AuthorizationError);
  // What is wrong with them is who signs: the account itself may make such a user.
  const file = dir.join('real.creds');
  const agents = await seedIn(guarded, 'accounts/SHARDCAST_AGENTS.nk');
  await writeFile(file, credentialsText(await signed(agents), own));
  await using real = await NatsClient.byCredentials(guarded.address, file);
  await real.settled();
  await using client = await guarded.client('edge');
  await client.settled();
  await guarded.publish('tenant-0', 'x');
});

/** A JWT whose signer is no account, which the library does not make. */
async function signedBy(signer: KeyPair, user: KeyPair, account: string): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const real = decode<User>(await encodeUser('r1', user.getPublicKey(), createAccount(), EVERYTHING));
  const claims = { ...real, iss: signer.getPublicKey(), nats: { ...real.nats, issuer_account: account } };
  const signed = `${part({ typ: 'JWT', alg: 'ed25519-nkey' })}.${part(claims)}`;
  return `${signed}.${Buffer.from(signer.sign(Buffer.from(signed))).toString('base64url')}`;
}

/** Of a relay, as if they had been made so that they hold for `lifeMs` from now. */
async function relayCredentials(guarded: GuardedMesh, lifeMs: number, name = 'r1'): Promise<string> {
  const { user } = await credentialsIn(await readFile(guarded.user(name).file, 'utf8'), name);
  const rights = natsRights({ role: 'relay', name, shards: new Patterns([]) }, guarded.wanted.mesh);
  if (rights === undefined) throw new Error('a relay has rights');
  const account = await seedIn(guarded, 'accounts/SHARDCAST.nk');
  const expiresAt = Math.ceil((Date.now() + lifeMs) / 1000);
  return credentialsText(await userJwt(user, { name, rights, account, expiresAt }), user);
}

it('credentials that have expired are refused, and whoever shows them is told so', async () => {
  await using guarded = await start();
  await using dir = await tempDir();
  const credentialsFile = dir.join('relay.creds');
  await writeFile(credentialsFile, await relayCredentials(guarded, -60_000));
  await expect(connectNats(guarded.address, { credentialsFile })).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(/relay\.creds expired at \d{4}-/),
    hint: expect.stringContaining('--renew'),
  });
});

it('a connection ends with its credentials, says why, and goes on by those that replace them', async () => {
  await using guarded = await start();
  await using dir = await tempDir();
  const credentialsFile = dir.join('relay.creds');
  await writeFile(credentialsFile, await relayCredentials(guarded, 2_000));
  const connection = await connectNats(guarded.address, { credentialsFile });
  const said: object[] = [];
  const logger = { ...silentLogger, error: (fields: object) => void said.push(fields) };
  const logged = logRefusals(connection, { credentialsFile }, logger);
  const seen = { error: 0, reconnect: 0 };
  void (async () => {
    for await (const { type } of connection.status())
      if (type === 'error' || type === 'reconnect') seen[type]++;
  })();
  // Within the second in which they expire, a server may let it in once more.
  await eventually('it is refused, and again', () => seen.error > 3 + seen.reconnect);
  expect(said.length).toBeLessThanOrEqual(1 + seen.reconnect);
  expect(said[0]).toMatchObject({ failure: expect.stringContaining('expired at') });
  // Half a file is no reason to give up what was there.
  const renewed = await relayCredentials(guarded, 60_000);
  await writeFile(credentialsFile, renewed.slice(0, 200));
  await writeFile(credentialsFile, renewed);
  await eventually('it is connected', () => connection.rtt());
  await connection.close();
  await logged;
});

it('a relay whose credentials run out is cut off, and is back when they are replaced', async () => {
  await using guarded = await start({ relays: ['r1', 'r2', 'r3'], absent: ['r3'] });
  const { mesh } = guarded;
  const credentialsFile = mesh.folder('r3.creds');
  await writeFile(credentialsFile, await relayCredentials(guarded, 8_000, 'r3'));
  await mesh.join('r3', { nats: { credentialsFile } });
  await mesh.settled();
  const { membership } = mesh.core('r3');
  await eventually('it is cut off', () => membership?.isIsolated, { timeoutMs: 30_000 });
  await guarded.publish('tenant-0', 'meanwhile');
  await writeFile(credentialsFile, await relayCredentials(guarded, 600_000, 'r3'));
  await eventually('it is back', () => membership?.isIsolated === false, { timeoutMs: 30_000 });
  await mesh.settled();
  await guarded.publish('tenant-0', 'afterwards');
  await guarded.settled('tenant-0');
  expect(await mesh.verify(['tenant-0'])).toBe(2);
}, 120_000);

it('an agent’s credentials have as many shards as fit', async () => {
  const shards = Array.from({ length: 950 }, (_, index) => `tenant-${index}`);
  await using guarded = await GuardedMesh.start({ operator: true, agents: { edge: shards } });
  expect(jwtIn(await readFile(guarded.user('edge').file, 'utf8')).length).toBeGreaterThan(25 * 1024);
  await using client = await guarded.client('edge');
  for (const shard of [...shards, 'tenant-950'])
    client.subscribe(deltaSubject(guarded.partitionOf(shard), shard));
  await client.settled();
  const refused = `subscription ${deltaSubject(guarded.partitionOf('tenant-950'), 'tenant-950')}`;
  expect([...client.refused]).toEqual([refused]);
});

it('an account that another operator has signed is none to servers', async () => {
  await using guarded = await start();
  await using elsewhere = await tempDir();
  const mesh = (await seedIn(guarded, 'accounts/SHARDCAST.nk')).getPublicKey();
  await makeOperatorConfig({ ...guarded.wanted, folder: elsewhere.join('nats') });
  const seed = await readFile(elsewhere.join('nats', 'operator.nk'), 'utf8');
  const signer = fromSeed(Buffer.from(seed.trim()));
  const limits = { conn: -1, subs: -1, data: -1, payload: -1 };
  const config = await readFile(guarded.made.configFile, 'utf8');
  const { file } = guarded.user('r1');
  for (const [by, result] of [
    [await seedIn(guarded, 'operator.nk'), 'admitted'],
    [signer, 'refused'],
  ] as const) {
    const account = await encodeAccount('SHARDCAST', mesh, { limits }, { signer: by });
    const changed = config.replace(new RegExp(`(${mesh}): \\S+`), `$1: ${account}`);
    await using servers = await NatsServers.start(1, { config: changed });
    const connecting = NatsClient.byCredentials(servers.server.address, file);
    const came = connecting.then(
      (client) => client[Symbol.asyncDispose]().then(() => 'admitted'),
      (thrown: unknown) => thrown instanceof errors.AuthorizationError && 'refused',
    );
    expect(await came).toBe(result);
  }
});

it('another account of the operator hears deltas only if the mesh’s account lets it', async () => {
  await using dir = await tempDir();
  await using guarded = await start();
  const mesh = await seedIn(guarded, 'accounts/SHARDCAST.nk');
  const signer = await seedIn(guarded, 'operator.nk');
  const config = await readFile(guarded.made.configFile, 'utf8');
  const subject = 'delta.>';
  const token = async (account: KeyPair) =>
    encodeActivation('deltas', account.getPublicKey(), mesh, 'stream', { subject });
  const [invited, uninvited] = [createAccount(), createAccount()];
  const limits = { conn: -1, subs: -1, data: -1, payload: -1, imports: -1, wildcards: true };
  const accounts = [];
  for (const [account, activation] of [
    [invited, { token: await token(invited) }],
    [uninvited, {}],
  ] as const) {
    const from = { name: 'deltas', type: 'stream', account: mesh.getPublicKey(), subject } as const;
    const claims = { limits, imports: [{ ...from, ...activation }] };
    const jwt = await encodeAccount('other', account, claims, { signer });
    accounts.push(`  ${account.getPublicKey()}: ${jwt}\n`);
  }
  const changed = config.replace('resolver_preload: {\n', `resolver_preload: {\n${accounts.join('')}`);
  await using servers = await NatsServers.start(1, { config: changed });
  const connect = async (account: KeyPair) => {
    const [file, user] = [dir.join(account.getPublicKey()), createUser()];
    const jwt = await encodeUser('any', user.getPublicKey(), account, EVERYTHING);
    await writeFile(file, credentialsText(jwt, user));
    return await NatsClient.byCredentials(servers.server.address, file);
  };
  await using publisher = await connect(mesh);
  await using admitted = await connect(invited);
  await using outsider = await connect(uninvited);
  for (const client of [admitted, outsider]) {
    client.subscribe('>');
    await client.settled();
  }
  for (let count = 1; count <= 3; count++) publisher.publish('delta.1.tenant-0');
  await publisher.settled();
  await eventually('the one hears', () => admitted.heard.length === 3);
  await outsider.settled();
  expect(outsider.heard).toEqual([]);
});
