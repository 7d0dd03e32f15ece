import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/shard/delta.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { KIND } from '../../src/shard/layout.js';
import { receiptPages, writeReceiptPage } from '../../src/shard/receipt-pages.js';
import { countedId } from '../../src/shard/receipt-runs.js';
import { placeOf, type StoredReceipt } from '../../src/shard/receipts.js';
import type { Shard } from '../../src/shard/shard.js';
import { ShardStore } from '../../src/shard/store.js';
import { EntryChain } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

/** What is applied waits for a commit that comes when it is told to. */
const PATIENT = { lanes: 1, partitions: 1, commitDelayMs: 1_000_000 };

interface Named {
  readonly publisher: string;
  readonly id: string;
}

const id = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom('a', 'a-1', 'b'), fc.nat(40)).map(([p, n]) => `${p}-${n}`),
  },
  fc.constantFrom('a', 'a-', '-7', 'a-007', 'a-0', 'a--1', 'ü-3', 'a-99999999999999', 'a-999999999999999999'),
);
const named: fc.Arbitrary<Named> = fc.record({ publisher: fc.constantFrom('p', 'p-1', 'ö'), id });

type Step =
  | {
      readonly kind: 'append';
      readonly synced: boolean;
      readonly asked: boolean;
      readonly deltas: readonly Named[];
    }
  | { readonly kind: 'ask'; readonly about: Named }
  | { readonly kind: 'commit' | 'open' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      synced: fc.boolean(),
      asked: fc.boolean(),
      deltas: fc.oneof(
        fc.array(named, { minLength: 1, maxLength: 4 }),
        // As a publisher numbers them.
        fc
          .tuple(named, fc.integer({ min: 1, max: 150 }))
          .map(([{ publisher }, count]) =>
            Array.from({ length: count }, (_, n) => ({ publisher, id: `a-${n + 20}` })),
          ),
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), about: named }) },
  fc.record({ kind: fc.constantFrom('commit' as const, 'open' as const) }),
);

function encoded({ publisher, id }: Named): Buffer {
  return new DeltaBuilder().put('users', ['x'], true).encode({ id, publisher });
}

function seen(shard: Shard, about: Named): number | undefined {
  return shard.receipts.find(decodeDelta(encoded(about)))?.revision;
}

const nameOf = ({ publisher, id }: Pick<Delta, 'publisher' | 'id'>) => `${publisher}\0${id}`;

/** A store with one shard, and what it should remember. */
class Model {
  readonly oracle = new Map<string, number>();
  readonly #path: string;
  #chain = new EntryChain('t');
  #commits: Promise<void>[] = [];
  store!: ShardStore;

  constructor(path: string) {
    this.#path = path;
  }

  get shard(): Shard {
    return this.store.open('t');
  }

  async open(): Promise<void> {
    if (this.store !== undefined) {
      await this.commit();
      await this.store.close();
    }
    this.store = await ShardStore.open({ path: this.#path, ...PATIENT });
  }

  async commit(): Promise<void> {
    await this.store.open('other').writeBeside(() => undefined);
    await Promise.all(this.#commits);
    this.#commits = [];
  }

  /** Those that were seen are passed over. `asked`: as a sequencer finds out; who follows another relay does not ask. */
  async append(deltas: readonly Named[], synced: boolean, asked = true): Promise<void> {
    const fresh: Named[] = [];
    for (const delta of deltas) {
      const expected = this.oracle.get(nameOf(delta));
      const twin = fresh.some((other) => nameOf(other) === nameOf(delta));
      if (!twin && asked) expect(seen(this.shard, delta), nameOf(delta)).toBe(expected);
      if (!twin && expected === undefined) fresh.push(delta);
    }
    if (fresh.length === 0) return;
    const { entry, bytes } = this.#chain.next(...fresh.map(encoded));
    const appended = this.shard.append(entry, bytes, { synced });
    seen(this.shard, fresh[0]!); // whatever it is while it is being committed, it must not be remembered
    if (synced) await appended;
    else this.#commits.push(appended);
    fresh.forEach((delta, index) => void this.oracle.set(nameOf(delta), entry.firstRevision + index));
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.kind === 'append') await this.append(step.deltas, step.synced, step.asked);
      else if (step.kind === 'ask') this.ask(step.about);
      else await this[step.kind]();
    }
  }

  ask(about: Named): void {
    expect(seen(this.shard, about), nameOf(about)).toBe(this.oracle.get(nameOf(about)));
  }

  /** All that is remembered, and nothing else, in whatever way it is asked. */
  check(shard: Shard): void {
    const pages: StoredReceipt[] = [...shard.receipts.pages()].flat();
    expect(new Map(pages.map((receipt) => [nameOf(receipt), receipt.revision]))).toEqual(this.oracle);
    expect(pages).toHaveLength(this.oracle.size);
    for (const receipt of pages) {
      expect(seen(shard, receipt)).toBe(receipt.revision);
      expect(shard.receipts.storedPlace(receipt)).toEqual(placeOf(receipt));
    }
  }
}

describe('Receipts', () => {
  it('answer as a map of all ids would, whatever their form, before and after commits and starts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        await using dir = await tempDir();
        const model = new Model(dir.join('store'));
        await model.open();
        try {
          await model.run(steps);
          await model.commit();
          model.check(model.shard);
          await model.open();
          model.check(model.shard);
          await moves(model, dir.join('copy'));
        } finally {
          await model.store.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('know ids that a store kept one by one, as it did before there were runs', async () => {
    await using dir = await tempDir();
    await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 1 });
    const shard = store.open('t');
    const old = { publisher: 'p', id: 'a-7' };
    const place = placeOf({ revision: 3, epoch: 'e1', hash: Buffer.alloc(8, 1) });
    await shard.writeBeside((writer) =>
      writer.put(shard.keys.label(KIND.delta, old.publisher, old.id), place),
    );
    expect(seen(shard, old)).toBe(3);
    expect(seen(shard, { publisher: 'p', id: 'a-8' })).toBeUndefined();
  });

  it("of one epoch are not another epoch's, though their ids and revisions go on", async () => {
    await using dir = await tempDir();
    await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 1 });
    const shard = store.open('t');
    const receipts = ['e1', 'e1', 'e2'].map((epoch, n) => {
      const labels = { publisher: 'p', id: `a-${n}`, source: '', sourceSequence: 0, position: '' };
      return { ...labels, revision: n + 1, epoch, hash: Buffer.alloc(8, n) };
    });
    await shard.receipts.restore(receipts);
    for (const receipt of receipts) expect(shard.receipts.storedPlace(receipt)).toEqual(placeOf(receipt));
  });

