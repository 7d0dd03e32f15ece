import type { AcknowledgementInbox, Answer, BatchMember } from './acknowledgements.js';
import { API } from './api-errors.js';
import type { NatsLink } from './link.js';

/** What a batch is thought to take until one was sent, and the most that is believed of one that took long. Milliseconds. */
export const BATCH_MS = 10;
const BATCH_MS_MAX = 50;
/** Turns of the event loop after which an answer that has not come is the server's delay, and not this process's own. */
const TURNS_MIN = 4;
/** What the server takes is 1,000. */
const MEMBERS_MAX = 500;
const BYTES_MAX = 4 * 1024 * 1024;
/** Parts by which a new measurement moves what was measured before. */
const SINGLE_PART = 1 / 32;
const BATCH_PART = 1 / 4;

interface Gathered extends BatchMember {
  settle(answer: Answer): void;
}

/** What is under way to one stream. */
class StreamQueue {
  singles = 0;
  isBatchUnderWay = false;
  gathered: Gathered[] = [];
  /** What a message costs the stream, one by one. */
  singleMs = 0;
  /** Turns of the event loop until it is answered. */
  singleTurns = 0;
  batchMs: number;

  constructor(batchMs: number) {
    this.batchMs = batchMs;
  }
}

/**
 * Publishes of many shards to the streams of the log: each by itself, or several of one stream as an atomic batch.
 *
 * A server that syncs always does so for every message, but once for a batch. A batch costs it something of its own, though: it
 * makes, syncs and removes a store for it, which is dear where messages are cheap. So both are measured, and a batch is made where it is the
 * sooner way: when those that are under way one by one keep the stream busy for longer than a batch would, what comes gathers, and while
 * a batch is under way the next one gathers. Who publishes little, or to a server that does not sync, never waits for a batch. A process that is
 * busy hears late what was answered long ago, and must not take that for the server's time: so delays are counted in turns of its event loop, too.
 *
 * A batch is stored as a whole or not at all. One that is refused, for a single member that is not next in its shard, or by
 * a server that takes none, is published again one by one, and each hears what becomes of it. One that nobody answers leaves each
 * member open, as a single publish does.
 */
export class Batches {
  readonly #inbox: AcknowledgementInbox;
  readonly #link: NatsLink;
  readonly #batchMs: number;
  readonly #queues = new Map<number, StreamQueue>();
  readonly #turnsMin: number;
  #isRefused = false;
  #turn = 0;
  #isTurnCounted = false;

  /** `batchMs`: what a batch is thought to take until one was sent; 0 makes batches of whatever comes together. */
  constructor(link: NatsLink, inbox: AcknowledgementInbox, batchMs = BATCH_MS) {
    this.#link = link;
    this.#inbox = inbox;
    this.#batchMs = batchMs;
    this.#turnsMin = batchMs === 0 ? 0 : TURNS_MIN;
  }

  /** Never rejects. */
  publish(stream: number, subject: string, bytes: Buffer, expected: number): Promise<Answer> {
    const queue = this.#queueOf(stream);
    const isSlow = queue.singleTurns >= this.#turnsMin && queue.singles * queue.singleMs > queue.batchMs;
    if (!(queue.isBatchUnderWay || isSlow) || this.#isRefused)
      return this.#single(queue, subject, bytes, expected);
    return new Promise((settle) => {
      queue.gathered.push({ subject, bytes, expected, settle });
    });
  }

  /** The turn of the event loop, of those in which something is sent or answered. */
  #countTurn(): number {
    if (!this.#isTurnCounted) {
      this.#isTurnCounted = true;
      setImmediate(() => {
        this.#isTurnCounted = false;
        this.#turn++;
      });
    }
    return this.#turn;
  }

  #queueOf(stream: number): StreamQueue {
    let queue = this.#queues.get(stream);
    if (queue === undefined) {
      queue = new StreamQueue(this.#batchMs);
      this.#queues.set(stream, queue);
    }
    return queue;
  }

  async #single(queue: StreamQueue, subject: string, bytes: Buffer, expected: number): Promise<Answer> {
    const underWay = ++queue.singles;
    const sentMs = this.#link.clock.monotonic();
    const sentTurn = this.#countTurn();
    const answer = await this.#inbox.publish(subject, bytes, expected);
    queue.singles--;
    queue.singleTurns += (this.#countTurn() - sentTurn - queue.singleTurns) * SINGLE_PART;
    const eachMs = (this.#link.clock.monotonic() - sentMs) / underWay;
    queue.singleMs += (eachMs - queue.singleMs) * SINGLE_PART;
    if (queue.gathered.length > 0) this.#send(queue);
    return answer;
  }

  /** What has gathered, once what is before it is nearly through. */
  #send(queue: StreamQueue): void {
    if (queue.isBatchUnderWay || queue.singles * queue.singleMs > queue.batchMs / 2) return;
    const members = takeBatch(queue);
    const isSooner = queue.singleTurns >= this.#turnsMin && members.length * queue.singleMs >= queue.batchMs;
    if (members.length === 1 || !isSooner || this.#isRefused) {
      this.#oneByOne(queue, members);
      return;
    }
    queue.isBatchUnderWay = true;
    void this.#batch(queue, members);
  }

  #oneByOne(queue: StreamQueue, members: readonly Gathered[]): void {
    for (const { subject, bytes, expected, settle } of members) {
      void this.#single(queue, subject, bytes, expected).then(settle);
    }
  }

  async #batch(queue: StreamQueue, members: readonly Gathered[]): Promise<void> {
    const sentMs = this.#link.clock.monotonic();
    const answer = await this.#inbox.publishBatch(members);
    const tookMs = Math.min(BATCH_MS_MAX, this.#link.clock.monotonic() - sentMs);
    queue.isBatchUnderWay = false;
    if (answer.kind === 'stored') {
      queue.batchMs += (tookMs - queue.batchMs) * BATCH_PART;
      const first = answer.position - members.length + 1;
      for (const [index, { settle }] of members.entries())
        settle({ kind: 'stored', position: first + index });
    } else if (answer.kind === 'refused') {
      if (answer.refusal.err_code === API.batchesDisabled) this.#isRefused = true;
      this.#oneByOne(queue, members);
    } else {
      if (answer.isUnknownToServer) this.#isRefused = true;
      for (const { settle } of members) settle(answer);
    }
    if (queue.gathered.length > 0) this.#send(queue);
  }
}

function takeBatch(queue: StreamQueue): Gathered[] {
  let bytes = 0;
  let count = 0;
  for (const member of queue.gathered) {
    bytes += member.bytes.length;
    if (count > 0 && (bytes > BYTES_MAX || count >= MEMBERS_MAX)) break;
    count++;
  }
  return queue.gathered.splice(0, count);
}
