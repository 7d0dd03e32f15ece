import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNats } from '../../src/log/jetstream/connect.js';
import {
  decodeEpoch,
  type EpochRecord,
  encodeEpoch,
  epochKey,
  shardOfKey,
} from '../../src/relay/mesh/epoch-record.js';
import { Epochs, type EpochsOptions, type StoredEpoch } from '../../src/relay/mesh/epochs.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { SeverableProxy } from '../support/severable-proxy.js';

const HASH = 'ab'.repeat(32);

function epoch(name: string, from: string | null = null): EpochRecord {
  const continuesFrom = from === null ? null : { epoch: from, revision: 7, hash: HASH };
  return { epoch: name, continuesFrom, openedBy: 'relay-a', openedAt: 1_700_000_000_000 };
}

describe('the record of an epoch', () => {
  const text = fc.string({ minLength: 1, maxLength: 128 });
  const hash = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
  const revision = fc.integer({ min: 1 });
  const required = ['epoch', 'revision', 'hash'] as const;
  const from = fc.record({ epoch: text, revision, hash, shard: text }, { requiredKeys: [...required] });
  const takesOver = fc.record({ epoch: text, fromRevision: revision });
  const records = fc
    .record(
      { epoch: text, continuesFrom: fc.option(from), openedBy: text, openedAt: fc.nat(), takesOver },
      { requiredKeys: ['epoch', 'continuesFrom', 'openedBy', 'openedAt'] },
    )
    .filter(({ epoch, continuesFrom }) => epoch !== continuesFrom?.epoch);

  it('comes back whole, and always as the same bytes', () => {
    fc.assert(
      fc.property(records, (record) => {
        const bytes = encodeEpoch(record);
        expect(decodeEpoch('s', bytes)).toEqual(record);
        const { openedAt, ...rest } = record;
        expect(encodeEpoch({ openedAt, ...rest }).equals(bytes)).toBe(true);
      }),
    );
  });

  it('has a key that names its shard', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/), (shard) => {
        expect(epochKey(shard)).toMatch(/^epoch\.[-=\w]+$/);
        expect(shardOfKey(epochKey(shard))).toBe(shard);
      }),
    );
    expect(shardOfKey('members.a')).toBeUndefined();
    expect(shardOfKey('epoch.=zz')).toBeUndefined();
  });

  it.each([
    { ...epoch('b'), epoch: '' },
    { ...epoch('b'), epoch: 'x'.repeat(129) },
    { ...epoch('b'), openedBy: '' },
    { ...epoch('b'), openedAt: -1 },
    epoch('b', 'b'),
    epoch('b', ''),
    { ...epoch('b'), continuesFrom: { epoch: 'a', revision: 0, hash: HASH } },
    { ...epoch('b'), continuesFrom: { epoch: 'a', revision: 1.5, hash: HASH } },
    { ...epoch('b'), continuesFrom: { epoch: 'a', revision: 1, hash: HASH.toUpperCase() } },
    { ...epoch('b'), continuesFrom: { epoch: 'a', revision: 1, hash: '' } },
    { ...epoch('b'), continuesFrom: { epoch: 'a', revision: 1, hash: HASH, shard: '' } },
    { ...epoch('b'), takesOver: { epoch: 'a', fromRevision: 0 } },
    { ...epoch('b'), takesOver: { epoch: '', fromRevision: 1 } },
  ])('is refused: %j', (record) => {
    expect(() => encodeEpoch(record)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    const bytes = Buffer.from(JSON.stringify(record));
    expect(() => decodeEpoch('s', bytes)).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  });

  it.each(['', 'null', '1', '[]', '{}', '{"epoch":"a"'])('is not %s', (json) => {
    expect(() => decodeEpoch('s', Buffer.from(json))).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  });
});

