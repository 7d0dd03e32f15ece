import fc from 'fast-check';
import type { Ending, Life, RecordedHistory, Step } from './recorded-history.js';

/** A shard's deltas in the order of the log, and how each follower went through them. */
interface Plan {
  /** By revision: which of the publishers. */
  readonly publishers: readonly number[];
  /** For each follower its lives: each begins so far back from where the last one ended, and takes steps. */
  readonly followers: readonly (readonly {
    readonly back: number;
    readonly steps: readonly PlannedStep[];
  }[])[];
}

interface PlannedStep {
  readonly kind: 'entry' | 'snapshot';
  readonly deltas: number;
  /** The entry begins so many revisions before what is new: the relay resumed inside of it. */
  readonly overlap: number;
}

const step: fc.Arbitrary<PlannedStep> = fc.record({
  kind: fc.constantFrom('entry', 'entry', 'entry', 'snapshot'),
  deltas: fc.integer({ min: 1, max: 4 }),
  overlap: fc.integer({ min: 0, max: 2 }),
});
const lives = fc.array(
  fc.record({ back: fc.integer({ min: 0, max: 3 }), steps: fc.array(step, { maxLength: 4 }) }),
  { minLength: 1, maxLength: 3 },
);
const plan: fc.Arbitrary<Plan> = fc.record({
  publishers: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 14 }),
  followers: fc.array(lives, { minLength: 2, maxLength: 3 }),
});

/** Histories as a mesh without faults would make them. */
export const rightHistory: fc.Arbitrary<RecordedHistory> = fc
  .array(plan, { minLength: 1, maxLength: 3 })
  .map((plans) => merge(plans.map((one, index) => historyOf(`shard-${index}`, one))));

export function tokenOf(shard: string, revision: number): string {
  return `${shard}@${revision}`;
}

function historyOf(shard: string, { publishers, followers }: Plan): RecordedHistory {
  const ids = publishers.map((publisher, index) => `${shard}/p${publisher}/${index + 1}`);
  const head = ids.length;
  const parties = followers.map((_, index) => `agent-${index}`);
  const ending = (party: string): Ending => {
    return { party, shard, revision: head, token: tokenOf(shard, head), root: `root of ${shard}` };
  };
  return {
    published: ids.map((id, index) => ({ shard, id, publisher: `p${publishers[index]}` })),
    acknowledged: ids.map((id, index) => {
      return { shard, id, revision: index + 1, token: tokenOf(shard, index + 1) };
    }),
    lives: followers.flatMap((planned, index) => livesOf(shard, parties[index] as string, planned, ids)),
    endings: parties.map(ending),
    followers: new Map([[shard, parties]]),
    recorded: new Set(parties),
  };
}

function livesOf(shard: string, party: string, planned: Plan['followers'][number], ids: readonly string[]) {
  let at = 0;
  const all: Life[] = [];
  const move = (revision: number) => {
    at = revision;
    return { revision, token: tokenOf(shard, revision) };
  };
  for (const [index, { back, steps }] of planned.entries()) {
    const taken: Step[] = [{ kind: 'opened', ...move(Math.max(0, at - back)) }];
    // The last life goes on to the head.
    const toHead = { kind: 'entry', deltas: ids.length, overlap: 0 } as const;
    for (const { kind, deltas, overlap } of index === planned.length - 1 ? [...steps, toHead] : steps) {
      const to = Math.min(ids.length, at + deltas);
      if (to === at) continue;
      const firstRevision = Math.max(1, at + 1 - overlap);
      if (kind === 'snapshot') taken.push({ kind, ...move(to) });
      else taken.push({ kind, firstRevision, ids: ids.slice(firstRevision - 1, to), ...move(to) });
    }
    all.push({ party, shard, steps: taken });
  }
  return all;
}

function merge(parts: readonly RecordedHistory[]): RecordedHistory {
  return {
    published: parts.flatMap(({ published }) => published),
    acknowledged: parts.flatMap(({ acknowledged }) => acknowledged),
    lives: parts.flatMap((part) => part.lives),
    endings: parts.flatMap(({ endings }) => endings),
    followers: new Map(parts.flatMap(({ followers }) => [...followers])),
    recorded: new Set(parts.flatMap(({ recorded }) => [...recorded])),
  };
}
