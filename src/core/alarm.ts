import type { Clock } from './clock.js';

/**
 * Rings when a moment has passed that keeps being put off. Putting it off costs nothing: the timer looks, when it fires,
 * how long there is still to go.
 */
export class Alarm implements Disposable {
  readonly #clock: Clock;
  readonly #leftMs: () => number;
  readonly #ring: () => void;
  #timer: Disposable | undefined;

  /** `leftMs`: how long there is still to go; 0 or less: it is time. */
  constructor(clock: Clock, leftMs: () => number, ring: () => void) {
    this.#clock = clock;
    this.#leftMs = leftMs;
    this.#ring = ring;
  }

  /** Rings once; to be armed again. */
  arm(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#clock.schedule(Math.max(1, Math.ceil(this.#leftMs())), () => {
      this.#timer = undefined;
      if (this.#leftMs() > 0) this.arm();
      else this.#ring();
    });
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }
}
