import { type Clock, systemClock } from '../core/clock.js';
import type { ShardcastError } from '../core/errors.js';
import type { Outgoing } from './outgoing.js';
import type { ReceiptItem } from './publish-codec.js';
import { PublishLane, type Walk } from './publish-lane.js';
import type { LinkListener, PublishLink } from './publish-link.js';
import { errorOf } from './status.js';

/** The target of publishes that this process takes by itself. */
export const HERE = '';
/** Lanes looked at to find one that may be forgotten. */
const LOOKED_AT_MAX = 100;

export interface PublishLanesOptions {
  readonly walkOf: (shard: string) => Walk;
  readonly open: (address: string, listener: LinkListener) => PublishLink;
  /** Whether what a relay refused for a time is sent again; else the publisher hears of it. */
  readonly sendsAgain: (failure: ShardcastError) => boolean;
  /** Takes, in order and for good, what goes to `HERE`; must keep the order by itself. */
  readonly here?: (item: Outgoing) => void;
  /** When this resolves, what HERE took of the shard before is answered. undefined: there is nothing. */
  readonly settledHere?: (shard: string) => Promise<void> | undefined;
  /** Lanes that are kept though nothing is under way in them. */
  readonly idleMax: number;
  /** When a shard moves, what is under way at the relay before is awaited for this long; then it is sent again. Milliseconds. */
  readonly moveMs: number;
  readonly clock?: Clock;
}

/**
 * Publishes of many shards to many relays, each shard's in the order in which they were given, each once, whatever breaks.
 *
 * A delta has an id, so sending it twice, to one relay or to two, makes it history once. What must not happen is that a delta gets ahead of one
 * that was given before. Nobody waits for an answer before the next is sent, and a shard may move from one relay to another
 * in the middle; and a relay that seems dead may only be asleep, with a part of what it was sent. The rule that holds all the same:
 *
 *   Whoever is sent a delta of a shard has been sent, before it and in order, all that were given before and have no answer.
 *
 * For then each relay that appends a delta has before that appended those before it, or found them in the log. Hence one lane per shard, which
 * sends to one relay at a time. When one of its deltas fails for a time, the relay refuses those behind it as well (see
 * PublishStream), and the lane sends no more until all under way are answered; then again, in order, from the first that failed on, with
 * a higher attempt, and after that whatever came meanwhile. When the stream breaks: likewise, at once. When the shard moves to
 * another relay: the lane waits for what is under way; if that takes too long, it is sent again there.
 *
 * Only what nobody waits for any more is not sent again: whether, and when, it becomes history is then open.
 */
export class PublishLanes {
  readonly #options: PublishLanesOptions;
  readonly #clock: Clock;
  readonly #lanes = new Map<string, PublishLane>();
  readonly #links = new Map<string, PublishLink>();
  #orders = 0;
  #numbers = 0;
  #attempts = 0;

