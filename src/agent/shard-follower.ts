import { Backoff } from '../core/backoff.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { Service } from '../core/lifecycle.js';
import { EVERYTHING } from '../shard/view.js';
import { type AppliedPart, touchedBy } from './applied-part.js';
import { bootstrap, readManifest } from './bootstrap.js';
import { ENDED, EntryFaults, eventOf, SilenceError, unopened } from './failure-event.js';
import { Feeding } from './feeding.js';
import { type FollowerCounts, newCounts } from './follower-counts.js';
import type { ShardFollowerOptions } from './follower-options.js';
import { Heart } from './heart.js';
import { Machine } from './machine.js';
import { NamedHead } from './named-head.js';
import { Pace } from './pace.js';
import { Replica, ReplicaCorrupt } from './replica.js';
import type { SourceEvent, SourceHead, SourceWatch } from './sources/source.js';
import type { Standing } from './standing.js';
import type { Action, Event } from './states.js';
import { Troubles } from './troubles.js';

const RECONNECT_LAST_MS = 5_000;

/**
 * Follows one shard: carries out what the state machine says. Every entry goes from the stream to the replica to the feeder
 * in one turn; everything else waits for it.
 */
export class ShardFollower implements Service {
  readonly shard: string;
  readonly replica: Replica;
  /** undefined: there is no sink. */
  readonly feeding: Feeding | undefined;
  readonly counts: FollowerCounts = newCounts();
  readonly #options: ShardFollowerOptions;
  readonly #machine: Machine;
  readonly #pace: Pace;
  readonly #stopping = new AbortController();
  readonly #heart: Heart;
  readonly #named = new NamedHead();
  readonly #faults = new EntryFaults();
  #running: Promise<void> | undefined;
  #connection = new AbortController();
  #watch: SourceWatch | undefined;
  #mustErase = false;
  #mustResnapshot = false;
  #wasOnDisk: boolean;
  #wasInSink = false;
  /** Where the replica was when it first became live. */
  #liveRevision: number | undefined;
  readonly #troubles: Troubles;

