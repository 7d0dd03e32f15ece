import { describe, expect, it } from 'vitest';
import { deferred } from '../../../src/core/deferred.js';
import { ShardcastError } from '../../../src/core/errors.js';
import { publishService } from '../../../src/wire/services.js';
import { eventually } from '../../support/eventually.js';
import { MeshFixture, type RelayId } from '../../support/mesh-fixture.js';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `d${n + 1}`);

function publishAll(mesh: MeshFixture, from: RelayId, shard: string, count: number) {
  const publisher = mesh.publisher(from);
  return ids(count).map((id, n) =>
    publisher.publish(shard, (delta) => delta.put('n', [id], n), {
      id,
      source: 'db',
      sourceSequence: n + 1,
    }),
  );
}

describe('A publish to a relay that does not own the shard', () => {
  it('is sequenced by the owner, and answered with its revision token', async () => {
    await using mesh = await MeshFixture.start();
    const appends: string[] = [];
    mesh.log.intercept = async (relay) => void appends.push(relay);
    mesh.holders = () => ['r1', 'r2'];
    const publisher = mesh.publisher('r0');
    const first = await publisher.publish('s', (delta) => delta.put('n', ['k'], 1), {
      expect: '0',
      id: 'one',
    });
    const second = await publisher.publish('s', (delta) => delta.put('n', ['k'], 2), { expect: first.token });
    expect([first.revision, second.revision]).toEqual([1, 2]);
    expect(new Set(appends)).toEqual(new Set(['r1']));
    const again = await publisher.publish('s', (delta) => delta.put('n', ['k'], 1), { id: 'one' });
    expect(again).toEqual({ ...first, repeated: true });
    const refusals = await Promise.allSettled([
      publisher.publish('s', (delta) => delta.put('n', ['k', 'l'], 3)),
      publisher.publish('s', (delta) => delta.put('n', ['k'], 3), { expect: first.token }),
      publisher.publishDelta('s', Buffer.from('?')),
    ]);
    expect(refusals.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'KEY_LENGTH',
      'PRECONDITION_FAILED',
      'MALFORMED',
    ]);
    mesh.holders = () => ['r2', 'r1'];
    const third = await publisher.publish('s', (delta) => delta.put('n', ['k'], 4), { expect: second.token });
    expect([third.revision, appends.at(-1)]).toEqual([3, 'r2']);
  });

  it('goes to the next candidate when the owner breaks off, is silent, or says that its log does not answer', async () => {
    await using mesh = await MeshFixture.start(300);
    mesh.holders = () => ['r1', 'r2'];
    await Promise.all(publishAll(mesh, 'r0', 'warm', 1));
    mesh.proxy('r1').mute();
    await Promise.all(publishAll(mesh, 'r0', 'silent', 20));
    expect(mesh.log.idsOf('silent')).toEqual(ids(20));
    mesh.proxy('r1').sever('127.0.0.1:1');
    await Promise.all(publishAll(mesh, 'r0', 'gone', 20));
    expect(mesh.log.idsOf('gone')).toEqual(ids(20));
    mesh.proxy('r1').sever(mesh.relays.get('r1')?.address);
    mesh.log.intercept = async (relay) => {
      if (relay === 'r1') throw new ShardcastError('UNAVAILABLE', 'r1 has no log');
    };
    await Promise.all(publishAll(mesh, 'r0', 'logless', 20));
    expect(mesh.log.idsOf('logless')).toEqual(ids(20));
  });

  it('is sequenced here when this relay is the next candidate', async () => {
    await using mesh = await MeshFixture.start(300);
    mesh.holders = () => ['r1', 'r0'];
    const appends: string[] = [];
    mesh.log.intercept = async (relay) => void appends.push(relay);
    mesh.proxy('r1').sever('127.0.0.1:1');
    await Promise.all(publishAll(mesh, 'r0', 's', 50));
    expect(mesh.log.idsOf('s')).toEqual(ids(50));
    expect(new Set(appends)).toEqual(new Set(['r0']));
  });

  it('is refused for a time when nobody takes it, and comes through when somebody does', async () => {
    await using mesh = await MeshFixture.start(300);
    mesh.holders = () => [];
    const publisher = mesh.publisher('r0');
    const late = publisher.publish('s', (delta) => delta.put('n', ['k'], 1), { timeoutMs: 200 });
    await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    const patient = publisher.publish('s', (delta) => delta.put('n', ['k'], 1));
    mesh.holders = () => ['r1'];
    expect((await patient).revision).toBe(1);
  });

  it('too large to be passed on is refused by name, and nothing else suffers', async () => {
    await using mesh = await MeshFixture.start();
    mesh.holders = () => ['r1'];
    const publisher = mesh.publisher('r0');
    const preconditions = Array.from({ length: 9 }, (_, n) => ({
      kind: 2,
      collection: 'n',
      key: Buffer.from(`x${n}`),
      json: Buffer.alloc(600_000, 32),
    }));
    const large = publisher.publish('s', (delta) => delta.put('n', ['k'], 1), { preconditions });
    const small = publisher.publish('s', (delta) => delta.put('n', ['k'], 2));
    await expect(large).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', details: { limit: 'publishBytes' } });
    expect((await small).revision).toBe(1);
  });
});

