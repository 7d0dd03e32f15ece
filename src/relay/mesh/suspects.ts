import { type Clock, systemClock } from '../../core/clock.js';

/** A relay that broke off or was silent is asked last for this long; by then membership has found it dead, or it is back. Milliseconds. */
export const SUSPECT_MS = 10_000;

/** Relays that did not answer lately. */
export class Suspects {
  readonly #clock: Clock;
  readonly #untilMs = new Map<string, number>();

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  add(address: string): void {
    this.#untilMs.set(address, this.#clock.monotonic() + SUSPECT_MS);
  }

  has(address: string): boolean {
    if (this.#untilMs.size === 0) return false;
    const untilMs = this.#untilMs.get(address);
    if (untilMs === undefined) return false;
    if (this.#clock.monotonic() < untilMs) return true;
    this.#untilMs.delete(address);
    return false;
  }
}
