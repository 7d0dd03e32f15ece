import { ShardcastError } from '../core/errors.js';
import type { Head } from '../shard/shard-types.js';
import type { SourceHead } from './sources/source.js';

/** The head that the relay named last, against the replica's. */
export class NamedHead {
  #head: SourceHead | undefined;
  #atMs = 0;
  /** The replica's revision when a heartbeat named a head beyond it. */
  #behindAt = -1;

  /** 0: none was named. */
  get revision(): number {
    return this.#head?.revision ?? 0;
  }

  /** When it was named, monotonic milliseconds. */
  get atMs(): number {
    return this.#atMs;
  }

  /** How old it was then. Milliseconds. */
  get ageMs(): number {
    return this.#head?.ageMs ?? 0;
  }

  name(head: SourceHead, atMs: number): void {
    this.#head = head;
    this.#atMs = atMs;
  }

  /** A connection begins. */
  reset(): void {
    this.#behindAt = -1;
  }

  /** Whether the replica is there. Throws FORK when it is there by another history. */
  isReached({ revision, token }: Head): boolean {
    if (this.#head === undefined || revision < this.#head.revision) return false;
    if (revision > this.#head.revision || revision === 0 || token === this.#head.token) return true;
    throw new ShardcastError('FORK', `the relay's revision ${revision} has another history`);
  }

  /**
   * Called with every heartbeat; true when the replica is behind. Heartbeats come behind the entries before them, so when
   * two in a row name a head and nothing comes between, entries were lost: throws GAP.
   */
  isAhead({ revision }: Head): boolean {
    if (revision >= this.revision) {
      this.#behindAt = -1;
      return false;
    }
    if (this.#behindAt === revision) {
      throw new ShardcastError('GAP', `revision ${this.revision} was named and never came`);
    }
    this.#behindAt = revision;
    return true;
  }
}
