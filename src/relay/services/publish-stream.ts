import { type ShardcastError, toShardcastError } from '../../core/errors.js';
import { formatCursor } from '../../shard/cursor.js';
import { checkShardName } from '../../shard/limits.js';
import { type PublishItem, ReceiptsWriter } from '../../wire/publish-codec.js';
import { failureOf } from '../../wire/status.js';
import type { PublishAudit } from '../audit/audit.js';
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
/** Shards whose publishes failed for a time; beyond, the stream ends, and the publisher begins anew on another. */
const FENCES_MAX = 10_000;

type Talk = Pick<Conversation<PublishItem[], Buffer>, 'out' | 'end' | 'fail'>;

export interface PublishStreamOptions {
  readonly sequencing: Sequencing;
  readonly metrics: RelayMetrics;
  readonly audit: PublishAudit;
  /** Told of every publish that did not succeed. */
  readonly onFailure: (failure: ShardcastError) => void;
}

/** Of one shard: publishes of this attempt, and of those before it, are not taken any more. */
interface Fence {
  readonly attempt: number;
  readonly failure: ShardcastError;
}

/**
 * One publisher's stream. Batches in, receipts out in order of completion, one message per turn of the event loop for all
 * that completed in it: a message per receipt would cost more than the publish. The relay's memory is bounded by not
 * reading on, which the publisher feels as backpressure.
 *
 * A publisher does not wait for one receipt before it sends the next publish, so when one fails for a time (the log does not answer),
 * others of its shard are behind it: in the sequencer's queue, in the connection, at the publisher. If one of those were taken, the
 * shard would have them in another order, and one with a source position would make the failed one a repeat, which is to lose
 * it. So a failure that passes fences the shard, for this stream: all that is behind it is refused likewise, until the publisher, which
 * has the failed one again by then, sends from there with a higher attempt.
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
  /** By shard; undefined: nothing ever failed. */
  #fences: Map<string, Fence> | undefined;

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
    const { held } = answer;
    if (held === undefined) this.#options.sequencing.submit(item, answer);
    else answer.refused(held);
  }

  heldBy(shard: string, attempt: number): ShardcastError | undefined {
    const fence = this.#fences?.get(shard);
    return fence !== undefined && attempt <= fence.attempt ? fence.failure : undefined;
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
    this.#options.audit.taken(shard, revision, again);
    this.#receipts.add(number, formatCursor(shard, epoch, revision, hash), revision, again);
    this.#settled(bytes);
  }

  refused({ number, shard, attempt, bytes }: Answer, failure: unknown): void {
    const error = toShardcastError(failure);
    if (error.retry !== 'never') this.#fence(shard, attempt, error);
    this.#options.metrics.published(resultOf(error), 1);
    this.#options.audit.refused(shard, error);
    this.#options.onFailure(error);
    this.#receipts.addFailure(number, failureOf(error));
    this.#settled(bytes);
  }

  #fence(shard: string, attempt: number, failure: ShardcastError): void {
    this.#fences ??= new Map();
    if ((this.#fences.get(shard)?.attempt ?? -1) < attempt) this.#fences.set(shard, { attempt, failure });
    if (this.#fences.size > FENCES_MAX) this.#talk.fail(failure);
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
  readonly attempt: number;
  /** What it counts in flight. */
  readonly bytes: number;
  readonly #stream: PublishStream;

  constructor(stream: PublishStream, { number, shard, delta, attempt }: PublishItem) {
    this.#stream = stream;
    this.number = number;
    this.shard = shard;
    this.attempt = attempt;
    this.bytes = delta.length + PUBLISH_OVERHEAD_BYTES;
  }

  get held(): ShardcastError | undefined {
    return this.#stream.heldBy(this.shard, this.attempt);
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
