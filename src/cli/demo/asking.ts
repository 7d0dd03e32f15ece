import { partsOf } from '../../shard/key.js';
import { collectionOf } from '../../snapshot/manifest.js';
import { TUPLES } from '../record-address.js';
import type { RelayState } from '../verify/relay-state.js';
import { type Cast, FOLLOWED, type Followed } from './cast.js';
import type { TupleTree } from './fold.js';
import type { HistoricDelta } from './history.js';
import type { Decision, Opa } from './opa.js';
import { chooseQuestions, firstGrant, type Moment, newest, type Question } from './questions.js';

export interface Answer extends Decision {
  readonly at: Moment;
  /** Whether OPA says what the fold of the history says, and names the revision. */
  readonly right: boolean;
}

export interface Asked {
  readonly question: Question;
  readonly today: Answer;
  readonly past: Answer;
}

/**
 * Asks every OPA about its shard as it is now, and about the past: the relay reads the shard at that revision, and the same
 * policy decides on what it read.
 */
export async function ask(
  cast: Cast,
  relay: RelayState,
  history: readonly HistoricDelta[],
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const shard of FOLLOWED) asked.push(...(await askShard(cast.opa(shard), relay, history, shard)));
  return asked;
}

async function askShard(
  opa: Opa,
  relay: RelayState,
  history: readonly HistoricDelta[],
  shard: Followed,
): Promise<Asked[]> {
  const [early, present] = [firstGrant(history, shard), newest(history, shard)];
  const tuples = await tuplesAt(relay, shard, early.revision);
  const asked: Asked[] = [];
  for (const question of chooseQuestions(history, shard, early)) {
    const today = await opa.ask(question);
    const past = await opa.ask(question, tuples);
    const isToday = today.allow === question.today && today.revision === present.revision;
    asked.push({
      question,
      today: { ...today, at: present, right: isToday },
      past: { ...past, at: early, right: past.allow === question.past },
    });
  }
  return asked;
}

async function tuplesAt(relay: RelayState, shard: string, revision: number): Promise<TupleTree> {
  const tree: TupleTree = {};
  for await (const { records } of relay.scan(shard, revision)) {
    for (const { key } of records) {
      const [object = '', relation = '', subject = ''] = partsOf(key);
      if (collectionOf(key) !== TUPLES) continue;
      tree[object] ??= {};
      tree[object][relation] ??= {};
      tree[object][relation][subject] = true;
    }
  }
  return tree;
}
