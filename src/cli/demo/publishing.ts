import { setMaxListeners } from 'node:events';
import { Publisher, type PublishReceipt } from '../../client/publisher.js';
import { pause, systemClock } from '../../core/clock.js';
import { encodeDelta, type HistoricDelta } from './history.js';

const PUBLISHER = 'demo';
/** Deltas without a receipt: what a crash of the relay finds under way. */
const WINDOW = 128;
/** From here to the relay. Milliseconds. */
const ON_THEIR_WAY_MS = 3;
/** The relay is away for a moment only. Milliseconds. */
const RECEIPT_TIMEOUT_MS = 30_000;
const MIDWAY_ATTEMPTS = 4;
/** A pause between two deltas is not shorter than this. Milliseconds. */
const TICK_MS = 20;

export interface PublishingOptions {
  readonly onReceipt: (acknowledged: number) => void;
  /** Deltas a second at most. Default: as fast as they are acknowledged. */
  readonly perSecond?: number;
}

/** Publishes the history, in order, over whatever happens to the relay. */
export class Publishing implements AsyncDisposable {
  readonly #history: readonly HistoricDelta[];
  readonly #publisher: Publisher;
  readonly #options: PublishingOptions;
  readonly #heads = new Map<string, PublishReceipt>();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #givenUp = new AbortController();
  #sent = 0;
  #dueMs = 0;
  #acknowledged = 0;
  #repeated = 0;
  #failure: unknown;

  constructor(
    relay: string | readonly string[],
    history: readonly HistoricDelta[],
    options: PublishingOptions,
  ) {
    this.#history = history;
    this.#publisher = new Publisher({ relay, name: PUBLISHER });
    this.#options = options;
    setMaxListeners(WINDOW + 1, this.#givenUp.signal);
  }

  get sent(): number {
    return this.#sent;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Deltas that the relay had on disk already when they were sent again. */
  get repeated(): number {
    return this.#repeated;
  }

  /** The newest receipt of a shard. */
  head(shard: string): PublishReceipt | undefined {
    return this.#heads.get(shard);
  }

  /** Resolves when so many have been sent; up to WINDOW of them are then still under way. */
  async upTo(count: number): Promise<void> {
    while (this.#sent < count) {
      if (this.#inFlight.size >= WINDOW) await Promise.race(this.#inFlight);
      if (this.#failure !== undefined) throw this.#failure;
      await this.#due();
      this.#send();
    }
  }

  /**
   * Resolves in the middle of things, when `count` are sent or a little more: many are on their way and have no receipt yet.
   * How far the relay is with them is its own affair.
   */
  async midway(count: number): Promise<void> {
    for (let more = 0; more < MIDWAY_ATTEMPTS; more++) {
      await this.upTo(Math.min(count + (more * WINDOW) / 4, this.#history.length));
      await pause(systemClock, ON_THEIR_WAY_MS);
      if (this.inFlight >= WINDOW / 8) return;
    }
  }

  /** Resolves when all that was sent is acknowledged: on the relay's disk. */
  async settled(): Promise<void> {
    await Promise.all(this.#inFlight);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** The next delta alone. */
  async next(): Promise<{ delta: HistoricDelta; receipt: PublishReceipt }> {
    const delta = this.#history[this.#sent];
    if (delta === undefined) throw new Error('the history is at its end');
    this.#send();
    await this.settled();
    return { delta, receipt: this.#heads.get(delta.shard)! };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // After a failure nobody waits for answers that may never come.
    this.#givenUp.abort();
    await this.#publisher.close();
  }

  /** What was not sent while nobody answered is not made up for. */
  async #due(): Promise<void> {
    const { perSecond } = this.#options;
    if (perSecond === undefined) return;
    const nowMs = systemClock.monotonic();
    this.#dueMs = Math.max(this.#dueMs + 1000 / perSecond, nowMs - TICK_MS);
    if (this.#dueMs > nowMs + TICK_MS) await pause(systemClock, this.#dueMs - nowMs, this.#givenUp.signal);
  }

  #send(): void {
    const delta = this.#history[this.#sent++]!;
    const answer = this.#publish(delta).finally(() => this.#inFlight.delete(answer));
    this.#inFlight.add(answer);
  }

  async #publish(delta: HistoricDelta): Promise<void> {
    try {
      const { signal } = this.#givenUp;
      const bytes = encodeDelta(delta, PUBLISHER);
      const receipt = await this.#publisher.publishDelta(delta.shard, bytes, {
        signal,
        timeoutMs: RECEIPT_TIMEOUT_MS,
      });
      if (receipt.repeated) this.#repeated++;
      this.#heads.set(delta.shard, receipt);
      this.#options.onReceipt(++this.#acknowledged);
    } catch (failure) {
      this.#failure ??= failure;
    }
  }
}
