import { Backoff } from '../../core/backoff.js';
import { type Clock, pause, systemClock } from '../../core/clock.js';
import { type ErrorCode, ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { type Cursor, parseCursor } from '../../shard/cursor.js';
import { EVERYTHING, type ShardView, type Touched } from '../../shard/view.js';
import { Backlog, type Step } from './backlog.js';
import type { FeedSource, HeldPosition, Sink, SinkWrite } from './sink.js';
import { Wakeup } from './wakeup.js';

/** A refused write is not repeated sooner, whatever arrives. Milliseconds. */
const REFUSED_PAUSE_MS = 200;

export interface WrittenReport {
  readonly revision: number;
  readonly token: string;
  readonly write: SinkWrite;
}

export interface SinkFeederOptions {
  sink: Sink;
  source: FeedSource;
  onWritten?: (report: WrittenReport) => void;
  /** Every failed attempt; the feeder goes on by itself. */
  onError?: (error: ShardcastError) => void;
  /** How often a quiet sink is asked what it holds, milliseconds. Default 2,000. */
  probeIntervalMs?: number;
  /** When a sink that refused, or that another agent took, is tried again without new data, milliseconds. Default 5,000. */
  retryIntervalMs?: number;
  /** Delays while the sink is unavailable. Default 100 ms to 2 s. */
  backoff?: Backoff;
  /** Keys that may wait, before all that waits becomes one write of the whole document. Default 200,000. */
  keysMax?: number;
  clock?: Clock;
  log?: Logger;
}

/**
 * Keeps one sink at the newest revision of one shard: a loop that plans each write from the view that the sink holds, and
 * collects what arrives meanwhile. It never writes backwards and never gives up.
 */
export class SinkFeeder implements Service {
  readonly #options: SinkFeederOptions;
  readonly #sink: Sink;
  readonly #source: FeedSource;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #backoff: Backoff;
  readonly #backlog: Backlog;
  readonly #wakeup = new Wakeup();
  /** The step in flight, and the one after it, which is prepared meanwhile. */
  #flying: Step | undefined;
  #ahead: Step | undefined;
  #lookingAhead = false;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  /** What the sink holds; undefined: not known, or to be replaced. */
  #base: ShardView | undefined;
  #position: 'unknown' | 'replace' | 'known' = 'unknown';
  /** This agent wrote to the sink before: another agent's mark is then no legacy but a rival. */
  #wrote = false;
  #live = false;
  #stale = false;
  #staleWritten = false;
  #reported: ErrorCode | undefined;
  /** Since the last write: one is mended at once, more are not hurried. */
  #gaps = 0;

  constructor(options: SinkFeederOptions) {
    this.#options = options;
    this.#sink = options.sink;
    this.#source = options.source;
    this.#clock = options.clock ?? systemClock;
    this.#log = options.log ?? silentLogger;
    this.#backoff = options.backoff ?? new Backoff({ firstMs: 100, lastMs: 2_000, clock: this.#clock });
    this.#backlog = new Backlog(options.source, options.sink.costs, options.keysMax ?? 200_000);
  }

  start(): Promise<void> {
    this.#running ??= this.#run(this.#stopping.signal);
    return Promise.resolve();
  }

  /** Aborts the write in flight; what the sink holds then is found out at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort(new ShardcastError('CANCELLED', 'the feeder stops'));
    await this.#running;
    this.#forget();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /**
   * Deltas were applied: to be called before the replica applies more. Cheap; never throws. `view`: of the state that they led
   * to, if the source's newest is further on already; the feeder is told of the rest in the same turn.
   */
  notify(touched: Touched, view?: () => ShardView): void {
    if (this.#position === 'known' && !this.#stopping.signal.aborted) this.#backlog.add(touched, view);
    this.#lookAhead();
    this.#wakeup.ring();
  }

  /** Whether the replica is at the head of its history: what OPA holds beyond that never was. */
  setLive(live: boolean): void {
    this.#live = live;
    this.#wakeup.ring();
  }

  /** Tells policies, through the sink, that the data may be old. */
  setStale(stale: boolean): void {
    this.#stale = stale;
    this.#wakeup.ring();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#turn(signal);
      } catch (thrown) {
        if (signal.aborted) return;
        await this.#recover(toShardcastError(thrown), signal);
      }
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    if (this.#position === 'unknown') await this.#locate(signal);
    else if (this.#position === 'replace') await this.#replace(signal);
    else if (this.#ahead !== undefined || !this.#backlog.isEmpty) await this.#advance(signal);
    else if (this.#stale !== this.#staleWritten) await this.#markStale(signal);
    else if (!(await this.#idle(this.#options.probeIntervalMs ?? 2_000))) await this.#probe(signal);
  }

  /** Finds out where to begin. */
  async #locate(signal: AbortSignal): Promise<void> {
    const held = await this.#sink.held(signal);
    if (held !== undefined && !held.own && this.#wrote) throw taken(this.#sink, held);
    if (held === undefined || !held.own) {
      this.#position = 'replace';
      return;
    }
    if (this.#isAhead(held.token) && !this.#live) {
      await this.#idle(this.#options.probeIntervalMs ?? 2_000);
      return;
    }
    const view = this.#source.viewAt(held.token);
    this.#position = view === undefined ? 'replace' : 'known';
    if (view === undefined) return;
    this.#base = view;
    this.#wrote = true;
    this.#staleWritten = held.stale;
    if (view.revision !== this.#source.revision) this.#backlog.add(this.#source.touchedSince(view.revision));
  }

  /** In the replica's own epoch, beyond it: the replica is still catching up. */
  #isAhead(token: string): boolean {
    const cursor = cursorOf(token);
    if (cursor === undefined || cursor.revision <= this.#source.revision) return false;
    using view = this.#source.view();
    return cursor.shard === view.shard && cursor.epoch === view.epoch;
  }

  async #replace(signal: AbortSignal): Promise<void> {
    const to = this.#source.view();
    // What is notified from here on comes after `to`.
    this.#backlog.clear();
    this.#position = 'known';
    let write: SinkWrite;
    try {
      write = await this.#sink.write(undefined, to, EVERYTHING, signal);
    } catch (thrown) {
      to[Symbol.dispose]();
      this.#position = 'unknown';
      this.#backlog.clear();
      throw thrown;
    }
    this.#adopt(to, write);
  }

  async #advance(signal: AbortSignal): Promise<void> {
    const step = this.#ahead ?? this.#backlog.take();
    this.#ahead = undefined;
    if (step === undefined) return;
    this.#flying = step;
    let write: SinkWrite;
    try {
      const writing = this.#sink.write(this.#base, step.to, step.touched, signal);
      this.#lookAhead();
      write = await writing;
    } catch (thrown) {
      this.#flying = undefined;
      if (this.#ahead !== undefined) this.#backlog.restore(this.#ahead);
      this.#ahead = undefined;
      this.#backlog.restore(step);
      throw thrown;
    }
    this.#flying = undefined;
    this.#adopt(step.to, write);
  }

  /** The sink works on the step in flight, we on the next one: once the request is out, which takes a turn. */
  #lookAhead(): void {
    if (this.#lookingAhead || this.#flying === undefined || this.#ahead !== undefined) return;
    this.#lookingAhead = true;
    setImmediate(() => {
      this.#lookingAhead = false;
      if (this.#flying === undefined || this.#ahead !== undefined) return;
      // A step that is not full yet may gather more as long as the sink is busy.
      const next = this.#backlog.takeFull();
      if (next === undefined) return;
      this.#ahead = next;
      this.#sink.prepare?.(this.#flying.to, next.to, next.touched);
    });
  }

  #adopt(view: ShardView, write: SinkWrite): void {
    this.#base?.[Symbol.dispose]();
    this.#base = view;
    this.#wrote = true;
    this.#recovered();
    const { revision, token } = view;
    this.#options.onWritten?.({ revision, token, write });
  }

  #recovered(): void {
    this.#backoff.reset();
    this.#reported = undefined;
    this.#gaps = 0;
  }

  async #markStale(signal: AbortSignal): Promise<void> {
    const stale = this.#stale;
    await this.#sink.markStale(stale, signal);
    this.#staleWritten = stale;
  }

  /** A quiet shard makes no write that would find a restarted OPA or a second agent. */
  async #probe(signal: AbortSignal): Promise<void> {
    const held = await this.#sink.held(signal);
    if (held?.own && held.token === this.#base?.token) {
      this.#recovered();
      return;
    }
    if (held !== undefined && !held.own) throw taken(this.#sink, held);
    throw new ShardcastError('GAP', `${this.#sink.name} does not hold what was written`);
  }

  async #recover(error: ShardcastError, signal: AbortSignal): Promise<void> {
    this.#report(error);
    if (error.code === 'GAP' || error.code === 'SINK_TAKEN') this.#forget();
    try {
      if (error.code === 'GAP' && this.#gaps++ === 0) return;
      if (error.code === 'GAP' || error.code === 'SINK_UNAVAILABLE') {
        await this.#backoff.wait(signal);
        return;
      }
      // What was refused may be mended by what came after it.
      this.#backlog.merge();
      await pause(this.#clock, REFUSED_PAUSE_MS, signal);
      await this.#idle(this.#options.retryIntervalMs ?? 5_000);
    } catch {
      // stopping
    }
  }

  #report(error: ShardcastError): void {
    if (error.code !== this.#reported) this.#log.warn({ sink: this.#sink.name, error }, error.message);
    this.#reported = error.code;
    this.#options.onError?.(error);
  }

  #forget(): void {
    this.#base?.[Symbol.dispose]();
    this.#base = undefined;
    this.#ahead?.to[Symbol.dispose]();
    this.#ahead = undefined;
    this.#position = 'unknown';
    this.#backlog.clear();
  }

  /** Waits for something to happen; false if nothing did in `forMs`. */
  #idle(forMs: number): Promise<boolean> {
    return this.#wakeup.wait(this.#clock, forMs, this.#stopping.signal);
  }
}

function cursorOf(token: string): Cursor | undefined {
  try {
    return parseCursor(token);
  } catch {
    return undefined;
  }
}

function taken(sink: Sink, held: HeldPosition): ShardcastError {
  return new ShardcastError('SINK_TAKEN', `${sink.name}: agent ${held.agent} writes here too`, {
    hint: 'One agent feeds a mount. Stop one of the two, or give them different mounts; the one that starts last takes over.',
    details: { agent: held.agent },
  });
}
