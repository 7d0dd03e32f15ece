import { ShardcastError } from '../core/errors.js';
import { addressesOf, RELAYS_NAMED_MAX, relaysOf } from './moved.js';
import { isAway } from './status.js';

/** Shards whose relays are remembered; those not heard of for longest are forgotten first. */
export const ROUTES_MAX = 10_000;
/** Redirections that one call follows before it is given up: two relays that name each other must not keep it for ever. */
export const HOPS_MAX = 5;

interface Route {
  readonly relays: readonly string[];
  /** The one that is asked now. */
  at: number;
}

/**
 * Which relay to ask for a shard, from what answers have taught: relays name others in MOVED and in goodbyes, and calls fail. Nobody is
 * asked for it. A shard of which nothing is known goes to the relays that were configured, one after the other as they fail, and if none of
 * those is left, to any that was ever named.
 */
export class RouteTable {
  readonly #configured: readonly string[];
  readonly #routesMax: number;
  readonly #byShard = new Map<string, Route>();
  /** Named by relays, not configured; the newest last. */
  readonly #others = new Set<string>();
  #default: string;

  /** HOST:PORT, one or several. Throws INVALID_ARGUMENT for none. */
  constructor(relays: string | readonly string[], routesMax: number = ROUTES_MAX) {
    this.#configured = [...new Set(typeof relays === 'string' ? [relays] : relays)];
    this.#routesMax = routesMax;
    const [first] = this.#configured;
    if (first === undefined) throw new ShardcastError('INVALID_ARGUMENT', 'no relay is named');
    this.#default = first;
  }

  get configured(): readonly string[] {
    return this.#configured;
  }

  /** Shards that are remembered. */
  get size(): number {
    return this.#byShard.size;
  }

  addressOf(shard: string): string {
    if (this.#byShard.size === 0) return this.#default;
    const route = this.#byShard.get(shard);
    return route?.relays[route.at] ?? this.#default;
  }

  /** These serve the shard, the first to be asked first. None: nothing is learned. */
  moved(shard: string, relays: readonly string[]): void {
    if (relays.length === 0) return;
    this.#byShard.delete(shard);
    this.#byShard.set(shard, { relays, at: 0 });
    if (this.#byShard.size > this.#routesMax) {
      for (const oldest of this.#byShard.keys()) {
        this.#byShard.delete(oldest);
        break;
      }
    }
    for (const relay of relays) this.#remember(relay);
  }

  /** It did not answer: from now on the next one that is known is asked. */
  failed(shard: string, address: string): void {
    const route = this.#byShard.get(shard);
    if (route?.relays[route.at] === address) {
      route.at++;
      if (route.at < route.relays.length) return;
      this.#byShard.delete(shard);
    }
    if (this.#default === address) this.#default = this.#after(address);
  }

  #after(address: string): string {
    const all = [...this.#configured, ...this.#others];
    return all[(all.indexOf(address) + 1) % all.length] ?? address;
  }

  #remember(relay: string): void {
    if (this.#configured.includes(relay)) return;
    this.#others.delete(relay);
    this.#others.add(relay);
    if (this.#others.size <= RELAYS_NAMED_MAX) return;
    for (const oldest of this.#others) {
      if (oldest === this.#default) continue;
      this.#others.delete(oldest);
      break;
    }
  }
}

/** One caller's way to a relay that serves its shard: whom to ask, and after a failure whether to ask another at once. */
export class RouteWalk {
  readonly #routes: RouteTable;
  readonly #shard: string;
  readonly #tried = new Set<string>();
  #hops = 0;

  constructor(routes: RouteTable, shard: string) {
    this.#routes = routes;
    this.#shard = shard;
  }

  get address(): string {
    return this.#routes.addressOf(this.#shard);
  }

  /**
   * A call of `address` ended with `failure`. True: `address` is another now, which was not asked yet. False: all that are known were asked,
   * or it is not a matter of whom one asks.
   */
  next(address: string, failure: ShardcastError): boolean {
    this.#tried.add(address);
    if (failure.code === 'MOVED') return this.#redirected(relaysOf(failure));
    if (!isAway(failure)) return false;
    this.#routes.failed(this.#shard, address);
    return failure.code !== 'DEADLINE_EXCEEDED' && !this.#tried.has(this.address);
  }

  /** The relay that is asked says who else serves the shard. */
  told(relays: readonly string[]): void {
    this.#routes.moved(this.#shard, addressesOf(relays));
  }

  /** It was answered, or a pause has passed: all may be asked again. */
  again(): void {
    if (this.#tried.size > 0) this.#tried.clear(); // clearing allocates, and a watch comes here with every entry
    this.#hops = 0;
  }

  #redirected(relays: readonly string[]): boolean {
    const isNew = (relay: string) => !this.#tried.has(relay);
    this.#routes.moved(this.#shard, [...relays.filter(isNew), ...relays.filter((relay) => !isNew(relay))]);
    return ++this.#hops <= HOPS_MAX && relays.some(isNew);
  }
}