  constructor(options: PublishLanesOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Whether anything of the shard is under way. */
  has(shard: string): boolean {
    return this.#lanes.has(shard);
  }

  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  /** Bytes of deltas at a relay without an answer. */
  bytesAt(address: string): number {
    return this.#links.get(address)?.bytes ?? 0;
  }

  send(item: Outgoing): void {
    const lane = this.#lanes.get(item.shard) ?? this.#begin(item.shard);
    item.lane = lane;
    item.order = ++this.#orders;
    if (lane.isOpen && lane.link?.isOver === false && lane.walk.target === lane.address) {
      this.#transmit(lane, lane.link, item);
      return;
    }
    lane.waiting.add(item);
    if (lane.isOpen) this.#turn(lane);
    this.#consider(lane);
  }

  /** Nobody waits for it any more. It may become history all the same. */
  forget(item: Outgoing): void {
    item.isDone = true;
    const { lane } = item;
    if (lane === undefined) return;
    lane.forget(item);
    if (lane.outstanding === 0) this.#settled(lane);
  }

  /** Gives up all that is under way, and ends the streams. */
  close(failure: ShardcastError): void {
    for (const lane of this.#lanes.values()) {
      lane.takeBack();
      this.#giveUp(lane, failure);
    }
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #begin(shard: string): PublishLane {
    if (this.#lanes.size >= this.#options.idleMax) this.#forgetIdle();
    const lane = new PublishLane(shard, this.#options.walkOf(shard));
    this.#lanes.set(shard, lane);
    const settled = this.#options.settledHere?.(shard);
    if (settled === undefined) return lane;
    lane.isGated = true;
    const open = () => {
      lane.isGated = false;
      this.#consider(lane);
    };
    settled.then(open, open);
    return lane;
  }

  #forgetIdle(): void {
    let looked = 0;
    for (const lane of this.#lanes.values()) {
      if (lane.isIdle) this.#drop(lane);
      if (this.#lanes.size < this.#options.idleMax || ++looked >= LOOKED_AT_MAX) return;
    }
  }

  #drop(lane: PublishLane): void {
    lane[Symbol.dispose]();
    if (this.#lanes.get(lane.shard) === lane) this.#lanes.delete(lane.shard);
  }

  #transmit(lane: PublishLane, link: PublishLink, item: Outgoing): void {
    item.number = ++this.#numbers;
    item.attempt = lane.attempt;
    lane.outstanding++;
    link.send(item);
  }

  /** The shard's publishes go elsewhere from now on; first those under way, for a while. */
  #turn(lane: PublishLane): void {
    lane.isOpen = false;
    if (lane.outstanding === 0) return;
    lane.patience ??= this.#clock.schedule(this.#options.moveMs, () => {
      lane.patience = undefined;
      lane.takeBack();
      this.#consider(lane);
    });
  }

  /** Goes on, if nothing is to be awaited. */
  #consider(lane: PublishLane): void {
    if (lane.isOpen || lane.outstanding > 0 || lane.isGated || lane.timer !== undefined) return;
    const { failure } = lane;
    lane.failure = undefined;
    const delayMs = failure === undefined ? 0 : lane.walk.failed(lane.address, failure);
    if (failure !== undefined) lane.hasStumbled = true;
    if (typeof delayMs !== 'number') this.#giveUp(lane, delayMs);
    else if (delayMs === 0) this.#resume(lane);
    else {
      lane.timer = this.#clock.schedule(delayMs, () => {
        lane.timer = undefined;
        this.#resume(lane);
      });
    }
  }

  #resume(lane: PublishLane): void {
    lane.patience?.[Symbol.dispose]();
    lane.patience = undefined;
    const { target } = lane.walk;
    if (typeof target !== 'string') {
      this.#giveUp(lane, target);
      return;
    }
    const items = withoutHeld(lane.take());
    if (target === HERE || items.length === 0) {
      this.#drop(lane);
      for (const item of items) this.#options.here?.(item);
      return;
    }
    const link = this.#linkTo(target);
    lane.address = target;
    lane.link = link;
    lane.attempt = ++this.#attempts;
    lane.isOpen = true;
    for (const item of items) this.#transmit(lane, link, item);
  }

  #giveUp(lane: PublishLane, failure: ShardcastError): void {
    this.#drop(lane);
    for (const item of lane.take()) {
      item.isDone = true;
      item.refused(failure);
    }
  }

  #linkTo(address: string): PublishLink {
    const known = this.#links.get(address);
    if (known?.isOver === false) return known;
    for (const [at, link] of this.#links) if (link.isOver) this.#links.delete(at);
    const link = this.#options.open(address, {
      receipt: (item, receipt) => this.#receipt(item, receipt),
      broken: (failure, unanswered) => this.#broken(failure, unanswered),
    });
    this.#links.set(address, link);
    return link;
  }

  #receipt(item: Outgoing, receipt: ReceiptItem): void {
    const lane = item.lane!;
    lane.outstanding--;
    const { failure } = receipt;
    if (failure === undefined || failure.retry === 'never') {
      item.isDone = true;
      item.answered(receipt);
      if (lane.hasStumbled) {
        lane.hasStumbled = false;
        lane.walk.arrived();
      }
    } else {
      lane.isOpen = false;
      const error = errorOf(failure);
      if (this.#options.sendsAgain(error)) {
        lane.failure ??= error;
        lane.again.add(item);
      } else {
        item.isDone = true;
        item.answered(receipt);
      }
    }
    if (lane.outstanding === 0) this.#settled(lane);
  }

  #broken(failure: ShardcastError, unanswered: readonly Outgoing[]): void {
    const lanes = new Set<PublishLane>();
    for (const item of unanswered) {
      const lane = item.lane!;
      lane.outstanding--;
      lane.again.add(item);
      lane.isOpen = false;
      lane.failure ??= failure;
      lanes.add(lane);
    }
    for (const lane of lanes) this.#consider(lane);
  }

  /** Nothing of the lane is under way. */
  #settled(lane: PublishLane): void {
    if (!lane.isOpen) this.#consider(lane);
    else if (this.#options.idleMax === 0) this.#drop(lane);
  }
}

/** What waited while one before it failed for a time must not overtake that one, which comes again. */
function withoutHeld(items: readonly Outgoing[]): Outgoing[] {
  return items.filter((item) => {
    const { held } = item;
    if (held === undefined) return true;
    item.isDone = true;
    item.refused(held);
    return false;
  });
}
