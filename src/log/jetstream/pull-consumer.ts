import { AckPolicy, type ConsumerConfig, DeliverPolicy, ReplayPolicy } from '@nats-io/jetstream';
import type { Msg, Subscription } from '@nats-io/transport-node';
import { Alarm } from '../../core/alarm.js';
import { ShardcastError } from '../../core/errors.js';
import { asBuffer } from '../../wire/as-buffer.js';
import { newInbox } from './inboxes.js';
import type { NatsLink } from './link.js';
import type { StoredMessage } from './message-lookup.js';

export interface FedMessage extends StoredMessage {
  readonly subject: string;
}

export interface FedBatch {
  /** In order; there may be none. */
  readonly messages: readonly FedMessage[];
  /** Every message of the source up to this position has been given, in this batch or before. */
  readonly through: number;
}

export interface FeedSource {
  readonly stream: string;
  /** undefined: all subjects of the stream. */
  readonly subjects?: readonly string[] | undefined;
}

/** Of one pull; what waits to be handled is never more. */
const PULL_MESSAGES = 512;
const PULL_BYTES = 8 * 1024 * 1024;
const PULL_EXPIRES_MS = 30_000;
/** How often an idle consumer says how far it has looked: what a follower of some partitions learns while only others are written to. */
const IDLE_HEARTBEAT_MS = 500;
/** Without a sign for that long the consumer counts as gone: its server may be. */
const SILENCE_MS = 6 * IDLE_HEARTBEAT_MS;
const INACTIVE_MS = 30_000;
const NS_PER_MS = 1_000_000;
/** Ways in which a pull ends and its consumer goes on; of the others the consumer is gone or about to move. */
const PULL_ENDS: ReadonlySet<string> = new Set(['Message Size Exceeds MaxBytes', 'Batch Completed']);

/**
 * One ephemeral consumer, from its creation to the first irregularity: a message that is not the next one delivered, a heartbeat that
 * knows of messages which did not arrive, silence, a lost connection. It mends nothing; whoever uses it makes another one behind
 * the last message that it had. One pull at a time, the next when all of the last is handled: so what waits is bounded.
 */
export class PullConsumer implements Disposable {
  readonly #link: NatsLink;
  readonly #source: FeedSource;
  readonly #name: string;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  readonly #down: Disposable;
  #arrived: FedMessage[] = [];
  #delivered = 0;
  #through: number;
  /** Of `through`, what `next` has told. */
  #told: number;
  /** Messages that the pull under way may still bring. */
  #wanted = 0;
  #pulls = 0;
  /** Where the pull under way is answered. */
  #reply = '';
  #heardMs = 0;
  readonly #alarm: Alarm;
  #lost: ShardcastError | undefined;
  #wake: (() => void) | undefined;

