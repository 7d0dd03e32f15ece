import type { Clock } from '../core/clock.js';

/**
 * So much a second, of which a second's worth may be saved. What is taken may be more than there is: the debt is waited for. So the largest
 * single thing passes, too, and the mean is kept.
 */
export class Bucket {
  readonly #perSecond: number;
  readonly #clock: Clock;
  #level: number;
  #atMs: number;

  /** `perSecond` 0: as much as anybody likes. */
  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#level = perSecond;
    this.#atMs = clock.monotonic();
  }

  get isFull(): boolean {
    this.#fill();
    return this.#level >= this.#perSecond;
  }

  /** Until something may be taken: 0, now. */
  get waitMs(): number {
    if (this.#perSecond === 0) return 0;
    this.#fill();
    return this.#level > -1e-6 ? 0 : Math.max(1, (-this.#level / this.#perSecond) * 1_000);
  }

  take(amount: number): void {
    if (this.#perSecond === 0) return;
    this.#fill();
    this.#level -= amount;
  }

  #fill(): void {
    const nowMs = this.#clock.monotonic();
    const gained = ((nowMs - this.#atMs) / 1_000) * this.#perSecond;
    this.#level = Math.min(this.#perSecond, this.#level + gained);
    this.#atMs = nowMs;
  }
}
