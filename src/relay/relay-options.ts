import type { CallerOptions } from '../auth/open-identities.js';
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/log.js';
import type { Access } from '../wire/access.js';
import type { ServerTls } from '../wire/tls-files.js';
import type { RateLimits } from './allowance.js';
import type { Audit } from './audit/audit.js';
import type { EmbeddedOptions } from './embedded-core.js';
import type { MeshOptions } from './mesh/mesh-options.js';
import type { Routing } from './routing.js';

export interface RelayOptions extends CallerOptions {
  /** Folder of the shard store; made when missing. One process at a time. */
  dataDir: string;
  /** HOST:PORT of gRPC. Default 127.0.0.1:7411; port 0 takes a free one. */
  listen?: string;
  /** HOST:PORT of health and metrics. Default: no HTTP. */
  http?: string;
  /** What the relay is called in its status. Default: its gRPC address. */
  name?: string;
  /** Of the program, for its status. */
  version?: string;
  /** LMDB environments, 1 to 64. Default 4; fixed with the first start. */
  lanes?: number;
  /** Slices of the shards, 1 to 65,535. Default 256; fixed with the first start. In a mesh the log's, whatever is said here. */
  partitions?: number;
  /** An overlay of this size is cut into a snapshot. Bytes; default: the store's. */
  cutBytes?: number;
  /** Entries kept per shard, for resuming and for reading the past. Bytes; default: the store's. */
  historyBytes?: number;
  /** What may wait for one subscriber. Bytes; default 8 MiB. */
  subscriberBytesMax?: number;
  /** Between heartbeats to subscribers. Milliseconds; default 2,000. */
  heartbeatMs?: number;
  /** One of a mesh, on NATS. Default: a relay by itself, whose log is its store. */
  mesh?: MeshOptions;
  /** URL of the archive of a relay by itself: see `openArchive`. In a mesh it is the mesh's. Default: none. */
  archive?: string;
  /** File of the keys by which the archive is encrypted: see `archiveKeysFrom`. In a mesh it is the mesh's. Default: it is not. */
  archiveKey?: string;
  /** What a relay by itself archives without being asked. Default: as `UPKEEP_DEFAULTS` says. */
  upkeep?: EmbeddedOptions['upkeep'];
  /** Who holds what, for relays with logs of their own. Default: it is alone and serves every shard. In a mesh: the mesh says. */
  routing?: Routing;
  /** TLS of gRPC and HTTP. Default: none. */
  tls?: ServerTls;
  /** Connections of gRPC at a time. Default 10,000. */
  connectionsMax?: number;
  /** What each principal may take at this relay. Default: as much as it likes, and 100,000 calls at a time. Nobody is limited without keys. */
  rates?: RateLimits;
  /** Resident bytes of the process beyond which no bulk work is begun. Default 0: 85 % of the heap's limit alone count. */
  memoryBytesMax?: number;
  /** How other relays are reached, and this one's own token. Default: without TLS, as nobody. */
  peers?: Access;
  /** Told who did what: see `AuditLog`. Default: nobody is. */
  audit?: Audit;
  clock?: Clock;
  logger?: Logger;
}
