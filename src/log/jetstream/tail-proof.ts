import { Alarm } from '../../core/alarm.js';
import type { NatsLink } from './link.js';
import { type StreamTail, streamTail } from './stream-tail.js';

/** Between two questions for the end of a stream. */
const ASK_EVERY_MS = 500;
/** How long one answer may take: a lost one must not keep the next from being asked. */
const ANSWER_MS = 1_000;
/** Answers that wait to be reached; a follower further behind asks no more until it has reached one. */
const WAITING_MAX = 16;

/**
 * When a follower of a stream last had everything. What the consumer says of itself proves nothing: it reads the copy of one server, which may
 * lag behind the others without knowing. So the stream's leader is asked for its end, again and again, and once the
 * follower has handed over all up to there, it is proven for the moment that the answer spoke of (see `streamTail`). This holds for a
 * follower that is never idle as well. Without answers nothing is proven: cut off, the moment stays where it was.
 */
export class TailProof implements Disposable {
  readonly #link: NatsLink;
  readonly #stream: string;
  readonly #passed: () => number;
  readonly #alarm: Alarm;
  /** In the order of their positions. */
  #waiting: StreamTail[] = [];
  #askedMs: number;
  #provenMs: number | undefined;
  #awaited = Number.POSITIVE_INFINITY;
  #ended = false;

  /** `passed`: the position up to which everything was handed over. */
  constructor(link: NatsLink, stream: string, passed: () => number) {
    this.#link = link;
    this.#stream = stream;
    this.#passed = passed;
    this.#askedMs = link.clock.monotonic() - ASK_EVERY_MS;
    const leftMs = () => ASK_EVERY_MS - (link.clock.monotonic() - this.#askedMs);
    this.#alarm = new Alarm(link.clock, leftMs, () => void this.#ask());
    this.#alarm.arm();
  }

  /** Of the link's clock, monotonic. undefined: not yet. */
  get provenMs(): number | undefined {
    return this.#provenMs;
  }

  /** The position with which something will be proven; Infinity while nothing waits for one. */
  get awaited(): number {
    return this.#awaited;
  }

  /** To be called when everything up to `position`, which is `awaited` or more, was handed over. */
  pass(position: number): void {
    let reached = 0;
    for (const { position: end, asOfMs } of this.#waiting) {
      if (end > position) break;
      if (asOfMs > (this.#provenMs ?? Number.NEGATIVE_INFINITY)) this.#provenMs = asOfMs;
      reached++;
    }
    this.#waiting.splice(0, reached);
    this.#awaited = this.#waiting[0]?.position ?? Number.POSITIVE_INFINITY;
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    this.#alarm[Symbol.dispose]();
  }

  async #ask(): Promise<void> {
    this.#askedMs = this.#link.clock.monotonic();
    if (this.#waiting.length < WAITING_MAX) {
      const passed = this.#passed();
      const answerMs = Math.min(ANSWER_MS, this.#link.answerTimeoutMs);
      const tail = await streamTail(this.#link, this.#stream, answerMs).catch(() => undefined);
      // A stream that ends before what was handed over has lost something, which the feed finds: that proves nothing.
      if (tail !== undefined && tail.position >= passed) this.#await(tail);
    }
    if (!this.#ended && !this.#link.ended) this.#alarm.arm();
  }

  #await(tail: StreamTail): void {
    if (tail.position < (this.#waiting.at(-1)?.position ?? 0)) return;
    this.#waiting.push(tail);
    this.pass(this.#passed());
  }
}
