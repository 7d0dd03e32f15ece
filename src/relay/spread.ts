import { createHash } from 'node:crypto';
import type { RelayPlace } from './routing.js';

/**
 * The relays in the order in which `agent` should ask them: each agent ranks them by a hash of its own, so a shard's agents are
 * spread over its replicas, and when a relay goes only its own agents move.
 */
export function spread(agent: string, relays: readonly RelayPlace[]): readonly RelayPlace[] {
  if (agent === '' || relays.length < 2) return relays;
  return relays
    .map((relay) => ({ relay, rank: rankOf(agent, relay) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ relay }) => relay);
}

function rankOf(agent: string, { id }: RelayPlace): string {
  return createHash('sha256').update(`${agent}\0${id}`).digest('hex');
}
