import { systemClock } from '../../core/clock.js';
import type { AgentServer, Resumption } from '../processes/servers.js';
import { getText } from '../verify/get-text.js';
import type { Cast, Followed } from './cast.js';

const ANSWER_TIMEOUT_MS = 10_000;

/** How an agent went on after a break, from its own log and metrics. */
export interface Resumed extends Resumption {
  readonly shard: string;
  /** Of the replica when it went on; 0: from the beginning. */
  readonly fromRevision: number;
  /** In OPA when it had caught up. */
  readonly toRevision: number;
  /** Of entries, or of chunks and the entries behind them. */
  readonly bytes: number;
  /** Until OPA had `toRevision`. */
  readonly ms: number;
}

interface Transfer {
  readonly bytes: number;
}

/** Bytes that an agent has taken from relays since it started. */
export async function transferOf({ url, shard }: AgentServer, signal: AbortSignal): Promise<Transfer> {
  const metrics = await getText(`${url}/metrics`, `agent ${shard}`, {
    signal,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  const bytes = [...metrics.matchAll(/^shardcast_agent_(?:entry|chunk)_bytes_total\{[^}]*\} (\S+)$/gm)];
  return { bytes: bytes.reduce((sum, [, value]) => sum + Number(value), 0) };
}

/** Waits until a shard that had a break is in OPA at `revision`, and tells how it came there. */
export async function whenResumed(
  cast: Cast,
  shard: Followed,
  break_: { revision: number; sinceMs: number; transferred: Transfer },
  signal: AbortSignal,
): Promise<Resumed> {
  const agent = cast.agent(shard);
  const resumption = await agent.resumed();
  await cast.opa(shard).has(shard, break_.revision);
  const ms = systemClock.monotonic() - break_.sinceMs;
  const { bytes } = await transferOf(agent, signal);
  return {
    ...resumption,
    shard,
    fromRevision: Number(/revision (\d+) is kept/.exec(resumption.reason)?.[1] ?? 0),
    toRevision: await cast.opa(shard).revision(shard),
    bytes: bytes - break_.transferred.bytes,
    ms,
  };
}
