import { ShardcastError } from '../../core/errors.js';
import { Access, ROLES, type Role } from './access.js';
import { Fold } from './fold.js';
import type { HistoricDelta, TupleChange } from './history.js';

export interface Moment {
  readonly revision: number;
  /** Unix seconds. */
  readonly at: number;
}

/** May this user do this to that repository? */
export interface Question {
  readonly shard: string;
  readonly user: string;
  readonly action: Role;
  readonly repo: string;
  /** Why it was chosen. */
  readonly kind: 'nested' | 'lost' | 'gained';
  /** What the fold says, today and at the moment in the past. */
  readonly today: boolean;
  readonly past: boolean;
}

/** The first revision of a shard that grants anything on a repository: before it, every answer is no. */
export function firstGrant(history: readonly HistoricDelta[], shard: string): Moment {
  const own = history.filter((delta) => delta.shard === shard);
  const isGrant = ([verb, object, relation]: TupleChange) =>
    verb === 'touch' && object.startsWith('repo:') && relation !== 'org';
  const index = Math.max(
    0,
    own.findIndex(({ changes }) => changes.some(isGrant)),
  );
  return { revision: index + 1, at: own[index]?.at ?? 0 };
}

export function newest(history: readonly HistoricDelta[], shard: string): Moment {
  const own = history.filter((delta) => delta.shard === shard);
  return { revision: own.length, at: own.at(-1)?.at ?? 0 };
}

/**
 * Questions worth asking, from the data alone and always the same: one that a nested team answers, where there is one;
 * one about a right to write that was lost since the moment in the past, and one about a right that was gained.
 */
export function chooseQuestions(history: readonly HistoricDelta[], shard: string, past: Moment): Question[] {
  const today = new Access(Fold.of(history, shard));
  const then = new Access(Fold.of(history, shard, past.revision));
  const question = (kind: Question['kind'], action: Role, pairs: ReadonlySet<string>): Question[] => {
    const [pair] = [...pairs].sort();
    if (pair === undefined) return [];
    const [user = '', repo = ''] = pair.split(' ');
    const answers = { today: today.pairs(action).has(pair), past: then.pairs(action).has(pair) };
    return [{ shard, user, action, repo, kind, ...answers }];
  };
  const strongest = ROLES.findLast((action) => today.nestedPairs(action).size > 0);
  const nested = strongest === undefined ? [] : question('nested', strongest, today.nestedPairs(strongest));
  const lost = question('lost', 'write', minus(then.pairs('write'), today.pairs('write')));
  const gained = question('gained', 'write', minus(today.pairs('write'), then.pairs('write')));
  if (lost.length > 0 && gained.length > 0) return [...nested, ...lost, ...gained];
  throw new ShardcastError('NOT_FOUND', `the history of ${shard} has no question worth asking`, {
    hint: 'Is examples/kubernetes-org/deltas.ndjson.gz the file that came with shardcast?',
  });
}

function minus(set: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...set].filter((item) => !other.has(item)));
}
