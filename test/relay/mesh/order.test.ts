import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ShardcastError } from '../../../src/core/errors.js';
import { MeshFixture, RELAYS } from '../../support/mesh-fixture.js';

const SHARDS = ['a', 'b', 'c'] as const;

type Step =
  | { readonly kind: 'publish'; readonly shard: string; readonly count: number }
  /** What is published in one turn of the event loop travels together. */
  | { readonly kind: 'turns'; readonly count: number }
  | { readonly kind: 'sever' | 'mute'; readonly relay: number }
  | { readonly kind: 'owners'; readonly order: readonly number[]; readonly holders: number }
  /** What becomes of the next appends: nothing is written, or it is and nobody learns of it, or it takes a while. */
  | { readonly kind: 'appends'; readonly fates: readonly string[] }
  /** The shard moves while something of it is under way. */
  | {
      readonly kind: 'move';
      readonly shard: string;
      readonly order: readonly number[];
      readonly holders: number;
    };

const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
const holders = fc.integer({ min: 1, max: 3 });
const relay = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      shard: fc.constantFrom(...SHARDS),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('turns' as const), count: fc.constantFrom(1, 5, 40) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('sever' as const, 'mute' as const), relay }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('owners' as const),
      order,
      holders,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      shard: fc.constantFrom(...SHARDS),
      order,
      holders,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('appends' as const),
      fates: fc.array(fc.constantFrom('lost', 'slow'), { minLength: 1, maxLength: 3 }),
    }),
  },
);

/** Longer than another relay needs to append. */
const SLOW_TURNS = 800;

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((resolve) => setImmediate(resolve));
}

/** Two publishers on two relays each, on one mesh whose links, owners and log do what the steps say; then all is well again. */
async function run(mesh: MeshFixture, steps: readonly Step[], round: number): Promise<void> {
  const publishers = [mesh.publisher('r0', 'r1'), mesh.publisher('r2', 'r0')];
  const published = new Map<string, string[]>();
  const receipts: Promise<unknown>[] = [];
  let fates: string[] = [];
  mesh.log.intercept = async () => {
    const fate = fates.shift();
    if (fate === 'slow') await turns(SLOW_TURNS);
    if (fate === 'lost') throw new ShardcastError('UNAVAILABLE', 'the log does not answer');
  };
  const publish = (name: string, count: number) => {
    for (const [who, publisher] of publishers.entries()) {
      const shard = `${name}${round}`;
      const ids = published.get(`${shard}/${who}`) ?? [];
      published.set(`${shard}/${who}`, ids);
      for (let n = 0; n < count; n++) {
        const id = `p${who}-${ids.length + 1}`;
        const labels = { id, source: `db${who}`, sourceSequence: ids.length + 1 };
        ids.push(id);
        receipts.push(publisher.publish(shard, (delta) => delta.put('n', [id], n), labels));
      }
    }
  };
  const give = (to: readonly number[], count: number) => {
    mesh.holders = () => to.slice(0, count).map((n) => RELAYS[n]!);
  };
  for (const one of steps) {
    if (one.kind === 'turns') await turns(one.count);
    if (one.kind === 'sever') mesh.proxy(RELAYS[one.relay]!).sever();
    if (one.kind === 'mute') mesh.proxy(RELAYS[one.relay]!).mute();
    if (one.kind === 'owners') give(one.order, one.holders);
    if (one.kind === 'appends') fates = [...fates, ...one.fates];
    if (one.kind === 'publish') publish(one.shard, one.count);
    if (one.kind !== 'move') continue;
    fates = ['slow'];
    publish(one.shard, 2);
    await turns(60);
    give(one.order, one.holders);
    publish(one.shard, 2);
    await turns(20);
  }
  mesh.holders = () => RELAYS;
  for (const id of RELAYS) mesh.proxy(id).sever();
  await Promise.all(receipts);
  for (const [name, ids] of published) {
    const [shard = '', who] = name.split('/');
    expect(mesh.log.idsOf(shard).filter((id) => id.startsWith(`p${who}-`))).toEqual(ids);
  }
  await Promise.all(publishers.map((publisher) => publisher.close()));
}

it('each publisher has its deltas in the order of its calls, each once, whatever breaks and whoever owns the shard', async () => {
  await using mesh = await MeshFixture.start(200);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => run(mesh, steps, round++)),
    { numRuns: 20 },
  );
}, 240_000);
