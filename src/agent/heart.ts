import { Alarm } from '../core/alarm.js';
import type { Clock } from '../core/clock.js';

/** Without a word from the relay for so many heartbeats a connection is taken for broken. */
const HEARTBEATS_MISSED = 3;
/** Until a relay's own interval is known. Milliseconds. */
const HEARTBEAT_FIRST_MS = 2_000;
const HEARTBEAT_MAX_MS = 5 * 60_000;
/** A transfer of chunks without any for this long is broken. Milliseconds. */
const TRANSFER_SILENCE_MS = 30_000;

/** Listens whether a connection lives. It learns from the relay how often to expect a heartbeat. */
export class Heart implements Disposable {
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  #isTransferring = false;
  #wordMs = 0;
  #beatMs = 0;
  #intervalMs = HEARTBEAT_FIRST_MS;

  constructor(clock: Clock, onSilence: (silentMs: number) => void) {
    this.#clock = clock;
    this.#alarm = new Alarm(
      clock,
      () => this.#patienceMs - (clock.monotonic() - this.#wordMs),
      () => {
        const silentMs = this.#patienceMs;
        // A relay may be set to beat more slowly than we know.
        if (this.#beatMs === 0 && !this.#isTransferring) this.#learn(2 * this.#intervalMs);
        onSilence(silentMs);
      },
    );
  }

  /** When the relay last said anything, monotonic milliseconds. */
  get wordMs(): number {
    return this.#wordMs;
  }

  /** A connection begins. */
  begin(): void {
    this.#wordMs = this.#clock.monotonic();
    this.#beatMs = 0;
    this.#isTransferring = false;
    this.#alarm.arm();
  }

  /** From here on chunks are expected, not heartbeats. */
  transfer(): void {
    this.#isTransferring = true;
    this.word();
    this.#alarm.arm();
  }

  word(): void {
    this.#wordMs = this.#clock.monotonic();
  }

  /** The word was a heartbeat. */
  beat(): void {
    if (this.#beatMs > 0) this.#learn(this.#wordMs - this.#beatMs);
    this.#beatMs = this.#wordMs;
  }

  /** The connection is over. */
  [Symbol.dispose](): void {
    this.#alarm[Symbol.dispose]();
  }

  get #patienceMs(): number {
    return this.#isTransferring ? TRANSFER_SILENCE_MS : HEARTBEATS_MISSED * this.#intervalMs;
  }

  #learn(intervalMs: number): void {
    if (intervalMs > this.#intervalMs) this.#intervalMs = Math.min(intervalMs, HEARTBEAT_MAX_MS);
  }
}
