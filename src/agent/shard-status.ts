import type { ShardFollower } from './shard-follower.js';
import type { State } from './states.js';

/** Where an agent is with one shard. */
export interface ShardStatus {
  readonly shard: string;
  /** Where OPA has it; '' without OPA. */
  readonly mount: string;
  readonly state: State;
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly reasons: readonly string[];
  readonly connected: boolean;
  /** HOST:PORT of the relay that it follows; '' when it is not connected. */
  readonly relay: string;
  readonly revision: number;
  readonly token: string;
  /** The newest revision that is known of. */
  readonly head_revision: number;
  /** What OPA is known to hold; 0: not known, or without OPA. */
  readonly sink_revision: number;
  /** How old the data may be. Milliseconds. */
  readonly staleness_ms: number;
  /** Whether policies are told that it may be old. */
  readonly stale: boolean;
  /** What went wrong last and is not mended. */
  readonly errors: readonly Readonly<Record<string, unknown>>[];
}

export function statusOf(follower: ShardFollower, mount: string, relay: string): ShardStatus {
  const { shard, standing, replica, feeding, error } = follower;
  const reasons = reasonsOf(follower);
  const errors = [error, feeding?.error].filter((one) => one !== undefined).map((one) => one.toJSON());
  return {
    shard,
    mount,
    state: standing.state,
    ready: reasons.length === 0,
    reasons,
    connected: follower.isConnected,
    relay,
    revision: replica.revision,
    token: replica.head.token,
    head_revision: follower.headRevision,
    sink_revision: feeding?.revision ?? 0,
    staleness_ms: Math.round(follower.stalenessMs),
    stale: standing.markedStale,
    errors,
  };
}

function reasonsOf(follower: ShardFollower): string[] {
  const { shard, standing, feeding, error } = follower;
  const reasons: string[] = [];
  const because = error === undefined ? '' : `: ${error.code} ${error.message}`;
  if (!standing.settled) reasons.push(`${shard} is ${standing.state}${because}`);
  else if (!follower.isFresh) {
    const seconds = (follower.stalenessMs / 1000).toFixed(1);
    reasons.push(`${shard} is ${standing.state}, proved current ${seconds} s ago${because}`);
  }
  if (!follower.isInSink) {
    const trouble = feeding?.error;
    reasons.push(
      trouble === undefined
        ? `${shard} is not in OPA yet`
        : `${shard} does not reach OPA: ${trouble.code} ${trouble.message}`,
    );
  }
  return reasons;
}
