import { Backoff } from '../core/backoff.js';
import { type Clock, systemClock } from '../core/clock.js';
import type { ErrorCode, ShardcastError } from '../core/errors.js';
import type { Walk } from '../wire/publish-lane.js';
import type { Relays } from '../wire/relays.js';
import type { RouteWalk } from '../wire/routes.js';

const PAUSE_LAST_MS = 2_000;
/** What passes: a publish that a relay refused so is sent again until it is answered otherwise. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'UNAVAILABLE',
  'MOVED',
  'CONFLICT',
  'DEADLINE_EXCEEDED',
  'RATE_EXCEEDED',
]);

export function isPassing({ code }: ShardcastError): boolean {
  return PASSING.has(code);
}

/**
 * Where publishes go: any relay takes them and sees to it that they reach the owner of their shard. A relay that is away is left for the
 * next one at once; when all were tried there is a pause, the same for all shards.
 */
export class PublishRoutes {
  readonly #relays: Relays;
  readonly #clock: Clock;
  readonly #backoff: Backoff;
  #untilMs = 0;

  constructor(relays: Relays, clock: Clock = systemClock) {
    this.#relays = relays;
    this.#clock = clock;
    this.#backoff = new Backoff({ lastMs: PAUSE_LAST_MS, clock });
  }

  walkOf(shard: string): Walk {
    return new PublishWalk(this.#relays.walk(shard), this);
  }

  /** Milliseconds until all may be tried again. Shards that fail together share one pause. */
  pauseMs(): number {
    const nowMs = this.#clock.monotonic();
    if (nowMs >= this.#untilMs) this.#untilMs = nowMs + this.#backoff.nextMs();
    return this.#untilMs - nowMs;
  }

  arrived(): void {
    this.#backoff.reset();
  }
}

class PublishWalk implements Walk {
  readonly #walk: RouteWalk;
  readonly #routes: PublishRoutes;

  constructor(walk: RouteWalk, routes: PublishRoutes) {
    this.#walk = walk;
    this.#routes = routes;
  }

  get target(): string {
    return this.#walk.address;
  }

  failed(address: string, failure: ShardcastError): number | ShardcastError {
    if (failure.retry === 'never') return failure; // the relay will not have this publisher
    // It is this publisher that is too much: another relay would be no better place for it.
    if (failure.code === 'RATE_EXCEEDED') return Number(failure.details.retryAfterMs ?? PAUSE_LAST_MS);
    if (this.#walk.next(address, failure)) return 0;
    this.#walk.again();
    return this.#routes.pauseMs();
  }

  arrived(): void {
    this.#walk.again();
    this.#routes.arrived();
  }
}
