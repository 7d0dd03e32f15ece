import type { Access } from '../../wire/access.js';
import type { Difference } from './document-comparison.js';

/** A shard of one party, an agent's replica or OPA's document, against the relay at the same revision. */
export interface Comparison {
  readonly shard: string;
  readonly party: 'agent' | 'opa';
  /** URL. */
  readonly at: string;
  /** The relay's revision when it was asked first. */
  readonly head: number;
  /** The revision that was compared, not below it; undefined: the party has none. */
  readonly revision: number | undefined;
  /** Of the relay, at that revision. */
  readonly records: number | undefined;
  readonly equal: boolean;
  /** Why they are not equal, in a few words. */
  readonly reason?: string;
  /** Roots in hexadecimal digits, of agents. */
  readonly roots?: { readonly relay: string; readonly agent: string };
  /** Of documents. */
  readonly differences?: number;
  readonly first?: readonly Difference[];
}

/** Where to ask: an OPA's document of a shard. */
export interface DocumentPlace {
  readonly shard: string;
  readonly opa: string;
  /** In OPA's `data`. Default /shards/ID. */
  readonly mount?: string | undefined;
}

/** How long and how deep. */
export interface VerifyLimits {
  readonly signal: AbortSignal;
  /** For an answer, and for an agent that is behind to catch up. Milliseconds. */
  readonly timeoutMs: number;
  /** Differences described for each document. */
  readonly firstMax: number;
  /** How agents and OPA are reached, and as whom. Default: as nobody. */
  readonly agentAccess?: Access | undefined;
  readonly opaAccess?: Access | undefined;
}
