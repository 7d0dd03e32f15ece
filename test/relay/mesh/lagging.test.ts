import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShardcastError } from '../../../src/core/errors.js';
import type { ReplicatedLog } from '../../../src/relay/mesh/replicated-log.js';
import { startMesh } from '../../log/jetstream-fixture.js';
import { eventually } from '../../support/eventually.js';
import type { NatsServers } from '../../support/nats-server.js';
import { EntryChain, tuple } from '../../support/publishing.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshRelay, type MeshRelayOptions } from './mesh-relay.js';
import { PeerRefill } from './peer-refill.js';

let servers: NatsServers;
beforeAll(async () => {
  servers = await startMesh(1);
});
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

async function publish(relay: MeshRelay, shard: string, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) await relay.sequencer.publish({ shard, delta: tuple(`o${n}`) });
}

function objects(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, n) => `o${from + n}`).sort();
}

function objectsOf(relay: MeshRelay, shard: string): string[] {
  return relay.records(shard).map(([key]) => key.split('\0')[1]!);
}

/** A relay that is filled from another where the log does not reach back. */
async function openBeside(
  peer: MeshRelay,
  path: string,
  options: MeshRelayOptions = {},
): Promise<{ relay: MeshRelay; refill: PeerRefill }> {
  const refill = new PeerRefill(peer.store);
  const relay = await MeshRelay.open(servers.addresses, path, { refill, ...options });
  return { relay, refill };
}

/** A log of which nothing is heard: what its relay knows is what it reads when it has to. */
function deaf(log: ReplicatedLog): ReplicatedLog {
  return {
    layout: log.layout,
    head: (shard) => log.head(shard),
    append: (...args) => log.append(...args),
    read: (...args) => log.read(...args),
    shardsOf: async () => [],
    follow: (partitions, _, listener) => {
      const nothing = { ...listener, entry: () => undefined };
      return log.follow(partitions, new Map(), nothing);
    },
  };
}

describe('A relay that was away', () => {
  it('goes on where it was, from the place that was written down', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    {
      await using two = await MeshRelay.open(servers.addresses, dir.join('two'));
      await publish(one, 'away', 0, 20);
      await eventually('all is applied', () => two.revision('away') === 20);
    }
    await publish(one, 'away', 20, 40);
    let reads = 0;
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), {
      wrap: (log) => ({
        layout: log.layout,
        head: (shard) => log.head(shard),
        append: (...args) => log.append(...args),
        follow: (partitions, after, listener) => log.follow(partitions, after, listener),
        shardsOf: (partition) => log.shardsOf(partition),
        read: (...args) => {
          reads++;
          return log.read(...args);
        },
      }),
    });
    await eventually('all is applied', () => two.revision('away') === 40);
    expect(objectsOf(two, 'away')).toEqual(objects(0, 40));
    expect(two.store.open('away').stored).toEqual({
      ...one.store.open('away').stored,
      number: expect.anything(),
    });
    expect(reads).toBe(0);
  });

  it('is refilled where the log was trimmed meanwhile, and follows on', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    {
      await using two = await MeshRelay.open(servers.addresses, dir.join('two'));
      await publish(one, 'trimmed', 0, 10);
      await eventually('all is applied', () => two.revision('trimmed') === 10);
    }
    await publish(one, 'trimmed', 10, 30);
    await one.log.trim('trimmed', 25);
    const { relay: two, refill } = await openBeside(one, dir.join('two'));
    await using _ = two;
    refill.store = two.store;
    await eventually('all is applied', () => two.revision('trimmed') === 30);
    expect(refill.refilled).toEqual(['trimmed']);
    expect(objectsOf(two, 'trimmed')).toEqual(objects(0, 30));
    await publish(one, 'trimmed', 30, 32);
    await publish(two, 'trimmed', 32, 34);
    await eventually('all is applied', () => one.revision('trimmed') === 34);
    expect(objectsOf(two, 'trimmed')).toEqual(objects(0, 34));
    expect(two.store.open('trimmed').head).toEqual(one.store.open('trimmed').head);
  });

  it('waits for a refill that nobody can give yet, and its partition is not filled meanwhile', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    await publish(one, 'late', 0, 10);
    await one.log.trim('late', 8);
    let isRefused = true;
    let asked = 0;
    const peer = new PeerRefill(one.store);
    const refill = {
      refill: (shard: string) => {
        if (shard === 'late') asked++;
        if (isRefused) throw new ShardcastError('UNAVAILABLE', 'nobody has it yet');
        return peer.refill(shard);
      },
    };
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { refill });
    peer.store = two.store;
    const partition = two.store.partitionOf('late');
    let isFilled = false;
    const filled = two.replication.filled(partition).then(() => {
      isFilled = true;
    });
    await eventually('it was asked more than once', () => asked > 1);
    expect(isFilled).toBe(false);
    expect(two.replication.ageMs('late')).toBeGreaterThan(0);
    await expect(two.sequencer.publish({ shard: 'late', delta: tuple('x') })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    isRefused = false;
    await filled;
    expect(objectsOf(two, 'late')).toEqual(objects(0, 10));
  });
});

