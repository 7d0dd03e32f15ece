import { type Clock, pause } from '../../core/clock.js';
import type { Elsewhere, FanOut } from '../fan-out.js';

/** Watchers that are sent on together, and the pause before the next: so that those they go to are not asked by all at once. */
const TOGETHER = 50;
const STEP_MS = 20;

export interface FarewellOptions {
  readonly fanOut: Pick<FanOut, 'watched' | 'sendAway'>;
  readonly partitionOf: (shard: string) => number;
  /** The other relays that serve a shard. */
  readonly elsewhere: Elsewhere;
  readonly clock: Clock;
}

/** Sends watchers on to other relays, a few at a time. */
export class Farewell {
  readonly #options: FarewellOptions;
  /** One after the other: one pace for all of the relay. */
  #before: Promise<void> = Promise.resolve();
  #sent = 0;

  constructor(options: FarewellOptions) {
    this.#options = options;
  }

  /** To all that watch a partition, which is given up. Resolves when they have been told. */
  from(partition: number): Promise<void> {
    const { partitionOf, elsewhere } = this.#options;
    const isMeant = (shard: string) => partitionOf(shard) === partition;
    return this.#inTurn(() => this.#say(isMeant, 'the shard is served by other relays', elsewhere));
  }

  /** To all watchers that `elsewhere` has an answer for. Resolves when they have been told. */
  all(reason: string, elsewhere: Elsewhere): Promise<void> {
    return this.#inTurn(() => this.#say(() => true, reason, elsewhere));
  }

  #inTurn(say: () => Promise<void>): Promise<void> {
    this.#before = this.#before.then(say);
    return this.#before;
  }

  async #say(isMeant: (shard: string) => boolean, reason: string, elsewhere: Elsewhere): Promise<void> {
    const { fanOut, clock } = this.#options;
    for (const shard of fanOut.watched()) {
      if (!isMeant(shard)) continue;
      for (;;) {
        this.#sent += fanOut.sendAway(shard, { reason, elsewhere, max: TOGETHER - this.#sent });
        if (this.#sent < TOGETHER) break;
        this.#sent = 0;
        await pause(clock, STEP_MS);
      }
    }
  }
}