  private constructor(link: NatsLink, source: FeedSource, name: string, from: number) {
    this.#link = link;
    this.#inbox = newInbox(link.connection);
    this.#source = source;
    this.#name = name;
    this.#through = from - 1;
    this.#told = this.#through;
    this.#alarm = new Alarm(
      link.clock,
      () => SILENCE_MS - this.#silentMs(),
      () => this.#lose(`no sign for ${Math.round(this.#silentMs())} ms`),
    );
    this.#subscription = link.connection.subscribe(`${this.#inbox}.*`, {
      callback: (failure, message) => {
        if (failure !== null) this.#lose(failure.message);
        else this.#receive(message);
      },
    });
    this.#down = link.onDown(() => this.#lose('the connection was lost'));
  }

  static async create(link: NatsLink, source: FeedSource, from: number): Promise<PullConsumer> {
    const config: Partial<ConsumerConfig> = {
      ack_policy: AckPolicy.None,
      replay_policy: ReplayPolicy.Instant,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: from,
      inactive_threshold: INACTIVE_MS * NS_PER_MS,
      mem_storage: true,
      num_replicas: 1,
      ...(source.subjects === undefined ? {} : { filter_subjects: [...source.subjects] }),
    };
    const { name } = await link.consumers.add(source.stream, config);
    return new PullConsumer(link, source, name, from);
  }

  /** What has arrived, or how far the server has looked in vain. Throws UNAVAILABLE once nothing more can be relied on. */
  async next(): Promise<FedBatch> {
    for (;;) {
      if (this.#through > this.#told) {
        const messages = this.#arrived;
        this.#arrived = [];
        this.#told = this.#through;
        return { messages, through: this.#through };
      }
      if (this.#lost !== undefined) throw this.#lost;
      if (this.#wanted === 0) this.#pull();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  [Symbol.dispose](): void {
    this.#lose('the consumer was closed');
    this.#down[Symbol.dispose]();
    if (!this.#subscription.isClosed()) this.#subscription.unsubscribe();
    // If nobody hears it, the server forgets the consumer by itself.
    if (this.#link.isUp) void this.#link.consumers.delete(this.#source.stream, this.#name).catch(() => {});
  }

  #pull(): void {
    this.#wanted = PULL_MESSAGES;
    this.#reply = `${this.#inbox}.${++this.#pulls}`;
    this.#heardMs = this.#link.clock.monotonic();
    this.#alarm.arm();
    const request = {
      batch: PULL_MESSAGES,
      max_bytes: PULL_BYTES,
      expires: PULL_EXPIRES_MS * NS_PER_MS,
      idle_heartbeat: IDLE_HEARTBEAT_MS * NS_PER_MS,
    };
    const subject = `$JS.API.CONSUMER.MSG.NEXT.${this.#source.stream}.${this.#name}`;
    try {
      this.#link.connection.publish(subject, JSON.stringify(request), { reply: this.#reply });
    } catch (failure) {
      this.#lose(failure instanceof Error ? failure.message : String(failure));
    }
  }

  #receive(message: Msg): void {
    this.#heardMs = this.#link.clock.monotonic();
    // By the subject, not by the headers: a publisher may have written a status into his.
    if (!message.subject.startsWith(this.#inbox)) this.#deliver(message);
    else if (message.subject === this.#reply) this.#status(message);
  }

  #deliver(message: Msg): void {
    const { streamSequence, deliverySequence } = delivery(message.reply ?? '');
    if (deliverySequence !== this.#delivered + 1) this.#lose('a message was lost on its way');
    if (streamSequence <= this.#through) this.#lose('the stream went back');
    if (this.#lost !== undefined) return;
    this.#delivered = deliverySequence;
    if (this.#wanted > 0) this.#wanted--;
    this.#arrived.push({ bytes: asBuffer(message.data), position: streamSequence, subject: message.subject });
    this.#advance(streamSequence);
  }

  #status(message: Msg): void {
    const code = message.headers?.code ?? 0;
    if (code === 100) {
      const sent = Number(message.headers?.get('Nats-Last-Consumer'));
      if (sent > this.#delivered) this.#lose('messages were lost on their way');
      else if (sent === this.#delivered) this.#advance(Number(message.headers?.get('Nats-Last-Stream')));
    } else if (code === 408 || (code === 409 && PULL_ENDS.has(message.headers?.description ?? ''))) {
      this.#wanted = 0;
      this.#awake();
    } else {
      this.#lose(`${code} ${message.headers?.description ?? ''}`);
    }
  }

  #advance(through: number): void {
    if (!(through > this.#through)) return;
    this.#through = through;
    this.#awake();
  }

  #awake(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }

  /** Silence counts while a pull is under way. */
  #silentMs(): number {
    return this.#wanted === 0 ? 0 : this.#link.clock.monotonic() - this.#heardMs;
  }

  #lose(why: string): void {
    this.#lost ??= new ShardcastError('UNAVAILABLE', `a consumer of ${this.#source.stream}: ${why}`);
    this.#alarm[Symbol.dispose]();
    this.#awake();
  }
}

/**
 * `$JS.ACK.<stream>.<consumer>.<deliveries>.<stream sequence>.<consumer sequence>.<time>.<pending>`, newer servers with domain and account in
 * third place and something at the end.
 */
function delivery(reply: string): { streamSequence: number; deliverySequence: number } {
  const tokens = reply.split('.');
  const at = tokens.length === 9 ? 5 : 7;
  return { streamSequence: Number(tokens[at]), deliverySequence: Number(tokens[at + 1]) };
}
