import { ShardcastError } from '../../core/errors.js';
import { readAgentShards } from './agent-state.js';
import type { Comparison, DocumentPlace, VerifyLimits } from './comparison.js';
import type { RelayState } from './relay-state.js';
import { verifyDocument } from './verify-document.js';
import { verifyReplica } from './verify-replica.js';

export interface VerifyRequest {
  /** URLs. */
  readonly agents: readonly string[];
  /** Without `shard`: all that are verified. */
  readonly documents: readonly (Omit<DocumentPlace, 'shard'> & { readonly shard?: string })[];
  /** Default: all that the agents have, else all of the relay. */
  readonly shards?: readonly string[];
}

/** Agent → shard → mount. */
type Held = Map<string, ReadonlyMap<string, string>>;

/** One line for each agent and OPA of each shard, in the order of shards. Throws when somebody does not answer. */
export async function verify(
  relay: RelayState,
  request: VerifyRequest,
  limits: VerifyLimits,
): Promise<Comparison[]> {
  const held: Held = new Map();
  for (const agent of request.agents) held.set(agent, await readAgentShards(agent, limits));
  const shards = request.shards ?? (await everyShard(relay, request, held));
  const comparisons: Comparison[] = [];
  for (const shard of shards) {
    const holders = request.agents.filter((agent) => held.get(agent)?.has(shard));
    const documents = request.documents.filter((place) => (place.shard ?? shard) === shard);
    if (holders.length + documents.length === 0) throw heldByNobody(shard);
    for (const agent of holders) comparisons.push(await verifyReplica(relay, shard, agent, limits));
    // An agent knows where its OPA has the shard.
    const known = holders.map((agent) => held.get(agent)?.get(shard)).find((mount) => mount);
    for (const { opa, mount = known } of documents) {
      comparisons.push(await verifyDocument(relay, { shard, opa, mount }, limits));
    }
  }
  return comparisons;
}

function heldByNobody(shard: string): ShardcastError {
  return new ShardcastError('NOT_FOUND', `none of the agents holds ${shard}`, {
    hint: 'An agent is told by --shard what to hold.',
  });
}

async function everyShard(relay: RelayState, { documents }: VerifyRequest, held: Held): Promise<string[]> {
  const named = documents.flatMap(({ shard }) => (shard === undefined ? [] : [shard]));
  const known = new Set([...[...held.values()].flatMap((mounts) => [...mounts.keys()]), ...named]);
  return known.size > 0 ? [...known].sort() : (await relay.shards()).sort();
}
