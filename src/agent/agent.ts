import type { Observable } from 'rxjs';
import { systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { type Service, Stack } from '../core/lifecycle.js';
import { silentLogger } from '../core/log.js';
import { formatCursor } from '../shard/cursor.js';
import { checkShardName, LIMITS, limitExceeded } from '../shard/limits.js';
import type { ShardStore } from '../shard/store.js';
import { computeRoot } from '../snapshot/manifest.js';
import type { AgentControl, AgentStatus, ReplicaRoot } from './agent-control.js';
import { AgentDirectory } from './agent-directory.js';
import type { AgentOptions, FollowedShard } from './agent-options.js';
import { Mounts } from './mounts.js';
import { openReplicas } from './open-replicas.js';
import { ShardChange } from './shard-change.js';
import { ShardFollower } from './shard-follower.js';
import { ShardReader } from './shard-reader.js';
import { type ShardStatus, statusOf } from './shard-status.js';
import { Signal } from './signal.js';
import { OpaSink } from './sinks/opa-sink.js';
import { GrpcSource } from './sources/grpc-source.js';
import type { Source } from './sources/source.js';

/** Clearing a dropped shard's mount in OPA may take this long. Milliseconds. */
const CLEAR_TIMEOUT_MS = 30_000;

/**
 * Follows shards: keeps a replica of each on disk, feeds an OPA if there is one, and answers reads in process.
 *
 *     const agent = new Agent({ relay: '127.0.0.1:7411', dataDir: './replica', shards: ['tenant-42'] });
 *     await agent.start();
 *     agent.shard('tenant-42').get('tuples', ['doc:readme', 'viewer', 'user:anne']);
 */
export class Agent implements Service, AgentControl {
  readonly #options: AgentOptions;
  readonly #stack = new Stack();
  readonly #followers = new Map<string, ShardFollower>();
  readonly #mounts = new Mounts();
  readonly #changes = new Signal<ShardChange>();
  /** A state, a connection or a trouble of some shard changed. */
  readonly #moves = new Signal<void>();
  readonly #states = new Signal<readonly ShardStatus[]>();
  readonly #dropping = new Map<string, Promise<void>>();
  #directory: AgentDirectory | undefined;
  #store: ShardStore | undefined;
  #source: Source | undefined;
  #httpAddress = '';
  #opening: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: AgentOptions) {
    this.#options = options;
    const { agentId } = options;
    if (agentId === undefined) return;
    const bytes = Buffer.byteLength(agentId);
    if (bytes > LIMITS.labelBytes) throw limitExceeded('labelBytes', bytes);
    if (agentId === '') throw new ShardcastError('INVALID_ARGUMENT', 'an agent id is empty');
  }

  /** The agent's id; '' before it is open. */
  get id(): string {
    return this.#directory?.agentId ?? '';
  }

  /** HOST:PORT of HTTP; '' without. */
  get httpAddress(): string {
    return this.#httpAddress;
  }

  /** Every step of every replica, as it happens. Nothing is kept for who subscribes later or is slow: reads are current. */
  get changes$(): Observable<ShardChange> {
    return this.#changes.observable();
  }

  /** Where the shards are: now, and whenever a state, a connection or a trouble changes. */
  get state$(): Observable<readonly ShardStatus[]> {
    return this.#states.observable(() => [this.status().shards]);
  }

  /**
   * Begins to follow, and resolves when every shard can be read: at once those on disk, others when they are at the head.
   * Waits for a relay as long as it takes; `stop` ends it with CANCELLED.
   * @throws ShardcastError CONFLICT: another agent is at work in `dataDir`; INVALID_ARGUMENT; DISK_FULL.
   */
  async start(): Promise<void> {
    await this.open();
    await this.#until(() => [...this.#followers.values()].every((follower) => follower.isReadable));
  }

  /** As `start`, but resolves when the agent is at work, whether or not there is a relay. */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch(async (failure: unknown) => {
      await this.stop();
      throw failure;
    });
    return this.#opening;
  }

  /** Stops following. OPA keeps what it has, and so does the disk. Idempotent. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stack.stop().finally(() => {
      this.#moved();
      for (const signal of [this.#changes, this.#moves, this.#states]) signal.end();
    });
    return this.#stopping;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Follows one more shard. Throws ALREADY_EXISTS, INVALID_ARGUMENT, or CORRUPT for a damaged replica on disk. */
  add(shard: string, options: Omit<FollowedShard, 'shard'> = {}): void {
    const store = this.#opened();
    checkShardName(shard);
    if (this.#followers.has(shard))
      throw new ShardcastError('ALREADY_EXISTS', `${shard} is followed already`);
    if (this.#options.opa !== undefined) this.#mounts.add(shard, options.mount ?? `/shards/${shard}`);
    try {
      const follower = this.#follower(shard, store);
      this.#followers.set(shard, follower);
      void follower.start();
    } catch (failure) {
      this.#mounts.delete(shard);
      throw failure;
    }
  }

  /**
   * Follows a shard no more: clears its mount in OPA and erases the replica. Throws NOT_FOUND; what OPA failed with, and then
   * the shard is stopped and may be dropped again.
   */
  drop(shard: string): Promise<void> {
    const dropping = this.#dropping.get(shard) ?? this.#drop(shard);
    this.#dropping.set(shard, dropping);
    return dropping.finally(() => this.#dropping.delete(shard));
  }

  /** Reads of a shard that is followed. Throws NOT_FOUND. */
  shard(name: string): ShardReader {
    return new ShardReader(this.#following(name), this.#changes);
  }

  /** Of the shards that `isTold` picks; default: all. */
  status(isTold: (shard: string) => boolean = () => true): AgentStatus {
    const told = this.followers().filter(({ shard }) => isTold(shard));
    const shards = told.map((one) => {
      const relay = one.isConnected ? this.#source?.relayOf(one.shard) : undefined;
      return statusOf(one, this.#mounts.pathOf(one.shard), relay ?? '');
    });
    const reasons = shards.flatMap((shard) => shard.reasons);
    if (this.#opening === undefined || this.#stopping !== undefined) reasons.push('the agent is not running');
    return {
      agent: this.id,
      relay: [this.#options.relay].flat().join(','),
      ready: reasons.length === 0,
      reasons,
      shards,
    };
  }

  /** The name of the replica's state: equal roots mean equal records. Cuts a snapshot of the head if there is none. */
  async root(shard: string): Promise<ReplicaRoot> {
    const { replica } = this.#following(shard);
    if (replica.revision === 0) {
      return {
        shard,
        revision: 0,
        token: replica.head.token,
        root: computeRoot([], []).toString('hex'),
        records: 0,
      };
    }
    const { epoch, revision, historyHash, root, collections } = await replica.cut();
    const records = collections.reduce((sum, collection) => sum + collection.records, 0);
    const token = formatCursor(shard, epoch, revision, historyHash);
    return { shard, revision, token, root: root.toString('hex'), records };
  }

  followers(): readonly ShardFollower[] {
    return [...this.#followers.values()];
  }

  /** Bytes of the replica on disk. */
  get diskBytes(): number {
    return this.#store?.diskBytes ?? 0;
  }

  async #open(): Promise<void> {
    const { dataDir, agentId, relay, http, clock = systemClock, logger = silentLogger } = this.#options;
    const shards = (this.#options.shards ?? []).map((one) =>
      typeof one === 'string' ? { shard: one } : one,
    );
    for (const { shard } of shards) checkShardName(shard);
    const directory = await AgentDirectory.open(dataDir, agentId);
    this.#directory = directory;
    this.#stack.add(() => directory[Symbol.asyncDispose]());
    const source = this.#options.source ?? new GrpcSource(relay, this.#options);
    this.#source = source;
    this.#stack.add(() => source[Symbol.dispose]());
    const names = shards.map(({ shard }) => shard);
    const store = await openReplicas(directory, names, { clock, log: logger });
    this.#store = store;
    this.#stack.add(() => store.close());
    this.#stack.add(() => this.#stopFollowers());
    for (const { shard, ...options } of shards) this.add(shard, options);
    if (http === undefined) return;
    const { AgentHttp } = await import('./agent-http.js');
    const server = await this.#stack.start(new AgentHttp(http, this, this.#options));
    this.#httpAddress = server.address;
  }

  #follower(shard: string, store: ShardStore): ShardFollower {
    const { opa, maxStalenessMs = 0, clock = systemClock, logger = silentLogger } = this.#options;
    const mount = this.#mounts.pathOf(shard);
    const sink = opa && new OpaSink({ shard, ...opa, mount, agent: this.id, clock, log: logger });
    const follower: ShardFollower = new ShardFollower({
      shard,
      store,
      source: this.#source as Source,
      agent: this.id,
      sink,
      maxStalenessMs,
      clock,
      log: logger,
      onChange: () => this.#moved(),
      onApplied: (touched) => {
        if (!this.#changes.isHeard) return;
        const { revision, token } = follower.replica.head;
        this.#changes.emit(new ShardChange(shard, revision, token, touched()));
      },
    });
    return follower;
  }

  async #drop(shard: string): Promise<void> {
    await this.#following(shard).drop(AbortSignal.timeout(CLEAR_TIMEOUT_MS));
    this.#followers.delete(shard);
    this.#mounts.delete(shard);
    this.#moved();
  }

  async #stopFollowers(): Promise<void> {
    await Promise.all(this.followers().map((follower) => follower.stop()));
  }

  #following(shard: string): ShardFollower {
    const follower = this.#followers.get(shard);
    if (follower !== undefined) return follower;
    throw new ShardcastError('NOT_FOUND', `shard ${shard} is not followed`, {
      hint: 'Add it with add(), --shard or POST /v1/shards.',
    });
  }

  #opened(): ShardStore {
    if (this.#store !== undefined && this.#stopping === undefined) return this.#store;
    throw new ShardcastError('UNAVAILABLE', 'the agent is not running', { hint: 'Await start() first.' });
  }

  #moved(): void {
    this.#moves.emit();
    if (this.#states.isHeard) this.#states.emit(this.status().shards);
  }

  #until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const listening = this.#moves.listen(
        () => {
          if (!holds()) return;
          listening[Symbol.dispose]();
          resolve();
        },
        () => reject(new ShardcastError('CANCELLED', 'the agent was stopped')),
      );
    });
  }
}
