import { toShardcastError } from '../../core/errors.js';
import type { LoggedEntry } from '../../log/delta-log.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { Applier, Outcome } from './applier.js';
import type { CatchingUp } from './catching-up.js';
import type { OwnAppends } from './own-appends.js';

export interface ReceiverOptions {
  readonly store: ShardStore;
  readonly own: OwnAppends;
  readonly applier: Applier;
  readonly catchingUp: CatchingUp;
}

/** Takes the entries that the follower brings: what is next is applied, and a shard for which another is next catches up. */
export class Receiver {
  readonly #options: ReceiverOptions;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  /** Something to wait for before the next one, when the disk is behind. */
  receive(logged: LoggedEntry, stream: number): Promise<void> | undefined {
    const { own, applier, catchingUp, store } = this.#options;
    if (own.isBack(stream, logged)) return undefined;
    const { shard: name } = logged.entry;
    const lag = catchingUp.lag(name);
    if (lag?.busy || lag?.fork !== undefined) {
      lag.again = true;
      return undefined;
    }
    try {
      const outcome = this.take(store.open(name), logged);
      if (outcome === 'gap' || outcome === 'import') catchingUp.behind(name);
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      if (failure.code === 'FORK' || failure.code === 'WRONG_EPOCH') catchingUp.forked(name, failure);
      else catchingUp.behind(name);
    }
    return applier.room;
  }

  /** Applies an entry; one that this relay is just appending with the draft that it was made of. own: it is importing it. */
  take(shard: Shard, logged: LoggedEntry): Outcome | 'own' {
    const { own, applier } = this.#options;
    const flight = own.flightOf(logged);
    if (flight === undefined) return applier.apply(shard, logged);
    if (flight.draft === undefined) return 'own';
    const outcome = applier.apply(shard, logged, flight.draft);
    flight.position = logged.position;
    return outcome;
  }
}