describe.each([1, 3] as const)('epochs, %i server(s)', (count) => {
  let servers: NatsServers;
  let connection: NatsConnection;
  let epochs: Epochs;
  beforeAll(async () => {
    servers = await NatsServers.start(count);
    connection = await connectNats(servers.addresses);
    epochs = await start(connection);
  });
  afterAll(async () => {
    await epochs?.stop();
    await connection?.close();
    await servers?.[Symbol.asyncDispose]();
  });

  async function start(on: NatsConnection, options: Partial<EpochsOptions> = {}): Promise<Epochs> {
    const started = new Epochs({ connection: on, replicas: count, patienceMs: 45_000, ...options });
    await started.start();
    return started;
  }

  it('opens one after the other, and reads the last', async () => {
    expect(await epochs.read('tenant.1')).toBeUndefined();
    const first = await epochs.open('tenant.1', 0, epoch('a'));
    expect(await epochs.read('tenant.1')).toEqual({ record: epoch('a'), revision: first });
    await epochs.open('tenant-2', 0, epoch('x'));
    const second = await epochs.open('tenant.1', first, epoch('b', 'a'));
    expect(await epochs.read('tenant.1')).toEqual({ record: epoch('b', 'a'), revision: second });
    await expect(epochs.open('tenant.1', first, epoch('c', 'a'))).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(epochs.open('tenant.1', 0, epoch('c', 'a'))).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(epochs.open('tenant.1', 99_999, epoch('c', 'a'))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await epochs.open('tenant.1', first, epoch('b', 'a'))).toBe(second);
    expect(await epochs.open('tenant.1', 0, epoch('a'))).toBe(first);
    await expect(epochs.open('no shard', 0, epoch('a'))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(epochs.open('tenant.1', second, epoch('b', 'b'))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  it('lets one of twenty win', async () => {
    const base = await epochs.open('raced', 0, epoch('a'));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => epochs.open('raced', base, epoch(`e${n}`, 'a'))),
    );
    const won = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [n] : []));
    expect(won).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
    }
    expect((await epochs.read('raced'))?.record.epoch).toBe(`e${won[0]}`);
  });

  it('tells what became of one whose acknowledgement was lost, also when another followed', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    const behind = await connectNats([proxy.address], { ignoreClusterUpdates: true });
    try {
      await using cut = await start(behind);
      proxy.mute();
      const opening = cut.open('cut', 0, epoch('a'));
      const { revision } = await eventually('it is stored', () => epochs.read('cut'));
      await epochs.open('cut', revision, epoch('b', 'a'));
      proxy.sever();
      expect(await opening).toBe(revision);
      proxy.mute();
      const losing = cut.open('cut', revision, epoch('c', 'a'));
      const lost = expect(losing).rejects.toMatchObject({ code: 'CONFLICT' });
      proxy.sever();
      await lost;
    } finally {
      await behind.close();
    }
  });

  it('tells a watch of all that is kept, then of what is opened, each shard’s in order', async () => {
    const told = new Map<string, string[]>();
    const first = await epochs.open('watched', 0, epoch('a'));
    const second = await epochs.open('watched', first, epoch('b', 'a'));
    await using _ = epochs.watch((shard: string, { record }: StoredEpoch) => {
      told.set(shard, [...(told.get(shard) ?? []), record.epoch]);
    });
    await eventually('the kept ones are told', () => told.get('watched')?.length === 2);
    const kv = await new Kvm(connection).open('shardcast_epochs');
    await kv.put('epoch.watched', 'no record');
    await kv.put('other', '1');
    const { revision } = (await kv.get('epoch.watched')) ?? { revision: 0 };
    await expect(epochs.read('watched')).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(revision).toBeGreaterThan(second);
    await epochs.open('watched', revision, epoch('c', 'b'));
    await eventually('the new one is told', () => told.get('watched')?.join() === 'a,b,c');
  });

  it('goes on over servers that are killed', async () => {
    const told: string[] = [];
    await using _ = epochs.watch((shard, { record }) => shard === 'lasting' && told.push(record.epoch));
    const first = await epochs.open('lasting', 0, epoch('a'));
    await eventually('the first is told', () => told.length === 1);
    const { streams } = await jetstreamManager(connection, { timeout: 20_000 });
    const { cluster } = await streams.info('KV_shardcast_epochs');
    const node = count === 1 ? servers.server : servers.node(cluster?.leader ?? '');
    await node.kill();
    const opening = epochs.open('lasting', first, epoch('b', 'a'));
    if (count === 1) await node.restart();
    const second = await opening;
    expect(await epochs.read('lasting')).toEqual({ record: epoch('b', 'a'), revision: second });
    await eventually('the second is told', () => told.join() === 'a,b', { timeoutMs: 45_000 });
    if (count === 3) await node.restart();
    await servers.ready();
  }, 120_000);

  it('says UNAVAILABLE once stopped', async () => {
    const other = await start(connection, { bucket: 'others' });
    const watch = other.watch(() => {});
    await other.stop();
    await other.stop();
    await expect(other.read('a')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await watch[Symbol.asyncDispose]();
  });
});
