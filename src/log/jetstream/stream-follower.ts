import { type ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { FollowListener } from './follower.js';
import type { NatsLink } from './link.js';
import { type MeshLayout, partitionsOf, streamName } from './mesh-streams.js';
import { MessageFeed } from './message-feed.js';
import { loggedEntry } from './message-lookup.js';
import type { FedMessage } from './pull-consumer.js';
import { parseLogSubject, partitionOfSubject, partitionSubject } from './subjects.js';
import { TailProof } from './tail-proof.js';

export interface Feeding {
  readonly link: NatsLink;
  readonly layout: MeshLayout;
  readonly listener: FollowListener;
  readonly log: Logger;
}

/**
 * The share of a stream's partitions below which the server picks them out. From a backlog it does so slowly: each next message costs it a
 * look at every subject that the block of the file and the filter have in common. Above, all is read, and what nobody wants is dropped here.
 */
const PICKED_BELOW = 1 / 8;

/** Some partitions of one stream, from a position on, through one consumer at a time. */
export class StreamFollower {
  readonly #feeding: Feeding;
  readonly #stream: number;
  readonly #proof: TailProof;
  #wanted: ReadonlySet<number>;
  /** What the server is to pick; undefined: everything. */
  #subjects: readonly string[] | undefined;
  #position: number;
  /** Aborted to go on through another consumer. */
  #turn = new AbortController();
  #handling: Promise<void> | undefined;
  #stopped = false;
  #failure: ShardcastError | undefined;
  readonly #running: Promise<void>;

  /** `after`: the position behind which it begins. */
  constructor(feeding: Feeding, stream: number, partitions: readonly number[], after: number) {
    this.#feeding = feeding;
    this.#stream = stream;
    this.#wanted = new Set(partitions);
    this.#subjects = this.#picked();
    this.#position = after;
    this.#proof = new TailProof(feeding.link, streamName(stream), () => this.#position);
    this.#running = this.#run();
  }

  /** All before it, and it, was handed over. */
  get position(): number {
    return this.#position;
  }

  get provenMs(): number | undefined {
    return this.#proof.provenMs;
  }

  /**
   * Nothing but the new partitions is handed over any more, behind the last message that was, or is just being handed over: everything
   * that is appended from now on is behind it. Resolves when no listener is busy with another. Throws what has ended the stream.
   */
  async change(partitions: readonly number[]): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#wanted = new Set(partitions);
    const subjects = this.#picked();
    const same = subjects?.join() === this.#subjects?.join();
    this.#subjects = subjects;
    // What has arrived and was not handed over comes again.
    if (!same) this.#turn.abort();
    await this.#handling;
  }

  /** Resolves when no listener is called any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#turn.abort();
    await this.#running;
  }

  #picked(): readonly string[] | undefined {
    const share = this.#wanted.size / partitionsOf(this.#stream, this.#feeding.layout).length;
    if (share >= PICKED_BELOW) return undefined;
    return [...this.#wanted].sort((a, b) => a - b).map(partitionSubject);
  }

  async #run(): Promise<void> {
    const { link, listener, log } = this.#feeding;
    try {
      while (!this.#stopped && !link.ended) {
        this.#turn = new AbortController();
        const source = { stream: streamName(this.#stream), subjects: this.#subjects };
        await this.#follow(new MessageFeed(link, source, this.#position + 1, log), this.#turn.signal);
      }
    } catch (thrown) {
      this.#failure = toShardcastError(thrown);
      listener.broken(this.#failure, { stream: this.#stream });
    } finally {
      this.#proof[Symbol.dispose]();
    }
  }

  async #follow(feed: MessageFeed, signal: AbortSignal): Promise<void> {
    for await (const { messages, through } of feed.batches(signal)) {
      for (const message of messages) {
        if (signal.aborted) return;
        this.#handling = this.#hand(message);
        if (this.#handling !== undefined) await this.#handling;
        this.#passed(message.position);
      }
      if (signal.aborted) return;
      this.#passed(through);
    }
  }

  #passed(position: number): void {
    this.#position = position;
    if (position >= this.#proof.awaited) this.#proof.pass(position);
  }

  #hand(message: FedMessage): Promise<void> | undefined {
    const { subject, position } = message;
    if (!this.#wanted.has(partitionOfSubject(subject))) return undefined;
    const broken = (failure: unknown) => {
      this.#feeding.listener.broken(toShardcastError(failure), { stream: this.#stream, subject, position });
    };
    try {
      const logged = loggedEntry(message, parseLogSubject(subject).shard);
      const handled = this.#feeding.listener.entry(logged, this.#stream);
      return handled instanceof Promise ? handled.catch(broken) : undefined;
    } catch (failure) {
      broken(failure);
      return undefined;
    }
  }
}
