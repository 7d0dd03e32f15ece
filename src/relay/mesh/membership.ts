import type { NatsConnection } from '@nats-io/transport-node';
import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { natsError } from '../../log/jetstream/api-errors.js';
import { NatsLink } from '../../log/jetstream/link.js';
import { awaitWithin } from './await-within.js';
import { MEMBERS_BUCKET } from './buckets.js';
import { join } from './joining.js';
import { Listeners } from './listeners.js';
import { checkSelf, type Self } from './member-record.js';
import { MeshBucket } from './mesh-bucket.js';
import { type Member, MeshView } from './mesh-view.js';
import { Observer } from './observer.js';
import { OwnRecord } from './own-record.js';
import { Touch } from './touch.js';

export interface MembershipOptions {
  /** The caller's, who closes it after `stop`. */
  connection: NatsConnection;
  self: Self;
  /** Between two renewals. Milliseconds, 10 or more; default 1,000. */
  heartbeatMs?: number;
  /** Who is silent for longer is gone, by each observer's own clock. Milliseconds, 4 heartbeats or more; default 5,000. */
  expiryMs?: number;
  /** Name of the KV bucket. Default `shardcast_mesh`. */
  bucket?: string;
  /** Copies of the bucket, when it is made. Default: as many as the log's streams have. */
  replicas?: number;
  clock?: Clock;
  logger?: Logger;
}

export interface WaitingOptions {
  signal?: AbortSignal;
  /** Milliseconds; default 10,000. */
  timeoutMs?: number;
}

const BUCKET_DESCRIPTION = 'shardcast: the relays of the mesh';
const HEARTBEAT_DEFAULT_MS = 1_000;
const EXPIRY_DEFAULT_MS = 5_000;
const HEARTBEAT_MIN_MS = 10;
/** Less could be used up by the two heartbeats that one proof of touch may count for, and the record that follows it. */
const EXPIRY_HEARTBEATS_MIN = 4;
const PARTITION_MAX = 65_535;
const FLUSH_TIMEOUT_MS = 10_000;
/** What leaving may take when the bucket does not answer. */
const LEAVE_TIMEOUT_MS = 2_000;
const NOBODY = new MeshView([]);

/**
 * Who is in the mesh, who is draining, and of which partitions each has filled itself: one record per relay in a KV bucket, which each
 * renews and all watch. `MemberTable` says who counts as alive, `OwnRecord` how the own record is kept.
 *
 * A relay that is cut off keeps the members that it knew, and `isIsolated` says so: it never finds itself alone.
 */
export class Membership implements Service {
  readonly #options: MembershipOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #heartbeatMs: number;
  readonly #expiryMs: number;
  readonly #abort = new AbortController();
  readonly #touch: Touch;
  readonly #changes: Listeners<MeshView>;
  readonly #isolations: Listeners<boolean>;
  readonly #replacements: Listeners<ShardcastError>;
  readonly #links: NatsLink[] = [];
  readonly #runs: Promise<void>[] = [];
  #bucket: MeshBucket | undefined;
  #own: OwnRecord | undefined;
  #observer: Observer | undefined;
  #started = false;
  #stopped: Promise<void> | undefined;

