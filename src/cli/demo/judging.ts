import { parseCursor } from '../../shard/cursor.js';
import { partsOf } from '../../shard/key.js';
import { collectionOf } from '../../snapshot/manifest.js';
import { TUPLES } from '../record-address.js';
import type { VerifyLimits } from '../verify/comparison.js';
import type { RelayState } from '../verify/relay-state.js';
import { verify } from '../verify/verify.js';
import { type Cast, FOLLOWED, type Followed } from './cast.js';
import { Fold, type TupleTree } from './fold.js';
import type { HistoricDelta } from './history.js';

/** What one party holds of a shard, against the fold of the history. */
export interface Judgement {
  readonly party: 'relay' | 'agent' | 'opa';
  readonly shard: string;
  readonly revision: number;
  readonly records: number;
  /** What was compared with what. */
  readonly compared: string;
  readonly equal: boolean;
  /** Why not. */
  readonly reason?: string;
}

/** Every shard at the relay, every replica and every OPA document. The fold of the history is the measure. */
export async function judge(
  cast: Cast,
  relay: RelayState,
  history: readonly HistoricDelta[],
  limits: VerifyLimits,
): Promise<Judgement[]> {
  const shards = [...new Set(history.map(({ shard }) => shard))].sort();
  const folds = new Map(shards.map((shard) => [shard, Fold.of(history, shard)]));
  const ofRelay: Judgement[] = [];
  for (const [shard, fold] of folds) ofRelay.push(await judgeRelay(relay, shard, fold));
  const judgements = [...ofRelay];
  for (const shard of FOLLOWED) {
    const relayEqual = ofRelay.some((one) => one.shard === shard && one.equal);
    judgements.push(...(await judgeFollower(cast, relay, shard, folds.get(shard)!, relayEqual, limits)));
  }
  return judgements;
}

async function judgeRelay(relay: RelayState, shard: string, fold: Fold): Promise<Judgement> {
  let token = '';
  const records: (readonly string[])[] = [];
  for await (const batch of relay.scan(shard, 0)) {
    token = batch.token;
    for (const { key, json } of batch.records) {
      const isTuple = collectionOf(key) === TUPLES && json.toString() === 'true';
      records.push(isTuple ? partsOf(key) : [key]);
    }
  }
  const { revision } = parseCursor(token);
  const found = { party: 'relay', shard, revision, records: records.length, compared: 'records' } as const;
  return { ...found, ...verdictOf(fold, revision, records) };
}

/** An agent and its OPA: as `shardcast verify` compares them with the relay, and the document with the fold itself. */
async function judgeFollower(
  cast: Cast,
  relay: RelayState,
  shard: Followed,
  fold: Fold,
  relayEqual: boolean,
  limits: VerifyLimits,
): Promise<Judgement[]> {
  const request = {
    agents: [cast.agent(shard).url],
    documents: [{ opa: cast.opa(shard).url }],
    shards: [shard],
  };
  const comparisons = await verify(relay, request, limits);
  const document = (await cast.opa(shard).data(`/shards/${encodeURIComponent(shard)}`)) as
    | { readonly tuples?: TupleTree; readonly $sync?: { readonly revision?: number } }
    | undefined;
  const tuples = flatten(document?.tuples ?? {});
  const inOpa = verdictOf(fold, document?.$sync?.revision ?? 0, tuples);
  return comparisons.map(({ party, revision = 0, records = 0, roots, equal, reason }) => {
    const compared = party === 'opa' ? 'document' : `root ${roots?.agent.slice(0, 16) ?? ''}`;
    const own = party === 'opa' ? inOpa : rootVerdict(fold, revision, relayEqual);
    const why = reason ?? own.reason;
    return {
      party,
      shard,
      revision,
      records,
      compared,
      equal: equal && own.equal,
      ...(why ? { reason: why } : {}),
    };
  });
}

/** A root equal to the relay's proves as much as the relay's own records do. */
function rootVerdict(fold: Fold, revision: number, relayEqual: boolean): Pick<Judgement, 'equal' | 'reason'> {
  if (revision !== fold.revision)
    return { equal: false, reason: `the history has ${fold.revision} revisions` };
  return relayEqual
    ? { equal: true }
    : { equal: false, reason: 'the relay, whose root it has, differs from the fold' };
}

function verdictOf(
  fold: Fold,
  revision: number,
  tuples: readonly (readonly string[])[],
): Pick<Judgement, 'equal' | 'reason'> {
  const differences = fold.differencesFrom(tuples);
  if (revision !== fold.revision)
    return { equal: false, reason: `the history has ${fold.revision} revisions` };
  return differences === 0
    ? { equal: true }
    : { equal: false, reason: `${differences} tuples differ from the fold` };
}

function flatten(tree: TupleTree): string[][] {
  return Object.entries(tree).flatMap(([object, relations]) =>
    Object.entries(relations).flatMap(([relation, subjects]) =>
      Object.entries(subjects).map(([subject, value]) => [
        object,
        relation,
        subject,
        ...(value === true ? [] : ['?']),
      ]),
    ),
  );
}
