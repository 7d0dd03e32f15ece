import type { ShardcastError } from '../core/errors.js';
import type { Outgoing } from './outgoing.js';
import type { PublishLink } from './publish-link.js';

/** Where the publishes of one shard go. */
export interface Walk {
  /** HOST:PORT; `HERE`; or why nowhere. May change with time: what is under way is then awaited before the next goes elsewhere. */
  readonly target: string | ShardcastError;
  /** A try at `address` has failed. Milliseconds until the next, wherever `target` then says; or why there will be none. */
  failed(address: string, failure: ShardcastError): number | ShardcastError;
  /** After failures a publish was answered. */
  arrived(): void;
}

/** The publishes of one shard on their way; see PublishLanes. */
export class PublishLane {
  readonly shard: string;
  readonly walk: Walk;
  /** What is given goes to `link` at once. */
  isOpen = false;
  link: PublishLink | undefined;
  address = '';
  attempt = 0;
  /** Sent over `link`, without an answer. */
  outstanding = 0;
  /** Why some of it must be sent again. */
  failure: ShardcastError | undefined;
  /** Nothing has arrived since the last failure. */
  hasStumbled = false;
  /** Nothing is sent before. */
  isGated = false;
  /** Until the next try. */
  timer: Disposable | undefined;
  /** Until those under way elsewhere are awaited no more. */
  patience: Disposable | undefined;
  /** Sent, and to be sent again. */
  readonly again = new Set<Outgoing>();
  /** Given while the lane was not open, in order. */
  readonly waiting = new Set<Outgoing>();

  constructor(shard: string, walk: Walk) {
    this.shard = shard;
    this.walk = walk;
  }

  get isIdle(): boolean {
    return this.outstanding === 0 && this.again.size + this.waiting.size === 0 && !this.isGated;
  }

  /** All that is to be sent, in the order in which it was given. */
  take(): Outgoing[] {
    // Receipts of one shard come in the order of its history, but refusals of what was held back may come before.
    const items = [...[...this.again].sort((a, b) => a.order - b.order), ...this.waiting];
    this.again.clear();
    this.waiting.clear();
    return items;
  }

  /** Nobody waits for it any more. */
  forget(item: Outgoing): void {
    if (this.link?.forget(item) === true) this.outstanding--;
    this.again.delete(item);
    this.waiting.delete(item);
  }

  /** What is under way is not awaited any more. */
  takeBack(): void {
    for (const item of this.link?.takeBack(this.shard) ?? []) this.again.add(item);
    this.outstanding = 0;
  }

  [Symbol.dispose](): void {
    this.timer?.[Symbol.dispose]();
    this.patience?.[Symbol.dispose]();
    this.timer = undefined;
    this.patience = undefined;
  }
}
