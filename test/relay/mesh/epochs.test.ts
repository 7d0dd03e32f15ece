import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BackupClient } from '../../../src/client/backup-client.js';
import { Publisher } from '../../../src/client/publisher.js';
import type { EpochRecord } from '../../../src/relay/mesh/epoch-record.js';
import { Epochs } from '../../../src/relay/mesh/epochs.js';
import { parseCursor } from '../../../src/shard/cursor.js';
import { nextEpoch } from '../../../src/shard/epoch.js';
import { openAgent, untilLive } from '../../agent/agent-fixture.js';
import { initialiseOn, OpenLog } from '../../log/jetstream-fixture.js';
import { eventually } from '../../support/eventually.js';
import { foldOf } from '../../support/fold.js';
import { StoreCopy } from '../../support/store-copy.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshFixture } from './mesh-fixture.js';

const SHARDS = ['acme', 'globex', 'initech', 'umbrella'];
const SLOW = 180_000;

interface Told {
  readonly token: string;
  readonly revision: number;
  readonly repeated: boolean;
}

/** Publishes numbered records, and remembers what was acknowledged. */
class Acknowledged implements AsyncDisposable {
  readonly #publisher: Publisher;
  readonly #ids = new Map<string, Map<string, Told>>();

  constructor(mesh: MeshFixture, relay = addresses(mesh)) {
    this.#publisher = new Publisher({ relay, name: 'test' });
  }

  async publish(shard: string, from: number, to: number): Promise<void> {
    for (let n = from; n < to; n++) await this.one(shard, n);
  }

