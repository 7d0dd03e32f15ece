import type { Clock } from './clock.js';
import type { Service } from './lifecycle.js';

/** Does something again and again, so long after the end of the time before. It must not throw. */
export class Repeating implements Service {
  readonly #task: () => Promise<void>;
  readonly #everyMs: number;
  readonly #clock: Clock;
  #timer: Disposable | undefined;
  #stopped = false;

  constructor(task: () => Promise<void>, everyMs: number, clock: Clock) {
    this.#task = task;
    this.#everyMs = everyMs;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    this.#arm();
  }

  /** What is being done goes on to its end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.[Symbol.dispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #arm(): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.schedule(this.#everyMs, () => {
      void this.#task().finally(() => this.#arm());
    });
  }
}
