import { Alarm } from '../core/alarm.js';
import type { Clock } from '../core/clock.js';
import {
  follow,
  isFresh,
  isTooOld,
  newStanding,
  prove,
  type Standing,
  type Step,
  stalenessMs,
} from './standing.js';
import type { Event } from './states.js';

/** A shard's standing, and the clock that makes it old. */
export class Machine implements Disposable {
  readonly #clock: Clock;
  readonly #maxStalenessMs: number;
  readonly #alarm: Alarm;
  #standing: Standing;

  /** `maxStalenessMs` 0: never stale. `onStale`: the limit has passed since the last proof. */
  constructor(clock: Clock, maxStalenessMs: number, onStale: () => void) {
    this.#clock = clock;
    this.#maxStalenessMs = maxStalenessMs;
    this.#standing = newStanding(clock.monotonic());
    this.#alarm = new Alarm(clock, () => maxStalenessMs + 1 - this.stalenessMs, onStale);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** How old the data may be. Milliseconds. */
  get stalenessMs(): number {
    return stalenessMs(this.#standing, this.#clock.monotonic());
  }

  get isFresh(): boolean {
    return isFresh(this.#standing, this.#clock.monotonic(), this.#maxStalenessMs);
  }

  watchStaleness(): void {
    if (this.#maxStalenessMs > 0) this.#alarm.arm();
  }

  happens(event: Event): Step {
    const step = follow(this.#standing, event);
    this.#standing = step.standing;
    return step;
  }

  /** The replica was at the head at `atMs`, monotonic, which was `ageMs` old then. Whether that is young enough. */
  prove(atMs: number, ageMs: number): boolean {
    this.#standing = prove(this.#standing, atMs, ageMs);
    return !isTooOld(this.stalenessMs, this.#maxStalenessMs);
  }

  [Symbol.dispose](): void {
    this.#alarm[Symbol.dispose]();
  }
}
