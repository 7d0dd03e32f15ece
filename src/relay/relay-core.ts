import type { DenialStore } from '../auth/deny-list.js';
import type { Identities } from '../auth/identities.js';
import type { AppliedFeed } from '../log/applied-feed.js';
import type { ShardStore } from '../shard/store.js';
import type { Backups } from './backups.js';
import type { Registration } from './calls.js';
import type { LocalSequencing } from './commands.js';
import type { FanOut } from './fan-out.js';
import type { MeshFigures, RelayMetrics } from './metrics.js';
import type { Routing } from './routing.js';
import type { SequencedLog } from './sequenced-log.js';
import type { Sequencer } from './sequencer.js';
import type { Importing } from './services/import-service.js';
import type { Shards } from './shards.js';
import type { Scrub } from './upkeep/scrub.js';
import type { UpkeepFigures } from './upkeep/upkeep.js';

/** Where a relay's services are, and who may come to them. */
export interface ServingAt {
  readonly grpc: string;
  readonly http: string;
  readonly fanOut: FanOut;
  /** undefined: nobody has to say who it is. */
  readonly identities: Identities | undefined;
  readonly metrics: RelayMetrics;
}

/** What lies below a relay's services: a store with its own log, or a member of a mesh. */
export interface RelayCore {
  readonly store: ShardStore;
  /** Those that this relay answers for. */
  readonly shards: Shards;
  /** Entries as they become state. */
  readonly feed: AppliedFeed;
  readonly log: SequencedLog;
  /** Who holds which shard. undefined: this relay is alone and has all. */
  readonly routing: Routing | undefined;
  /** Where publishes go that this relay is to sequence. */
  sequencing(sequencer: Sequencer): LocalSequencing;
  importing(sequencer: Sequencer): Importing;
  /** undefined: there is no archive. `dismiss` lets a shard's watchers go. */
  backups(sequencer: Sequencer, dismiss: (shard: string, reason: string) => void): Backups | undefined;
  /** Services of its own. */
  registrations(metrics: RelayMetrics): Registration[];
  /** How long ago a shard was last known to have all that was acknowledged. Milliseconds. */
  ageMs(shard: string): number;
  /** Whether records of the shard that expire are this relay's to delete. */
  owns(shard: string): boolean;
  /** Where revoked tokens are kept. Called once. */
  denials(): Promise<DenialStore>;
  /** For the metrics. */
  readonly figures: MeshFigures;
  readonly upkeep: UpkeepFigures;
  /** Looks for what disks have changed. */
  readonly scrub: Scrub;
  /** Why it should not be sent work. */
  readonly reasons: readonly string[];
  /** The services are there, at these addresses. */
  serve(at: ServingAt): Promise<void>;
  /** Hands over what it has, if there is somebody; watchers are sent on. Resolves when that is done, or takes too long. */
  drain(): Promise<void>;
  /** Tells the others that it is no relay of theirs any more; what it took is still sequenced. `stop` does it otherwise. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}
