import type { ShardcastError } from '../core/errors.js';
import type { PublishItem, ReceiptItem } from './publish-codec.js';
import type { PublishLane } from './publish-lane.js';
import type { shardcast } from './wire.js';

/** A publish on its way, until it is answered; whoever publishes extends it by what hears the answer. */
export abstract class Outgoing implements PublishItem {
  readonly shard: string;
  readonly delta: Buffer;
  readonly expect: string;
  readonly preconditions: readonly shardcast.v1.Precondition.$Properties[];
  /** Of the last time that it was sent; no two are alike. */
  number = 0;
  attempt = 0;
  /** Grows in the order in which publishes were given. */
  order = 0;
  /** When it was last sent, monotonic milliseconds. */
  sentMs = 0;
  lane: PublishLane | undefined;
  /** It has its answer, or nobody waits for one any more. */
  isDone = false;

  constructor(
    shard: string,
    delta: Buffer,
    expect: string,
    preconditions: readonly shardcast.v1.Precondition.$Properties[],
  ) {
    this.shard = shard;
    this.delta = delta;
    this.expect = expect;
    this.preconditions = preconditions;
  }

  /** Why it may not be sent now: one before it has failed for a time, and will come again. */
  get held(): ShardcastError | undefined {
    return undefined;
  }

  /** A relay has answered: with a revision, or with a refusal that is for whoever published. */
  abstract answered(receipt: ReceiptItem): void;
  /** It was given up without an answer. */
  abstract refused(failure: ShardcastError): void;
}
