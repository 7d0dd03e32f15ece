import { ShardcastError } from '../../core/errors.js';
import type { LoggedEntry } from '../delta-log.js';
import { checkPartitions, streamName } from './mesh-streams.js';
import { type Feeding, StreamFollower } from './stream-follower.js';
import { streamTail } from './stream-tail.js';

export interface FollowListener {
  /** The next entry of a stream; when it returns a promise, the stream waits for it. */
  entry(logged: LoggedEntry, stream: number): void | Promise<void>;
  /**
   * A message that is no entry of its shard, or an entry that the listener threw at: the stream goes on, the shard has a hole. Without a
   * position the stream itself is at an end (FORK: it has lost what it had delivered).
   */
  broken(failure: ShardcastError, at: { stream: number; subject?: string; position?: number }): void;
}

/**
 * Entries of some partitions, through one consumer per stream, never one per shard.
 *
 * Who finds that a log is not the one that was followed: a stream that ends before what it has handed over, or before the position with which
 * following began, is `broken` without a position (FORK), at the start and whenever a consumer is made anew. One that was restored from an old
 * copy and has grown past that position since is not found here: its positions are there, with other entries. Who applies
 * them finds it, by an entry that does not continue the revision and hash of its replica.
 */
export class Follower implements AsyncDisposable {
  readonly #feeding: Feeding;
  readonly #onEnd: (follower: Follower) => void;
  readonly #streams = new Map<number, StreamFollower>();
  /** Those that were given up and may still be busy with one entry. */
  readonly #leaving = new Map<number, Promise<void>>();
  #wanted: readonly number[];
  #ended = false;

  /** `from`: the position of a stream behind which following begins. */
  constructor(
    feeding: Feeding,
    partitions: readonly number[],
    from: (stream: number) => number,
    onEnd: (follower: Follower) => void,
  ) {
    this.#feeding = feeding;
    this.#onEnd = onEnd;
    checkPartitions(partitions, feeding.layout);
    this.#wanted = [...partitions];
    for (let stream = 0; stream < feeding.layout.streams; stream++) {
      if (this.#of(stream).length > 0) this.#start(stream, from(stream));
    }
  }

  /** Per stream that is followed, the position behind which following may go on: all before it was handed over. */
  get positions(): ReadonlyMap<number, number> {
    return new Map([...this.#streams].map(([stream, { position }]) => [stream, position]));
  }

  /**
   * The latest moment, of the clock's monotonic time, for which it is proven that every entry of the followed partitions acknowledged by
   * then has been handed over, and was handled; of a partition that was added, every entry behind the position at which it was. undefined: not yet,
   * or the stream is not followed.
   */
  provenMs(stream: number): number | undefined {
    return this.#streams.get(stream)?.provenMs;
  }

  /**
   * Follows these partitions from now on, in place of those before. Of those that stay, entries go on in order and once. Of one that is added,
   * entries come from where its stream was: all that are appended after this has resolved, and, if the stream was followed before, all that are appended after
   * the call; some from before it may come, too. What is not handed over is in the log when this resolves: read it then.
   * Of those that are left out, nothing is handed over any more when it resolves; so never wait for it in a listener.
   *
   * Throws UNAVAILABLE when a stream that was not followed cannot be asked for its end (20 s, `patienceMs`): its partitions are not followed then, the
   * others are; call again. Throws what has ended a stream (FORK).
   */
  async change(partitions: readonly number[]): Promise<void> {
    if (this.#ended) throw new ShardcastError('CANCELLED', 'the follower has ended');
    checkPartitions(partitions, this.#feeding.layout);
    this.#wanted = [...partitions];
    const changes: Promise<void>[] = [];
    for (let stream = 0; stream < this.#feeding.layout.streams; stream++) {
      changes.push(this.#change(stream));
    }
    for (const change of await Promise.allSettled(changes)) {
      if (change.status === 'rejected') throw change.reason;
    }
  }

  /** Resolves when no listener is called any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#streams.values()].map((stream) => stream.stop()));
    await Promise.all(this.#leaving.values());
    this.#onEnd(this);
  }

  #of(stream: number): number[] {
    return this.#wanted.filter((partition) => partition % this.#feeding.layout.streams === stream);
  }

  #start(stream: number, after: number): void {
    this.#streams.set(stream, new StreamFollower(this.#feeding, stream, this.#of(stream), after));
  }

  #change(stream: number): Promise<void> {
    const follower = this.#streams.get(stream);
    const partitions = this.#of(stream);
    if (partitions.length === 0) return this.#leave(stream);
    return follower === undefined ? this.#begin(stream) : follower.change(partitions);
  }

  #leave(stream: number): Promise<void> {
    const leaving = this.#streams.get(stream)?.stop();
    this.#streams.delete(stream);
    if (leaving !== undefined) this.#leaving.set(stream, leaving);
    return this.#leaving.get(stream) ?? Promise.resolve();
  }

  /** From the stream's end as it was at some moment after the call. */
  async #begin(stream: number): Promise<void> {
    const { link } = this.#feeding;
    const name = streamName(stream);
    await this.#leaving.get(stream);
    const { position } = await link.patiently(`the end of ${name}`, () => streamTail(link, name));
    // The partitions may have changed again meanwhile, and another call may have begun.
    const follower = this.#streams.get(stream);
    if (follower !== undefined) await follower.change(this.#of(stream));
    else if (!this.#ended && this.#of(stream).length > 0) this.#start(stream, position);
  }
}
