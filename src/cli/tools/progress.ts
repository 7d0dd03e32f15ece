import { type Clock, systemClock } from '../../core/clock.js';

export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const REDRAW_MS = 500;

/** One line on a terminal that says what is under way and for how long; in a pipe nothing is written. */
export class ProgressLine implements Disposable {
  readonly #stream: ProgressStream;
  readonly #what: string;
  readonly #clock: Clock;
  readonly #startedMs: number;
  #timer: Disposable | undefined;
  #detail = '';

  constructor(stream: ProgressStream, what: string, clock: Clock = systemClock) {
    this.#stream = stream;
    this.#what = what;
    this.#clock = clock;
    this.#startedMs = clock.monotonic();
    if (stream.isTTY) this.#draw();
  }

  /** How far it is, for the next redraw: "12 of 60 MB". */
  detail(text: string): void {
    this.#detail = text;
  }

  #draw(): void {
    const seconds = Math.round((this.#clock.monotonic() - this.#startedMs) / 1000);
    const detail = this.#detail === '' ? '' : `, ${this.#detail}`;
    this.#stream.write(`\r\x1b[2K${this.#what}: ${seconds} s${detail}`);
    this.#timer = this.#clock.schedule(REDRAW_MS, () => this.#draw());
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[2K');
  }
}
