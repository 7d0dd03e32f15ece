import { type Clock, systemClock } from '../core/clock.js';

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  /** What is under way. */
  title: string;
  /** What is counted, in the plural: records. */
  unit: string;
  /** Default: the system's. */
  clock?: Clock;
}

export interface Step {
  /** Things done. */
  count: number;
  /** How much of all, from 0 to 1; undefined when nobody knows. */
  fraction?: number | undefined;
}

const REDRAW_MS = 100;
const BAR_CELLS = 16;
/** Of a terminal that does not say. */
const COLUMNS = 80;
const CLEAR_LINE = '\r\x1b[2K';

/** A bar with rate and time left on a terminal; in a pipe nothing. Disposing of it removes the line. */
export class Progress implements Disposable {
  readonly #stream: ProgressStream;
  readonly #options: ProgressOptions;
  readonly #clock: Clock;
  readonly #startedMs: number;
  #startCount: number | undefined;
  #drawnMs = Number.NEGATIVE_INFINITY;
  #drawn = false;

  constructor(stream: ProgressStream, options: ProgressOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#startedMs = this.#clock.monotonic();
  }

  /** Cheap: it draws ten times a second at most. */
  update(step: Step): void {
    if (this.#stream.isTTY !== true) return;
    this.#startCount ??= step.count;
    const nowMs = this.#clock.monotonic();
    if (nowMs - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = nowMs;
    this.#drawn = true;
    const line = this.#describe(step, nowMs - this.#startedMs).slice(
      0,
      (this.#stream.columns || COLUMNS) - 1,
    );
    this.#stream.write(CLEAR_LINE + line);
  }

  [Symbol.dispose](): void {
    if (this.#drawn) this.#stream.write(CLEAR_LINE);
  }

  #describe({ count, fraction }: Step, elapsedMs: number): string {
    const { title, unit } = this.#options;
    const parts = [title];
    if (fraction !== undefined) parts.push(bar(fraction));
    parts.push(`${count.toLocaleString('en')} ${unit}`);
    const seconds = elapsedMs / 1000;
    if (seconds >= 0.5) {
      parts.push(`${Math.round((count - (this.#startCount ?? 0)) / seconds).toLocaleString('en')}/s`);
      if (fraction !== undefined && fraction > 0)
        parts.push(`${timeLeft((seconds / fraction) * (1 - fraction))} left`);
    }
    return parts.join('  ');
  }
}

function bar(fraction: number): string {
  const done = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_CELLS);
  const percent = Math.floor(fraction * 100);
  return `[${'='.repeat(done)}${' '.repeat(BAR_CELLS - done)}] ${String(percent).padStart(3)}%`;
}

export function timeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
