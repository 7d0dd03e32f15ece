import { type ShardcastError, toShardcastError } from '../../core/errors.js';
import { formatCursor } from '../../shard/cursor.js';
import { checkShardName } from '../../shard/limits.js';
import { type PublishItem, ReceiptsWriter } from '../../wire/publish-codec.js';
import { failureOf } from '../../wire/status.js';
import type { Conversation } from '../calls.js';
import type { PublishAnswer, Sequencing } from '../commands.js';
import type { PublishResult, RelayMetrics } from '../metrics.js';
import { PacedWriter } from '../paced-writer.js';

/** Deltas of one stream on their way into the log; beyond, the relay stops reading the stream. Bytes. */
export const IN_FLIGHT_BYTES_MAX = 16 * 1024 * 1024;
/** What a publish costs beside its delta, for that limit. Bytes. */
const PUBLISH_OVERHEAD_BYTES = 512;
/** Receipts that the publisher has not taken; beyond, the relay stops reading, too. Bytes. */
const RECEIPT_BYTES_MAX = 4 * 1024 * 1024;

type Talk = Pick<Conversation<PublishItem[], Buffer>, 'out' | 'end' | 'fail'>;

export interface PublishStreamOptions {
  readonly sequencing: Sequencing;
  readonly metrics: RelayMetrics;
  /** Told of every publish that did not succeed. */
  readonly onFailure: (failure: ShardcastError) => void;
}

/**
 * One publisher's stream. Batches in, receipts out in order of completion, one message per turn of the event loop for all
 * that completed in it: a message per receipt would cost more than the publish. The relay's memory is bounded by not
 * reading on, which the publisher feels as backpressure.
 */
export class PublishStream {
  readonly #talk: Talk;
  readonly #options: PublishStreamOptions;
  readonly #out: PacedWriter<Buffer>;
  readonly #receipts = new ReceiptsWriter();
  /** The last one that was checked. */
  #shard: string | undefined;
  #inFlight = 0;
  #inFlightBytes = 0;
  #paused = false;
  #halfClosed = false;
  #closed = false;
  #flushing = false;
  #repeated = 0;
  #appended = 0;

  constructor(talk: Talk, options: PublishStreamOptions) {
    this.#talk = talk;
    this.#options = options;
    this.#out = new PacedWriter(talk.out, { windowBytes: RECEIPT_BYTES_MAX, onRoom: () => this.#consider() });
  }

  batch(items: readonly PublishItem[]): void {
    for (const item of items) this.#publish(item);
    this.#consider();
  }

  /** The publisher sends no more: the stream ends with the last receipt. */
  halfClose(): void {
    this.#halfClosed = true;
    this.#scheduleFlush();
  }

  close(): void {
    this.#closed = true;
  }

  #publish(item: PublishItem): void {
    const answer = new Answer(this, item);
    this.#inFlight++;
    this.#inFlightBytes += answer.bytes;
    try {
      if (item.shard !== this.#shard) checkShardName(item.shard);
      this.#shard = item.shard;
    } catch (failure) {
      answer.refused(failure); // what is wrong with one request fails its receipt only
      return;
    }
    this.#options.sequencing.submit(item, answer);
  }

  taken(
    { number, shard, bytes }: Answer,
    revision: number,
    epoch: string,
    hash: Buffer,
    again: boolean,
  ): void {
    if (again) this.#repeated++;
    else this.#appended++;
    this.#receipts.add(number, formatCursor(shard, epoch, revision, hash), revision, again);
    this.#settled(bytes);
  }

  refused({ number, bytes }: Answer, failure: unknown): void {
    const error = toShardcastError(failure);
    this.#options.metrics.published(resultOf(error), 1);
    this.#options.onFailure(error);
    this.#receipts.addFailure(number, failureOf(error));
    this.#settled(bytes);
  }

  #settled(bytes: number): void {
    this.#inFlight--;
    this.#inFlightBytes -= bytes;
    this.#scheduleFlush();
  }

  #scheduleFlush(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    const { metrics } = this.#options;
    if (this.#appended > 0) metrics.published('appended', this.#appended);
    if (this.#repeated > 0) metrics.published('repeated', this.#repeated);
    this.#appended = 0;
    this.#repeated = 0;
    if (this.#closed) return;
    if (this.#receipts.length > 0) {
      const receipts = this.#receipts.take();
      this.#out.write(receipts, receipts.length);
    }
    if (this.#halfClosed && this.#inFlight === 0) this.#talk.end();
    this.#consider();
  }

  /** Reads on or stops reading. */
  #consider(): void {
    const isFull = this.#inFlightBytes > IN_FLIGHT_BYTES_MAX || !this.#out.hasRoom;
    if (isFull === this.#paused || this.#closed) return;
    if (!isFull && this.#inFlightBytes > IN_FLIGHT_BYTES_MAX / 2) return;
    this.#paused = isFull;
    if (isFull) this.#talk.out.pause();
    else this.#talk.out.resume();
  }
}

/** One publish on its way into the log. */
class Answer implements PublishAnswer {
  readonly number: number;
  readonly shard: string;
  /** What it counts in flight. */
  readonly bytes: number;
  readonly #stream: PublishStream;

  constructor(stream: PublishStream, { number, shard, delta }: PublishItem) {
    this.#stream = stream;
    this.number = number;
    this.shard = shard;
    this.bytes = delta.length + PUBLISH_OVERHEAD_BYTES;
  }

  taken(revision: number, epoch: string, hash: Buffer, repeated: boolean): void {
    this.#stream.taken(this, revision, epoch, hash, repeated);
  }

  refused(failure: unknown): void {
    this.#stream.refused(this, failure);
  }
}

/** Refused: by what was asked. Failed: by the state of the relay. */
function resultOf(error: ShardcastError): PublishResult {
  return error.retry === 'never' && error.code !== 'INTERNAL' ? 'refused' : 'failed';
}
