import { EACH } from '../auth/need.js';
import { ShardcastError } from '../core/errors.js';
import { json } from '../http/answer.js';
import { parsedJson } from '../http/body.js';
import { healthRoutes, type Readiness } from '../http/health.js';
import { type Received, type Route, route } from '../http/route.js';
import type { AgentControl } from './agent-control.js';

const SHARDS = '/v1/shards';
const ONE_SHARD = `${SHARDS}/:shard`;

/**
 * GET /healthz (the process lives), /readyz (200 or 503, and why), /metrics, /v1/shards, /v1/shards/ID/root; POST /v1/shards
 * {"shard", "mount"?}; DELETE /v1/shards/ID. Lists and metrics are of the shards that the caller may know of.
 */
export function agentRoutes(agent: AgentControl): Route[] {
  return [
    ...healthRoutes(() => readinessOf(agent)),
    route({
      method: 'GET',
      path: '/metrics',
      need: EACH,
      read: () => undefined,
      answer: async (_, authority) => {
        const { agentMetrics } = await import('./metrics.js');
        const { type, text: body } = await agentMetrics(agent, (shard) => authority.allows('list', shard));
        return { status: 200, type, body };
      },
    }),
    route({
      method: 'GET',
      path: SHARDS,
      need: EACH,
      read: () => undefined,
      answer: (_, authority) =>
        json(
          200,
          agent.status((shard) => authority.allows('list', shard)),
        ),
    }),
    route({
      method: 'GET',
      path: `${ONE_SHARD}/root`,
      need: (shard) => ({ action: 'read', shard }),
      read: shardOf,
      answer: async (shard) => json(200, await agent.root(shard)),
    }),
    route({
      method: 'POST',
      path: SHARDS,
      read: ({ body }) => addition(body),
      need: ({ shard }) => ({ action: 'follow', shard }),
      answer: ({ shard, mount }) => {
        agent.add(shard, mount === undefined ? {} : { mount });
        return json(201, { added: shard });
      },
    }),
    route({
      method: 'DELETE',
      path: ONE_SHARD,
      need: (shard) => ({ action: 'follow', shard }),
      read: shardOf,
      answer: async (shard) => {
        await agent.drop(shard);
        return json(200, { dropped: shard });
      },
    }),
  ];
}

function shardOf({ params }: Received): string {
  return params.shard ?? '';
}

/** In numbers: everybody may ask, and no shard is named. */
function readinessOf(agent: AgentControl): Readiness {
  const { ready, shards } = agent.status();
  const counts = new Map<string, number>();
  for (const { ready: isReady, state, errors } of shards) {
    if (isReady) continue;
    const codes = errors.map(({ code }) => String(code)).join(', ');
    const why = `${state}${codes === '' ? '' : `: ${codes}`}`;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const reasons = [...counts].map(
    ([why, count]) => `${count} of ${shards.length} not ready, ${why} (see ${SHARDS})`,
  );
  if (!ready && reasons.length === 0) reasons.push('the agent is not running');
  return { ready, reasons };
}

function addition(body: string): { shard: string; mount: string | undefined } {
  const given = parsedJson(body);
  if (typeof given === 'object' && given !== null && 'shard' in given && typeof given.shard === 'string') {
    const mount = 'mount' in given ? given.mount : undefined;
    if (mount === undefined || typeof mount === 'string') return { shard: given.shard, mount };
  }
  throw new ShardcastError('INVALID_ARGUMENT', 'expected {"shard": "ID", "mount": "/path"}', {
    hint: 'The mount may be left out: it is then /shards/ID.',
  });
}
