import { type Clock, systemClock } from '../core/clock.js';
import { type Service, Stack } from '../core/lifecycle.js';
import { type Logger, silentLogger } from '../core/log.js';
import { LmdbLog } from '../log/lmdb-log.js';
import { ShardStore } from '../shard/store.js';
import { AgentRoster } from './agent-roster.js';
import type { Registration } from './calls.js';
import { Expiry } from './expiry.js';
import { FanOut } from './fan-out.js';
import { GrpcServer } from './grpc-server.js';
import { HttpServer, type Readiness } from './http-server.js';
import { Importing } from './importing.js';
import { RelayMetrics } from './metrics.js';
import { Sequencer } from './sequencer.js';
import { importRegistrations } from './services/import-service.js';
import { publishRegistrations } from './services/publish-service.js';
import { readRegistrations } from './services/read-service.js';
import { snapshotRegistrations } from './services/snapshot-service.js';
import { statusRegistrations } from './services/status-service.js';
import { watchRegistrations } from './services/watch-service.js';
import { Waiting } from './waiting.js';

export interface RelayOptions {
  /** Folder of the shard store; made when missing. */
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
  /** Slices of the shards, 1 to 65,535. Default 256; fixed with the first start. */
  partitions?: number;
  /** An overlay of this size is cut into a snapshot. Bytes; default: the store's. */
  cutBytes?: number;
  /** Entries kept per shard, for resuming and for reading the past. Bytes; default: the store's. */
  historyBytes?: number;
  /** What may wait for one subscriber. Bytes; default 8 MiB. */
  subscriberBytesMax?: number;
  /** Between heartbeats to subscribers. Milliseconds; default 2,000. */
  heartbeatMs?: number;
  clock?: Clock;
  logger?: Logger;
}

/** A relay of one process: store, log and sequencer below, gRPC and HTTP above. */
export class Relay implements Service {
  readonly #options: RelayOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stack = new Stack();
  #grpc: GrpcServer | undefined;
  #http: HttpServer | undefined;
  #starting = true;
  #stopped: Promise<void> | undefined;
  readonly #stopping = new AbortController();
  #diskFull = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
  }

  /** HOST:PORT of gRPC; after `start`. */
  get address(): string {
    return this.#grpc?.address ?? '';
  }

  /** HOST:PORT of HTTP; '' without. */
  get httpAddress(): string {
    return this.#http?.address ?? '';
  }

  async start(): Promise<void> {
    try {
      await this.#start();
    } catch (failure) {
      await this.#stack.stop();
      throw failure;
    }
  }

  /** Says goodbye to watchers, answers what was taken, and closes the store. Idempotent. */
  stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopped ??= this.#stack.stop();
    return this.#stopped;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #start(): Promise<void> {
    const store = await this.#openStore();
    this.#stack.add(() => store.close());
    const log = new LmdbLog(store);
    const roster = new AgentRoster(this.#clock);
    const waiting = new Waiting(this.#clock);
    const metrics: RelayMetrics = new RelayMetrics({
      subscribers: () => fanOut.subscribers,
      agents: () => roster.connected,
      shards: () => store.names.length,
      diskBytes: () => store.diskBytes,
    });
    const fanOut = this.#fanOut(store, log, waiting, metrics);
    const sequencer = new Sequencer({
      store,
      log,
      clock: this.#clock,
      onAppend: (elapsedMs, deltas, operations) => {
        this.#diskFull = false;
        metrics.appended(elapsedMs, deltas, operations);
      },
    });
    const importing = new Importing({ store, sequencer, log, clock: this.#clock });
    const facts = {
      relay: () => this.#options.name ?? this.address,
      version: this.#options.version ?? '',
      startedAt: this.#clock.now(),
      writable: () => !this.#diskFull,
    };
    const { subscriberBytesMax } = this.#options;
    await this.#serve([
      ...publishRegistrations({
        shards: store,
        sequencing: sequencer,
        roster,
        metrics,
        // Not writable until an append succeeds.
        onFailure: ({ code }) => {
          if (code === 'DISK_FULL') this.#diskFull = true;
        },
        stopping: this.#stopping.signal,
      }),
      ...importRegistrations(importing),
      ...snapshotRegistrations(store, metrics),
      ...watchRegistrations({
        shards: store,
        fanOut,
        roster,
        waiting,
        metrics,
        ...(subscriberBytesMax === undefined ? {} : { subscriberBytesMax }),
      }),
      ...readRegistrations(store, waiting),
      ...statusRegistrations({ facts, shards: store, fanOut, roster }),
    ]);
    await this.#stack.start(new Expiry({ store, sequencer, clock: this.#clock, logger: this.#logger }));
    await this.#serveHttp(metrics);
    // Stops run in reverse: first goodbye, then the answers to what was taken, then the servers and what is below.
    this.#stack.add(() => sequencer.stop());
    this.#stack.add(() => {
      this.#grpc?.drain();
      fanOut.stop();
    });
    this.#starting = false;
  }

  #openStore(): Promise<ShardStore> {
    const { dataDir, lanes, partitions, cutBytes, historyBytes } = this.#options;
    return ShardStore.open({
      path: dataDir,
      clock: this.#clock,
      logger: this.#logger,
      ...(lanes === undefined ? {} : { lanes }),
      ...(partitions === undefined ? {} : { partitions }),
      ...(cutBytes === undefined ? {} : { cutBytes }),
      ...(historyBytes === undefined ? {} : { historyBytes }),
    });
  }

  #fanOut(store: ShardStore, log: LmdbLog, waiting: Waiting, metrics: RelayMetrics): FanOut {
    const { heartbeatMs } = this.#options;
    const fanOut = new FanOut({
      feed: log,
      head: (shard) => store.find(shard)?.head,
      waiting,
      metrics,
      clock: this.#clock,
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    });
    fanOut.start();
    return fanOut;
  }

  async #serve(registrations: readonly Registration[]): Promise<void> {
    const { listen = '127.0.0.1:7411' } = this.#options;
    this.#grpc = new GrpcServer({ listen, registrations, logger: this.#logger });
    await this.#stack.start(this.#grpc);
  }

  async #serveHttp(metrics: RelayMetrics): Promise<void> {
    const { http } = this.#options;
    if (http === undefined) return;
    const readiness = () => this.#readiness();
    this.#http = await this.#stack.start(
      new HttpServer({ listen: http, registry: metrics.registry, readiness }),
    );
  }

  #readiness(): Readiness {
    const reasons: string[] = [];
    if (this.#starting) reasons.push('starting');
    if (this.#stopped !== undefined) reasons.push('stopping');
    if (this.#diskFull) reasons.push('the disk is full: publishes are refused');
    return { ready: reasons.length === 0, reasons };
  }
}
