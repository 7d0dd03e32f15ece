import { type Clock, systemClock } from '../core/clock.js';
import type { AppliedFeed } from '../log/applied-feed.js';
import type { LoggedEntry } from '../log/delta-log.js';
import { lastRevision } from '../shard/entry.js';
import type { Head } from '../shard/shard-types.js';
import { encodeEntryEvent, encodeWatchEvent, isImport } from '../wire/watch-codec.js';
import type { shardcast } from '../wire/wire.js';
import type { RelayMetrics } from './metrics.js';
import type { Subscriber } from './subscriber.js';
import type { Waiting } from './waiting.js';

/** Default time between heartbeats, milliseconds. */
export const HEARTBEAT_MS = 2_000;

/** When a relay stops and names no other, its watchers come back after this time. Milliseconds. */
const RETRY_AFTER_MS = 200;

/** HOST:PORT of the relays to which an agent, or an observer, '', should go for a shard. undefined: it stays here. */
export type Elsewhere = (shard: string, agent: string) => readonly string[] | undefined;
export const NOWHERE: Elsewhere = () => [];

export interface SendingAway {
  readonly reason: string;
  /** Default: nowhere; they come back here, in a while. */
  readonly elsewhere?: Elsewhere;
  /** How many at most. Default: all. */
  readonly max?: number;
}

export interface FanOutOptions {
  readonly feed: AppliedFeed;
  readonly head: (shard: string) => Head | undefined;
  /** Told of every entry: readers may wait for it. */
  readonly waiting: Waiting;
  readonly metrics: RelayMetrics;
  readonly heartbeatMs?: number;
  /** How long ago the shard was last proved to be at the log's tail, milliseconds. Default: always now, as embedded. */
  readonly ageMs?: (shard: string) => number;
  readonly clock?: Clock;
}

/** Hands appended entries and heartbeats to the subscribers of their shards. */
export class FanOut implements AsyncDisposable {
  readonly #options: FanOutOptions;
  readonly #clock: Clock;
  readonly #byShard = new Map<string, Set<Subscriber>>();
  #subscription: Disposable | undefined;
  #timer: Disposable | undefined;
  #count = 0;

  constructor(options: FanOutOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get subscribers(): number {
    return this.#count;
  }

  start(): void {
    this.#subscription = this.#options.feed.subscribe((logged) => this.#onEntry(logged));
    this.#schedule();
  }

  /** Says goodbye to all; each ends its stream. */
  stop(reason = 'the relay stops', elsewhere: Elsewhere = NOWHERE): void {
    this.#subscription?.[Symbol.dispose]();
    this.#timer?.[Symbol.dispose]();
    for (const shard of this.#byShard.keys()) this.sendAway(shard, { reason, elsewhere });
  }

  /** Says goodbye to subscribers of a shard, because this relay gives it up or others serve it better; says to how many. */
  sendAway(shard: string, { reason, elsewhere = NOWHERE, max = Infinity }: SendingAway): number {
    let sent = 0;
    for (const subscriber of this.#byShard.get(shard) ?? []) {
      if (sent >= max) break;
      const relays = elsewhere(shard, subscriber.agent);
      if (relays === undefined) continue;
      subscriber.goodbye(reason, undefined, relays.length > 0 ? 0 : RETRY_AFTER_MS, relays);
      this.remove(subscriber);
      sent++;
    }
    return sent;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
  }

  /** Shards that have subscribers. */
  watched(): readonly string[] {
    return [...this.#byShard.keys()];
  }

  add(subscriber: Subscriber): void {
    const subscribers = this.#byShard.get(subscriber.shard) ?? new Set();
    this.#byShard.set(subscriber.shard, subscribers);
    if (subscribers.has(subscriber)) return;
    subscribers.add(subscriber);
    this.#count++;
  }

  remove(subscriber: Subscriber): void {
    subscriber.close();
    this.#forget(subscriber);
  }

  #forget(subscriber: Subscriber): void {
    const subscribers = this.#byShard.get(subscriber.shard);
    if (subscribers?.delete(subscriber)) this.#count--;
    if (subscribers?.size === 0) this.#byShard.delete(subscriber.shard);
  }

  /** Lets all go that watch a shard or wait for it, for it is not what it was: each begins again at its cursor, at once. */
  dismiss(shard: string, reason: string): void {
    this.#options.waiting.notify(shard);
    for (const subscriber of this.#byShard.get(shard) ?? []) {
      subscriber.goodbye(reason);
      this.remove(subscriber);
    }
  }

  heartbeat(shard: string, head: Head): shardcast.v1.Heartbeat.$Properties {
    const ageMs = Math.round(this.#options.ageMs?.(shard) ?? 0);
    return { head: head.token, headRevision: head.revision, ageMs };
  }

  #onEntry({ entry, bytes }: LoggedEntry): void {
    const { metrics, waiting } = this.#options;
    waiting.notify(entry.shard);
    const subscribers = this.#byShard.get(entry.shard);
    if (subscribers === undefined) return;
    const frame = encodeEntryEvent(bytes);
    const last = lastRevision(entry);
    const [delta] = entry.deltas;
    const imports = entry.deltas.length === 1 && delta !== undefined && isImport(delta);
    for (const subscriber of subscribers) {
      // Imported records travel as chunks: an agent takes the snapshot; who only looks on is content with the entry.
      if (imports && subscriber.agent !== '') subscriber.goodbye(`revision ${last} is an import`);
      else subscriber.offer(entry.firstRevision, last, frame);
    }
    metrics.fannedOut(frame.length * subscribers.size);
  }

  /** One timer and, per shard, one frame for all. */
  #schedule(): void {
    this.#timer = this.#clock.schedule(this.#options.heartbeatMs ?? HEARTBEAT_MS, () => {
      this.#beat();
      this.#schedule();
    });
  }

  #beat(): void {
    for (const [shard, subscribers] of this.#byShard) {
      const head = this.#options.head(shard);
      if (head === undefined) continue;
      const frame = encodeWatchEvent({ heartbeat: this.heartbeat(shard, head) });
      for (const subscriber of subscribers) subscriber.beat(frame);
    }
  }
}
