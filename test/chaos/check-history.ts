import type { Ending, Life, RecordedHistory, Violation } from './recorded-history.js';
import { ShardFacts } from './shard-facts.js';

/**
 * Holds what was acknowledged against what every replica did. Nothing is believed of any party: whatever somebody says about a revision (a publisher's
 * receipt, an agent that applied it, a relay's log) is a fact that all others must agree with. From that follow no fork and no
 * duplicate; from each replica's own steps, which must reach its ending, no gap and no way back; from the endings no loss. Safety alone: that the run got
 * anywhere is the runner's to see, but for publishes without an answer.
 */
export function checkHistory(history: RecordedHistory): Violation[] {
  const shards = new Map<string, ShardFacts>();
  const facts = (shard: string): ShardFacts => {
    const known = shards.get(shard) ?? new ShardFacts(shard);
    shards.set(shard, known);
    return known;
  };
  for (const { shard, id, publisher } of history.published) facts(shard).publish(id, publisher);
  for (const { shard, id, revision, token } of history.acknowledged) {
    facts(shard).acknowledge(id, revision, token);
  }
  for (const life of history.lives) checkLife(life, facts(life.shard));
  for (const [shard, parties] of history.followers) {
    const endings = history.endings.filter((ending) => ending.shard === shard);
    checkEndings(facts(shard), parties, endings);
    for (const ending of endings) checkRecorded(ending, history, facts(shard));
  }
  return [...shards.values()].flatMap((shard) => {
    shard.checkOrder();
    return shard.violations;
  });
}

function checkLife({ party, steps }: Life, facts: ShardFacts): void {
  let at: number | undefined;
  for (const step of steps) {
    const { kind, revision, token } = step;
    if (revision > 0) facts.learn(party, revision, { token });
    if (kind === 'entry') checkEntry(party, step, at, facts);
    else if (at !== undefined && revision < at) {
      facts.violated('reorder', `${party} went back from revision ${at} to ${revision} by a snapshot`);
    }
    at = revision;
  }
}

function checkEntry(
  party: string,
  { firstRevision, ids, revision }: Extract<Life['steps'][number], { kind: 'entry' }>,
  at: number | undefined,
  facts: ShardFacts,
): void {
  const lastRevision = firstRevision + ids.length - 1;
  for (const [index, id] of ids.entries()) facts.learn(party, firstRevision + index, { id });
  if (at === undefined)
    facts.violated('gap', `${party} applied revision ${firstRevision} before it was opened`);
  else if (firstRevision > at + 1) {
    facts.violated('gap', `${party} at revision ${at} applied an entry that begins with ${firstRevision}`);
  } else if (lastRevision <= at) {
    facts.violated(
      'duplicate',
      `${party} at revision ${at} applied ${firstRevision} to ${lastRevision} again`,
    );
  }
  if (revision === lastRevision) return;
  facts.violated('gap', `${party} says revision ${revision} after an entry that ends with ${lastRevision}`);
}

/** What is not in the record was not judged: a replica whose record stops before its end held nothing that it seems to hold. */
function checkRecorded(
  { party, shard, revision }: Ending,
  history: RecordedHistory,
  facts: ShardFacts,
): void {
  if (!history.recorded.has(party)) return;
  const last = recordedTo(history.lives, party, shard);
  if (last >= revision) return;
  facts.violated('unrecorded', `${party} ends at revision ${revision}, but its record at ${last}`);
}

/** Where the last life of a replica was when the last of its steps was written down; 0 without any. */
export function recordedTo(lives: readonly Life[], party: string, shard: string): number {
  const life = lives.findLast((one) => one.party === party && one.shard === shard);
  return life?.steps.at(-1)?.revision ?? 0;
}

function checkEndings(facts: ShardFacts, parties: readonly string[], endings: readonly Ending[]): void {
  const first = endings[0];
  for (const party of parties) {
    const ending = endings.find((one) => one.party === party);
    if (ending === undefined) {
      if (facts.acknowledgedRevision > 0) facts.violated('loss', `${party} has no replica at the end`);
      continue;
    }
    const { revision, token, root } = ending;
    if (revision > 0) facts.learn(party, revision, { token });
    facts.end(party, revision);
    if (first !== undefined && (revision !== first.revision || root !== first.root)) {
      const what = `${party} ends at revision ${revision} with root ${root}, ${first.party} at ${first.revision} with ${first.root}`;
      facts.violated('unequal', what);
    }
  }
}
