import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeDelta } from '../../../src/shard/delta.js';
import { startMesh } from '../../log/jetstream-fixture.js';
import { collect } from '../../support/collect.js';
import { eventually } from '../../support/eventually.js';
import type { NatsServers } from '../../support/nats-server.js';
import { delta, tuple } from '../../support/publishing.js';
import { SeverableProxy } from '../../support/severable-proxy.js';
import { smallDisk } from '../../support/small-disk.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshRelay } from './mesh-relay.js';

let servers: NatsServers;
beforeAll(async () => {
  servers = await startMesh(1);
});
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

/** Gives up soon, so that the outcome stays unknown. */
const IMPATIENT = { log: { answerTimeoutMs: 100, patienceMs: 300 } };

async function idsOf(relay: MeshRelay, shard: string): Promise<string[]> {
  const logged = await collect(relay.log.read(shard, 1));
  return logged.flatMap(({ entry }) => entry.deltas.map((bytes) => decodeDelta(bytes).id));
}

describe('An append of which nobody knows what became', () => {
  it('is one revision, however often its publisher asks again, and at whichever relay', async () => {
    await using dir = await tempDir();
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using one = await MeshRelay.open([proxy.address], dir.join('one'), IMPATIENT);
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'));
    const shard = 'unknown';
    await one.sequencer.publish({ shard, delta: tuple('a') });
    const second = tuple('b');
    const third = tuple('c');
    proxy.mute();
    const both = await Promise.allSettled(
      [second, third].map((bytes) => one.sequencer.publish({ shard, delta: bytes })),
    );
    for (const outcome of both) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    }
    await eventually('it was stored all the same', () => two.revision(shard) === 3);
    await expect(one.sequencer.publish({ shard, delta: second })).rejects.toMatchObject({
      code: expect.stringMatching(/UNAVAILABLE|DEADLINE/),
    });
    expect(one.revision(shard)).toBe(1);
    proxy.sever();
    const again = await eventually('it answers', () => one.sequencer.publish({ shard, delta: second }));
    expect(again).toMatchObject({ revision: 2, repeated: true });
    expect(await two.sequencer.publish({ shard, delta: third })).toMatchObject({
      revision: 3,
      repeated: true,
    });
    expect(await one.sequencer.publish({ shard, delta: tuple('d') })).toMatchObject({ revision: 4 });
    await eventually('all is applied', () => two.revision(shard) === 4);
    expect(two.store.open(shard).head).toEqual(one.store.open(shard).head);
    expect(await idsOf(two, shard)).toHaveLength(4);
  });

  it('is one revision also when it arrives after it was asked for again', async () => {
    await using dir = await tempDir();
    await using own = await startMesh(1);
    await using one = await MeshRelay.open(own.addresses, dir.join('one'), IMPATIENT);
    const shard = 'late';
    await one.sequencer.publish({ shard, delta: tuple('a') });
    const second = tuple('b');
    await own.server.pause();
    for (let n = 0; n < 3; n++) {
      await expect(one.sequencer.publish({ shard, delta: second })).rejects.toMatchObject({
        code: expect.stringMatching(/UNAVAILABLE|DEADLINE/),
      });
    }
    own.server.resume();
    const receipt = await eventually('it answers', () => one.sequencer.publish({ shard, delta: second }));
    expect(receipt.revision).toBe(2);
    const id = decodeDelta(second).id;
    expect((await idsOf(one, shard)).filter((one) => one === id)).toHaveLength(1);
    expect(one.revision(shard)).toBe((await one.log.head(shard))?.revision);
  });
});

describe('A relay whose disk is full', () => {
  it('has acknowledged what is in the log, says so about what is not, and catches up when there is room', async (context) => {
    await using dir = await tempDir();
    using disk = smallDisk(dir.join('disk'), 10);
    if (disk === undefined) context.skip('only root may mount a small file system');
    const ballast = dir.join('disk', 'ballast');
    await writeFile(ballast, Buffer.alloc(5 * 1024 * 1024));
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'));
    await using one = await MeshRelay.open(servers.addresses, dir.join('disk', 'one'), { lanes: 1 });
    const shard = 'full';
    const noise = (n: number) =>
      Array.from({ length: 20_000 }, (_, i) => Math.imul(n * 977 + i, 2654435761).toString(36)).join('');
    const publish = (n: number) => {
      const bytes = delta((d) => d.put('blobs', [`b${n % 3}`], noise(n)), { id: `full-${n}` });
      return one.sequencer.publish({ shard, delta: bytes });
    };
    const acknowledged = new Map<number, number>();
    let refusal: unknown;
    let next = 0;
    for (; next < 200 && refusal === undefined; next++) {
      await publish(next).then(
        ({ revision }) => acknowledged.set(next, revision),
        (failure: unknown) => {
          refusal = failure;
        },
      );
    }
    expect(refusal).toMatchObject({ code: 'DISK_FULL' });
    await rm(ballast);
    await eventually('it takes publishes again', () => publish(next));
    const ids = await idsOf(two, shard);
    for (const [n, revision] of acknowledged) expect(ids[revision - 1]).toBe(`full-${n}`);
    for (const relay of [one, two]) {
      await eventually('all is applied', () => relay.revision(shard) === ids.length);
    }
    expect(one.records(shard)).toEqual(two.records(shard));
  });
});