it('A publish that waits to be passed on does not overtake one before it that has failed here for a time', async () => {
  await using mesh = await MeshFixture.start();
  mesh.holders = () => ['r0', 'r1'];
  const publisher = mesh.publisher('r0');
  const publish = (id: string, shard = 's') =>
    publisher.publish(shard, (delta) => delta.put('n', [id], 1), { id });
  await publish('d0');
  const failing = deferred<void>();
  let isUnderWay = false;
  mesh.log.intercept = async (relay) => {
    if (relay !== 'r0') return;
    isUnderWay = true;
    await failing.promise;
    throw new ShardcastError('UNAVAILABLE', 'the log does not answer');
  };
  const first = publish('d1');
  await eventually('its append is under way', () => isUnderWay);
  mesh.holders = () => ['r1', 'r0'];
  const second = publish('d2');
  // Behind it on the same stream: so it has come.
  await publish('x', 'other');
  failing.resolve();
  await Promise.all([first, second]);
  expect(mesh.log.idsOf('s')).toEqual(['d0', 'd1', 'd2']);
});

describe('A forwarded publish', () => {
  const forwarded = { metadata: { 'shardcast-hops': '1' } };

  it('is not forwarded again: who holds the shard sequences it, who does not says MOVED', async () => {
    await using mesh = await MeshFixture.start();
    mesh.holders = () => ['r1', 'r2'];
    const { PublishBatchWriter } = await import('../../../src/wire/publish-codec.js');
    const { delta } = await import('../../support/publishing.js');
    const answers: unknown[] = [];
    for (const id of ['r2', 'r0'] as const) {
      const call = mesh.relays.get(id)!.channel().bidi(publishService.publish, forwarded);
      call.on('error', () => undefined);
      call.on('data', (receipts) => answers.push(...receipts));
      const writer = new PublishBatchWriter();
      writer.add({
        number: 1,
        shard: 's',
        delta: delta((d) => d.put('n', [id], 1)),
        expect: '',
        preconditions: [],
        attempt: 0,
      });
      call.write(writer.take());
      await eventually('a receipt', () => answers.length === (id === 'r2' ? 1 : 2));
      call.cancel();
    }
    expect(answers).toMatchObject([{ revision: 1 }, { failure: { code: 'MOVED', retry: 'resume' } }]);
  });

  it('names hops that a relay of this release understands', async () => {
    await using mesh = await MeshFixture.start();
    const channel = mesh.relays.get('r0')!.channel();
    for (const hops of ['2', '0', 'x']) {
      const call = channel.unary(
        publishService.deleteShard,
        { shard: 's' },
        { metadata: { 'shardcast-hops': hops } },
      );
      await expect(call).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
  });
});

describe('When the owner changes in the middle', () => {
  it('what is under way is answered before the next goes to the new one', async () => {
    await using mesh = await MeshFixture.start();
    mesh.holders = () => ['r1', 'r2'];
    const held = deferred<void>();
    const begun = deferred<void>();
    const found = new Set<string>();
    mesh.log.intercept = async (relay, shard) => {
      begun.resolve();
      if (relay === 'r1') await held.promise;
      else found.add(`${relay} finds ${mesh.log.idsOf(shard).join()}`);
    };
    const publisher = mesh.publisher('r0');
    const publish = (n: number) =>
      publisher.publish('s', (delta) => delta.put('n', [`${n}`], n), { id: `d${n}` });
    const first = publish(1);
    await begun.promise;
    mesh.holders = () => ['r2', 'r1'];
    const second = publish(2);
    held.resolve();
    expect([(await first).revision, (await second).revision]).toEqual([1, 2]);
    expect([...found]).toEqual(['r2 finds d1']);
  });

  it('and the old one does not answer, all that is under way goes to the new one, and is history once', async () => {
    await using mesh = await MeshFixture.start();
    mesh.holders = () => ['r1', 'r2'];
    const held = deferred<void>();
    const begun = deferred<void>();
    mesh.log.intercept = async (relay) => {
      begun.resolve();
      if (relay === 'r1') await held.promise;
    };
    const receipts = publishAll(mesh, 'r0', 's', 30);
    await begun.promise;
    mesh.holders = () => ['r2', 'r1'];
    const last = mesh.publisher('r0').publish('s', (delta) => delta.put('n', ['last'], 1), { id: 'last' });
    await Promise.all([...receipts, last]);
    held.resolve();
    await eventually('the old owner has found out', () => mesh.relays.get('r1')!.idsOf('s').length >= 30);
    expect(mesh.log.idsOf('s').filter((id) => id !== 'last')).toEqual(ids(30));
  });

  it('from this relay to another, what waits here is sequenced before the next is forwarded', async () => {
    await using mesh = await MeshFixture.start();
    mesh.holders = () => ['r0', 'r1'];
    const held = deferred<void>();
    const begun = deferred<void>();
    mesh.log.intercept = async (relay) => {
      begun.resolve();
      if (relay === 'r0') await held.promise;
    };
    const publisher = mesh.publisher('r0');
    const publish = (n: number) =>
      publisher.publish('s', (delta) => delta.put('n', [`${n}`], n), {
        id: `d${n}`,
        source: 'db',
        sourceSequence: n,
      });
    const first = publish(1);
    await begun.promise;
    mesh.holders = () => ['r1', 'r0'];
    const second = publish(2);
    const other = mesh.publisher('r0').publish('t', (delta) => delta.put('n', ['k'], 1));
    await other; // it has gone to r1 meanwhile
    held.resolve();
    await Promise.all([first, second]);
    expect(mesh.log.idsOf('s')).toEqual(['d1', 'd2']);
  });
});
