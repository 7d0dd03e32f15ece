import { Mount } from '../../agent/sinks/mount.js';
import { parseMark, SYNC, type SyncMark } from '../../agent/sinks/sync-mark.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { atLeast } from './at-least.js';
import type { Comparison, DocumentPlace, VerifyLimits } from './comparison.js';
import { DocumentComparison } from './document-comparison.js';
import { documentRecords } from './document-records.js';
import { parseExact } from './exact-json.js';
import { getText } from './get-text.js';
import type { RelayState } from './relay-state.js';

/**
 * Compares OPA's document of a shard with the relay's records at the revision that the document's `$sync` names. Document
 * and mark are one answer of OPA, so they belong together whatever is written meanwhile. The document must have what the
 * relay had when it was asked first: one that is behind is given `limits.timeoutMs`.
 */
export async function verifyDocument(
  relay: RelayState,
  place: DocumentPlace,
  limits: VerifyLimits,
): Promise<Comparison> {
  const { shard, opa } = place;
  const mount = new Mount(place.mount ?? `/shards/${shard}`);
  const head = await relay.head(shard);
  const { document, mark, revision } = await atLeast(
    { who: `OPA ${opa}`, shard, revision: head.revision },
    limits,
    () => readDocument(opa, mount, limits),
  );
  const found = { shard, party: 'opa', at: opa, head: head.revision, revision, records: undefined } as const;
  if (document === undefined) {
    return { ...found, equal: false, reason: `OPA has nothing at ${mount.path}` };
  }
  if (mark === undefined) {
    return { ...found, equal: false, reason: `no agent has written ${mount.path}: it has no ${SYNC}` };
  }
  const { keyParts } = await relay.head(shard);
  const comparison = new DocumentComparison(documentRecords(document, keyParts), limits.firstMax);
  const reason = await expectRecords(comparison, relay, shard, mark);
  if (reason !== undefined) return { ...found, equal: false, reason };
  const { records, differences, first } = comparison.end();
  return {
    ...found,
    records,
    equal: differences === 0,
    differences,
    first,
    ...(differences === 0 ? {} : { reason: `${differences} of the records differ` }),
  };
}

/** Returns why there is nothing to compare with, if so. */
async function expectRecords(
  comparison: DocumentComparison,
  relay: RelayState,
  shard: string,
  { token, revision }: SyncMark,
): Promise<string | undefined> {
  if (revision === 0) return undefined;
  try {
    for await (const batch of relay.scan(shard, revision)) {
      if (batch.token !== token) return `another history: the relay’s revision ${revision} has another token`;
      for (const { key, json } of batch.records) comparison.expect(key, json);
    }
    return undefined;
  } catch (failure) {
    const { code } = toShardcastError(failure);
    if (code === 'NOT_FOUND') return `the relay has no revision ${revision}`;
    if (code === 'TRIMMED') return `the relay does not keep revision ${revision} any more`;
    throw failure;
  }
}

async function readDocument(
  opa: string,
  mount: Mount,
  limits: VerifyLimits,
): Promise<{ document: unknown; mark: SyncMark | undefined; revision: number | undefined }> {
  const answer = await getText(opa + mount.url, 'OPA', { ...limits, access: limits.opaAccess });
  const document = resultOf(answer, opa);
  const sync = typeof document === 'object' && document !== null && SYNC in document ? document[SYNC] : {};
  const mark = parseMark(JSON.stringify({ result: sync }));
  return { document, mark, revision: mark?.revision };
}

function resultOf(answer: string, opa: string): unknown {
  try {
    const parsed = parseExact(answer);
    if (typeof parsed === 'object' && parsed !== null) return 'result' in parsed ? parsed.result : undefined;
  } catch {
    // what answers is no OPA
  }
  throw new ShardcastError('SINK_UNAVAILABLE', `not an answer of OPA: ${answer.slice(0, 100)}`, {
    hint: `Is something else listening at ${opa}?`,
  });
}
