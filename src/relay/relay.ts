import { setMaxListeners } from 'node:events';
import type { Identities } from '../auth/identities.js';
import { type Clock, systemClock } from '../core/clock.js';
import { FolderLock } from '../core/folder-lock.js';
import { type Service, Stack } from '../core/lifecycle.js';
import { type Logger, silentLogger } from '../core/log.js';
import { makePrivateFolder } from '../core/private-files.js';
import { httpGate } from '../http/gate.js';
import type { Readiness } from '../http/health.js';
import { HttpServer } from '../http/http-server.js';
import type { ShardStoreOptions } from '../shard/store.js';
import { ChannelPool } from '../wire/channel-pool.js';
import { wantsCertificate } from '../wire/tls-files.js';
import { ownAgents } from './agent-await.js';
import { AgentRoster } from './agent-roster.js';
import { NO_AUDIT } from './audit/audit.js';
import type { Caller } from './caller.js';
import type { Registration } from './calls.js';
import type { LocalSequencing } from './commands.js';
import { EmbeddedCore } from './embedded-core.js';
import { Expiry } from './expiry.js';
import { FanOut } from './fan-out.js';
import { GrpcServer } from './grpc-server.js';
import { MemoryGuard } from './memory-guard.js';
import { AgentGathering } from './mesh/agent-gathering.js';
import { ForwardingSequencing } from './mesh/forwarding.js';
import { MeshCore } from './mesh/mesh-core.js';
import { Suspects } from './mesh/suspects.js';
import { type RelayGauges, RelayMetrics } from './metrics.js';
import { elsewhere } from './redirect.js';
import type { RelayCore } from './relay-core.js';
import { followed, relayRoutes } from './relay-http.js';
import type { RelayOptions } from './relay-options.js';
import { Sequencer } from './sequencer.js';
import { archiveRegistrations } from './services/archive-service.js';
import { importRegistrations } from './services/import-service.js';
import { aloneWith, publishRegistrations } from './services/publish-service.js';
import { readRegistrations } from './services/read-service.js';
import { snapshotRegistrations } from './services/snapshot-service.js';
import { statusRegistrations } from './services/status-service.js';
import { watchRegistrations } from './services/watch-service.js';
import { openTrust } from './trust.js';
import { Waiting } from './waiting.js';

