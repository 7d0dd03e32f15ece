import type { ShardcastError } from '../core/errors.js';
import type { Logger } from '../core/log.js';
import type { FollowerCounts } from './follower-counts.js';
import { ReplicaCorrupt } from './replica.js';

/** What went wrong with a shard last, until it is mended. The log is told when it is something new. */
export class Troubles {
  readonly #shard: string;
  readonly #log: Logger;
  readonly #counts: FollowerCounts;
  #last: ShardcastError | undefined;

  constructor(shard: string, log: Logger, counts: FollowerCounts) {
    this.#shard = shard;
    this.#log = log;
    this.#counts = counts;
  }

  get last(): ShardcastError | undefined {
    return this.#last;
  }

  note(error: ShardcastError): void {
    this.#counts.failures++;
    if (error instanceof ReplicaCorrupt) this.#counts.damage++;
    if (this.#last?.code !== error.code) {
      this.#log.warn({ shard: this.#shard, error: error.toJSON() }, error.message);
    }
    this.#last = error;
  }

  mended(): void {
    this.#last = undefined;
  }
}
