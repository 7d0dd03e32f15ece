import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logSubject } from '../../src/log/jetstream/subjects.js';
import { NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { initialiseOn, LAYOUT, OpenLog, startMesh } from './jetstream-fixture.js';

describe.each([1, 3] as const)('the shards of a partition, %i server(s)', (count) => {
  let servers: NatsServers;
  let open: OpenLog;
  beforeAll(async () => {
    servers = await startMesh(count);
    open = await OpenLog.open(servers.addresses);
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
    await servers?.[Symbol.asyncDispose]();
  });

  it('are all that ever had an entry, trimmed or not', async () => {
    expect(await open.log.shardsOf(0)).toEqual([]);
    const shards = Array.from({ length: 40 }, (_, n) => `tenant:${n}@x.y`);
    await Promise.all(
      shards.map(async (shard, n) => {
        const chain = new EntryChain(shard);
        let position = 0;
        for (let entries = 0; entries < 3; entries++) {
          const { entry, bytes } = chain.next(tuple(`o${entries}`));
          position = await open.log.append(entry, bytes, position);
        }
        if (n % 2 === 0) await open.log.trim(shard, 1_000);
      }),
    );
    const found: string[] = [];
    for (let partition = 0; partition < LAYOUT.partitions; partition++) {
      const some = await open.log.shardsOf(partition);
      expect(some.every((shard) => open.log.partitionOf(shard) === partition)).toBe(true);
      found.push(...some);
    }
    expect(found.toSorted()).toEqual(shards.toSorted());
  });

  it('are not what somebody else has written into the stream', async () => {
    const shard = 'well-named';
    const partition = open.log.partitionOf(shard);
    const before = await open.log.shardsOf(partition);
    const elsewhere = logSubject(partition, 'x').replace(/x$/, '');
    for (const token of ['=zz', 'a=2', 'shard-of-another-partition', 'another-one', 'a-third']) {
      if (open.log.partitionOf(token) === partition) continue;
      await open.connection.request(`${elsewhere}${token}`, 'x', { timeout: 5_000 });
    }
    const { entry, bytes } = new EntryChain(shard).next(tuple('a'));
    await open.log.append(entry, bytes, 0);
    expect((await open.log.shardsOf(partition)).toSorted()).toEqual([...before, shard].toSorted());
  });

  it.each([-1, 8, 0.5, Number.NaN])('are refused for %d', async (partition) => {
    await expect(open.log.shardsOf(partition)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

it('the shards of a partition come in pages when they are more than the server gives at once', async () => {
  // Nothing of it needs to survive a loss of power.
  await using servers = await NatsServers.start(1, { jetstream: 'sync_interval: 2m' });
  await initialiseOn(servers, 1, { partitions: 1, streams: 1 });
  await using open = await OpenLog.open(servers.addresses);
  const total = 100_001;
  for (let n = 0; n < total; n++) {
    const subject = `log.0.s${n}`;
    // The server stores in order and drops what it cannot keep up with, so now and then an answer is waited for.
    if (n % 2_000 === 0) await open.connection.request(subject, 'x', { timeout: 10_000 });
    else open.connection.publish(subject, 'x');
  }
  const shards = await open.log.shardsOf(0);
  expect(shards).toHaveLength(total);
  expect(new Set(shards).size).toBe(total);
}, 90_000);
