import { ShardcastError } from '../../core/errors.js';
import type { VerifyLimits } from './comparison.js';
import { getText } from './get-text.js';

export interface AgentRoot {
  readonly revision: number;
  readonly token: string;
  /** Hexadecimal digits. */
  readonly root: string;
}

/** The shards that an agent holds, and where its OPA has them; '' without OPA. */
export async function readAgentShards(
  agent: string,
  limits: VerifyLimits,
): Promise<ReadonlyMap<string, string>> {
  const answer = await getJson(`${agent}/v1/shards`, limits);
  const { shards } = answer;
  if (!Array.isArray(shards)) throw notAnAgent(agent);
  const mounts = new Map<string, string>();
  for (const item of shards as readonly unknown[]) {
    if (!isObject(item) || typeof item.shard !== 'string') throw notAnAgent(agent);
    mounts.set(item.shard, typeof item.mount === 'string' ? item.mount : '');
  }
  return mounts;
}

/** The name of the replica's state. */
export async function readAgentRoot(agent: string, shard: string, limits: VerifyLimits): Promise<AgentRoot> {
  const { revision, token, root } = await getJson(
    `${agent}/v1/shards/${encodeURIComponent(shard)}/root`,
    limits,
  );
  if (typeof revision !== 'number' || typeof token !== 'string' || typeof root !== 'string') {
    throw notAnAgent(agent);
  }
  return { revision, token, root };
}

async function getJson(url: string, limits: VerifyLimits): Promise<Readonly<Record<string, unknown>>> {
  const text = await getText(url, 'the agent', { ...limits, access: limits.agentAccess });
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // what answers is no agent
  }
  throw notAnAgent(url);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnAgent(url: string): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `not an answer of an agent: ${url}`, {
    hint: 'Name the HTTP address of `shardcast agent`, by default 127.0.0.1:7413.',
  });
}
