import { setMaxListeners } from 'node:events';
import type { Identities } from '../../auth/identities.js';
import { ShardcastError } from '../../core/errors.js';
import { Stack } from '../../core/lifecycle.js';
import type { AppliedFeed } from '../../log/applied-feed.js';
import type { JetStreamLog } from '../../log/jetstream/jetstream-log.js';
import type { ShardStore } from '../../shard/store.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { Access } from '../../wire/access.js';
import { ChannelPool } from '../../wire/channel-pool.js';
import { Backups, type BackupsOptions } from '../backups.js';
import type { Registration } from '../calls.js';
import type { LocalSequencing } from '../commands.js';
import type { FanOut } from '../fan-out.js';
import { Importing } from '../importing.js';
import type { MeshFigures, RelayMetrics } from '../metrics.js';
import { elsewhere } from '../redirect.js';
import type { RelayCore, ServingAt } from '../relay-core.js';
import type { Routing } from '../routing.js';
import type { Sequencer } from '../sequencer.js';
import { ServedShards } from '../served-shards.js';
import { replicaRegistrations } from '../services/replica-service.js';
import { Scrub } from '../upkeep/scrub.js';
import { NO_UPKEEP, Upkeep, type UpkeepFigures } from '../upkeep/upkeep.js';
import { archiveSource, relaySource } from '../upkeep/whole-sources.js';
import { ArchivedImports } from './archived-imports.js';
import { Drain } from './drain.js';
import { Farewell } from './farewell.js';
import { type Foundation, type FoundationOptions, openFoundation } from './foundation.js';
import { Holdings } from './holdings.js';
import { NO_IMPORTS } from './import-archive.js';
import { sendOnWhenLost } from './isolation.js';
import { Membership } from './membership.js';
import { MeshDenials } from './mesh-denials.js';
import { DRAIN_TIMEOUT_MS, HOLD_DOWN_MS } from './mesh-options.js';
import { MeshRestoring } from './mesh-restoring.js';
import { MeshRoutes } from './mesh-routes.js';
import { Replication } from './replication.js';
import { ShardEpochs } from './shard-epochs.js';
import { ShardSources } from './shard-sources.js';
import { figuresOf, reasonsOf } from './standing.js';
import { TouchedSequencing } from './touched-sequencing.js';

export interface MeshCoreOptions extends FoundationOptions {
  /** Of the program. */
  readonly version: string;
  /** How other relays are reached. Default: as nobody. */
  readonly peers?: Access | undefined;
}

/** A relay's part in a mesh: its replicas, which of them it should have, and who else has them. */
export class MeshCore implements RelayCore {
  readonly store: ShardStore;
  readonly replication: Replication;
  readonly routes: MeshRoutes;
  readonly shards: ServedShards;
  readonly #options: MeshCoreOptions;
  readonly #stack: Stack;
  readonly #stopping = new AbortController();
  readonly #channels: ChannelPool;
  readonly #foundation: Foundation;
  readonly #upkeep: Upkeep | undefined;
  readonly #sources: ShardSources;
  readonly scrub: Scrub;
  #membership: Membership | undefined;
  #holdings: Holdings | undefined;
  #fanOut: FanOut | undefined;
  #drains = 0;
  #forks = 0;

  private constructor(options: MeshCoreOptions, foundation: Foundation, stack: Stack) {
    const { log, store, archive, epochs } = foundation;
    const { mesh, clock, logger } = options;
    const { signal } = this.#stopping;
    setMaxListeners(0, signal); // each refill may listen
    this.#options = options;
    this.#stack = stack;
    this.#foundation = foundation;
    this.#channels = new ChannelPool(options.peers);
    this.#upkeep = archive && this.#makeUpkeep(store, log, archive);
    this.store = store;
    const { partitionOf } = store;
    const routes = new MeshRoutes({ isServed: (shard) => this.replication.isServed(shard), partitionOf });
    this.routes = routes;
    const channels = this.#channels;
    const { partitionReplicas: replicas } = log.layout;
    this.scrub = this.#makeScrub(archive);
    const onFilled = (shard: string) => this.scrub.soon(shard);
    const sources = { store, channels, routes, archive, replicas, onFilled, signal, clock, logger };
    this.#sources = new ShardSources(sources);
    const { refill, holders } = this.#sources;
    this.replication = new Replication({
      store,
      log,
      refill,
      imports: mesh.imports ?? (archive === undefined ? NO_IMPORTS : new ArchivedImports(archive)),
      hooks: {
        onFork: async (shard, failure) => {
          this.#forks++;
          this.#fanOut?.dismiss(shard, 'the shard has left the history of the log');
          await mesh.onFork?.(shard, failure);
        },
        onMoved: (shard) => this.#fanOut?.dismiss(shard, 'the shard stands elsewhere'),
      },
      epochs: (take) => {
        const { id, holdDownMs: graceMs = HOLD_DOWN_MS } = mesh;
        const opening = { holders, archive, graceMs, signal };
        return new ShardEpochs({ id, store, log, epochs, refill, take, ...opening, clock, logger });
      },
      clock,
      logger,
    });
    epochs.onHeard((shard, { epoch }) => {
      if (store.find(shard)?.head.epoch !== epoch) this.replication.behind(shard);
    });
    this.shards = new ServedShards(store, this.routes);
  }

