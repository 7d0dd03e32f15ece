import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntry, lastRevision } from '../../src/shard/entry.js';
import { wire } from '../../src/wire/wire.js';
import { deltas } from '../support/arbitraries.js';
import { Embedded } from '../support/embedded.js';
import { type Fold, foldDelta, foldOf, sorted } from '../support/fold.js';
import { delta, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

const { Kind } = wire.Precondition;

describe('Sequencer', () => {
  it('gives dense revisions, and puts what waits into one entry', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const sizes: number[] = [];
    using _ = relay.log.subscribe(({ entry }) => void sizes.push(entry.deltas.length));
    const receipts = await Promise.all(
      Array.from({ length: 500 }, (__, n) => relay.sequencer.publish({ shard: 't', delta: tuple(`o${n}`) })),
    );
    expect(receipts.map(({ revision }) => revision)).toEqual(Array.from({ length: 500 }, (__, n) => n + 1));
    expect(sizes.length).toBeLessThan(20);
  });

  it('answers a delta that was seen before with its first answer: at once, in the same entry, after a restart', async () => {
    await using dir = await tempDir();
    const again = tuple('a');
    let first: { token: string; revision: number };
    {
      await using relay = await Embedded.open({ path: dir.path });
      const publish = () => relay.sequencer.publish({ shard: 't', delta: again });
      const [one, twin] = await Promise.all([publish(), publish()]);
      first = one as typeof first;
      expect(one).toMatchObject({ revision: 1, repeated: false });
      expect(twin).toEqual({ ...one, repeated: true });
      await relay.sequencer.publish({ shard: 't', delta: tuple('b') });
      expect(await publish()).toEqual({ ...one, repeated: true });
    }
    await using relay = await Embedded.open({ path: dir.path });
    expect(await relay.sequencer.publish({ shard: 't', delta: again })).toEqual({ ...first, repeated: true });
    expect(relay.store.open('t').head.revision).toBe(2);
    expect((await relay.sequencer.publish({ shard: 'other', delta: again })).repeated).toBe(false);
  });

  it('knows a source position again, whatever the id', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const at = (sourceSequence: number) =>
      relay.sequencer.publish({
        shard: 't',
        delta: delta((d) => d.put('users', [`u${sourceSequence}`], true), {
          source: 'db',
          position: `lsn-${sourceSequence}`,
          sourceSequence,
        }),
      });
    expect(await at(5)).toMatchObject({ revision: 1, repeated: false });
    expect(await at(9)).toMatchObject({ revision: 2, repeated: false });
    for (const sequence of [5, 9, 7])
      expect(await at(sequence)).toMatchObject({ revision: 2, repeated: true });
    expect(await at(10)).toMatchObject({ revision: 3, repeated: false });
  });

  it('checks --expect and record preconditions against the state before the delta', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const { sequencer } = relay;
    const fails = { code: 'PRECONDITION_FAILED' };
    const { token } = await sequencer.publish({ shard: 't', delta: tuple('a'), expect: '0' });
    await expect(sequencer.publish({ shard: 't', delta: tuple('b'), expect: '0' })).rejects.toMatchObject(
      fails,
    );
    // Two that expect the same head in one turn: the second finds the first's revision.
    const race = await Promise.allSettled([
      sequencer.publish({ shard: 't', delta: tuple('c'), expect: token }),
      sequencer.publish({ shard: 't', delta: tuple('d'), expect: token }),
    ]);
    expect(race.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const key = Buffer.from('a\0viewer\0user:anne');
    const when = (kind: number, json = 'true') =>
      sequencer.publish({
        shard: 't',
        delta: tuple('e'),
        preconditions: [{ kind, collection: 'tuples', key, json: Buffer.from(json) }],
      });
    await expect(when(Kind.ABSENT)).rejects.toMatchObject(fails);
    await expect(when(Kind.EQUALS, 'false')).rejects.toMatchObject(fails);
    await when(Kind.EQUALS);
    await when(Kind.EXISTS);
    expect(relay.store.open('t').head.revision).toBe(4);
  });

  it('refuses one delta of many without touching the others', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const publish = (bytes: Buffer) => relay.sequencer.publish({ shard: 't', delta: bytes });
    const outcomes = await Promise.allSettled([
      publish(tuple('a')),
      publish(delta((d) => d.put('tuples', ['two', 'parts'], true).put('users', ['u'], true))),
      publish(Buffer.from('nonsense')),
      publish(tuple('b')),
      relay.sequencer.publish({ shard: 'no/such name', delta: tuple('c') }),
    ]);
    expect(
      outcomes.map((o) =>
        o.status === 'fulfilled' ? o.value.revision : (o.reason as { code: string }).code,
      ),
    ).toEqual([1, 'KEY_LENGTH', 'MALFORMED', 2, 'INVALID_ARGUMENT']);
    using view = relay.store.open('t').view();
    expect(view.collections.has('users')).toBe(false);
  });

  it('No gap, Atomic, Equivalence: entries are a chain, and the state is their fold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(deltas, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
        async (waves) => {
          await using dir = await tempDir();
          await using relay = await Embedded.open({ path: dir.path, cutBytes: 3_000 });
          let fold: Fold = new Map();
          let revision = 0;
          using _ = relay.log.subscribe(({ entry, bytes }) => {
            expect(decodeEntry(bytes)).toEqual(entry);
            expect(entry.firstRevision).toBe(revision + 1);
            revision = lastRevision(entry);
            for (const one of entry.deltas) fold = foldDelta(fold, one);
          });
          for (const wave of waves) {
            await Promise.allSettled(
              wave.map((bytes) => relay.sequencer.publish({ shard: 't', delta: bytes })),
            );
          }
          using view = relay.store.open('t').view();
          expect(view.revision).toBe(revision);
          expect(sorted(foldOf(view))).toEqual(sorted(fold));
        },
      ),
      { numRuns: 25 },
    );
  });
});