/** A relay: store and log below, by themselves or in a mesh; the sequencer between; gRPC and HTTP above. */
export class Relay implements Service {
  readonly #options: RelayOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stack = new Stack();
  #core: RelayCore | undefined;
  #grpc: GrpcServer | undefined;
  #identities: Identities | undefined;
  #http: HttpServer | undefined;
  #starting = true;
  #stopped: Promise<void> | undefined;
  readonly #stopping = new AbortController();
  #diskFull = false;
  #draining = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    setMaxListeners(0, this.#stopping.signal); // each stream of publishes listens
  }

  /** HOST:PORT of gRPC; after `start`. */
  get address(): string {
    return this.#grpc?.address ?? '';
  }

  /** HOST:PORT of HTTP; '' without. */
  get httpAddress(): string {
    return this.#http?.address ?? '';
  }

  /** What lies below; undefined before `start`. */
  get core(): RelayCore | undefined {
    return this.#core;
  }

  /** Throws CONFLICT when another process is at work in the folder, and what opening its store and its listeners throws. */
  async start(): Promise<void> {
    try {
      await this.#start();
    } catch (failure) {
      await this.#stack.stop();
      throw failure;
    }
  }

  /** In a mesh, hands over what this relay has, and sends its watchers on; `stop` after that. Resolves in `drainTimeoutMs` at the latest. */
  async drain(): Promise<void> {
    this.#draining = true;
    this.#options.audit?.event('drain');
    await this.#core?.drain();
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
    const { dataDir, name = '' } = this.#options;
    makePrivateFolder(dataDir);
    const lock = await FolderLock.take(dataDir, { role: 'relay', name });
    this.#stack.add(() => lock.release());
    const core = await this.#openCore();
    this.#core = core;
    this.#stack.add(() => core.stop());
    const { store, shards, routing } = core;
    const roster = new AgentRoster(this.#clock);
    const waiting = new Waiting(this.#clock);
    const metrics: RelayMetrics = new RelayMetrics({
      ...this.#figuresOf(core),
      connections: () => this.#grpc?.connections ?? 0,
      subscribers: () => fanOut.subscribers,
      agents: () => roster.connected,
      shards: () => store.names.length,
      diskBytes: () => store.diskBytes,
    });
    const fanOut = this.#fanOut(core, waiting, metrics);
    const sequencer = this.#sequencer(core, metrics);
    const facts = this.#facts();
    const { subscriberBytesMax } = this.#options;
    const dismiss = (shard: string, reason: string) => fanOut.dismiss(shard, reason);
    const { sequencing, agents, stop } = this.#reach(core, core.sequencing(sequencer), roster, metrics);
    await this.#serve(core, metrics, [
      ...publishRegistrations({
        shards,
        sequencing,
        agents,
        routing,
        metrics,
        // Not writable until an append succeeds.
        onFailure: (failure) => {
          metrics.failed(failure);
          if (failure.code === 'DISK_FULL') this.#diskFull = true;
        },
        stopping: this.#stopping.signal,
      }),
      ...importRegistrations(core.importing(sequencer), routing),
      ...snapshotRegistrations(shards, metrics),
      ...watchRegistrations({
        shards,
        routing,
        fanOut,
        roster,
        waiting,
        metrics,
        ...(subscriberBytesMax === undefined ? {} : { subscriberBytesMax }),
      }),
      ...readRegistrations(shards, waiting),
      ...archiveRegistrations(core.backups(sequencer, dismiss), routing),
      ...statusRegistrations({ facts, shards, fanOut, roster }),
      ...core.registrations(metrics),
    ]);
    const owns = (shard: string) => core.owns(shard);
    await this.#stack.start(new Expiry({ store, sequencer, owns, clock: this.#clock, logger: this.#logger }));
    await this.#serveHttp(metrics);
    const identities = this.#identities;
    await core.serve({ grpc: this.address, http: this.httpAddress, fanOut, identities, metrics });
    // Stops run in reverse: first goodbye to watchers and relays, then the answers to what was taken, then the servers and what is below.
    this.#stack.add(() => sequencer.stop());
    this.#stack.add(stop);
    this.#stack.add(async () => {
      this.#grpc?.drain();
      fanOut.stop('the relay stops', elsewhere(routing));
      await core.leave();
    });
    this.#starting = false;
  }

  /** What its status says of the relay. */
  #facts() {
    return {
      relay: () => this.#options.name ?? this.address,
      version: this.#options.version ?? '',
      startedAt: this.#clock.now(),
      writable: () => !this.#diskFull,
    };
  }

  #figuresOf(core: RelayCore): Pick<RelayGauges, 'mesh' | 'upkeep' | 'scrub' | 'audit'> {
    const { audit = NO_AUDIT } = this.#options;
    return {
      mesh: () => core.figures,
      upkeep: () => core.upkeep,
      scrub: () => core.scrub.figures,
      audit: () => audit.figures,
    };
  }

  #sequencer({ store, log }: RelayCore, metrics: RelayMetrics): Sequencer {
    return new Sequencer({
      store,
      log,
      clock: this.#clock,
      onAppend: (elapsedMs, deltas, operations) => {
        this.#diskFull = false;
        metrics.appended(elapsedMs, deltas, operations);
      },
    });
  }

  /** How publishes, and questions about agents, reach the other relays. */
  #reach({ routing }: RelayCore, local: LocalSequencing, roster: AgentRoster, metrics: RelayMetrics) {
    if (routing === undefined) {
      return { sequencing: aloneWith(local), agents: ownAgents(roster), stop: () => undefined };
    }
    const clock = this.#clock;
    const channels = new ChannelPool(this.#options.peers);
    this.#stack.add(() => channels.close());
    const forwarding = new ForwardingSequencing({
      routing,
      local,
      channels,
      suspects: new Suspects(clock),
      clock,
      onForwarded: () => metrics.forwarded(),
    });
    return {
      sequencing: (caller: Caller) => forwarding.for(caller),
      agents: new AgentGathering({ routing, roster, channels, clock }),
      stop: () => forwarding.stop(),
    };
  }

  #openCore(): Promise<RelayCore> {
    const { dataDir, lanes, partitions, cutBytes, historyBytes, mesh, routing, version = '' } = this.#options;
    const store: ShardStoreOptions = {
      path: dataDir,
      clock: this.#clock,
      logger: this.#logger,
      ...(lanes === undefined ? {} : { lanes }),
      ...(cutBytes === undefined ? {} : { cutBytes }),
      ...(historyBytes === undefined ? {} : { historyBytes }),
    };
    if (mesh === undefined) {
      const options = { ...store, ...(partitions === undefined ? {} : { partitions }) };
      const { archive, archiveKey, upkeep } = this.#options;
      return EmbeddedCore.open(options, {
        routing,
        archive,
        archiveKey,
        logger: this.#logger,
        ...(upkeep === undefined ? {} : { upkeep }),
      });
    }
    const { peers } = this.#options;
    return MeshCore.open({ mesh, store, version, peers, clock: this.#clock, logger: this.#logger });
  }

  #fanOut(core: RelayCore, waiting: Waiting, metrics: RelayMetrics): FanOut {
    const { heartbeatMs } = this.#options;
    const fanOut = new FanOut({
      feed: core.feed,
      head: (shard) => core.store.find(shard)?.head,
      ageMs: (shard) => core.ageMs(shard),
      waiting,
      metrics,
      clock: this.#clock,
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    });
    fanOut.start();
    this.#stack.add(() => fanOut.stop());
    return fanOut;
  }

  async #serve(
    core: RelayCore,
    metrics: RelayMetrics,
    registrations: readonly Registration[],
  ): Promise<void> {
    const {
      listen = '127.0.0.1:7411',
      tls,
      auth,
      tlsIdentities,
      audit,
      rates,
      memoryBytesMax = 0,
    } = this.#options;
    const memory = new MemoryGuard(memoryBytesMax, this.#clock);
    const denials = () => core.denials();
    const trust = await openTrust({ auth, tlsIdentities, denials, rates, clock: this.#clock }, this.#stack);
    const all = [...registrations, ...trust.registrations];
    const { gate } = trust;
    this.#identities = trust.identities;
    this.#grpc = new GrpcServer({
      listen,
      registrations: all,
      gate,
      tls,
      audit,
      wantsCertificate: wantsCertificate(tls, tlsIdentities),
      connectionsMax: this.#options.connectionsMax,
      onTurnedAway: (why) => metrics.refused(why),
      checkRoom: () => memory.check(),
      onFailed: (failure) => metrics.failed(failure),
      clock: this.#clock,
      logger: this.#logger,
    });
    await this.#stack.start(this.#grpc);
  }

  async #serveHttp(metrics: RelayMetrics): Promise<void> {
    const { http, tls, tlsIdentities, audit = NO_AUDIT } = this.#options;
    if (http === undefined) return;
    const routes = relayRoutes({ registry: metrics.registry, readiness: () => this.#readiness() });
    const gate = httpGate({
      identities: this.#identities,
      wantsCertificate: wantsCertificate(tls, tlsIdentities),
    });
    const follow = followed(audit, (failure) => metrics.failed(failure));
    this.#http = await this.#stack.start(
      new HttpServer({ listen: http, routes, gate, tls, clock: this.#clock, follow }),
    );
  }

  #readiness(): Readiness {
    const reasons: string[] = [];
    if (this.#starting) reasons.push('starting');
    if (this.#stopped !== undefined) reasons.push('stopping');
    else if (this.#draining) reasons.push('draining');
    if (!this.#starting) reasons.push(...(this.#core?.reasons ?? []));
    if (this.#diskFull) reasons.push('the disk is full: publishes are refused');
    return { ready: reasons.length === 0, reasons };
  }
}
