import { headers } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JetStreamLog } from '../../src/log/jetstream/jetstream-log.js';
import { logSubject } from '../../src/log/jetstream/subjects.js';
import { lastRevision } from '../../src/shard/entry.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import type { NatsServers } from '../support/nats-server.js';
import { delta, EntryChain, tuple } from '../support/publishing.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { OpenLog, startMesh } from './jetstream-fixture.js';

/** Short, so that what gives up does so soon; what succeeds does not wait for it. */
const IMPATIENT = { answerTimeoutMs: 100, patienceMs: 300 };

async function revisions(log: JetStreamLog, shard: string): Promise<number[]> {
  return (await collect(log.read(shard, 1))).map(({ entry }) => entry.firstRevision);
}

describe.each([1, 3] as const)('appends, %i server(s)', (count) => {
  let servers: NatsServers;
  let direct: OpenLog;
  beforeAll(async () => {
    servers = await startMesh(count);
    direct = await OpenLog.open(servers.addresses);
  });
  afterAll(async () => {
    await direct?.[Symbol.asyncDispose]();
    await servers?.[Symbol.asyncDispose]();
  });

  it('lets one of fifty win that race over two connections', async () => {
    await using other = await OpenLog.open(servers.addresses);
    const entries = Array.from({ length: 50 }, (_, n) => new EntryChain('race').next(tuple(`racer-${n}`)));
    const outcomes = await Promise.allSettled(
      entries.map(({ entry, bytes }, n) => (n % 2 === 0 ? direct : other).log.append(entry, bytes, 0)),
    );
    const won = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [n] : []));
    expect(won).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
    }
    const [stored, ...more] = await collect(direct.log.read('race', 1));
    expect(more).toEqual([]);
    expect(stored?.bytes.equals(entries[won[0] as number]?.bytes as Buffer)).toBe(true);
  });

  it('finds its own entry when it is there already, also behind another that follows', async () => {
    await using other = await OpenLog.open(servers.addresses);
    const chain = new EntryChain('mine');
    const first = chain.next(tuple('a'));
    const position = await direct.log.append(first.entry, first.bytes, 0);
    expect(await other.log.append(first.entry, first.bytes, 0)).toBe(position);
    const second = chain.next(tuple('b'));
    const behind = await direct.log.append(second.entry, second.bytes, position);
    expect(await other.log.append(first.entry, first.bytes, 0)).toBe(position);
    expect(await other.log.append(second.entry, second.bytes, position)).toBe(behind);
    expect(await revisions(direct.log, 'mine')).toEqual([1, 2]);
  });

  it('tells what became of an append whose acknowledgement was lost with the connection', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using open = await OpenLog.open([proxy.address], {}, { ignoreClusterUpdates: true });
    const chain = new EntryChain('cut');
    const first = chain.next(tuple('a'));
    proxy.mute();
    const appending = open.log.append(first.entry, first.bytes, 0);
    const head = await eventually('the entry is stored', () => direct.log.head('cut'));
    proxy.sever();
    expect(await appending).toBe(head.position);
    const second = chain.next(tuple('b'));
    await open.log.append(second.entry, second.bytes, head.position);
    expect(await revisions(direct.log, 'cut')).toEqual([1, 2]);
  });

  it('says CONFLICT when the acknowledgement was lost and another entry is in its place', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using open = await OpenLog.open([proxy.address], {}, { ignoreClusterUpdates: true });
    const rival = new EntryChain('rival').next(tuple('rival'));
    await direct.log.append(rival.entry, rival.bytes, 0);
    const { entry, bytes } = new EntryChain('rival').next(tuple('mine'));
    proxy.mute();
    const appending = open.log.append(entry, bytes, 0);
    const refused = expect(appending).rejects.toMatchObject({ code: 'CONFLICT' });
    proxy.sever();
    await refused;
    expect(await revisions(direct.log, 'rival')).toEqual([1]);
  });

  it('says UNAVAILABLE while nobody can know, and the entry is there once or not at all', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using open = await OpenLog.open([proxy.address], IMPATIENT, { ignoreClusterUpdates: true });
    const chain = new EntryChain('deaf');
    const first = chain.next(tuple('a'));
    proxy.mute();
    await expect(open.log.append(first.entry, first.bytes, 0)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const { position } = await eventually('the entry is stored', () => direct.log.head('deaf'));
    expect(await direct.log.append(first.entry, first.bytes, 0)).toBe(position);
    expect(await revisions(direct.log, 'deaf')).toEqual([1]);
  });

  it('refuses an entry over max_payload by name, and takes the largest delta', async () => {
    const big = (bytes: number) => delta((d) => d.put('t', ['k'], 'x'.repeat(bytes)));
    const over = new EntryChain('big').next(big(600 * 1024), big(600 * 1024));
    await expect(direct.log.append(over.entry, over.bytes, 0)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: 'max_payload' },
    });
    expect(await direct.log.head('big')).toBeUndefined();
    const largest = new EntryChain('big').next(big(700 * 1024), big(300 * 1024));
    await direct.log.append(largest.entry, largest.bytes, 0);
    expect((await direct.log.head('big'))?.revision).toBe(2);
    const [stored] = await collect(direct.log.read('big', 1));
    expect(stored?.bytes.equals(largest.bytes)).toBe(true);
  });

  it('is not misled by headers that a publisher forged', async () => {
    const heard: number[] = [];
    const chain = new EntryChain('forged');
    const subject = logSubject(direct.log.partitionOf('forged'), 'forged');
    using _ = direct.log.subscribe(({ entry }) => {
      if (entry.shard === 'forged') heard.push(entry.firstRevision);
    });
    const first = chain.next(tuple('a'));
    await direct.log.append(first.entry, first.bytes, 0);
    const forged = headers(503, 'No Responders');
    for (const [name, value] of [
      ['Nats-Sequence', '999'],
      ['Nats-Last-Sequence', '998'],
      ['Nats-Last-Consumer', '997'],
      ['Nats-Subject', 'log.0.other'],
    ] as const) {
      forged.set(name, value);
    }
    const second = chain.next(tuple('b'));
    await direct.connection.request(subject, second.bytes, { timeout: 5_000, headers: forged });
    const rollup = headers();
    rollup.set('Nats-Rollup', 'sub');
    const answer = await direct.connection.request(subject, second.bytes, {
      timeout: 5_000,
      headers: rollup,
    });
    expect(answer.json()).toHaveProperty('error');
    const head = await direct.log.head('forged');
    expect(head).toMatchObject({ revision: 2, hash: chain.hash });
    const third = chain.next(tuple('c'));
    await direct.log.append(third.entry, third.bytes, head?.position ?? 0);
    expect(await revisions(direct.log, 'forged')).toEqual([1, 2, 3]);
    await expect.poll(() => heard).toEqual([1, 2, 3]);
  });
});