  /** Throws CORRUPT when the replica on disk cannot be opened. */
  constructor(options: ShardFollowerOptions) {
    const { shard, store, sink, clock, log, maxStalenessMs, onChange } = options;
    this.shard = shard;
    this.#options = options;
    this.#troubles = new Troubles(shard, log, this.counts);
    this.#machine = new Machine(clock, maxStalenessMs, () => this.#happens('staleness-passed'));
    this.replica = new Replica(store, shard, (failure) => this.#failed(failure, 'disk-failed'));
    const onCorrupt = (error: ShardcastError) => this.foundCorrupt(error);
    const onHeldStale = () => {
      if (!this.standing.settled) this.#happens('staleness-passed');
    };
    const reported = () => {
      this.#report();
      if (this.isInSink === this.#wasInSink) return;
      this.#wasInSink = this.isInSink;
      onChange();
    };
    this.#wasOnDisk = this.replica.revision > 0;
    this.feeding =
      sink &&
      new Feeding({ replica: this.replica, sink, clock, log, onChange: reported, onHeldStale, onCorrupt });
    this.#pace = new Pace(clock, options.backoff ?? new Backoff({ lastMs: RECONNECT_LAST_MS, clock }));
    this.#heart = new Heart(clock, (silentMs) =>
      this.#connection.abort(new SilenceError(options.source.name, silentMs)),
    );
  }

  get standing(): Standing {
    return this.#machine.standing;
  }

  /** How old the data may be. Milliseconds. */
  get stalenessMs(): number {
    return this.#machine.stalenessMs;
  }

  /** The newest revision that is known of. */
  get headRevision(): number {
    return Math.max(this.#named.revision, this.replica.revision);
  }

  get isConnected(): boolean {
    return this.#watch !== undefined;
  }

  /** What went wrong last, until the shard is live again. */
  get error(): ShardcastError | undefined {
    return this.#troubles.last;
  }

  get isFresh(): boolean {
    return this.#machine.isFresh;
  }

  /** Whether reads make sense: it was at the head, or it was on disk already. */
  get isReadable(): boolean {
    return this.standing.settled || this.#wasOnDisk;
  }

  /** Whether the sink got what the replica had when it became live. */
  get isInSink(): boolean {
    if (this.feeding === undefined) return true;
    const { revision, error } = this.feeding;
    return error === undefined && revision !== undefined && revision >= (this.#liveRevision ?? Infinity);
  }

  /** Somebody read the replica and found it damaged. */
  foundCorrupt(error: ShardcastError): void {
    this.#failed(new ReplicaCorrupt(this.shard, error));
  }

  async start(): Promise<void> {
    this.#running ??= this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#happens('stop');
    await this.#running;
    await this.feeding?.stop();
    await this.replica.settled();
  }

  /** Stops, and removes the shard from the sink and from the disk. Throws what the sink failed with; may be repeated. */
  async drop(signal: AbortSignal): Promise<void> {
    this.#happens('stop');
    await this.#running;
    await this.feeding?.pause();
    await this.feeding?.clear(signal);
    await this.feeding?.stop();
    await this.replica.remove();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#machine.watchStaleness();
    this.#happens(this.replica.revision > 0 ? 'replica-found' : 'replica-empty');
    while (!signal.aborted) {
      try {
        await this.#pace.next(signal);
        if (this.#mustErase) await this.#erase();
        await this.#connect(signal);
      } catch (thrown) {
        if (signal.aborted) return;
        const { aborted, reason } = this.#connection.signal;
        // Whoever ended the connection on purpose has said why already.
        if (!aborted || reason instanceof SilenceError)
          this.#failed(toShardcastError(aborted ? reason : thrown));
      } finally {
        this.#heart[Symbol.dispose]();
        this.#watch = undefined;
      }
    }
  }

  async #connect(stopping: AbortSignal): Promise<void> {
    const { source, agent } = this.#options;
    const connection = new AbortController();
    const signal = AbortSignal.any([stopping, connection.signal]);
    this.#connection = connection;
    this.counts.connections++;
    this.#named.reset();
    this.#heart.begin();
    if (this.#mustResnapshot) {
      this.#heart.transfer();
      const manifest = await source.fetchManifest(this.shard, signal);
      await this.#refill(manifest, undefined, signal);
      return;
    }
    const watch = source.watch({ shard: this.shard, cursor: this.replica.cursor, agent }, signal);
    for await (const event of watch) {
      this.#heart.word();
      if (event.kind === 'entry') {
        this.#entry(event.bytes);
        const room = this.replica.room;
        if (room !== undefined) await room;
        continue;
      }
      if (event.kind === 'snapshot') {
        this.#options.log.info({ shard: this.shard, reason: event.reason }, 'taking a snapshot');
        await this.#refill(event.manifest, event.head, signal);
        return;
      }
      if (this.#hear(event, watch) === 'ended') return;
    }
    throw new ShardcastError('UNAVAILABLE', `${source.name} ended the watch of ${this.shard}`);
  }

  /** What a relay says beside entries. */
  #hear(event: SourceEvent, watch: SourceWatch): 'ended' | undefined {
    if (event.kind === 'deltas') {
      this.#options.log.info({ shard: this.shard, reason: event.reason }, 'following deltas');
      this.#watch = watch;
      this.#happens('opened-deltas');
      this.#nameHead(event.head);
    } else if (event.kind === 'heartbeat') {
      this.#heart.beat();
      this.#pace.progressed();
      this.#nameHead(event.head);
      if (this.#named.isAhead(this.replica.head)) this.#happens('head-ahead');
      this.#report();
    } else if (event.kind === 'goodbye') {
      if (event.failure !== undefined) throw event.failure;
      this.#options.log.info({ shard: this.shard, reason: event.reason }, 'the relay says goodbye');
      this.#happens('goodbye', event.retryAfterMs);
      return 'ended';
    }
    return undefined;
  }

  #entry(bytes: Buffer): void {
    if (!this.#happens('entry-received').includes('apply')) throw unopened();
    let parts: readonly AppliedPart[];
    try {
      parts = this.replica.apply(bytes);
    } catch (thrown) {
      throw this.#faults.judge(toShardcastError(thrown), this.replica.revision);
    }
    if (parts.length === 0) return;
    this.#pace.progressed();
    this.counts.entries++;
    this.counts.entryBytes += bytes.length;
    for (const { touched, view } of parts) this.feeding?.notify(touched, view);
    this.#options.onApplied(() => touchedBy(parts));
    if (this.feeding === undefined) this.#report();
    if (this.standing.state !== 'live') this.#checkHead();
  }

  async #refill(encoded: Buffer, head: SourceHead | undefined, signal: AbortSignal): Promise<void> {
    const { source, log } = this.#options;
    const before = this.replica.cursor;
    const manifest = readManifest(encoded, this.replica, head);
    this.#heart.transfer();
    this.#happens('opened-snapshot');
    const onFrame = (bytes: number) => {
      this.#heart.word();
      this.counts.chunkBytes += bytes;
      this.#happens('chunks-stored');
    };
    const expect = () => this.feeding?.expect(manifest);
    await bootstrap({ replica: this.replica, source, manifest, signal, onFrame, expect });
    this.#mustResnapshot = false;
    this.counts.snapshots++;
    log.info({ shard: this.shard, revision: manifest.revision }, 'the snapshot is installed');
    if (this.replica.cursor !== before) this.#pace.progressed();
    this.feeding?.notify(EVERYTHING);
    this.#happens('installed');
    this.#options.onApplied(() => EVERYTHING);
  }

  async #erase(): Promise<void> {
    await this.feeding?.pause();
    await this.replica.erase();
    this.#mustErase = false;
    this.#wasOnDisk = false;
  }

  #nameHead(head: SourceHead): void {
    this.#named.name(head, this.#heart.wordMs);
    this.#checkHead();
  }

  #checkHead(): void {
    if (!this.#named.isReached(this.replica.head)) return;
    if (this.#machine.prove(this.#named.atMs, this.#named.ageMs)) this.#happens('head-proven');
  }

  #failed(error: ShardcastError, event: Event = eventOf(error)): void {
    if (this.standing.state === 'stopped') return;
    if (event !== 'moved' || this.#pace.isAstray) this.#troubles.note(error);
    else this.#options.log.info({ shard: this.shard, ...error.details }, 'other relays serve the shard');
    this.#happens(event);
    this.#options.onChange();
  }

  #happens(event: Event, retryAfterMs = 0): readonly Action[] {
    const before = this.standing;
    const { standing, actions } = this.#machine.happens(event);
    if (standing !== before) this.#stand(standing);
    for (const action of actions) this.#perform(action, retryAfterMs);
    if (standing !== before) this.#options.onChange();
    return actions;
  }

  #stand(standing: Standing): void {
    this.feeding?.setLive(standing.state === 'live');
    this.feeding?.setStale(standing.markedStale);
    if (standing.state === 'live') {
      this.#liveRevision ??= this.replica.revision;
      this.#troubles.mended();
    }
    if (!standing.hasBase) this.#liveRevision = undefined;
  }

  /** `fetch` and `apply` are done by whoever reported the event: they need what came with it. */
  #perform(action: Action, retryAfterMs: number): void {
    switch (action) {
      case 'connect':
        this.#pace.soon(retryAfterMs);
        break;
      case 'connect-later':
        this.#pace.later();
        this.#connection.abort(ENDED);
        break;
      case 'connect-there':
        this.#pace.elsewhere();
        break;
      case 'resnapshot':
        this.#mustResnapshot = true;
        break;
      case 'erase':
        this.#mustErase = true;
        break;
      case 'feed':
        this.feeding?.start();
        break;
      case 'mark-fresh':
        this.#machine.watchStaleness();
        break;
      case 'report':
      case 'mark-stale':
        this.#report();
        break;
      case 'close':
        this.#machine[Symbol.dispose]();
        this.#stopping.abort(ENDED);
        break;
    }
  }

  #report(): void {
    if (this.#watch === undefined) return;
    const replicaRevision = this.replica.revision;
    const sinkRevision = this.feeding === undefined ? replicaRevision : (this.feeding.revision ?? 0);
    this.#watch.report({ sinkRevision, replicaRevision, stale: this.standing.markedStale });
  }
}
