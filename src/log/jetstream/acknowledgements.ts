import { createInbox, type Msg, MsgHdrsImpl, type Subscription } from '@nats-io/transport-node';
import { type ApiRefusal, natsError } from './api-errors.js';
import type { NatsLink } from './link.js';

/** What is known of one publish: the server stored it, refused it, or nobody said anything. */
export type Answer =
  | { readonly kind: 'stored'; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }
  | { readonly kind: 'silent'; readonly why: string };

interface Waiting {
  readonly deadlineMs: number;
  resolve(answer: Answer): void;
}

const NO_RESPONDERS = 503;

/** The one header of an append. The client's own headers check and format name and value anew each time: a seventh of an append's time. */
class ExpectedSequence extends MsgHdrsImpl {
  value = 0;

  override encode(): Uint8Array {
    return Buffer.from(`NATS/1.0\r\nNats-Expected-Last-Subject-Sequence: ${this.value}\r\n\r\n`, 'latin1');
  }
}

/**
 * Publishes with compare-and-set, all acknowledgements through one subscription. The client library's own publish costs a
 * request each: ten times the processor time, and with many publishes in flight that is what bounds a relay.
 */
export class AcknowledgementInbox implements Disposable {
  readonly #link: NatsLink;
  readonly #inbox = createInbox();
  readonly #subscription: Subscription;
  readonly #down: Disposable;
  /** In the order of their deadlines, for all wait equally long. */
  readonly #waiting = new Map<string, Waiting>();
  /** Encoded before `publish` returns, so one will do for all. */
  readonly #headers = new ExpectedSequence();
  #timer: Disposable | undefined;
  #serial = 0;

  constructor(link: NatsLink) {
    this.#link = link;
    this.#subscription = link.connection.subscribe(`${this.#inbox}.*`, {
      callback: (failure, message) => {
        if (failure === null) this.#settle(message);
        else this.#silence(failure.message);
      },
    });
    this.#down = link.onDown(() => this.#silence('the connection was lost'));
  }

  get inFlight(): number {
    return this.#waiting.size;
  }

  /** Never rejects. */
  publish(subject: string, bytes: Buffer, expected: number): Promise<Answer> {
    if (!this.#link.isUp) return Promise.resolve({ kind: 'silent', why: 'there is no connection' });
    const token = (++this.#serial).toString(36);
    return new Promise((resolve) => {
      const deadlineMs = this.#link.clock.monotonic() + this.#link.answerTimeoutMs;
      this.#waiting.set(token, { deadlineMs, resolve });
      this.#timer ??= this.#link.clock.schedule(this.#link.answerTimeoutMs, () => this.#expire());
      try {
        this.#headers.value = expected;
        const reply = `${this.#inbox}.${token}`;
        this.#link.connection.publish(subject, bytes, { reply, headers: this.#headers });
      } catch (thrown) {
        this.#waiting.delete(token);
        resolve({ kind: 'silent', why: natsError('publish', thrown).message });
      }
    });
  }

  [Symbol.dispose](): void {
    this.#down[Symbol.dispose]();
    this.#silence('the log is closed');
    this.#timer?.[Symbol.dispose]();
    if (!this.#subscription.isClosed()) this.#subscription.unsubscribe();
  }

  #settle(message: Msg): void {
    const token = message.subject.slice(this.#inbox.length + 1);
    const waiting = this.#waiting.get(token);
    if (waiting === undefined) return;
    this.#waiting.delete(token);
    waiting.resolve(answerOf(message));
  }

  #silence(why: string): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve } of all) resolve({ kind: 'silent', why });
  }

  #expire(): void {
    this.#timer = undefined;
    const nowMs = this.#link.clock.monotonic();
    for (const [token, { deadlineMs, resolve }] of this.#waiting) {
      if (deadlineMs > nowMs) {
        this.#timer = this.#link.clock.schedule(deadlineMs - nowMs, () => this.#expire());
        return;
      }
      this.#waiting.delete(token);
      resolve({ kind: 'silent', why: `no answer within ${this.#link.answerTimeoutMs} ms` });
    }
  }
}

function answerOf(message: Msg): Answer {
  if (message.headers?.code === NO_RESPONDERS) return { kind: 'silent', why: 'the stream has no leader' };
  try {
    const { error, seq } = message.json<{ error?: ApiRefusal; seq?: number }>();
    if (error !== undefined) return { kind: 'refused', refusal: error };
    if (typeof seq === 'number' && seq > 0) return { kind: 'stored', position: seq };
  } catch {
    // As below.
  }
  return { kind: 'silent', why: 'the answer does not parse' };
}
