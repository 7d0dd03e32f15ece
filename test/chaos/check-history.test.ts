import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rightHistory } from './arbitrary-history.js';
import { checkHistory } from './check-history.js';
import type { Life, RecordedHistory, Step, ViolationKind } from './recorded-history.js';

/** What is made wrong, and what must be found; `undefined` where the history offers no place for it. */
interface Fault {
  readonly kind: ViolationKind;
  spoil(history: RecordedHistory, at: number): RecordedHistory | undefined;
}

type Entry = Extract<Step, { kind: 'entry' }>;

/** `at` chooses among those that are there. */
function chosen<T>(items: readonly T[], at: number): T | undefined {
  return items[at % Math.max(1, items.length)];
}

function places(history: RecordedHistory, fits: (entry: Entry, life: Life, index: number) => boolean) {
  return history.lives.flatMap((life) =>
    life.steps.flatMap((step, index) => {
      return step.kind === 'entry' && fits(step, life, index) ? [{ life, index, entry: step }] : [];
    }),
  );
}

function withSteps(history: RecordedHistory, life: Life, steps: readonly Step[]): RecordedHistory {
  return { ...history, lives: history.lives.map((one) => (one === life ? { ...life, steps } : one)) };
}

function changeEntry(
  history: RecordedHistory,
  at: number,
  fits: (entry: Entry, life: Life, index: number) => boolean,
  change: (entry: Entry) => readonly Step[],
): RecordedHistory | undefined {
  const place = chosen(places(history, fits), at);
  if (place === undefined) return undefined;
  return withSteps(history, place.life, place.life.steps.toSpliced(place.index, 1, ...change(place.entry)));
}

const before = (life: Life, index: number) => life.steps[index - 1]?.revision ?? 0;
const isFollowedByEntry = (_: Entry, life: Life, index: number) => life.steps[index + 1]?.kind === 'entry';

