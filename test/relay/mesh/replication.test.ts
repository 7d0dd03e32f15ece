import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeDelta } from '../../../src/shard/delta.js';
import { startMesh } from '../../log/jetstream-fixture.js';
import { collect } from '../../support/collect.js';
import { eventually } from '../../support/eventually.js';
import { type Fold, foldDelta, sorted } from '../../support/fold.js';
import type { NatsServers } from '../../support/nats-server.js';
import { delta, tuple } from '../../support/publishing.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshRelay } from './mesh-relay.js';

let servers: NatsServers;
beforeAll(async () => {
  servers = await startMesh(1);
});
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

/** What the log has of a shard: the id of each delta in order, and what they make. */
async function historyOf(relay: MeshRelay, shard: string): Promise<{ ids: string[]; fold: Fold }> {
  const ids: string[] = [];
  let fold: Fold = new Map();
  for (const { entry } of await collect(relay.log.read(shard, 1))) {
    for (const bytes of entry.deltas) {
      ids.push(decodeDelta(bytes).id);
      fold = foldDelta(fold, bytes);
    }
  }
  return { ids, fold };
}

describe('Replication', () => {
  it('brings what one relay appends to another, in the same state', async () => {
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'));
    const receipts = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        one.sequencer.publish({ shard: `s${n % 10}`, delta: tuple(`o${n}`) }),
      ),
    );
    expect(receipts.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 200 }, (_, n) => Math.floor(n / 10) + 1),
    );
    for (let n = 0; n < 10; n++) {
      await eventually('it is there', () => two.revision(`s${n}`) === 20);
      expect(two.records(`s${n}`)).toEqual(one.records(`s${n}`));
      expect(two.store.open(`s${n}`).stored).toMatchObject({
        position: one.store.open(`s${n}`).stored.position,
        hash: one.store.open(`s${n}`).head.hash,
      });
    }
  });

  it('makes one history of what two relays append that both believe themselves owner', async () => {
    const SHARDS = ['both-0', 'both-1', 'both-2'];
    const EACH = 2_000;
    await using dir = await tempDir();
    await using one = await MeshRelay.open(servers.addresses, dir.join('one'));
    await using two = await MeshRelay.open(servers.addresses, dir.join('two'));
    const acknowledged = new Map<string, { shard: string; revision: number }>();
    const publishing = [one, two].flatMap((relay, r) => {
      let next = 0;
      const run = async () => {
        for (let n = next++; n < EACH; n = next++) {
          const id = `r${r}-${n}`;
          const shard = SHARDS[n % SHARDS.length]!;
          const bytes = delta((d) => d.put('tuples', [`o${n % 50}`, 'viewer', `r${r}`], n), { id });
          const { revision, repeated } = await relay.sequencer.publish({ shard, delta: bytes });
          expect(repeated).toBe(false);
          acknowledged.set(id, { shard, revision });
        }
      };
      return Array.from({ length: 60 }, run);
    });
    await Promise.all(publishing);
    expect(acknowledged.size).toBe(2 * EACH);
    for (const shard of SHARDS) {
      const { ids, fold } = await historyOf(one, shard);
      const mine = [...acknowledged].filter(([, where]) => where.shard === shard);
      expect(ids).toHaveLength(mine.length);
      for (const [id, { revision }] of mine) expect(ids[revision - 1]).toBe(id);
      for (const relay of [one, two]) {
        await eventually('all is applied', () => relay.revision(shard) === ids.length);
        expect(relay.records(shard)).toEqual(sorted(fold));
      }
      const heads = [one, two].map((relay) => relay.store.open(shard));
      expect(heads[0]!.head).toEqual(heads[1]!.head);
      const [a, b] = await Promise.all(heads.map((head) => head.manifestAt(ids.length)));
      expect(a!.root.equals(b!.root)).toBe(true);
    }
  });
});
