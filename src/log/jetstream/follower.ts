import { type ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { LoggedEntry } from '../delta-log.js';
import type { NatsLink } from './link.js';
import { type MeshLayout, streamName } from './mesh-streams.js';
import { MessageFeed } from './message-feed.js';
import { loggedEntry } from './message-lookup.js';
import type { FedMessage } from './pull-consumer.js';
import { parseLogSubject, partitionSubject } from './subjects.js';

export interface FollowListener {
  /** The next entry of a stream; when it returns a promise, the stream waits for it. */
  entry(logged: LoggedEntry, stream: number): void | Promise<void>;
  /**
   * A message that is no entry of its shard, or an entry that the listener threw at: the stream goes on, the shard has a hole. Without a
   * position the stream itself is at an end (FORK: it has lost what it had delivered).
   */
  broken(failure: ShardcastError, at: { stream: number; subject?: string; position?: number }): void;
}

/** One consumer per stream for all followed partitions of it, never one per shard. */
export class Follower implements AsyncDisposable {
  readonly #abort = new AbortController();
  readonly #runs: Promise<void>[] = [];
  readonly #positions = new Map<number, number>();
  readonly #listener: FollowListener;
  readonly #onEnd: (follower: Follower) => void;

  constructor(listener: FollowListener, onEnd: (follower: Follower) => void) {
    this.#listener = listener;
    this.#onEnd = onEnd;
  }

  /** Per stream, the position behind which following may go on: all before it was handed over. */
  get positions(): ReadonlyMap<number, number> {
    return this.#positions;
  }

  /** Follows partitions of one stream from the message after `position`. */
  start(
    link: NatsLink,
    layout: MeshLayout,
    stream: number,
    partitions: readonly number[],
    after: number,
    log: Logger,
  ): void {
    const all = Math.ceil((layout.partitions - stream) / layout.streams);
    const subjects = partitions.length === all ? undefined : partitions.map(partitionSubject);
    const feed = new MessageFeed(link, { stream: streamName(stream), subjects }, after + 1, log);
    this.#positions.set(stream, after);
    this.#runs.push(this.#run(feed, stream));
  }

  /** Resolves when no listener is called any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#runs);
    this.#onEnd(this);
  }

  async #run(feed: MessageFeed, stream: number): Promise<void> {
    const { signal } = this.#abort;
    try {
      for await (const batch of feed.batches(signal)) {
        for (const message of batch) {
          if (signal.aborted) return;
          const handled = this.#hand(message, stream);
          if (handled !== undefined) await handled;
          this.#positions.set(stream, message.position);
        }
      }
    } catch (failure) {
      this.#listener.broken(toShardcastError(failure), { stream });
    }
  }

  #hand(message: FedMessage, stream: number): Promise<void> | undefined {
    const { subject, position } = message;
    const broken = (failure: unknown) => {
      this.#listener.broken(toShardcastError(failure), { stream, subject, position });
    };
    try {
      const handled = this.#listener.entry(loggedEntry(message, parseLogSubject(subject).shard), stream);
      return handled instanceof Promise ? handled.catch(broken) : undefined;
    } catch (failure) {
      broken(failure);
      return undefined;
    }
  }
}
