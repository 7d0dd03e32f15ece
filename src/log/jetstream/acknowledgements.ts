import { type Msg, MsgHdrsImpl, type Subscription } from '@nats-io/transport-node';
import { type ApiRefusal, natsError } from './api-errors.js';
import { newInbox } from './inboxes.js';
import type { NatsLink } from './link.js';

/** What is known of one publish: the server stored it, refused it, or nobody said anything. */
export type Answer =
  | { readonly kind: 'stored'; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }
  | {
      readonly kind: 'silent';
      readonly why: string;
      /** Of a batch: the server has stored its messages one by one, as far as it could. */
      readonly isUnknownToServer?: boolean;
    };

/** One message of a batch. */
export interface BatchMember {
  readonly subject: string;
  readonly bytes: Buffer;
  /** The last sequence of its subject. */
  readonly expected: number;
}

interface Waiting {
  readonly deadlineMs: number;
  /** Messages of a batch; 0: it is none. */
  readonly batch: number;
  resolve(answer: Answer): void;
}

const NO_RESPONDERS = 503;

/** The headers of an append. The client's own check and format name and value anew each time: a seventh of an append's time. */
class AppendHeaders extends MsgHdrsImpl {
  expected = 0;
  /** Further lines. */
  more = '';

  override encode(): Uint8Array {
    const expected = `Nats-Expected-Last-Subject-Sequence: ${this.expected}`;
    return Buffer.from(`NATS/1.0\r\n${expected}\r\n${this.more}\r\n`, 'latin1');
  }
}

/**
 * Publishes with compare-and-set, all acknowledgements through one subscription. The client library's own publish costs a
 * request each: ten times the processor time, and with many publishes in flight that is what bounds a relay.
 */
export class AcknowledgementInbox implements Disposable {
  readonly #link: NatsLink;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  readonly #down: Disposable;
  /** In the order of their deadlines, for all wait equally long. */
  readonly #waiting = new Map<string, Waiting>();
  /** Encoded before `publish` returns, so one will do for all. */
  readonly #headers = new AppendHeaders();
  #timer: Disposable | undefined;
  #serial = 0;

  constructor(link: NatsLink) {
    this.#link = link;
    this.#inbox = newInbox(link.connection);
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
    return this.#awaited(0, (reply) => {
      this.#headers.expected = expected;
      this.#headers.more = '';
      this.#link.connection.publish(subject, bytes, { reply, headers: this.#headers });
    });
  }

  /** Stored as a whole, or not at all; the position is the last one's, those before it have those before. Never rejects. */
  publishBatch(members: readonly BatchMember[]): Promise<Answer> {
    return this.#awaited(members.length, (reply, token) => {
      const id = `Nats-Batch-Id: ${this.#inbox.slice(this.#inbox.indexOf('.') + 1)}-${token}`;
      for (const [index, { subject, bytes, expected }] of members.entries()) {
        const isLast = index === members.length - 1;
        const commit = isLast ? 'Nats-Batch-Commit: 1\r\n' : '';
        this.#headers.expected = expected;
        this.#headers.more = `${id}\r\nNats-Batch-Sequence: ${index + 1}\r\n${commit}`;
        const answered = isLast ? { reply } : {};
        this.#link.connection.publish(subject, bytes, { headers: this.#headers, ...answered });
      }
    });
  }

  [Symbol.dispose](): void {
    this.#down[Symbol.dispose]();
    this.#silence('the log is closed');
    this.#timer?.[Symbol.dispose]();
    if (!this.#subscription.isClosed()) this.#subscription.unsubscribe();
  }

  #awaited(batch: number, send: (reply: string, token: string) => void): Promise<Answer> {
    if (!this.#link.isUp) return Promise.resolve({ kind: 'silent', why: 'there is no connection' });
    const token = (++this.#serial).toString(36);
    return new Promise((resolve) => {
      const deadlineMs = this.#link.clock.monotonic() + this.#link.answerTimeoutMs;
      this.#waiting.set(token, { deadlineMs, batch, resolve });
      this.#timer ??= this.#link.clock.schedule(this.#link.answerTimeoutMs, () => this.#expire());
      try {
        send(`${this.#inbox}.${token}`, token);
      } catch (thrown) {
        this.#waiting.delete(token);
        resolve({ kind: 'silent', why: natsError('publish', thrown).message });
      }
    });
  }

  #settle(message: Msg): void {
    const token = message.subject.slice(this.#inbox.length + 1);
    const waiting = this.#waiting.get(token);
    if (waiting === undefined) return;
    this.#waiting.delete(token);
    waiting.resolve(answerOf(message, waiting.batch));
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

function answerOf(message: Msg, batch: number): Answer {
  if (message.headers?.code === NO_RESPONDERS) return { kind: 'silent', why: 'the stream has no leader' };
  try {
    const { error, seq, count = 0 } = message.json<{ error?: ApiRefusal; seq?: number; count?: number }>();
    if (error !== undefined) return { kind: 'refused', refusal: error };
    if (typeof seq === 'number' && seq > 0) {
      if (count === batch) return { kind: 'stored', position: seq };
      return { kind: 'silent', why: 'the server knows no batches', isUnknownToServer: true };
    }
  } catch {
    // As below.
  }
  return { kind: 'silent', why: 'the answer does not parse' };
}
