import { jetstreamManager } from '@nats-io/jetstream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { partitionsOf, streamName } from '../../src/log/jetstream/mesh-streams.js';
import {
  deltaSubject,
  logSubject,
  parseLogSubject,
  shardOfToken,
  shardToken,
} from '../../src/log/jetstream/subjects.js';
import { NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { initialiseOn, LAYOUT, OpenLog, startMesh, wipe } from './jetstream-fixture.js';

describe('subjects', () => {
  it('write every byte outside A-Z a-z 0-9 _ - as =HH', () => {
    expect(shardToken('tenant-42_X')).toBe('tenant-42_X');
    expect(shardToken('a.b:c@d')).toBe('a=2Eb=3Ac=40d');
    expect(shardToken('é=*>')).toBe('=C3=A9=3D=2A=3E');
    expect(logSubject(7, 'a.b')).toBe('log.7.a=2Eb');
    expect(deltaSubject(7, 'a.b')).toBe('delta.7.a=2Eb');
  });

  it('give back any name, and no two names share one', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(), (shard, partition) => {
        expect(shardOfToken(shardToken(shard))).toBe(shard);
        expect(parseLogSubject(logSubject(partition, shard))).toEqual({ partition, shard });
        expect(shardToken(shard)).toMatch(/^[A-Za-z0-9_=-]+$/);
      }),
    );
  });

  it.each(['log.1', 'log.x.a', 'log.1.a.b', 'delta.1.a', 'log.1.a=2e', 'log.1.=41', 'log.1.=FF'])(
    'refuse %s',
    (subject) => {
      expect(() => parseLogSubject(subject)).toThrow(expect.objectContaining({ code: 'MALFORMED' }));
    },
  );

  it('spread the partitions over the streams, each in one', () => {
    const layout = { partitions: 10, streams: 4, partitionReplicas: 2 };
    expect([0, 1, 2, 3].map((index) => partitionsOf(index, layout))).toEqual([
      [0, 4, 8],
      [1, 5, 9],
      [2, 6],
      [3, 7],
    ]);
  });
});

const DEFAULT = { partitions: 256, streams: 4, partitionReplicas: 2 };

describe('the streams of a mesh', () => {
  it('are created once, by several at once, and refuse other numbers for ever', async () => {
    await using servers = await NatsServers.start(1);
    await expect(OpenLog.open(servers.addresses)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('mesh init'),
    });
    const layouts = await Promise.all([1, 2, 3].map(() => initialiseOn(servers, 1, {})));
    expect(layouts).toEqual(Array.from({ length: 3 }, () => DEFAULT));
    await using open = await OpenLog.open(servers.addresses);
    expect(open.log.layout).toEqual(DEFAULT);
    const { entry, bytes } = new EntryChain('t').next(tuple('a'));
    await open.log.append(entry, bytes, 0);
    for (const other of [
      { partitions: 128 },
      { streams: 2 },
      { partitions: 512, streams: 8 },
      { partitionReplicas: 3 },
    ]) {
      await expect(initialiseOn(servers, 1, other)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    }
    await initialiseOn(servers, 1, {});
    expect((await open.log.head('t'))?.revision).toBe(1);
  });

  it('are completed when setting up was broken off, and are not used before', async () => {
    await using servers = await startMesh(1);
    const connection = await connectNats(servers.addresses);
    const { streams } = await jetstreamManager(connection);
    await streams.delete(streamName(1));
    await expect(OpenLog.open(servers.addresses)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await initialiseOn(servers, 1);
    await using _ = await OpenLog.open(servers.addresses);
    await connection.close();
  });

  it('are refused when a setting that the log builds on was changed', async () => {
    await using servers = await startMesh(1);
    const connection = await connectNats(servers.addresses);
    const { streams } = await jetstreamManager(connection);
    for (const change of [
      { max_msgs_per_subject: 1 },
      { max_age: 3_600_000_000_000 },
      { allow_direct: true },
      { allow_rollup_hdrs: true },
      { subjects: ['log.0.*'] },
    ]) {
      await streams.update(streamName(0), change);
      await expect(OpenLog.open(servers.addresses), JSON.stringify(change)).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
      await wipe(servers);
      await initialiseOn(servers, 1);
    }
    await connection.close();
  });

  it('have two replicas of each partition where a release before did not write their number down', async () => {
    await using servers = await startMesh(1);
    const connection = await connectNats(servers.addresses);
    const { streams } = await jetstreamManager(connection);
    for (let index = 0; index < LAYOUT.streams; index++) {
      const metadata = { 'shardcast.partitions': '8', 'shardcast.streams': '2' };
      await streams.update(streamName(index), { metadata });
    }
    await using open = await OpenLog.open(servers.addresses);
    expect(open.log.layout).toEqual(LAYOUT);
    expect(await initialiseOn(servers, 1)).toEqual(LAYOUT);
    const three = { ...LAYOUT, partitionReplicas: 3 };
    await expect(initialiseOn(servers, 1, three)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await connection.close();
  });

  it('refuse numbers that make no mesh, and more replicas than there are servers', async () => {
    await using servers = await NatsServers.start(1);
    for (const layout of [
      { partitions: 0 },
      { partitions: 4, streams: 5 },
      { partitions: 1.5 },
      { partitionReplicas: 0 },
    ]) {
      await expect(initialiseOn(servers, 1, layout)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    await expect(initialiseOn(servers, 3)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('republish every entry as it is stored', async () => {
    await using servers = await startMesh(1);
    await using open = await OpenLog.open(servers.addresses);
    const shard = 'a.b:c';
    const subscription = open.connection.subscribe(deltaSubject(open.log.partitionOf(shard), shard), {
      max: 1,
    });
    await open.connection.flush();
    const { entry, bytes } = new EntryChain(shard).next(tuple('a'));
    const position = await open.log.append(entry, bytes, 0);
    for await (const message of subscription) {
      expect(Buffer.from(message.data).equals(bytes)).toBe(true);
      expect(message.headers?.last('Nats-Sequence')).toBe(String(position));
    }
    expect(LAYOUT.streams).toBe(open.log.layout.streams);
  });
});