  /** Connects to NATS and opens log and store; nothing is followed yet. Throws UNAVAILABLE, NOT_FOUND for a mesh that was not initialised, INVALID_ARGUMENT. */
  static async open(options: MeshCoreOptions): Promise<MeshCore> {
    const stack = new Stack();
    try {
      const foundation = await openFoundation(options, stack);
      const core = new MeshCore(options, foundation, stack);
      await stack.start(foundation.epochs);
      await stack.start(core.replication);
      return core;
    } catch (failure) {
      await stack.stop();
      throw failure;
    }
  }

  denials(): Promise<MeshDenials> {
    const { clock, logger } = this.#options;
    const { connection } = this.#foundation;
    return this.#stack.start(new MeshDenials({ connection, clock, logger }));
  }

  get feed(): AppliedFeed {
    return this.replication;
  }

  get log() {
    return this.replication.appends;
  }

  /** Bytes that came from other relays. */
  get refilledBytes(): number {
    return this.#sources.refilledBytes;
  }

  get routing(): Routing {
    return this.routes;
  }

  sequencing(sequencer: Sequencer): LocalSequencing {
    return new TouchedSequencing(sequencer, () => this.#membership);
  }

  importing(sequencer: Sequencer): Importing {
    const { store, log } = this;
    return new Importing({ store, sequencer, log, clock: this.#options.clock });
  }

  backups(sequencing: Sequencer): Backups | undefined {
    const { log, archive, epochs } = this.#foundation;
    if (archive === undefined) return undefined;
    const { store, replication } = this;
    const { mesh, clock, logger } = this.#options;
    const { signal } = this.#stopping;
    const parts = { store, archive, epochs, log, replication, sources: this.#sources };
    const restoring = new MeshRestoring({ id: mesh.id, ...parts, signal, clock, logger });
    const restore: BackupsOptions['restore'] = (...wanted) => restoring.restore(...wanted);
    return new Backups({ store, archive, sequencing, restore, clock, logger });
  }

  registrations(metrics: RelayMetrics): Registration[] {
    const { store } = this;
    const checkFilled = (partition: number): void => {
      if (this.#holdings?.serves(partition) === true) return;
      throw new ShardcastError('NOT_FOUND', `this relay is not filled with partition ${partition}`);
    };
    return replicaRegistrations({ store, metrics, checkFilled });
  }

  ageMs(shard: string): number {
    return this.replication.ageMs(shard);
  }

  owns(shard: string): boolean {
    return this.#membership?.isIsolated === false && this.routes.isOwner(shard);
  }

  get figures(): MeshFigures {
    const { refilledBytes } = this;
    const counted = { refilledBytes, drains: this.#drains, forks: this.#forks };
    return { ...figuresOf(this, this.#options.clock.monotonic()), ...counted };
  }

  get upkeep(): UpkeepFigures {
    return this.#upkeep?.figures ?? NO_UPKEEP;
  }

  get reasons(): readonly string[] {
    return reasonsOf(this);
  }

  /** This relay's membership; undefined before it serves. */
  get membership(): Membership | undefined {
    return this.#membership;
  }

  /** undefined before it serves. */
  get holdings(): Holdings | undefined {
    return this.#holdings;
  }

  async serve({ grpc, http, fanOut, identities, metrics }: ServingAt): Promise<void> {
    this.#fanOut = fanOut;
    const { mesh, version, clock, logger } = this.#options;
    const { memberHeartbeatMs: heartbeatMs, memberExpiryMs: expiryMs } = mesh;
    const membership = new Membership({
      connection: this.#foundation.connection,
      self: { id: mesh.id, version, grpc: mesh.advertise ?? grpc, http: mesh.advertiseHttp ?? http },
      clock,
      logger,
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
      ...(expiryMs === undefined ? {} : { expiryMs }),
    });
    const { partitionOf } = this.store;
    const others = elsewhere(this.routes);
    const farewell = new Farewell({ fanOut, partitionOf, elsewhere: others, clock });
    const holdings = this.#makeHoldings(membership, farewell);
    sendOnWhenLost(membership, farewell, others);
    this.#membership = membership;
    this.#holdings = holdings;
    this.routes.joined({ membership, holdings, place: this.#foundation.place });
    this.#stack.add(() => this.#channels[Symbol.dispose]());
    await this.#answerServers(identities, metrics);
    await this.#stack.start(membership);
    await this.#stack.start(holdings);
    await this.#stack.start(this.scrub);
    if (this.#upkeep !== undefined) await this.#stack.start(this.#upkeep);
    else logger.warn({}, 'there is no archive: nothing is ever trimmed from the log, which grows');
    this.#stack.add(() => this.#stopping.abort(new ShardcastError('CANCELLED', 'the relay stops')));
  }

  async #answerServers(identities: Identities | undefined, metrics: RelayMetrics): Promise<void> {
    const { mesh, clock, logger } = this.#options;
    if (mesh.callout === undefined) return;
    const { openCallout } = await import('../nats/open-callout.js');
    const { connection, log } = this.#foundation;
    const onAnswer = (result: string) => metrics.natsAnswered(result);
    await openCallout({ ...mesh.callout, connection, log, identities, onAnswer, clock, logger }, this.#stack);
  }

  async drain(): Promise<void> {
    const { mesh, clock, logger } = this.#options;
    const { membership, holdings } = this;
    if (membership === undefined || holdings === undefined) return;
    this.#drains++;
    const timeoutMs = mesh.drainTimeoutMs ?? DRAIN_TIMEOUT_MS;
    await new Drain({ membership, holdings, timeoutMs, clock, logger }).run();
  }

  async leave(): Promise<void> {
    await this.#membership?.stop();
  }

  /** What is damaged comes from the other relays that have the shard, else from the archive. */
  #makeScrub(archive: Archive | undefined): Scrub {
    const { signal } = this.#stopping;
    const { partitionOf } = this.store;
    const archived = archive === undefined ? [] : [archiveSource(archive, signal)];
    const { clock, logger } = this.#options;
    return new Scrub({
      store: this.store,
      sources: (shard) => {
        const others = this.routes.others(partitionOf(shard));
        return [...others.map((address) => relaySource(this.#channels.to(address), signal)), ...archived];
      },
      refill: (shard) => this.replication.behind(shard),
      clock,
      logger,
    });
  }

  #makeUpkeep(store: ShardStore, log: JetStreamLog, archive: Archive): Upkeep {
    const { mesh, clock, logger } = this.#options;
    const { intervalMs, ...limits } = mesh.upkeep ?? {};
    return new Upkeep({
      store,
      archive,
      // What a log that was put back has is read until the new epoch has begun.
      owns: (shard) => this.owns(shard) && this.replication.isLevel(shard),
      trim: (shard, revision) => log.trim(shard, revision),
      limits,
      ...(intervalMs === undefined ? {} : { intervalMs }),
      clock,
      logger,
    });
  }

  #makeHoldings(membership: Membership, farewell: Farewell): Holdings {
    const { mesh, clock, logger } = this.#options;
    return new Holdings({
      replication: this.replication,
      membership,
      place: this.#foundation.place,
      partitions: this.#foundation.log.layout.partitions,
      isOnDisk: (partition) => isOnDisk(this.store, partition),
      fetch: (partition, signal) => this.#sources.refill.fetchPartition(partition, signal),
      farewell: (partition) => farewell.from(partition),
      clock,
      logger,
      ...(mesh.holdDownMs === undefined ? {} : { holdDownMs: mesh.holdDownMs }),
      ...(mesh.fillsMax === undefined ? {} : { fillsMax: mesh.fillsMax }),
    });
  }

  stop(): Promise<void> {
    return this.#stack.stop();
  }
}

function isOnDisk(store: ShardStore, partition: number): boolean {
  if (store.clearing.has(partition)) return false;
  return store.partitions.position(partition) !== undefined || store.namesOf(partition).length > 0;
}