  async one(shard: string, n: number): Promise<Told> {
    const put = this.#publisher.publish(shard, (delta) => delta.put('n', [`k${n}`], n), {
      id: `${shard}-${n}`,
      timeoutMs: 60_000,
    });
    const told = await put;
    const ids = this.#ids.get(shard) ?? new Map<string, Told>();
    this.#ids.set(shard, ids.set(`k${n}`, told));
    return told;
  }

  keys(shard: string): string[] {
    return [...(this.#ids.get(shard) ?? new Map<string, Told>()).keys()].sort();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#publisher.close();
  }
}

function addresses(mesh: MeshFixture): string[] {
  return [...mesh.relays.values()].map(({ address }) => address);
}

/** The keys of the records that each replica has; all must be the same. */
function keysOf(mesh: MeshFixture, shard: string): string[] {
  const all = mesh.replicas(shard).map((replica) => {
    using view = replica.view();
    return [...foldOf(view).keys()].map((key) => key.split('\0')[1]!).sort();
  });
  expect(new Set(all.map((keys) => keys.join())).size).toBe(1);
  return all[0]!;
}

async function inOneEpoch(mesh: MeshFixture, shard: string, replicas = 2): Promise<string> {
  return await eventually(
    `${shard} is the same everywhere`,
    async () => {
      const heads = mesh.replicas(shard).map(({ head }) => head.token);
      await using open = await OpenLog.open(mesh.servers.addresses);
      const end = await open.log.head(shard);
      const [token] = heads;
      if (heads.length !== replicas || token === undefined || heads.some((other) => other !== token)) {
        throw new Error(`${heads.length}: ${heads.join(' ')}`);
      }
      const { epoch, revision } = parseCursor(token);
      return end?.epoch === epoch && end.revision === revision && epoch;
    },
    { timeoutMs: 60_000 },
  );
}

describe('A store of NATS that was put back', () => {
  it(
    'loses nothing that was acknowledged: history goes on in a new epoch, the same on all relays',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two', 'three']);
      await using published = new Acknowledged(mesh);
      for (const shard of SHARDS) await published.publish(shard, 0, 5);
      await using copy = await StoreCopy.take(mesh.servers);
      for (const shard of SHARDS.slice(1)) await published.publish(shard, 5, 12);
      await using dir = await tempDir();
      await using agent = await openAgent({ relay: addresses(mesh), dataDir: dir.path, shards: SHARDS });
      await untilLive(agent, 'globex');
      const before = new Map(SHARDS.map((shard) => [shard, mesh.replicas(shard)[0]!.head.epoch]));
      await copy.putBack();
      for (const shard of SHARDS) await published.publish(shard, 12, 15);
      await mesh.settled();
      for (const shard of SHARDS) {
        const epoch = await inOneEpoch(mesh, shard);
        expect(epoch > before.get(shard)!).toBe(shard !== 'acme');
        expect(keysOf(mesh, shard)).toEqual(published.keys(shard));
        // What was published before the copy, after it, and after it was put back.
        for (const n of shard === 'acme' ? [2, 13] : [2, 7, 13]) {
          expect(await published.one(shard, n)).toMatchObject({ repeated: true });
        }
        // Agents are where the relays are.
        const [replica] = mesh.replicas(shard);
        const { token, revision } = replica!.head;
        await agent.shard(shard).atLeast(token, { timeoutMs: 30_000 });
        const { root } = await replica!.manifestAt(revision);
        expect(await agent.root(shard)).toMatchObject({ token, root: root.toString('hex') });
      }
      expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
    },
    SLOW,
  );

  it(
    'is not taken for the truth by a relay that lags: the one that has most opens the epoch',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two'], { mesh: { holdDownMs: 20_000 } });
      await using copied = await oneBehind(mesh, [5, 8, 10]);
      await copied.copy.putBack();
      // Two has more than the log, and one more than two.
      await Promise.all([mesh.join('two'), mesh.join('one')]);
      await mesh.settled();
      await inOneEpoch(mesh, 's');
      expect(keysOf(mesh, 's')).toEqual(keys(10));
      expect(mesh.replicas('s')[0]!.head.revision).toBe(11);
      expect((await openedBy(mesh, 's')).map(({ openedBy: id }) => id)).toEqual(['one']);
    },
    SLOW,
  );

  it(
    'does not wait for ever for relays that do not come, and one that comes late follows',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two'], { mesh: { holdDownMs: 1_000 } });
      await using copied = await oneBehind(mesh, [5, 8, 10]);
      await copied.copy.putBack();
      await mesh.join('one');
      await mesh.settled();
      await using published = new Acknowledged(mesh);
      expect(await published.one('s', 10)).toMatchObject({ revision: 12 });
      await mesh.join('two');
      await mesh.settled();
      await inOneEpoch(mesh, 's');
      expect(keysOf(mesh, 's')).toEqual(keys(11));
      expect(await mesh.verify(['s'])).toBe(2);
    },
    SLOW,
  );

  it(
    'that went on without the owner is joined to what the owner has, in the order of the day',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two']);
      const shard = await ownedBy(mesh, 'one');
      await using copied = await oneBehind(mesh, [5, 5, 8], shard);
      await copied.copy.putBack();
      await mesh.join('two');
      await mesh.settled();
      {
        await using published = new Acknowledged(mesh);
        // The log has lost these; nobody who has them is there.
        expect(await published.one(shard, 20)).toMatchObject({ revision: 6 });
        expect(await published.one(shard, 21)).toMatchObject({ revision: 7 });
      }
      await mesh.join('one');
      await mesh.settled();
      await inOneEpoch(mesh, shard);
      expect(keysOf(mesh, shard)).toEqual([...keys(8), 'k20', 'k21'].sort());
      await using published = new Acknowledged(mesh);
      expect(await published.one(shard, 21)).toMatchObject({ revision: 11, repeated: true });
      expect(await mesh.verify([shard])).toBe(2);
    },
    SLOW,
  );

  it(
    'may be empty: the relays have all of it',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two']);
      {
        await using published = new Acknowledged(mesh);
        await published.publish('s', 0, 6);
      }
      await eventually('both have it', () => mesh.everywhere('s', ({ head }) => head.revision === 6));
      for (const id of ['one', 'two']) await mesh.leave(id);
      const { server } = mesh.servers;
      await server.kill();
      await rm(server.store, { recursive: true });
      await mesh.servers.restart();
      await initialiseOn(mesh.servers, 1, { partitions: 16, streams: 2 });
      await Promise.all(['one', 'two'].map((id) => mesh.join(id)));
      await mesh.settled();
      await inOneEpoch(mesh, 's');
      await using published = new Acknowledged(mesh);
      expect(await published.one('s', 3)).toMatchObject({ revision: 4, repeated: true });
      expect(await published.one('s', 6)).toMatchObject({ revision: 8, repeated: false });
      expect(await mesh.verify(['s'])).toBe(2);
      expect(keysOf(mesh, 's')).toEqual(keys(7));
    },
    SLOW,
  );

  it(
    'and relays whose disks are gone: what the archive has beyond the log is not lost',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two'], { archive: true });
      const ids = ['one', 'two'];
      await using before = new Acknowledged(mesh);
      await before.publish('s', 0, 5);
      await using copy = await StoreCopy.take(mesh.servers);
      await before.publish('s', 5, 9);
      // Of this one the old log has nothing at all.
      await before.publish('young', 0, 3);
      using client = new BackupClient({ relay: addresses(mesh) });
      for (const shard of ['s', 'young']) await client.backup(shard);
      for (const id of ids) await mesh.leave(id);
      for (const id of ids) await mesh.wipe(id);
      await copy.putBack();
      await Promise.all(ids.map((id) => mesh.join(id)));
      await mesh.settled();
      await using published = new Acknowledged(mesh);
      for (const [shard, count] of [
        ['s', 9],
        ['young', 3],
      ] as const) {
        expect(await published.one(shard, count)).toMatchObject({ repeated: false });
        expect(await published.one(shard, count - 1)).toMatchObject({ revision: count, repeated: true });
        await inOneEpoch(mesh, shard);
        expect(keysOf(mesh, shard)).toEqual(keys(count + 1));
      }
      expect(await mesh.verify(['s', 'young'])).toBe(4);
    },
    SLOW,
  );
});

