import { writeFile } from 'node:fs/promises';
import { type NatsConnection, nkeys } from '@nats-io/transport-node';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../src/core/free-port.js';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { parseServers } from '../../src/log/jetstream/server-list.js';
import { makeCertificates } from '../support/certificates.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { tempDir } from '../support/temp-dir.js';
import { Operator } from './nats-operator.js';

const INVALID = { code: 'INVALID_ARGUMENT', retry: 'never' };

/** A connection that has made its way to the server and back, then closed. */
async function goesThrough(connecting: Promise<NatsConnection>): Promise<void> {
  const connection = await connecting;
  await connection.flush();
  await connection.close();
}

describe('addresses', () => {
  it.each([
    ['nats://a:1,nats://b', ['a:1', 'b:4222'], false],
    [['a', ' b:2 , tls://c:3'], ['a:4222', 'b:2', 'c:3'], true],
    ['nats://[::1]:7', ['[::1]:7'], false],
  ] as const)('%j', (servers, addresses, secure) => {
    expect(parseServers(servers)).toEqual({ addresses, secure });
  });

  it.each(['', ' , ', 'ws://a:1', 'http://a', 'nats://a:port', 'nats://a/b', 'nats://', 'a:70000'])(
    'refuses %j',
    (servers) => {
      expect(() => parseServers(servers)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    },
  );

  it('refuses a password in an address, and does not repeat it', () => {
    const refused = () => parseServers('nats://user:secret@a:1');
    expect(refused).toThrow(/a is not given as it must be/);
    expect(refused).not.toThrow(/secret/);
  });
});

describe('connecting', () => {
  it('takes whichever server answers, and says who connects', async () => {
    const http = await freePort();
    await using servers = await NatsServers.start(1, { config: `http: "127.0.0.1:${http}"` });
    const { address } = servers.server;
    const connection = await connectNats(`nats://127.0.0.1:9,nats://${address}`, { relayId: 'relay-1' });
    const answer = await fetch(`http://127.0.0.1:${http}/connz`);
    const { connections } = (await answer.json()) as { connections: { name: string }[] };
    expect(connections.map(({ name }) => name)).toEqual(['shardcast relay relay-1']);
    await connection.close();
    await goesThrough(connectNats([address]));
    await expect(connectNats('127.0.0.1:9')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await servers.server.pause();
    await expect(connectNats(address)).rejects.toMatchObject({ retry: 'backoff' });
    servers.server.resume();
  });

  it('is somebody by user and password', async () => {
    await using servers = await NatsServers.start(1, {
      config: 'authorization { user: u, password: secret }',
    });
    await goesThrough(connectNats(servers.addresses, { user: 'u', password: 'secret' }));
    for (const wrong of [{}, { user: 'u', password: 'other' }, { user: 'u' }, { token: 'secret' }]) {
      await expect(connectNats(servers.addresses, wrong)).rejects.toMatchObject(INVALID);
    }
  });

  it('is somebody by token', async () => {
    await using servers = await NatsServers.start(1, { config: 'authorization { token: secret }' });
    await goesThrough(connectNats(servers.addresses, { token: 'secret' }));
    await expect(connectNats(servers.addresses, { token: 'other' })).rejects.toMatchObject(INVALID);
  });

  it('is somebody by a credentials file', async () => {
    await using dir = await tempDir();
    const operator = new Operator();
    await using servers = await NatsServers.start(1, { config: operator.config });
    const credentialsFile = dir.join('relay.creds');
    await writeFile(credentialsFile, operator.credentials());
    await goesThrough(connectNats(servers.addresses, { credentialsFile }));
    await writeFile(credentialsFile, operator.credentials(true));
    await expect(connectNats(servers.addresses, { credentialsFile })).rejects.toMatchObject(INVALID);
  });

  it('reads its key again when it connects again, and does not end while it is refused', async () => {
    await using dir = await tempDir();
    const [one, two, stranger] = [nkeys.createUser(), nkeys.createUser(), nkeys.createUser()];
    const users = [one, two].map((user) => `{ nkey: ${user.getPublicKey()} }`).join(', ');
    await using servers = await NatsServers.start(1, { config: `authorization { users: [${users}] }` });
    const nkeyFile = dir.join('seed.nk');
    const write = (user: typeof one) => writeFile(nkeyFile, `${Buffer.from(user.getSeed()).toString()}\n`);
    await write(one);
    const connection = await connectNats(servers.addresses, { nkeyFile });
    const refusals: string[] = [];
    void (async () => {
      for await (const status of connection.status()) if (status.type === 'error') refusals.push(status.type);
    })();
    await write(stranger);
    await servers.server.restart();
    await eventually('it is refused, and again', () => refusals.length > 2);
    expect(connection.isClosed()).toBe(false);
    await write(two);
    await eventually('it is connected', () => connection.rtt());
    await connection.close();
    await expect(
      write(stranger).then(() => connectNats(servers.addresses, { nkeyFile })),
    ).rejects.toMatchObject(INVALID);
  });

  it('goes by what a file had, while it has something else', async () => {
    await using dir = await tempDir();
    const user = nkeys.createUser();
    const operator = new Operator();
    for (const [identity, text, config] of [
      [
        { nkeyFile: dir.join('seed.nk') },
        Buffer.from(user.getSeed()).toString(),
        `authorization { users: [{ nkey: ${user.getPublicKey()} }] }`,
      ],
      [{ credentialsFile: dir.join('user.creds') }, operator.credentials(), operator.config],
    ] as const) {
      const [file = ''] = Object.values(identity);
      await using servers = await NatsServers.start(1, { config });
      await writeFile(file, text);
      const connection = await connectNats(servers.addresses, identity);
      await writeFile(file, text.slice(0, text.length / 2));
      await servers.server.restart();
      await eventually('it is connected again', () => connection.rtt());
      await connection.close();
    }
  });

  it('refuses files that are not what they should be, and two identities', async () => {
    await using dir = await tempDir();
    const noise = dir.join('noise');
    await writeFile(noise, 'noise');
    for (const options of [
      { credentialsFile: noise },
      { credentialsFile: dir.join('none') },
      { nkeyFile: noise },
      { nkeyFile: dir.join('none') },
      { token: 't', user: 'u' },
      { password: 'p' },
      { tls: { caFile: noise } },
      { tls: { caFile: dir.join('none') } },
      { tls: { certFile: noise } },
      { tls: { certFile: noise, keyFile: noise } },
    ]) {
      await expect(connectNats('127.0.0.1:9', options), JSON.stringify(options)).rejects.toMatchObject(
        INVALID,
      );
    }
  });
});

describe('connecting by TLS', () => {
  it('trusts whom it is told to, shows its own certificate, and never speaks in the clear', async () => {
    await using dir = await tempDir();
    const { caFile, server, client } = await makeCertificates(dir.path);
    const files = `cert_file: "${server.certFile}", key_file: "${server.keyFile}"`;
    await using plain = await NatsServers.start(1);
    await using secure = await NatsServers.start(1, { config: `tls { ${files} }` });
    await using mutual = await NatsServers.start(1, {
      config: `tls { ${files}, ca_file: "${caFile}", verify: true }`,
    });
    await goesThrough(connectNats(`tls://${secure.server.address}`, { tls: { caFile } }));
    await goesThrough(connectNats(mutual.addresses, { tls: { caFile, ...client } }));
    await expect(connectNats(secure.addresses)).rejects.toMatchObject(INVALID);
    await expect(connectNats(`tls://${secure.server.address}`)).rejects.toMatchObject(INVALID);
    await expect(connectNats(mutual.addresses, { tls: { caFile } })).rejects.toMatchObject({
      hint: expect.stringContaining('certificate'),
    });
    for (const servers of [`tls://${plain.server.address}`, [plain.server.address]]) {
      await expect(connectNats(servers, { tls: { caFile } })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }
  });
});
