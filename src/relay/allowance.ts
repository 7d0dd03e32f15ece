import type { Principal } from '../auth/principal.js';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { Bucket } from './bucket.js';

/** What one principal may do at this relay; each 0: as much as it likes. */
export interface RateLimits {
  /** Operations of publishes a second. Default 0. */
  readonly operations?: number;
  /** Bytes of publishes and imports a second. Default 0. */
  readonly bytes?: number;
  /** Bytes of chunks a second. Default 0. */
  readonly bootstrapBytes?: number;
  /** Calls at a time. Default 100,000. */
  readonly streams?: number;
}

export const STREAMS_DEFAULT = 100_000;
/** Principals that are remembered. */
const REMEMBERED_MAX = 10_000;
/** For a call that waits for others to end, which may be soon. Milliseconds. */
const STREAM_RETRY_MS = 1_000;

/** What a caller may take still. One figure a call, not one a record. */
export interface Allowance {
  /** A publish. Throws RATE_EXCEEDED. */
  publish(operations: number, bytes: number): void;
  /** What is sent in a stream that waits: milliseconds until it may go on. */
  importMs(bytes: number): number;
  bootstrapMs(bytes: number): number;
  /** A call begins; dispose when it is over. Throws RATE_EXCEEDED. */
  enter(): Disposable;
}

const NOTHING: Disposable = { [Symbol.dispose]: () => undefined };

export const UNLIMITED: Allowance = {
  publish: () => undefined,
  importMs: () => 0,
  bootstrapMs: () => 0,
  enter: () => NOTHING,
};

/** The allowances of all principals, by their names: many tokens of one name share one. */
export class Allowances {
  readonly #limits: RateLimits;
  readonly #clock: Clock;
  readonly #known = new Map<string, PrincipalAllowance>();

  constructor(limits: RateLimits, clock: Clock = systemClock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Relays are not limited: what they pass on is somebody's, who was asked where it came in. */
  of({ name, role }: Principal): Allowance {
    if (role === 'relay') return UNLIMITED;
    const key = `${role} ${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED_MAX) this.#forget();
    const allowance = new PrincipalAllowance(name, this.#limits, this.#clock);
    this.#known.set(key, allowance);
    return allowance;
  }

  /** Who has nothing open and has taken little is as good as new. */
  #forget(): void {
    for (const [key, allowance] of this.#known) if (allowance.isIdle) this.#known.delete(key);
  }
}

class PrincipalAllowance implements Allowance {
  readonly #name: string;
  readonly #operations: Bucket;
  readonly #bytes: Bucket;
  readonly #bootstrap: Bucket;
  readonly #streamsMax: number;
  #streams = 0;

  constructor(name: string, limits: RateLimits, clock: Clock) {
    const { operations = 0, bytes = 0, bootstrapBytes = 0, streams = STREAMS_DEFAULT } = limits;
    this.#name = name;
    this.#operations = new Bucket(operations, clock);
    this.#bytes = new Bucket(bytes, clock);
    this.#bootstrap = new Bucket(bootstrapBytes, clock);
    this.#streamsMax = streams === 0 ? Number.POSITIVE_INFINITY : streams;
  }

  get isIdle(): boolean {
    return (
      this.#streams === 0 && [this.#operations, this.#bytes, this.#bootstrap].every(({ isFull }) => isFull)
    );
  }

  publish(operations: number, bytes: number): void {
    const waitMs = Math.max(this.#operations.waitMs, this.#bytes.waitMs);
    if (waitMs > 0) {
      const limit = this.#operations.waitMs > 0 ? 'operations' : 'bytes';
      throw this.#exceeded(limit, `publishes more ${limit} a second than it may`, waitMs);
    }
    this.#operations.take(operations);
    this.#bytes.take(bytes);
  }

  importMs(bytes: number): number {
    this.#bytes.take(bytes);
    return this.#bytes.waitMs;
  }

  bootstrapMs(bytes: number): number {
    this.#bootstrap.take(bytes);
    return this.#bootstrap.waitMs;
  }

  enter(): Disposable {
    if (this.#streams >= this.#streamsMax) {
      throw this.#exceeded('streams', `has ${this.#streams} calls open, as many as it may`, STREAM_RETRY_MS);
    }
    this.#streams++;
    let isOver = false;
    return {
      [Symbol.dispose]: () => {
        if (!isOver) this.#streams--;
        isOver = true;
      },
    };
  }

  #exceeded(limit: string, problem: string, waitMs: number): ShardcastError {
    const retryAfterMs = Math.ceil(waitMs);
    return new ShardcastError('RATE_EXCEEDED', `${JSON.stringify(this.#name)} ${problem}`, {
      hint: `Come again in ${retryAfterMs} ms.`,
      details: { limit, retryAfterMs },
    });
  }
}