describe('An epoch', () => {
  it(
    'that somebody opened and did not begin is begun by whoever stands there',
    async () => {
      await using mesh = await MeshFixture.start(['one', 'two']);
      await using published = new Acknowledged(mesh);
      await published.publish('s', 0, 4);
      await eventually('both have it', () => mesh.everywhere('s', ({ head }) => head.revision === 4));
      const { epoch, revision, hash } = mesh.replicas('s')[0]!.head;
      await using open = await OpenLog.open(mesh.servers.addresses);
      await using epochs = new Epochs({ connection: open.connection });
      await epochs.start();
      const next = nextEpoch(Date.now(), epoch);
      const continuesFrom = { epoch, revision, hash: hash.toString('hex') };
      await epochs.open('s', 0, {
        epoch: next,
        continuesFrom,
        openedBy: 'who has died',
        openedAt: Date.now(),
      });
      await eventually('both are in it', () => mesh.everywhere('s', ({ head }) => head.epoch === next));
      expect(await inOneEpoch(mesh, 's')).toBe(next);
      expect(await published.one('s', 4)).toMatchObject({ revision: 6 });
      expect(keysOf(mesh, 's')).toEqual(keys(5));
      // A delta is still known, and its token says of which epoch it is.
      const { token } = await published.one('s', 1);
      expect(parseCursor(token)).toMatchObject({ epoch, revision: 2 });
      expect(await mesh.verify(['s'])).toBe(2);
    },
    SLOW,
  );
});

function keys(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `k${n}`).sort();
}

/** A shard that is placed first at this relay. */
async function ownedBy(mesh: MeshFixture, id: string): Promise<string> {
  const { routes } = mesh.core(id);
  return ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].find((shard) => routes.isOwner(shard))!;
}

/** Publishes up to the first count, copies the store, goes on to the second with both relays and to the third without two; then both are gone. */
async function oneBehind(
  mesh: MeshFixture,
  [copied, both, all]: readonly [number, number, number],
  shard = 's',
): Promise<{ copy: StoreCopy } & AsyncDisposable> {
  const one = mesh.relays.get('one')!.address;
  await using published = new Acknowledged(mesh, [one]);
  await published.publish(shard, 0, copied);
  const copy = await StoreCopy.take(mesh.servers);
  await published.publish(shard, copied, both);
  await eventually('both have it', () => mesh.everywhere(shard, ({ head }) => head.revision === both));
  await mesh.leave('two');
  await published.publish(shard, both, all);
  await mesh.leave('one');
  return { copy, [Symbol.asyncDispose]: () => copy[Symbol.asyncDispose]() };
}

async function openedBy(mesh: MeshFixture, shard: string): Promise<EpochRecord[]> {
  await using open = await OpenLog.open(mesh.servers.addresses);
  await using epochs = new Epochs({ connection: open.connection });
  await epochs.start();
  const stored = await epochs.read(shard);
  return stored === undefined ? [] : [stored.record];
}
