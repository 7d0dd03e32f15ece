import { toShardcastError } from '../../core/errors.js';
import { computeRoot } from '../../snapshot/manifest.js';
import { type AgentRoot, readAgentRoot } from './agent-state.js';
import { atLeast } from './at-least.js';
import type { Comparison, VerifyLimits } from './comparison.js';
import type { RelayRoot, RelayState } from './relay-state.js';

/**
 * Compares the root of an agent's replica with the relay's at the same revision. The replica must have what the relay had
 * when it was asked first: an agent that is behind is given `limits.timeoutMs` to catch up.
 */
export async function verifyReplica(
  relay: RelayState,
  shard: string,
  agent: string,
  limits: VerifyLimits,
): Promise<Comparison> {
  const head = await relay.head(shard);
  const who = `agent ${agent}`;
  const replica = await atLeast({ who, shard, revision: head.revision }, limits, () =>
    readAgentRoot(agent, shard, limits),
  );
  const found = {
    shard,
    party: 'agent',
    at: agent,
    head: head.revision,
    revision: replica.revision,
  } as const;
  const expected = await rootAt(relay, shard, replica.revision);
  if (typeof expected === 'string') return { ...found, records: undefined, equal: false, reason: expected };
  const roots = { relay: expected.root.toString('hex'), agent: replica.root };
  const reason = difference(expected, replica, roots);
  const equal = reason === undefined;
  return { ...found, records: expected.records, equal, roots, ...(equal ? {} : { reason }) };
}

function difference(
  relay: RelayRoot,
  replica: AgentRoot,
  roots: { relay: string; agent: string },
): string | undefined {
  if (roots.relay !== roots.agent) return 'the roots differ: the replica holds other records';
  if (relay.revision === 0 || relay.token === replica.token) return undefined;
  return `another history: the relay’s revision ${relay.revision} has another token`;
}

/** Or why there is none. */
async function rootAt(relay: RelayState, shard: string, revision: number): Promise<RelayRoot | string> {
  if (revision === 0) return { root: computeRoot([], []), revision, records: 0, token: '' };
  try {
    return await relay.root(shard, revision);
  } catch (failure) {
    const { code } = toShardcastError(failure);
    if (code === 'NOT_FOUND') return `the relay has no revision ${revision}`;
    if (code === 'TRIMMED') return `the relay does not keep revision ${revision} any more`;
    throw failure;
  }
}
