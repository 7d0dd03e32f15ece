import type { CallerOptions } from '../auth/open-identities.js';
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/log.js';
import type { Access } from '../wire/access.js';
import type { ServerTls } from '../wire/tls-files.js';
import type { OpaLineOptions } from './sinks/opa-line.js';
import type { Source } from './sources/source.js';

/** A shard to follow. */
export interface FollowedShard {
  /** The shard's name. */
  readonly shard: string;
  /** Where OPA has it in `data`. Default `/shards/<shard>`. Mounts may not lie in each other. */
  readonly mount?: string;
}

/** What an Agent is made with. */
/** By what those are known who ask over HTTP for more than health: `CallerOptions`. */
export interface AgentOptions extends Access, CallerOptions {
  /** HOST:PORT of a relay, or of several of a mesh: each shard is followed at one that serves it. */
  relay: string | readonly string[];
  /** Folder of the replica; made when missing. One agent at a time. */
  dataDir: string;
  /** Shards to follow from the start, by name or with their mount. More with `add`. Default: none. */
  shards?: readonly (string | FollowedShard)[];
  /** The OPA that is fed. Default: none, the replica is read in process. */
  opa?: OpaLineOptions & {
    /** Silence of OPA after which a write has failed; large ones get more. Milliseconds, default 10,000. */
    readonly timeoutMs?: number;
  };
  /** HOST:PORT of health, metrics and control; port 0 takes a free one. Default: no HTTP. */
  http?: string;
  /** TLS of HTTP. Default: none. */
  httpTls?: ServerTls;
  /**
   * Age of the data at which readiness ends and `$sync.stale` is set. Milliseconds, 0 to 604,800,000 (7 days); default 0:
   * `$sync.stale` is never set, and readiness ends ten seconds after a shard was last proved current.
   */
  maxStalenessMs?: number;
  /** The agent's name in status and waits, 1 to 256 bytes. Default: made once, kept in `dataDir`. */
  agentId?: string;
  /** Where deltas come from. Default: gRPC to `relay`. */
  source?: Source;
  /** Default: the system's. */
  clock?: Clock;
  /** Default: silent. */
  logger?: Logger;
}
