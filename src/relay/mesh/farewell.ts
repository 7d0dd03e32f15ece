import { type Clock, pause } from '../../core/clock.js';
import type { FanOut } from '../fan-out.js';

/** Watchers that are sent on together, and the pause before the next: so that those they go to are not asked by all at once. */
const TOGETHER = 50;
const STEP_MS = 20;

export interface FarewellOptions {
  readonly fanOut: Pick<FanOut, 'watched' | 'sendOn'>;
  readonly partitionOf: (shard: string) => number;
  /** HOST:PORT of the other relays that serve a partition. */
  readonly others: (partition: number) => readonly string[];
  readonly clock: Clock;
}

/** Sends the watchers of a partition on to the relays that have it now, a few at a time. */
export class Farewell {
  readonly #options: FarewellOptions;
  /** Partitions take turns: one pace for all of the relay. */
  #before: Promise<void> = Promise.resolve();
  #sent = 0;

  constructor(options: FarewellOptions) {
    this.#options = options;
  }

  /** Resolves when all of them have been told. */
  from(partition: number): Promise<void> {
    this.#before = this.#before.then(() => this.#from(partition));
    return this.#before;
  }

  async #from(partition: number): Promise<void> {
    const { fanOut, partitionOf, others, clock } = this.#options;
    for (const shard of fanOut.watched()) {
      if (partitionOf(shard) !== partition) continue;
      for (;;) {
        const sent = fanOut.sendOn(shard, others(partition), TOGETHER - this.#sent);
        this.#sent += sent;
        if (this.#sent < TOGETHER) break;
        this.#sent = 0;
        await pause(clock, STEP_MS);
      }
    }
  }
}
