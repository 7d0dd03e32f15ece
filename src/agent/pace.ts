import type { Backoff } from '../core/backoff.js';
import { type Clock, pause } from '../core/clock.js';

/** Relays that are asked at once, one after the other, because each was named by the one before. */
const HOPS_MAX = 3;

/**
 * How soon the next connection is tried. At once only after one that brought something; otherwise the delays grow, so that
 * no mistake of a relay, and none of ours, becomes a storm.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #backoff: Backoff;
  #progressed = true;
  #hops = 0;
  /** undefined: nobody said; whatever ended the connection was a break. */
  #delayMs: number | undefined = 0;

  constructor(clock: Clock, backoff: Backoff) {
    this.#clock = clock;
    this.#backoff = backoff;
  }

  /** The connection brought something. */
  progressed(): void {
    if (this.#progressed) return;
    this.#progressed = true;
    this.#hops = 0;
    this.#backoff.reset();
  }

  /** Next time at once, if this connection brought something; never before `atLeastMs`. */
  soon(atLeastMs: number): void {
    this.#delayMs = Math.max(atLeastMs, this.#progressed ? 0 : this.#backoff.nextMs());
  }

  later(): void {
    this.#delayMs = this.#backoff.nextMs();
  }

  /** Whether redirections are leading nowhere. */
  get isAstray(): boolean {
    return this.#hops >= HOPS_MAX;
  }

  /** Next time at once, at another relay. */
  elsewhere(): void {
    if (this.isAstray) this.later();
    else this.#delayMs = 0;
    this.#hops++;
  }

  /** Waits until the next connection may be tried. Rejects when the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    const delayMs = this.#delayMs ?? this.#backoff.nextMs();
    this.#delayMs = undefined;
    this.#progressed = false;
    if (delayMs > 0) await pause(this.#clock, delayMs, signal);
  }
}