  /** Throws INVALID_ARGUMENT. */
  constructor(options: MembershipOptions) {
    const { clock = systemClock, logger = silentLogger } = options;
    this.#options = options;
    this.#clock = clock;
    this.#logger = logger;
    this.#heartbeatMs = options.heartbeatMs ?? HEARTBEAT_DEFAULT_MS;
    this.#expiryMs = options.expiryMs ?? EXPIRY_DEFAULT_MS;
    checkSelf(options.self);
    checkTimes(this.#heartbeatMs, this.#expiryMs);
    this.#changes = new Listeners(logger);
    this.#isolations = new Listeners(logger);
    this.#replacements = new Listeners(logger);
    this.#touch = new Touch(clock, this.#expiryMs, (isolated) => this.#tellTouch(isolated));
  }

  get id(): string {
    return this.#options.self.id;
  }

  /** The mesh as it is known; as it was last known while the bucket is out of reach. Empty before `start`. */
  get view(): MeshView {
    return this.#observer?.view ?? NOBODY;
  }

  /** Alive, this one too, sorted by id. */
  get members(): readonly Member[] {
    return this.view.members;
  }

  /** Ids of the alive members that have filled themselves of a partition, sorted. */
  readyOf(partition: number): readonly string[] {
    return this.view.readyOf(partition);
  }

  /** No proof of touch for `expiryMs`: the others take this relay for gone, or will soon. Also before `start` and once replaced. */
  get isIsolated(): boolean {
    return this.#touch.isIsolated || this.replaced !== undefined;
  }

  /** When this relay last proved itself in touch with NATS: monotonic milliseconds, negative infinity before `start`. */
  get provenMs(): number {
    return this.#touch.provenMs;
  }

  /** Why this relay is no member any more: another one has its id. */
  get replaced(): ShardcastError | undefined {
    return this.#own?.replaced;
  }

  /** Called with each new view. What happens within 20 ms is one change. */
  onChange(listener: (view: MeshView) => void): Disposable {
    return this.#changes.add(listener);
  }

  /** Called when touch is lost and when it is found again; in between the others may have taken this relay for gone. */
  onIsolation(listener: (isolated: boolean) => void): Disposable {
    return this.#isolations.add(listener);
  }

  /** Called once, with ALREADY_EXISTS, when another relay has taken the id: this one must stop serving. */
  onReplaced(listener: (failure: ShardcastError) => void): Disposable {
    return this.#replacements.add(listener);
  }

  /**
   * Joins. Resolves when this relay is a member and knows all that are. Throws ALREADY_EXISTS while another relay with the id lives (one that
   * does not is taken over after `expiryMs`), UNAVAILABLE when the bucket cannot be reached, NOT_FOUND when there is no log to take the
   * number of replicas from, INVALID_ARGUMENT when the bucket is another's.
   */
  async start(): Promise<void> {
    if (this.#started || this.#stopped) throw new ShardcastError('INTERNAL', 'a membership starts once');
    this.#started = true;
    try {
      await this.#start();
    } catch (failure) {
      await this.stop();
      throw natsError(`joining the mesh as ${this.id}`, failure);
    }
  }

  /** A partition is ready when this relay has filled itself of it. Written together with what else changes; `flush` waits for it. */
  setReady(partition: number, ready: boolean): void {
    if (!Number.isInteger(partition) || partition < 0 || partition > PARTITION_MAX) {
      throw new ShardcastError('INVALID_ARGUMENT', `partition ${partition}: 0 to ${PARTITION_MAX}`);
    }
    this.#record().setReady(partition, ready);
  }

  /** Says that this relay is about to leave, for good. Resolves as `flush` does. */
  async drain(options: WaitingOptions = {}): Promise<void> {
    this.#record().drain();
    await this.flush(options);
  }

  /** Resolves when the bucket has all that was set. Throws DEADLINE_EXCEEDED, CANCELLED, and ALREADY_EXISTS once replaced. */
  async flush(options: WaitingOptions = {}): Promise<void> {
    const own = this.#record();
    const { timeoutMs = FLUSH_TIMEOUT_MS } = options;
    const stopping = this.#abort.signal;
    const signal = options.signal === undefined ? stopping : AbortSignal.any([stopping, options.signal]);
    const deadlineMs = this.#clock.monotonic() + timeoutMs;
    while (!own.isSettled) {
      if (own.replaced !== undefined) throw own.replaced;
      if (signal.aborted) throw new ShardcastError('CANCELLED', `${this.id} is stopping, or nobody waits`);
      const leftMs = deadlineMs - this.#clock.monotonic();
      if (leftMs <= 0) {
        throw new ShardcastError('DEADLINE_EXCEEDED', `${this.id}: no change was stored in ${timeoutMs} ms`);
      }
      await awaitWithin(own.settling, leftMs, this.#clock, signal);
    }
  }

  /** Leaves at once, if the bucket can be reached within 2 s; else the others find this relay silent. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #start(): Promise<void> {
    const { connection, bucket: name = MEMBERS_BUCKET, replicas, self } = this.#options;
    const { signal } = this.#abort;
    const logger = this.#logger;
    const times = { id: self.id, heartbeatMs: this.#heartbeatMs, expiryMs: this.#expiryMs, logger };
    const link = await this.#link(connection);
    // A renewal that is lost in silence must not cost the expiry.
    const writing = await this.#link(connection, Math.max(this.#heartbeatMs, this.#expiryMs / 4));
    const options = { name, history: 1, description: BUCKET_DESCRIPTION, replicas };
    const bucket = await MeshBucket.open(link, writing, options);
    this.#bucket = bucket;
    const own = new OwnRecord(bucket, { self, heartbeatMs: this.#heartbeatMs }, this.#ownListener);
    this.#own = own;
    await join(own, bucket, times, signal);
    const observer = new Observer(bucket, own, times, (view) => this.#changes.tell(view));
    this.#observer = observer;
    await observer.readAll();
    this.#runs.push(
      observer.run(signal),
      own.run(signal, () => join(own, bucket, times, signal)),
    );
    if (await awaitWithin(observer.heardOwn, link.patienceMs, this.#clock, signal)) return;
    throw new ShardcastError('UNAVAILABLE', `the bucket ${name} took the record, but does not bring it back`);
  }

  async #link(connection: NatsConnection, answerTimeoutMs?: number): Promise<NatsLink> {
    const timeout = answerTimeoutMs === undefined ? {} : { answerTimeoutMs };
    const link = await NatsLink.open(connection, { clock: this.#clock, ...timeout });
    this.#links.push(link);
    return link;
  }

  get #ownListener() {
    return {
      proven: (sentMs: number) => {
        this.#touch.prove(sentMs);
        this.#observer?.checkWatch();
      },
      replaced: (failure: ShardcastError) => {
        this.#logger.error({ failure: failure.toJSON() }, 'this relay is no member any more');
        this.#replacements.tell(failure);
      },
    };
  }

  #tellTouch(isolated: boolean): void {
    const failure = this.#own?.lastFailure?.toJSON();
    if (isolated) this.#logger.warn({ id: this.id, failure }, 'cut off from the other relays');
    else this.#logger.info({ id: this.id }, 'in touch with the other relays');
    this.#isolations.tell(isolated);
  }

  #record(): OwnRecord {
    if (this.#own !== undefined) return this.#own;
    throw new ShardcastError('UNAVAILABLE', `${this.id} is not starting to be a member`);
  }

  async #stop(): Promise<void> {
    const deadlineMs = this.#clock.monotonic() + LEAVE_TIMEOUT_MS;
    const leftMs = () => Math.max(0, deadlineMs - this.#clock.monotonic());
    this.#abort.abort(new ShardcastError('CANCELLED', `${this.id} is stopping`));
    await awaitWithin(Promise.all(this.#runs), leftMs(), this.#clock);
    if (this.#own !== undefined && this.#links[0]?.isUp) {
      await awaitWithin(this.#leave(this.#own), leftMs(), this.#clock);
    }
    this.#touch[Symbol.dispose]();
    this.#observer?.[Symbol.dispose]();
    this.#bucket?.[Symbol.dispose]();
    for (const link of this.#links) link[Symbol.dispose]();
  }

  async #leave(own: OwnRecord): Promise<void> {
    try {
      await own.leave();
    } catch (failure) {
      this.#logger.warn(
        { failure: natsError('leaving', failure).toJSON() },
        'the others will find this relay silent',
      );
    }
  }
}

function checkTimes(heartbeatMs: number, expiryMs: number): void {
  if (heartbeatMs >= HEARTBEAT_MIN_MS && expiryMs >= EXPIRY_HEARTBEATS_MIN * heartbeatMs) return;
  const message = `heartbeats of ${heartbeatMs} ms with an expiry of ${expiryMs} ms`;
  throw new ShardcastError('INVALID_ARGUMENT', message, {
    hint: `A heartbeat has ${HEARTBEAT_MIN_MS} ms or more, the expiry ${EXPIRY_HEARTBEATS_MIN} heartbeats or more.`,
  });
}