const FAULTS: Readonly<Record<string, Fault>> = {
  'an acknowledged delta is at no replica': {
    kind: 'loss',
    spoil: (history, at) => {
      const last = chosen(history.endings, at);
      if (last === undefined) return undefined;
      const { shard, revision } = last;
      const ack = { shard, id: 'late', revision: revision + 1, token: 'late' };
      return {
        ...history,
        published: [...history.published, { shard, id: 'late', publisher: 'p9' }],
        acknowledged: [...history.acknowledged, ack],
      };
    },
  },
  'a replica stays behind at the end': {
    kind: 'loss',
    spoil: (history, at) => {
      const behind = chosen(history.endings, at);
      const endings = history.endings.map((one) => {
        return one === behind
          ? { ...one, revision: one.revision - 1, token: `${one.shard}@${one.revision - 1}` }
          : one;
      });
      return { ...history, endings };
    },
  },
  'a replica is not there at the end': {
    kind: 'loss',
    spoil: (history, at) => {
      const gone = chosen(history.endings, at);
      return { ...history, endings: history.endings.filter((one) => one !== gone) };
    },
  },
  'an entry is passed over': {
    kind: 'gap',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        (entry, life, index) => {
          const next = life.steps[index + 1];
          const isNew = entry.revision > before(life, index);
          return isNew && next?.kind === 'entry' && next.firstRevision > before(life, index) + 1;
        },
        () => [],
      ),
  },
  'a replica does not count a delta that it was given': {
    kind: 'gap',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        () => true,
        (entry) => [{ ...entry, firstRevision: entry.firstRevision, ids: [...entry.ids, 'one-more'] }],
      ),
  },
  'an entry is applied twice': {
    kind: 'duplicate',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        () => true,
        (entry) => [entry, entry],
      ),
  },
  'two entries change places': {
    kind: 'gap',
    spoil: (history, at) => {
      const place = chosen(places(history, isFollowedByEntry), at);
      if (place === undefined) return undefined;
      const { life, index, entry } = place;
      const next = life.steps[index + 1] as Entry;
      if (next.firstRevision <= before(life, index) + 1) return undefined;
      return withSteps(history, life, life.steps.toSpliced(index, 2, next, entry));
    },
  },
  'two deltas of an entry change places': {
    kind: 'fork',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        ({ ids }) => ids.length > 1,
        (entry) => {
          const [first, second, ...others] = entry.ids as [string, string, ...string[]];
          return [{ ...entry, ids: [second, first, ...others] }];
        },
      ),
  },
  'a replica has another delta at a revision': {
    kind: 'fork',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        () => true,
        (entry) => [{ ...entry, ids: ['other', ...entry.ids.slice(1)] }],
      ),
  },
  'a replica has another hash at a revision': {
    kind: 'fork',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        () => true,
        (entry) => [{ ...entry, token: 'other' }],
      ),
  },
  'a publisher was told another hash': {
    kind: 'fork',
    spoil: (history, at) => {
      const entry = chosen(
        places(history, () => true),
        at,
      );
      const acknowledged = history.acknowledged.map((one) => {
        const isIt = one.shard === entry?.life.shard && one.revision === entry.entry.revision;
        return isIt ? { ...one, token: 'other' } : one;
      });
      return entry === undefined ? undefined : { ...history, acknowledged };
    },
  },
  'two deltas are told one revision': {
    kind: 'fork',
    spoil: (history, at) => {
      const ack = chosen(
        history.acknowledged.filter(({ revision }) => revision > 1),
        at,
      );
      const acknowledged = history.acknowledged.map((one) => {
        return one === ack
          ? { ...one, revision: one.revision - 1, token: `${one.shard}@${one.revision - 1}` }
          : one;
      });
      return ack === undefined ? undefined : { ...history, acknowledged };
    },
  },
  'a delta is told two revisions': {
    kind: 'duplicate',
    spoil: (history, at) => {
      const ack = chosen(history.acknowledged, at);
      if (ack === undefined) return undefined;
      return { ...history, acknowledged: [...history.acknowledged, { ...ack, revision: 99, token: 'x' }] };
    },
  },
  'a delta is in the history again': {
    kind: 'duplicate',
    spoil: (history, at) => {
      const shard = chosen([...history.followers.keys()], at) as string;
      const endings = history.endings.map((one) => {
        return one.shard === shard ? { ...one, revision: one.revision + 1, token: 'again' } : one;
      });
      return { ...history, endings };
    },
  },
  'a publisher gave its deltas in another order': {
    kind: 'reorder',
    spoil: (history, at) => {
      const own = history.published.filter(({ publisher, shard }) => {
        return publisher === history.published[0]?.publisher && shard === history.published[0]?.shard;
      });
      if (own.length < 2) return undefined;
      const [first, second] = [own[at % (own.length - 1)], own[(at % (own.length - 1)) + 1]];
      const published = history.published.map((one) =>
        one === first ? second : one === second ? first : one,
      );
      return { ...history, published: published as typeof history.published };
    },
  },
  'a snapshot takes a replica back': {
    kind: 'reorder',
    spoil: (history, at) =>
      changeEntry(
        history,
        at,
        ({ revision }) => revision > 1,
        (entry) => {
          const revision = entry.revision - 1;
          const snapshot = { kind: 'snapshot', revision, token: '' } as const;
          return [entry, { ...snapshot, token: entry.token.replace(/\d+$/, `${revision}`) }];
        },
      ),
  },
  'a delta that nobody published': {
    kind: 'invented',
    spoil: (history, at) => {
      const gone = chosen(
        places(history, () => true),
        at,
      )?.entry.ids[0];
      if (gone === undefined) return undefined;
      return { ...history, published: history.published.filter(({ id }) => id !== gone) };
    },
  },
  'a publish is never answered': {
    kind: 'unanswered',
    spoil: (history, at) => {
      const ack = chosen(history.acknowledged, at);
      return { ...history, acknowledged: history.acknowledged.filter((one) => one !== ack) };
    },
  },
  'what a replica did at the end is not recorded': {
    kind: 'unrecorded',
    spoil: (history, at) => {
      const ending = chosen(history.endings, at);
      const isIts = ({ party, shard }: Life) => party === ending?.party && shard === ending?.shard;
      const life = history.lives.findLast(isIts);
      if (life === undefined) return undefined;
      // What was recorded of the life before may reach further than what is left of this one.
      return withSteps(
        history,
        life,
        life.steps.filter(({ revision }) => revision < (ending?.revision ?? 0)),
      );
    },
  },
  'nothing of a replica is recorded': {
    kind: 'unrecorded',
    spoil: (history, at) => {
      const ending = chosen(history.endings, at);
      const lives = history.lives.filter(({ party, shard }) => {
        return party !== ending?.party || shard !== ending?.shard;
      });
      return { ...history, lives };
    },
  },
  'replicas of one revision have other records': {
    kind: 'unequal',
    spoil: (history, at) => {
      const other = chosen(history.endings, at);
      return {
        ...history,
        endings: history.endings.map((one) => (one === other ? { ...one, root: 'other' } : one)),
      };
    },
  },
};

test('a history without faults has no violations', () => {
  fc.assert(
    fc.property(rightHistory, (history) => {
      expect(checkHistory(history)).toEqual([]);
    }),
  );
});

describe('what is wrong is found:', () => {
  test.each(Object.entries(FAULTS))('%s', (_, { kind, spoil }) => {
    let spoilt = 0;
    fc.assert(
      fc.property(rightHistory, fc.nat({ max: 1_000 }), (history, at) => {
        const wrong = spoil(history, at);
        if (wrong === undefined) return;
        spoilt++;
        expect(checkHistory(wrong).map((violation) => violation.kind)).toContain(kind);
      }),
    );
    expect(spoilt).toBeGreaterThan(10);
  });
});

test('what happened in another shard is no fact of this one', () => {
  fc.assert(
    fc.property(rightHistory, (history) => {
      const other = chosen([...history.followers.keys()], 0) as string;
      const endings = history.endings.map((one) =>
        one.shard === other ? { ...one, token: 'x', root: 'x' } : one,
      );
      expect(new Set(checkHistory({ ...history, endings }).map(({ shard }) => shard))).toEqual(
        new Set([other]),
      );
    }),
  );
});
