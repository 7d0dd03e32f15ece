import type { Clock } from '../core/clock.js';
import type { ShardcastError } from '../core/errors.js';
import type { Logger } from '../core/log.js';
import type { ShardView, Touched } from '../shard/view.js';
import type { Manifest } from '../snapshot/manifest.js';
import { ObservedSink, type SinkCounts } from './observed-sink.js';
import type { Replica } from './replica.js';
import { SinkFeeder } from './sinks/feeder.js';
import type { Filling, Sink } from './sinks/sink.js';

export interface FeedingOptions {
  readonly replica: Replica;
  readonly sink: Sink;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onChange: () => void;
  /** The sink says that its data may be old: an agent before us knew. */
  readonly onHeldStale: () => void;
  /** The feeder could not read the replica. */
  readonly onCorrupt: (error: ShardcastError) => void;
}

/** Feeds one shard's replica to its sink, once there is something to feed. */
export class Feeding {
  readonly #options: FeedingOptions;
  readonly #sink: ObservedSink;
  #feeder: SinkFeeder | undefined;
  #live = false;
  #stale = false;

  constructor(options: FeedingOptions) {
    this.#options = options;
    const { sink, replica, onChange, onHeldStale } = options;
    this.#sink = new ObservedSink(sink, replica.shard, {
      onChange,
      onHeld: ({ stale }) => {
        if (stale && !this.#stale) onHeldStale();
      },
    });
  }

  /** What the sink is known to hold; undefined: not known. */
  get revision(): number | undefined {
    return this.#sink.revision;
  }

  get error(): ShardcastError | undefined {
    return this.#sink.error;
  }

  get counts(): SinkCounts {
    return this.#sink.counts;
  }

  start(): void {
    if (this.#feeder !== undefined) return;
    const { replica, clock, log, onCorrupt } = this.#options;
    this.#feeder = new SinkFeeder({
      sink: this.#sink,
      source: replica,
      clock,
      log,
      onError: (error) => {
        this.#sink.failed(error);
        if (error.code === 'CORRUPT') onCorrupt(error);
      },
    });
    this.#feeder.setLive(this.#live);
    this.#feeder.setStale(this.#stale);
    void this.#feeder.start();
  }

  notify(touched: Touched, view?: () => ShardView): void {
    this.#feeder?.notify(touched, view);
  }

  /** A snapshot is on its way, and the sink has had nothing from this process. */
  expect(snapshot: Manifest): Filling | undefined {
    return this.#feeder === undefined ? this.#sink.expect(snapshot) : undefined;
  }

  setLive(live: boolean): void {
    if (live === this.#live) return;
    this.#live = live;
    this.#feeder?.setLive(live);
  }

  setStale(stale: boolean): void {
    if (stale === this.#stale) return;
    this.#stale = stale;
    this.#feeder?.setStale(stale);
  }

  /** The replica is about to be erased: its views are given back. May be started again. */
  async pause(): Promise<void> {
    const feeder = this.#feeder;
    this.#feeder = undefined;
    await feeder?.stop();
  }

  /** Removes the shard from the sink; after `pause`. */
  clear(signal: AbortSignal): Promise<void> {
    return this.#sink.clear(signal);
  }

  async stop(): Promise<void> {
    await this.pause();
    await this.#sink[Symbol.asyncDispose]();
  }
}