  it('of a run are as many records as the history needs', async () => {
    await using dir = await tempDir();
    const model = new Model(dir.path);
    await model.open();
    const twenty = (from: number) =>
      Array.from({ length: 20 }, (_, n) => ({ publisher: 'p', id: `a-${from + n}` }));
    for (const from of [0, 20, 40]) await model.append(twenty(from), true);
    const { lane, keys } = model.shard;
    expect(lane.keys(...keys.range(KIND.run))).toHaveLength(3);
    expect(lane.keys(...keys.range(KIND.delta))).toHaveLength(0);
    await model.store.close();
  });
});

it.each([3, 200])('Pages of receipts bring %i of all kinds, and nothing else of the shard', async (count) => {
  await using dir = await tempDir();
  await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 1 });
  const [from, to] = [store.open('from'), store.open('to')];
  const receipts = Array.from({ length: count }, (_, n) => {
    const labels = {
      publisher: 'p',
      id: n % 2 === 0 ? `a-${n}` : `b${n}`,
      source: `s${n}`,
      sourceSequence: n + 1,
    };
    return { ...labels, position: '', revision: n + 1, epoch: 'e', hash: Buffer.alloc(8, n) };
  });
  await from.receipts.restore(receipts);
  const staged = from.keys.of(KIND.import, Buffer.from('staged'));
  await from.writeBeside((writer) => writer.put(staged, Buffer.alloc(100)));
  await to.writeBeside((writer) => {
    for (const page of receiptPages(from)) writeReceiptPage(to.keys, page, writer);
  });
  expect([...to.receipts.pages()]).toEqual([...from.receipts.pages()]);
  expect(to.receipts.lastPositions()).toEqual(from.receipts.lastPositions());
  expect(to.receipts.lastPositions()).toHaveLength(count);
  expect(to.lane.get(to.keys.of(KIND.import, Buffer.from('staged')))).toBeUndefined();
});

/** Into another store, by either way: one by one, as from an archive, and as they are stored, as from another relay. */
async function moves(model: Model, path: string): Promise<void> {
  await using store = await ShardStore.open({ path, lanes: 1, partitions: 1 });
  const restored = store.open('restored');
  await restored.writeBeside((writer) => restored.receipts.beginRestore(writer));
  for (const page of model.shard.receipts.pages()) await restored.receipts.restore(page);
  await restored.receipts.endRestore();
  model.check(restored);
  const refilled = store.open('refilled');
  await refilled.writeBeside((writer) => {
    for (const page of receiptPages(model.shard)) writeReceiptPage(refilled.keys, page, writer);
  });
  model.check(refilled);
}

describe('An id that counts', () => {
  it('is its prefix, a dash and its number, written in that way only', () => {
    fc.assert(
      fc.property(fc.oneof(id, fc.string()), (text) => {
        const counted = countedId(text);
        if (counted !== undefined) expect(`${counted.prefix}-${counted.count}`).toBe(text);
        expect(counted !== undefined).toBe(/-(?:0|[1-9]\d{0,13})$/.test(text));
      }),
    );
  });
});
