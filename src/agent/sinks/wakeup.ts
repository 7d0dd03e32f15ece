import type { Clock } from '../../core/clock.js';

/** A bell for one waiter; a ring while nobody waits is kept. */
export class Wakeup {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** True when it rang; false after `forMs` or when the signal aborts. */
  async wait(clock: Clock, forMs: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          timer[Symbol.dispose]();
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = clock.schedule(forMs, wake);
        signal.addEventListener('abort', wake);
        this.#wake = wake;
      });
      this.#wake = undefined;
    }
    const rung = this.#rung;
    this.#rung = false;
    return rung;
  }
}
