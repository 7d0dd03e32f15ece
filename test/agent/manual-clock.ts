import type { Clock } from '../../src/core/clock.js';

interface Timer {
  readonly atMs: number;
  readonly task: () => void;
}

/** Time that moves when a test says so. */
export class ManualClock implements Clock {
  #nowMs = 1_700_000_000_000;
  readonly #startMs = this.#nowMs;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#nowMs;
  }

  monotonic(): number {
    return this.#nowMs - this.#startMs;
  }

  schedule(delayMs: number, task: () => void): Disposable {
    const timer = { atMs: this.#nowMs + delayMs, task };
    this.#timers.add(timer);
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) };
  }

  /** Runs what falls due on the way, in order. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const next = [...this.#timers].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.task();
    }
    this.#nowMs = endMs;
  }
}
