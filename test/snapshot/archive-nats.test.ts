import { jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NatsArchive } from '../../src/snapshot/archive/nats-archive.js';
import { BucketSubjects } from '../../src/snapshot/archive/nats-subjects.js';
import { collect } from '../support/collect.js';
import { NatsServers } from '../support/nats-server.js';
import { archiveContract } from './archive-contract.js';

const CONNECTING = { maxReconnectAttempts: -1, reconnectTimeWait: 50 };

archiveContract('NATS', async () => {
  const servers = await NatsServers.start(1);
  const connection = await connect({ servers: servers.addresses, ...CONNECTING });
  return {
    pageAndMore: 300,
    open: (label, patience) => NatsArchive.open(connection, { ...patience, bucket: label }),
    server: servers.server,
    async [Symbol.asyncDispose]() {
      await connection.close();
      await servers[Symbol.asyncDispose]();
    },
  };
});

describe('a NATS archive', () => {
  let servers: NatsServers;
  let connection: NatsConnection;
  beforeAll(async () => {
    servers = await NatsServers.start(1, { jetstream: 'max_file_store: 8MB' });
    connection = await connect({ servers: servers.addresses, ...CONNECTING });
  });
  afterAll(async () => {
    await connection?.close();
    await servers?.[Symbol.asyncDispose]();
  });

  it('is a bucket that other clients read, and reads what they put', async () => {
    await using archive = await NatsArchive.open(connection, { bucket: 'shared' });
    const body = Buffer.alloc(1_200_000, 'abc');
    await archive.put('shards/t@x/chunks/aa', body);
    const bucket = await new Objm(connection).open('shared');
    expect((await bucket.list()).map(({ name, size }) => [name, size])).toEqual([
      ['shards/t@x/chunks/aa', body.length],
    ]);
    const read = await bucket.getBlob('shards/t@x/chunks/aa');
    expect(Buffer.from(read ?? []).equals(body)).toBe(true);
    await bucket.putBlob({ name: 'shards/t@x/chunks/bb' }, Buffer.from('theirs'));
    expect((await archive.get('shards/t@x/chunks/bb'))?.toString()).toBe('theirs');
    expect(await archive.put('shards/t@x/chunks/bb', Buffer.from('ours'))).toBe(false);
    await bucket.delete('shards/t@x/chunks/aa');
    expect(await archive.has('shards/t@x/chunks/aa')).toBe(false);
    expect(await archive.put('shards/t@x/chunks/aa', Buffer.from('again'))).toBe(true);
    expect((await archive.get('shards/t@x/chunks/aa'))?.toString()).toBe('again');
  });

  it('notices an object whose parts are not those that were put', async () => {
    await using archive = await NatsArchive.open(connection, { bucket: 'damaged' });
    const manager = await jetstreamManager(connection);
    await archive.put('a/lost', Buffer.alloc(1_200_000, 'x'));
    await archive.put('a/changed', Buffer.from('right'));
    const { state } = await manager.streams.info('OBJ_damaged', { subjects_filter: '$O.damaged.C.>' });
    const parts = Object.keys(state.subjects ?? {});
    const partsOf = (name: string) => parts.find((subject) => subject.includes(name)) ?? '';
    const first = await manager.direct.getMessage('OBJ_damaged', { next_by_subj: partsOf('lost'), seq: 1 });
    await manager.streams.deleteMessage('OBJ_damaged', first?.seq ?? 0);
    await manager.jetstream().publish(partsOf('changed'), 'wrong');
    await expect(archive.get('a/lost')).rejects.toMatchObject({ code: 'CORRUPT' });
    await expect(archive.get('a/changed')).rejects.toMatchObject({ code: 'CORRUPT' });
  });

  it('leaves no message behind of what was deleted, and none of those who came second', async () => {
    await using archive = await NatsArchive.open(connection, { bucket: 'emptied' });
    await Promise.all(Array.from({ length: 10 }, (_, n) => archive.put('a/one', Buffer.from(`body ${n}`))));
    const manager = await jetstreamManager(connection);
    expect((await manager.streams.info('OBJ_emptied')).state.messages).toBe(2);
    await archive.delete('a/one');
    expect((await manager.streams.info('OBJ_emptied')).state.messages).toBe(0);
  });

  it('says that it is full, and what was there stays readable', async () => {
    await using archive = await NatsArchive.open(connection, { bucket: 'full', attemptsMax: 1 });
    const body = Buffer.alloc(1024 * 1024, 'x');
    const puts = async (): Promise<void> => {
      for (let n = 0; n < 20; n++) await archive.put(`a/${n}`, body);
    };
    await expect(puts()).rejects.toMatchObject({ code: 'DISK_FULL', retry: 'backoff' });
    expect((await archive.get('a/0'))?.equals(body)).toBe(true);
    await archive.delete('a/0');
    for (const { name } of await collect(archive.list('a/'))) await archive.delete(name);
    expect(await archive.put('a/small', Buffer.from('small'))).toBe(true);
  });
});

it('a name is read back from the subject of its parts', () => {
  const subjects = new BucketSubjects('b');
  const segment = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,20}$/);
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
      const name = segments.join('/');
      const subject = subjects.parts(subjects.partsId(name, 'x1'));
      expect(subjects.nameOf(subject)).toBe(name);
      expect(subject).toMatch(/^\$O\.b\.C\.[A-Za-z0-9_=.-]+$/);
    }),
  );
});
