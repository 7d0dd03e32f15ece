import type { NatsOptions } from '../../log/jetstream/connect.js';
import type { UpkeepLimits } from '../upkeep/kept-shard.js';
import type { ImportArchive } from './import-archive.js';
import type { ReplicationHooks } from './lag-pass.js';

/** See `NatsCallout`. */
export interface MeshCallout {
  /** File with the keys that `shardcast mesh nats-config --callout` has made. */
  keyFile: string;
  /** The longest that a connection stays without asking again. Milliseconds; default 15 minutes. */
  lifeMs?: number;
}

/** A relay as one of a mesh. */
export interface MeshOptions {
  /** HOST:PORT of NATS servers; one that answers is enough to begin. */
  servers: readonly string[];
  /** User, password, token or credentials for NATS, and the like. */
  nats?: NatsOptions;
  /** This relay's own name in the mesh: `[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}`. */
  id: string;
  /** HOST:PORT at which agents, clients and other relays reach gRPC. Default: what it listens on. */
  advertise?: string;
  /** HOST:PORT of health and metrics, for people. Default: what it listens on. */
  advertiseHttp?: string;
  /** Replicas of each partition: what the mesh was made with, else the relay does not start. Default: whatever that is. */
  replicas?: number;
  /** Whether this relay answers nats-servers that ask who somebody is. Default: it does not. */
  callout?: MeshCallout;
  /** URL of the archive, the same for all relays: see `openArchive`. Default: none. */
  archive?: string;
  /** File of the keys by which the archive is encrypted: see `archiveKeysFrom`. Default: it is not. */
  archiveKey?: string;
  /** How long a draining relay waits for others to have what it has. Milliseconds; default 60,000. */
  drainTimeoutMs?: number;
  /** When owners archive, trim and forget; needs `archive`. */
  upkeep?: Partial<UpkeepLimits> & { intervalMs?: number };
  /** Between two signs of life of a member. Milliseconds; default 1,000. */
  memberHeartbeatMs?: number;
  /** Who is silent for longer is gone. Milliseconds; default 5,000. */
  memberExpiryMs?: number;
  /**
   * How long a partition must be ready elsewhere before this relay drops it, and how long absent holders of a shard are waited for when the log has
   * lost entries of it. Milliseconds; default 10,000.
   */
  holdDownMs?: number;
  /** Partitions that are fetched at a time. Default 4. */
  fillsMax?: number;
  /** Where imports are until every replica has merged them: the same for all relays of the mesh. Default: the mesh takes no imports. */
  imports?: ImportArchive;
  /** Resolves when what a shard has of a fork may be discarded; a rejection is asked again. Default: at once. */
  onFork?: ReplicationHooks['onFork'];
}

export const HOLD_DOWN_MS = 10_000;
export const DRAIN_TIMEOUT_MS = 60_000;
