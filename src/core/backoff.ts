import { type Clock, pause, systemClock } from './clock.js';

export interface BackoffOptions {
  /** First delay, milliseconds. Default 100. */
  firstMs?: number;
  /** Longest delay, milliseconds. Default 10,000. */
  lastMs?: number;
  clock?: Clock;
  /** Uniform in [0, 1). Default Math.random. */
  random?: () => number;
}

/** Exponential delays with full jitter on the upper half; never gives up by itself, its owner does. */
export class Backoff {
  readonly #firstMs: number;
  readonly #lastMs: number;
  readonly #clock: Clock;
  readonly #random: () => number;
  #attempt = 0;

  constructor(options: BackoffOptions = {}) {
    this.#firstMs = options.firstMs ?? 100;
    this.#lastMs = options.lastMs ?? 10_000;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
  }

  get attempt(): number {
    return this.#attempt;
  }

  reset(): void {
    this.#attempt = 0;
  }

  nextMs(): number {
    const ceiling = Math.min(this.#lastMs, this.#firstMs * 2 ** Math.min(this.#attempt++, 30));
    return ceiling / 2 + (ceiling / 2) * this.#random();
  }

  wait(signal?: AbortSignal): Promise<void> {
    return pause(this.#clock, this.nextMs(), signal);
  }
}
