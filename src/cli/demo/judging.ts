import { toShardcastError } from '../../core/errors.js';
import { parseCursor } from '../../shard/cursor.js';
import { partsOf } from '../../shard/key.js';
import { collectionOf } from '../../snapshot/manifest.js';
import { TUPLES } from '../record-address.js';
import type { VerifyLimits } from '../verify/comparison.js';
import type { RelayState } from '../verify/relay-state.js';
import { verify } from '../verify/verify.js';
import { Fold, type TupleTree } from './fold.js';
import type { HistoricDelta } from './history.js';
import type { Opa } from './opa.js';

/** What one party holds of a shard, against the fold of the history. */
export interface Judgement {
  readonly party: 'relay' | 'agent' | 'opa';
  /** Which of several. */
  readonly name?: string;
  readonly shard: string;
  readonly revision: number;
  readonly records: number;
  /** What was compared with what. */
  readonly compared: string;
  readonly equal: boolean;
  /** Why not. */
  readonly reason?: string;
}

/** A relay that is asked. In a mesh it has a name, and the shards of other relays are not its own. */
export interface JudgedRelay {
  readonly name?: string;
  readonly state: RelayState;
}

/** Who follows a shard. */
export interface Follower {
  readonly agent: { readonly url: string };
  readonly opa: Opa | undefined;
}

/** Who is judged. */
export interface Judged {
  readonly relays: readonly JudgedRelay[];
  /** By whom followers are compared: whoever has the shard then, as a mesh may move it at any moment. */
  readonly measure: RelayState;
  /** Shard → who follows it. */
  readonly followers: ReadonlyMap<string, Follower>;
}

/** Every shard at every relay that has it, every replica and every OPA document. The fold of the history is the measure. */
export async function judge(
  { relays, measure, followers }: Judged,
  history: readonly HistoricDelta[],
  limits: VerifyLimits,
): Promise<Judgement[]> {
  const shards = [...new Set(history.map(({ shard }) => shard))].sort();
  const folds = new Map(shards.map((shard) => [shard, Fold.of(history, shard)]));
  const ofRelays: Judgement[] = [];
  for (const [shard, fold] of folds) {
    const found = await Promise.all(relays.map((relay) => judgeRelay(relay, shard, fold)));
    const judgements = found.filter((one) => one !== undefined);
    ofRelays.push(...(judgements.length === 0 ? [heldByNobody(shard)] : judgements));
  }
  const judgements = [...ofRelays];
  for (const [shard, follower] of followers) {
    const relayEqual = ofRelays.every((one) => one.shard !== shard || one.equal);
    const by = { fold: folds.get(shard)!, relay: measure, relayEqual };
    judgements.push(...(await judgeFollower(follower, shard, by, limits)));
  }
  return judgements;
}

/** undefined: a relay of a mesh that has no replica of it. */
async function judgeRelay(
  { name, state }: JudgedRelay,
  shard: string,
  fold: Fold,
): Promise<Judgement | undefined> {
  let token = '';
  const records: (readonly string[])[] = [];
  try {
    for await (const batch of state.scan(shard, 0)) {
      token = batch.token;
      for (const { key, json } of batch.records) {
        const isTuple = collectionOf(key) === TUPLES && json.toString() === 'true';
        records.push(isTuple ? partsOf(key) : [key]);
      }
    }
  } catch (failure) {
    if (name !== undefined && toShardcastError(failure).code === 'MOVED') return undefined;
    throw failure;
  }
  const { revision } = parseCursor(token);
  const found = { party: 'relay', shard, revision, records: records.length, compared: 'records' } as const;
  return { ...found, ...(name === undefined ? {} : { name }), ...verdictOf(fold, revision, records) };
}

function heldByNobody(shard: string): Judgement {
  const reason = 'no relay has it';
  return { party: 'relay', shard, revision: 0, records: 0, compared: 'records', equal: false, reason };
}

interface Measure {
  readonly fold: Fold;
  readonly relay: RelayState;
  /** Whether that relay holds the fold. */
  readonly relayEqual: boolean;
}

/** An agent and its OPA: as `shardcast verify` compares them with the relay, and the document with the fold itself. */
async function judgeFollower(
  { agent, opa }: Follower,
  shard: string,
  { fold, relay, relayEqual }: Measure,
  limits: VerifyLimits,
): Promise<Judgement[]> {
  const documents = opa === undefined ? [] : [{ opa: opa.url }];
  const comparisons = await verify(relay, { agents: [agent.url], documents, shards: [shard] }, limits);
  const inOpa = opa && (await judgeDocument(opa, shard, fold));
  return comparisons.map(({ party, revision = 0, records = 0, roots, equal, reason }) => {
    const compared = party === 'opa' ? 'document' : `root ${roots?.agent.slice(0, 16) ?? ''}`;
    const own = party === 'opa' && inOpa !== undefined ? inOpa : rootVerdict(fold, revision, relayEqual);
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

async function judgeDocument(opa: Opa, shard: string, fold: Fold) {
  const document = (await opa.data(`/shards/${encodeURIComponent(shard)}`)) as
    | { readonly tuples?: TupleTree; readonly $sync?: { readonly revision?: number } }
    | undefined;
  return verdictOf(fold, document?.$sync?.revision ?? 0, flatten(document?.tuples ?? {}));
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
