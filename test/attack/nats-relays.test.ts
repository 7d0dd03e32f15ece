import { describe, expect, it } from 'vitest';
import { Reader } from '../../src/client/reader.js';
import { systemClock } from '../../src/core/clock.js';
import { silentLogger } from '../../src/core/log.js';
import { deltaSubject, logSubject } from '../../src/log/jetstream/subjects.js';
import { Epochs } from '../../src/relay/mesh/epochs.js';
import { MeshDenials } from '../../src/relay/mesh/mesh-denials.js';
import { NatsArchive } from '../../src/snapshot/archive/nats-archive.js';
import { OpenLog } from '../log/jetstream-fixture.js';
import { MeshLoad } from '../relay/mesh/mesh-load.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { forgedHeaders, tracedTo } from './attempts.js';
import { ARCHIVE, GuardedMesh } from './guarded-mesh.js';

const SHARDS = Array.from({ length: 12 }, (_, n) => `tenant-${n}`);

describe.each([
  ['by keys', false],
  ['by credentials', true],
])('relays that are known %s', (_, operator) => {
  it('a mesh goes on as it does elsewhere: publishes, watches, a relay that joins, one that drains, a server that restarts', async () => {
    await using guarded = await GuardedMesh.start({ operator, relays: ['r1', 'r2', 'r3'], absent: ['r3'] });
    const { mesh } = guarded;
    await using load = new MeshLoad(SHARDS, (shard) => mesh.serversOf(shard)).start();
    await load.reached(3);
    await mesh.join('r3');
    await mesh.settled();
    await load.reached(3);
    await mesh.leave('r2', { drain: true });
    await mesh.settled();
    await mesh.servers.server.restart();
    await load.reached(3);
    await load.finish();
    expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
    expect(guarded.violations).toEqual([]);
  }, 240_000);

  it('a relay may do all that it does beside that: trim, archive, open epochs, keep denials', async () => {
    await using guarded = await GuardedMesh.start({ operator, relays: ['r1', 'r2', 'r3'], absent: ['r3'] });
    for (const key of ['a', 'b', 'c']) await guarded.publish('tenant-0', key);
    const addresses = guarded.mesh.servers.addresses;
    await using open = await OpenLog.open(addresses, {}, guarded.relayOptions('r3'));
    const { log, connection } = open;
    expect(await log.shards()).toEqual(['tenant-0']);
    expect(await log.shardsOf(log.partitionOf('tenant-0'))).toEqual(['tenant-0']);
    await log.trim('tenant-0', 3);
    expect((await collect(log.read('tenant-0', 3))).length).toBe(1);
    await using archive = await NatsArchive.open(connection, { bucket: ARCHIVE });
    const long = Buffer.alloc(1_200_000, 'x');
    expect(await archive.put('folder/one', long)).toBe(true);
    expect(await archive.put('folder/one', long, { renew: true })).toBe(true);
    expect((await archive.get('folder/one'))?.equals(long)).toBe(true);
    expect((await collect(archive.list('folder/'))).map(({ name }) => name)).toEqual(['folder/one']);
    await archive.delete('folder/one');
    await using denials = new MeshDenials({ connection, clock: systemClock, logger: silentLogger });
    await denials.start();
    await denials.keep({ of: 'name', value: 'x', issuedUntil: 1, until: 2 });
    await using epochs = new Epochs({ connection });
    await epochs.start();
    expect(await epochs.read('tenant-0')).toBeUndefined();
    expect(guarded.violations).toEqual([]);
  });

  it('what a relay writes into headers counts for nothing, what counts is inside the entry', async () => {
    await using guarded = await GuardedMesh.start({
      operator,
      relays: ['r1', 'r2', 'r3'],
      absent: ['r3'],
      agents: { other: ['tenant-1'] },
    });
    await guarded.publish('tenant-1', 'first');
    await using agent = await guarded.client('other');
    agent.subscribe(deltaSubject(guarded.partitionOf('tenant-1'), 'tenant-1'));
    await agent.settled();
    const before = await guarded.positions();
    // A relay that was taken over: it knows how entries are made, and adds what servers listen to.
    await using relay = await guarded.client('r3');
    const chain = new EntryChain('tenant-0');
    const subject = logSubject(guarded.partitionOf('tenant-0'), 'tenant-0');
    const stored: string[] = [];
    let next = chain.next(tuple('o0'));
    for (const headers of forgedHeaders()) {
      const [name = ''] = headers.keys();
      const answer = await relay.connection.request(subject, next.bytes, { headers, timeout: 5_000 });
      if (answer.json<{ error?: unknown }>().error !== undefined) continue;
      stored.push(name);
      next = chain.next(tuple(`o${stored.length}`));
    }
    // The stream takes neither conditions that do not hold, nor orders to drop or forget messages.
    expect(stored).toEqual([
      'Nats-Msg-Id',
      'Nats-Expected-Stream',
      'Nats-Sequence',
      'Nats-Last-Sequence',
      'Nats-Subject',
      'Nats-Stream',
    ]);
    await eventually('both replicas have what is inside', () => {
      const heads = guarded.mesh.replicas('tenant-0').map(({ head }) => head.revision);
      return heads.length === 2 && heads.every((revision) => revision === stored.length);
    });
    // Deltas come from the log only, also for a relay. A message that is to be traced to them is dropped without a word.
    relay.publish(subject, next.bytes, tracedTo(deltaSubject(guarded.partitionOf('tenant-1'), 'tenant-1')));
    relay.publish(deltaSubject(guarded.partitionOf('tenant-1'), 'tenant-1'), next.bytes);
    await eventually('that is no relay’s right', () => relay.refused.size === 1);
    await guarded.publish('tenant-0', 'last');
    using reader = new Reader({ relay: guarded.relays });
    for (const [index] of stored.entries()) {
      const object = `o${index}`;
      expect((await reader.get('tenant-0', 'tuples', [object, 'viewer', 'user:anne'])).record).toBeDefined();
    }
    const traced = ['tuples', [`o${stored.length}`, 'viewer', 'user:anne']] as const;
    expect((await reader.get('tenant-0', ...traced)).record).toBeUndefined();
    expect(await guarded.mesh.verify(['tenant-0'])).toBe(2);
    expect((await guarded.positions()).KV_shardcast_epochs).toBe(before.KV_shardcast_epochs);
    expect(agent.heard).toEqual([]);
  });
});
