import { describe, expect, it } from 'vitest';
import type { ShardcastError } from '../../src/core/errors.js';
import type { DeltaLog, LoggedEntry, ReadHints } from '../../src/log/delta-log.js';
import { lastRevision } from '../../src/shard/entry.js';
import { EntryChain, tuple } from '../support/publishing.js';

/** One life of a log under test. `reopen` closes it and opens it again on the same storage. */
export interface LogUnderTest extends AsyncDisposable {
  readonly log: DeltaLog;
  reopen(): Promise<void>;
}

async function readAll(
  log: DeltaLog,
  shard: string,
  from: number,
  hints?: ReadHints,
): Promise<LoggedEntry[]> {
  const all: LoggedEntry[] = [];
  for await (const logged of log.read(shard, from, hints)) all.push(logged);
  return all;
}

/** What every DeltaLog promises; run on each implementation. */
export function deltaLogContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`DeltaLog contract: ${name}`, () => {
    it('has no head before the first entry', async () => {
      await using it = await open();
      expect(await it.log.head('t')).toBeUndefined();
      expect(await readAll(it.log, 't', 1)).toEqual([]);
    });

    it('appends onto the position of the last entry and gives back the same bytes', async () => {
      await using it = await open();
      const chain = new EntryChain('t');
      const first = chain.next(tuple('a'), tuple('b'));
      const one = await it.log.append(first.entry, first.bytes, 0);
      const second = chain.next(tuple('c'));
      const two = await it.log.append(second.entry, second.bytes, one);
      expect(await it.log.head('t')).toMatchObject({
        position: two,
        epoch: 'e1',
        revision: 3,
        hash: chain.hash,
      });
      const all = await readAll(it.log, 't', 1);
      expect(all.map(({ bytes }) => bytes.equals(first.bytes) || bytes.equals(second.bytes))).toEqual([
        true,
        true,
      ]);
      expect(all.map(({ position }) => position)).toEqual([one, two]);
      expect(all.map(({ entry }) => lastRevision(entry))).toEqual([2, 3]);
    });

    it('reads from the entry that holds a revision', async () => {
      await using it = await open();
      const chain = new EntryChain('t');
      let position = 0;
      for (const size of [2, 3, 1]) {
        const { entry, bytes } = chain.next(...Array.from({ length: size }, (_, n) => tuple(`o${n}`)));
        position = await it.log.append(entry, bytes, position);
      }
      const firsts = async (from: number) =>
        (await readAll(it.log, 't', from)).map(({ entry }) => entry.firstRevision);
      expect(await firsts(2)).toEqual([1, 3, 6]);
      expect(await firsts(3)).toEqual([3, 6]);
      expect(await firsts(5)).toEqual([3, 6]);
      expect(await firsts(6)).toEqual([6]);
      expect(await firsts(7)).toEqual([]);
    });

    it('reads the same whatever hint it is given of where to begin', async () => {
      await using it = await open();
      const chain = new EntryChain('t');
      const beside = new EntryChain('beside');
      const positions: number[] = [];
      let elsewhere = 0;
      for (let n = 0; n < 7; n++) {
        const { entry, bytes } = chain.next(...Array.from({ length: 1 + (n % 3) }, () => tuple(`o${n}`)));
        positions.push(await it.log.append(entry, bytes, positions.at(-1) ?? 0));
        const other = beside.next(tuple('x'));
        elsewhere = await it.log.append(other.entry, other.bytes, elsewhere);
      }
      const hints = [0, 1, ...positions, elsewhere, elsewhere + 1_000];
      for (let from = 1; from <= chain.revision + 1; from++) {
        const expected = (await readAll(it.log, 't', from)).map(({ position }) => position);
        for (const afterPosition of hints) {
          const found = await readAll(it.log, 't', from, { afterPosition });
          expect(found.map(({ position }) => position)).toEqual(expected);
        }
      }
      expect(await readAll(it.log, 'nobody', 1, { afterPosition: 3 })).toEqual([]);
    });

    it('refuses an append onto another position with CONFLICT and writes nothing', async () => {
      await using it = await open();
      const chain = new EntryChain('t');
      const first = chain.next(tuple('a'));
      const position = await it.log.append(first.entry, first.bytes, 0);
      const rival = new EntryChain('t').next(tuple('rival'));
      const lost = await it.log
        .append(rival.entry, rival.bytes, 0)
        .catch((failure: ShardcastError) => failure);
      // Where the log stands is for a read to tell: a figure in the error would be old, or of another.
      expect(lost).toMatchObject({ code: 'CONFLICT', retry: 'backoff' });
      expect((lost as ShardcastError).details).toEqual({});
      const late = chain.next(tuple('b'));
      await expect(it.log.append(late.entry, late.bytes, position + 7)).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      expect((await readAll(it.log, 't', 1)).length).toBe(1);
      await it.log.append(late.entry, late.bytes, position);
      expect((await it.log.head('t'))?.revision).toBe(2);
    });

    it('lets exactly one of fifty racing appends win', async () => {
      await using it = await open();
      const entries = Array.from({ length: 50 }, (_, n) => new EntryChain('t').next(tuple(`racer-${n}`)));
      const outcomes = await Promise.allSettled(
        entries.map(({ entry, bytes }) => it.log.append(entry, bytes, 0)),
      );
      const won = outcomes.flatMap((outcome, index) => (outcome.status === 'fulfilled' ? [index] : []));
      expect(won).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
      }
      const [stored] = await readAll(it.log, 't', 1);
      expect(stored?.bytes.equals(entries[won[0] as number]?.bytes as Buffer)).toBe(true);
    });

    it('keeps shards apart and each in order, for subscribers too', async () => {
      await using it = await open();
      const heard: [string, number][] = [];
      using _ = it.log.subscribe(({ entry }) => void heard.push([entry.shard, entry.firstRevision]));
      const chains = ['a', 'b', 'c'].map((shard) => ({ shard, chain: new EntryChain(shard), position: 0 }));
      for (let round = 0; round < 5; round++) {
        await Promise.all(
          chains.map(async (one) => {
            const { entry, bytes } = one.chain.next(tuple(`r${round}`));
            one.position = await it.log.append(entry, bytes, one.position);
          }),
        );
      }
      await expect.poll(() => heard.length).toBe(15);
      for (const { shard } of chains) {
        expect(heard.filter(([name]) => name === shard).map(([, revision]) => revision)).toEqual([
          1, 2, 3, 4, 5,
        ]);
        expect((await readAll(it.log, shard, 1)).every(({ entry }) => entry.shard === shard)).toBe(true);
      }
    });

    it('has everything that was acknowledged after it was opened again', async () => {
      await using it = await open();
      const chain = new EntryChain('t');
      let position = 0;
      for (let n = 0; n < 20; n++) {
        const { entry, bytes } = chain.next(tuple(`o${n}`));
        position = await it.log.append(entry, bytes, position);
      }
      await it.reopen();
      expect(await it.log.head('t')).toMatchObject({ position, revision: 20, hash: chain.hash });
      const { entry, bytes } = chain.next(tuple('after'));
      await it.log.append(entry, bytes, position);
      expect((await readAll(it.log, 't', 1)).length).toBe(21);
    });

    it('trims below a revision, never the last entry, and says TRIMMED', async () => {
      await using it = await open();
      const chain = new EntryChain('t');
      let position = 0;
      const add = async (n: number) => {
        const { entry, bytes } = chain.next(tuple(`o${n}`));
        position = await it.log.append(entry, bytes, position);
      };
      for (let n = 1; n <= 10; n++) await add(n);
      await it.log.trim('t', 1_000);
      expect(await it.log.head('t')).toMatchObject({ position, revision: 10 });
      await add(11);
      const kept = await readAll(it.log, 't', 11);
      expect(kept.map(({ entry }) => entry.firstRevision)).toEqual([11]);
      const trims = await readAll(it.log, 't', 1).then(
        (all) => all[0]?.entry.firstRevision === 1,
        (failure: { code: string }) => failure.code === 'TRIMMED',
      );
      expect(trims).toBe(true);
    });
  });
}