describe('A shard that somebody else appends to', () => {
  it('is caught up before a publish is refused for what it is thought to be', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    // An entry of the same deltas at the same moment would be the same entry.
    let moment = Date.now() + 1_000_000;
    const now = () => ++moment;
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { wrap: deaf, now });
    const { token } = await one.sequencer.publish({ shard: 'doubt', delta: tuple('a') });
    const second = tuple('b');
    const receipt = await two.sequencer.publish({ shard: 'doubt', delta: second, expect: token });
    expect(receipt).toMatchObject({ revision: 2, repeated: false });
    await publish(one, 'doubt', 0, 3);
    await expect(
      two.sequencer.publish({ shard: 'doubt', delta: tuple('c'), expect: receipt.token }),
    ).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    expect(two.revision('doubt')).toBe(5);
    // A repetition finds its first answer, whoever gave it.
    expect(await one.sequencer.publish({ shard: 'doubt', delta: second })).toMatchObject({
      revision: 2,
      repeated: true,
    });
    const fifth = tuple('e');
    await one.sequencer.publish({ shard: 'doubt', delta: fifth });
    expect(await two.sequencer.publish({ shard: 'doubt', delta: fifth })).toMatchObject({
      revision: 6,
      repeated: true,
    });
  });

  it('has a delta once that two relays append at the same moment: to both it is their own', async () => {
    await using dir = await tempDir();
    const now = () => 1_700_000_000_000;
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'), { now });
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { wrap: deaf, now });
    await two.sequencer.publish({ shard: 'same', delta: tuple('a') });
    await eventually('the other has it', () => one.revision('same') === 1);
    const second = tuple('b');
    for (const relay of [one, two]) {
      const receipt = await relay.sequencer.publish({ shard: 'same', delta: second });
      expect(receipt).toMatchObject({ revision: 2, repeated: false });
    }
    const next = await two.sequencer.publish({ shard: 'same', delta: tuple('c') });
    expect(next.revision).toBe(3);
    await eventually('the other has it', () => one.revision('same') === 3);
    expect(one.store.open('same').head).toEqual(two.store.open('same').head);
  });
});

describe('A fork', () => {
  it('is told, not served, and filled again from the log', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    const forks: string[] = [];
    let decide: () => void = () => undefined;
    const decided = new Promise<void>((resolve) => {
      decide = resolve;
    });
    const name = 'forked';
    const hooks = {
      onFork: async (shard: string, failure: ShardcastError) => {
        forks.push(`${shard} ${failure.code}`);
        await decided;
      },
    };
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'), { hooks });
    await publish(one, name, 0, 3);
    await eventually('all is applied', () => two.revision(name) === 3);
    // Two has what no log has: as after a log was restored that had acknowledged more.
    const shard = two.store.open(name);
    await shard.reset();
    const chain = new EntryChain(name, one.store.open(name).head.epoch);
    for (let n = 0; n < 5; n++) {
      const { entry, bytes } = chain.next(tuple(`lost-${n}`));
      await shard.apply(entry, bytes, { position: 10_000 + n });
    }
    await publish(one, name, 3, 4);
    await eventually('the fork is seen', () => !two.replication.isServed(name));
    await eventually('and told', () => forks.length > 0);
    expect(objectsOf(two, name)).toContain('lost-4');
    const publishing = two.sequencer.publish({ shard: name, delta: tuple('o4') });
    decide();
    expect(await publishing).toMatchObject({ revision: 5 });
    expect(forks).toEqual([`${name} FORK`]);
    expect(two.replication.isServed(name)).toBe(true);
    expect(objectsOf(two, name)).toEqual(objects(0, 5));
    await eventually('all is applied', () => one.revision(name) === 5);
    expect(two.store.open(name).head).toEqual(one.store.open(name).head);
  });

  it('is also a log that ends before what a relay has', async () => {
    await using dir = await tempDir();
    const forks: string[] = [];
    const hooks = { onFork: (shard: string) => void forks.push(shard) };
    await using relay = await MeshRelay.open(servers.addresses, dir.join('one'), { hooks });
    const shard = relay.store.open('ahead');
    const { entry, bytes } = new EntryChain('ahead').next(tuple('lost'));
    await shard.apply(entry, bytes, { position: 77 });
    expect(await relay.sequencer.publish({ shard: 'ahead', delta: tuple('o0') })).toMatchObject({
      revision: 1,
    });
    expect(forks).toEqual(['ahead']);
    expect(objectsOf(relay, 'ahead')).toEqual(['o0']);
  });
});
