import type { MeshFindings } from './mesh-direct.js';

/** What `mesh demo --json` prints: a contract. */
export function meshDemoShape(
  { join, crash, publishMs, judgements }: MeshFindings,
  facts: { equal: boolean; deltas: number; seconds: number },
) {
  const { replicas_moved, owners_moved } = join.plan;
  return {
    equal: facts.equal,
    seconds: rounded(facts.seconds),
    published: { deltas: facts.deltas, ms: rounded(publishMs) },
    joined: {
      relay: 'relay-4',
      at_delta: join.atDelta,
      replicas_moved,
      owners_moved,
      ready: join.ready,
      ms: rounded(join.ms),
    },
    killed: {
      relay: crash.relay,
      nats: crash.nats,
      at_delta: crash.atDelta,
      without_receipt: crash.underWay,
      whole_ms: rounded(crash.wholeMs),
      pauses: crash.pauses.map(({ shard, ms }) => ({ shard, ms: rounded(ms) })),
    },
    parties: judgements,
  };
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
