import { describe, expect, it } from 'vitest';
import { Publisher } from '../../../src/client/publisher.js';
import { parseCursor } from '../../../src/shard/cursor.js';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { eventually } from '../../support/eventually.js';
import { foldOf } from '../../support/fold.js';
import { StoreCopy } from '../../support/store-copy.js';
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

  constructor(mesh: MeshFixture) {
    this.#publisher = new Publisher({ relay: addresses(mesh), name: 'test' });
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
      }
      expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
    },
    SLOW,
  );
});
