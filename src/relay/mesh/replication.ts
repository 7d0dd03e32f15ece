import { type Clock, systemClock } from '../../core/clock.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { Announcer, type AppliedFeed } from '../../log/applied-feed.js';
import type { EntryListener, LoggedEntry } from '../../log/delta-log.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import { Applier } from './applier.js';
import { CatchingUp } from './catching-up.js';
import type { EpochKeeping } from './epoch-keeping.js';
import { HeldPartitions } from './held-partitions.js';
import { ImportAdoption } from './import-adoption.js';
import type { ImportArchive } from './import-archive.js';
import { LagPass, type LagPassOptions, type ReplicationHooks } from './lag-pass.js';
import { MeshAppends } from './mesh-appends.js';
import { OwnAppends } from './own-appends.js';
import { Receiver } from './receiver.js';
import type { Refill, ReplicatedLog } from './replicated-log.js';

export interface ReplicationOptions {
  store: ShardStore;
  log: ReplicatedLog;
  refill: Refill;
  imports: ImportArchive;
  hooks?: ReplicationHooks;
  /** Makes the shards' epochs; told of how this relay applies what is in the log. Default: none are opened or joined. */
  epochs?: (take: LagPassOptions['take']) => EpochKeeping;
  clock?: Clock;
  logger?: Logger;
}

/**
 * Keeps the replicas of a relay: follows the log for the partitions that the relay has, applies what comes, and mends what the log does
 * not tell in order. The store is behind the log, never ahead: what it has lost at a crash comes again.
 */
export class Replication implements AppliedFeed, Service {
  /** What this relay's sequencer appends to. */
  readonly appends: MeshAppends;
  readonly #clock: Clock;
  readonly #log: ReplicatedLog;
  readonly #store: ShardStore;
  readonly #feed = new Announcer();
  readonly #catchingUp: CatchingUp;
  readonly #held: HeldPartitions;
  #startedMs = 0;

  constructor(options: ReplicationOptions) {
    const { store, log, refill, hooks = {}, clock = systemClock, logger = silentLogger } = options;
    this.#clock = clock;
    this.#log = log;
    this.#store = store;
    const own = new OwnAppends(log.layout.streams);
    const applier = new Applier(this.#feed, (shard) => this.#catchingUp.behind(shard));
    const imports = new ImportAdoption(options.imports, (logged) => applier.announce(logged), clock);
    const adoptImport = (shard: Shard, logged: LoggedEntry) => imports.adopt(shard, logged);
    const room = () => applier.room;
    const landed = (shard: string) => own.landed(shard);
    const take: Receiver['take'] = (shard, logged) => receiver.take(shard, logged);
    const epochs = options.epochs?.(take);
    const pass = new LagPass({
      store,
      log,
      refill,
      hooks,
      logger,
      take,
      landed,
      adoptImport,
      room,
      epochs,
    });
    const holds = (partition: number) => this.#held.has(partition);
    this.#catchingUp = new CatchingUp({ pass, partitionOf: store.partitionOf, holds, clock, logger });
    const receiver = new Receiver({ store, own, applier, catchingUp: this.#catchingUp });
    const catchingUp = this.#catchingUp;
    const isNew = (shard: string) => epochs?.isNew(shard) !== false;
    this.appends = new MeshAppends({ store, log, own, applier, catchingUp, imports, holds, isNew });
    this.#held = new HeldPartitions({
      store,
      log,
      own,
      catchingUp: this.#catchingUp,
      isSuperseded: (shard, epoch) => epoch < (epochs?.known(shard)?.epoch ?? ''),
      receive: (logged, stream) => receiver.receive(logged, stream),
      clock,
      logger,
    });
  }

  get partitions(): readonly number[] {
    return this.#held.partitions;
  }

  /** How many of them do not have yet what the log had when they were held. */
  get unfilled(): number {
    return this.#held.unfilled;
  }

  async start(): Promise<void> {
    this.#startedMs = this.#clock.monotonic();
    this.#held.start();
  }

  /** Applies nothing any more; keeps where it is. Idempotent. */
  async stop(): Promise<void> {
    await this.#held.stop();
    this.#feed.clear();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Every entry that became the state of a replica, each shard's in order. */
  subscribe(listener: EntryListener): Disposable {
    return this.#feed.subscribe(listener);
  }

  /** Has the partition from now on. Resolves when it is followed; what is there already is filled in behind (`filled`). */
  hold(partition: number): Promise<void> {
    return this.#held.hold(partition);
  }

  /** Gives the partition up. Resolves when nothing of it is applied any more; what it has on disk is cleared behind. */
  drop(partition: number): Promise<void> {
    return this.#held.drop(partition);
  }

  /** Resolves when every shard of the partition that the log has now is where the log ended at some moment after the call. Throws UNAVAILABLE when it is dropped. */
  filled(partition: number): Promise<void> {
    return this.#held.filled(partition);
  }

  /** Lets a shard catch up that may be behind. */
  behind(shard: string): void {
    this.#catchingUp.behind(shard);
  }

  /** Resolves when the shard is where the log ended at some moment after the call. Throws what was in the way; it is tried again all the same. */
  catchUp(shard: string): Promise<void> {
    return this.#catchingUp.catchUp(shard);
  }

  /** False for a shard that has left the log's history: until it is filled again it is not to be served. */
  isServed(shard: string): boolean {
    return this.#catchingUp.lag(shard)?.fork === undefined;
  }

  /** Whether the shard is not known to be anywhere but at the log's end. */
  isLevel(shard: string): boolean {
    return this.#catchingUp.lag(shard) === undefined;
  }

  /** How long ago the shard was last known to have all that was acknowledged. Milliseconds. */
  ageMs(shard: string): number {
    const stream = this.#store.partitionOf(shard) % this.#log.layout.streams;
    const provenMs = this.#held.provenMs(stream) ?? this.#startedMs;
    const lagMs = this.#catchingUp.lag(shard)?.sinceMs ?? provenMs;
    return Math.max(0, this.#clock.monotonic() - Math.min(provenMs, lagMs));
  }
}