describe('a server that hangs or is full', () => {
  it('has appended once when it goes on, whatever was said meanwhile', async () => {
    await using servers = await startMesh(1);
    await using patient = await OpenLog.open(servers.addresses, { answerTimeoutMs: 100 });
    await using impatient = await OpenLog.open(servers.addresses, IMPATIENT);
    const one = new EntryChain('patient').next(tuple('a'));
    const two = new EntryChain('impatient').next(tuple('a'));
    await servers.server.pause();
    const appending = patient.log.append(one.entry, one.bytes, 0);
    await expect(impatient.log.append(two.entry, two.bytes, 0)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    servers.server.resume();
    await appending;
    // What was told to be unknown arrives late or not; appending it again is right in both cases.
    await patient.log.append(two.entry, two.bytes, 0);
    expect(await revisions(patient.log, 'patient')).toEqual([1]);
    expect(await revisions(patient.log, 'impatient')).toEqual([1]);
  });

  it('says DISK_FULL when JetStream has no storage left, writes nothing and goes on reading', async () => {
    await using servers = await startMesh(1, { jetstream: 'max_file_store: 2MB' });
    await using open = await OpenLog.open(servers.addresses);
    const chain = new EntryChain('full');
    let position = 0;
    let stored = 0;
    let failure: { code?: string } = {};
    while (failure.code === undefined && stored < 100) {
      const { entry, bytes } = chain.next(delta((d) => d.put('t', ['k'], 'x'.repeat(100_000))));
      await open.log.append(entry, bytes, position).then(
        (at) => {
          position = at;
          stored = lastRevision(entry);
        },
        (thrown: { code: string }) => {
          failure = thrown;
        },
      );
    }
    expect(failure).toMatchObject({ code: 'DISK_FULL' });
    expect((await open.log.head('full'))?.revision).toBe(stored);
    expect(await revisions(open.log, 'full')).toHaveLength(stored);
  });

  it('says UNAVAILABLE without a server, and appends when it is back', async () => {
    await using servers = await startMesh(1);
    await using open = await OpenLog.open(servers.addresses, IMPATIENT);
    const { entry, bytes } = new EntryChain('away').next(tuple('a'));
    await servers.server.kill();
    await expect(open.log.append(entry, bytes, 0)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(open.log.head('away')).rejects.toMatchObject({
      code: expect.stringMatching(/UNAVAIL|DEADLINE/),
    });
    await servers.server.restart();
    await eventually('it appends again', () => open.log.append(entry, bytes, 0));
    expect(await revisions(open.log, 'away')).toEqual([1]);
  });
});

it('a server that cannot be reached is UNAVAILABLE', async () => {
  await expect(OpenLog.open(['127.0.0.1:9'])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
