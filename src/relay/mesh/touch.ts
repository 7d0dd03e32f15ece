import { Alarm } from '../../core/alarm.js';
import type { Clock } from '../../core/clock.js';

/**
 * Whether this relay is in touch with the bucket: it has proven itself within `expiryMs`. A proof counts from when it was sent, and the
 * others count from when it came to them, so a relay knows that it is cut off before any of them calls it gone.
 */
export class Touch implements Disposable {
  readonly #clock: Clock;
  readonly #expiryMs: number;
  readonly #tell: (isolated: boolean) => void;
  readonly #alarm: Alarm;
  #provenMs = Number.NEGATIVE_INFINITY;
  #told = true;

  /** `tell` is called when it is lost or found again. */
  constructor(clock: Clock, expiryMs: number, tell: (isolated: boolean) => void) {
    this.#clock = clock;
    this.#expiryMs = expiryMs;
    this.#tell = tell;
    this.#alarm = new Alarm(
      clock,
      () => expiryMs - this.silentMs,
      () => this.#say(true),
    );
  }

  /** Monotonic milliseconds; negative infinity before the first. */
  get provenMs(): number {
    return this.#provenMs;
  }

  get silentMs(): number {
    return this.#clock.monotonic() - this.#provenMs;
  }

  get isIsolated(): boolean {
    return this.silentMs > this.#expiryMs;
  }

  prove(sentMs: number): void {
    this.#provenMs = Math.max(this.#provenMs, sentMs);
    if (this.isIsolated || !this.#told) return;
    this.#alarm.arm();
    this.#say(false);
  }

  [Symbol.dispose](): void {
    this.#alarm[Symbol.dispose]();
  }

  #say(isolated: boolean): void {
    this.#told = isolated;
    this.#tell(isolated);
  }
}
