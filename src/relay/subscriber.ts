import { ShardcastError, toShardcastError } from '../core/errors.js';
import { failureOf } from '../wire/status.js';
import { encodeEntryEvent, encodeWatchEvent, entrySpan } from '../wire/watch-codec.js';
import { sliceEntry } from './entry-slice.js';
import { type FrameStream, PacedWriter } from './paced-writer.js';

/** Frames that wait for a live subscriber; beyond, it is told SLOW_CONSUMER and resumes by its cursor. Bytes. */
export const SUBSCRIBER_BYTES_MAX = 8 * 1024 * 1024;
/** Written to the connection at a time; the rest waits where it can be dropped. Bytes. */
const WINDOW_BYTES = 512 * 1024;

export interface SubscriberOptions {
  readonly shard: string;
  /** The agent's id; '' for an observer. */
  readonly agent: string;
  /** The revision after the subscriber's cursor. */
  readonly fromRevision: number;
  /** Encoded entries from `fromRevision` on, up to the head at the time of each step. */
  readonly entries: (fromRevision: number) => Iterable<Buffer>;
  readonly bytesMax?: number;
  /** The stream is to be ended after what was written. */
  readonly onEnd: () => void;
  readonly onSlow?: () => void;
}

/**
 * One watcher of one shard. It begins in the tail: entries are read from the store as fast as the watcher takes them, so a
 * long way to the head costs no memory. The step that finds the tail at its end makes it live, and since that step and the
 * fan-out's are both synchronous, no entry can fall between; one that the tail gave already is known by its revisions.
 *
 * A live watcher is given frames that all subscribers share. They wait here, not in the stream, up to `bytesMax`: when a
 * slow watcher is let go its frames are dropped and the goodbye is next on the wire.
 */
export class Subscriber {
  readonly shard: string;
  readonly agent: string;
  readonly #options: SubscriberOptions;
  readonly #out: PacedWriter<Buffer>;
  readonly #bytesMax: number;
  #next: number;
  #tail: Iterator<Buffer> | undefined;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  #ended = false;

  constructor(stream: FrameStream<Buffer>, options: SubscriberOptions) {
    this.shard = options.shard;
    this.agent = options.agent;
    this.#options = options;
    this.#bytesMax = options.bytesMax ?? SUBSCRIBER_BYTES_MAX;
    this.#next = options.fromRevision;
    this.#tail = options.entries(options.fromRevision)[Symbol.iterator]();
    this.#out = new PacedWriter(stream, { windowBytes: WINDOW_BYTES, onRoom: () => this.#pump() });
  }

  get live(): boolean {
    return this.#tail === undefined;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Bytes that wait or are on their way. */
  get bytes(): number {
    return this.#queuedBytes + this.#out.bytes;
  }

  /** Sends the opening, then the tail. */
  start(opening: Buffer): void {
    this.#out.write(opening, opening.length);
    this.#pump();
  }

  /** An entry was appended; `frame` is its WatchEvent. */
  offer(firstRevision: number, lastRevision: number, frame: Buffer): void {
    if (this.#ended || this.#tail !== undefined || lastRevision < this.#next) return;
    if (firstRevision !== this.#next) {
      const problem = `revision ${firstRevision} does not follow ${this.#next - 1}`;
      this.goodbye('a gap in the log', new ShardcastError('GAP', problem));
      return;
    }
    this.#next = lastRevision + 1;
    this.#enqueue(frame);
  }

  /** A heartbeat: sent in turn, counted like entries. */
  beat(frame: Buffer): void {
    if (!this.#ended) this.#enqueue(frame);
  }

  /** Says why, and who else serves the shard; drops what waits, and ends the stream. */
  goodbye(reason: string, failure?: ShardcastError, retryAfterMs = 0, relays: readonly string[] = []): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#drop();
    const frame = encodeWatchEvent({
      goodbye: {
        reason,
        retryAfterMs,
        relays: [...relays],
        ...(failure === undefined ? {} : { failure: failureOf(failure) }),
      },
    });
    this.#out.write(frame, frame.length);
    this.#options.onEnd();
  }

  /** The stream is gone. */
  close(): void {
    this.#ended = true;
    this.#drop();
  }

  #enqueue(frame: Buffer): void {
    if (this.#queue.length === 0 && this.#out.hasRoom) {
      this.#out.write(frame, frame.length);
      return;
    }
    this.#queue.push(frame);
    this.#queuedBytes += frame.length;
    if (this.bytes <= this.#bytesMax) return;
    const problem = `more than ${this.#bytesMax} bytes wait for this subscriber of ${this.shard}`;
    this.#options.onSlow?.();
    this.goodbye(
      'too slow',
      new ShardcastError('SLOW_CONSUMER', problem, {
        hint: 'Watch again from the last cursor: nothing is lost.',
        details: { bytesMax: this.#bytesMax },
      }),
    );
  }

  #pump(): void {
    if (this.#ended) return;
    this.#flush();
    try {
      while (this.#tail !== undefined && this.#out.hasRoom && this.#queue.length === 0) this.#step();
    } catch (failure) {
      this.goodbye('the tail cannot be read', toShardcastError(failure));
    }
  }

  #flush(): void {
    let sent = 0;
    while (sent < this.#queue.length && this.#out.hasRoom) {
      const frame = this.#queue[sent++]!;
      this.#queuedBytes -= frame.length;
      this.#out.write(frame, frame.length);
    }
    if (sent > 0) this.#queue.splice(0, sent);
  }

  #step(): void {
    const step = this.#tail?.next();
    if (step === undefined || step.done) {
      this.#tail = undefined;
      return;
    }
    const bytes = sliceEntry(step.value, this.#next);
    this.#next = entrySpan(bytes).lastRevision + 1;
    const frame = encodeEntryEvent(bytes);
    this.#out.write(frame, frame.length);
  }

  #drop(): void {
    this.#tail?.return?.();
    this.#tail = undefined;
    this.#queue = [];
    this.#queuedBytes = 0;
  }
}
