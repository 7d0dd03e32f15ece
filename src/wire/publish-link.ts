import type { ClientDuplexStream } from '@grpc/grpc-js';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import type { CallControl, Channel } from './channel.js';
import type { Outgoing } from './outgoing.js';
import { PublishBatchWriter, type ReceiptItem } from './publish-codec.js';
import { publishService } from './services.js';

/** A batch is sent when it has this many bytes, or at the end of the turn. */
const BATCH_BYTES = 256 * 1024;
/** A stream on which nothing was published for this long is ended. Milliseconds. */
const IDLE_MS = 60_000;

export interface LinkListener {
  receipt(item: Outgoing, receipt: ReceiptItem): void;
  /** The stream is over; these have no answer, in the order in which they were sent. */
  broken(failure: ShardcastError, unanswered: readonly Outgoing[]): void;
}

export interface PublishLinkOptions {
  readonly channel: Channel;
  readonly listener: LinkListener;
  readonly metadata?: Readonly<Record<string, string>>;
  /** With publishes under way and no receipt for this long the stream is given up. Milliseconds; default: never. */
  readonly silenceMs?: number | undefined;
  readonly clock?: Clock;
}

/** One stream of publishes to one relay, until it breaks. All publishes of one turn of the event loop travel together. */
export class PublishLink {
  readonly #channel: Channel;
  readonly #listener: LinkListener;
  readonly #control: CallControl;
  readonly #silenceMs: number;
  readonly #clock: Clock;
  readonly #writer = new PublishBatchWriter();
  /** By number, in the order of sending. */
  readonly #unanswered = new Map<number, Outgoing>();
  #unsent: Outgoing[] = [];
  #bytes = 0;
  #call: ClientDuplexStream<Buffer, ReceiptItem[]> | undefined;
  #timer: Disposable | undefined;
  #turnMs = 0;
  #heardMs: number;
  #scheduled = false;
  #blocked = false;
  #over = false;

  constructor(options: PublishLinkOptions) {
    this.#channel = options.channel;
    this.#listener = options.listener;
    this.#control = options.metadata === undefined ? {} : { metadata: options.metadata };
    this.#silenceMs = options.silenceMs ?? Number.POSITIVE_INFINITY;
    this.#clock = options.clock ?? systemClock;
    this.#heardMs = this.#clock.monotonic();
    this.#watch(this.#heardMs);
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Of deltas without an answer. */
  get bytes(): number {
    return this.#bytes;
  }

  send(item: Outgoing): void {
    this.#schedule();
    item.sentMs = this.#turnMs;
    this.#unanswered.set(item.number, item);
    this.#bytes += item.delta.length;
    this.#unsent.push(item);
  }

  /** Nobody waits for its answer here. False: it has none to come. */
  forget(item: Outgoing): boolean {
    if (this.#unanswered.get(item.number) !== item) return false;
    this.#unanswered.delete(item.number);
    this.#bytes -= item.delta.length;
    const at = this.#unsent.indexOf(item);
    if (at >= 0) this.#unsent.splice(at, 1);
    return true;
  }

  /** Those of a shard without an answer, which are forgotten. */
  takeBack(shard: string): readonly Outgoing[] {
    const items = [...this.#unanswered.values()].filter((item) => item.shard === shard);
    for (const item of items) this.forget(item);
    return items;
  }

  /** Ends the stream; what has no answer gets none. */
  close(): void {
    this.#over = true;
    this.#timer?.[Symbol.dispose]();
    this.#call?.end();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#turnMs = this.#clock.monotonic();
    setImmediate(() => {
      this.#scheduled = false;
      if (!this.#blocked) this.#flush();
    });
  }

  #flush(): void {
    if (this.#over || this.#unsent.length === 0) return;
    this.#call ??= this.#open();
    const call = this.#call;
    let sent = 0;
    while (sent < this.#unsent.length && !this.#blocked) {
      // A batch has at least one, and more while they fit: no message is far over what a relay takes.
      do this.#writer.add(this.#unsent[sent++]!);
      while (sent < this.#unsent.length && this.#writer.length < BATCH_BYTES);
      if (!call.write(this.#writer.take())) this.#block(call);
    }
    if (sent === this.#unsent.length) this.#unsent = [];
    else this.#unsent.splice(0, sent);
  }

  /** The relay reads no further for now. */
  #block(call: ClientDuplexStream<Buffer, ReceiptItem[]>): void {
    this.#blocked = true;
    call.once('drain', () => {
      this.#blocked = false;
      this.#flush();
    });
  }

  #open(): ClientDuplexStream<Buffer, ReceiptItem[]> {
    const call = this.#channel.bidi(publishService.publish, this.#control);
    call.on('data', (receipts: ReceiptItem[]) => this.#take(receipts));
    call.on('error', (failure: Error) => this.#broken(this.#channel.error(failure)));
    call.on('end', () => this.#broken(this.#failure('ended the stream of publishes')));
    return call;
  }

  #take(receipts: readonly ReceiptItem[]): void {
    this.#heardMs = this.#clock.monotonic();
    for (const receipt of receipts) {
      const item = this.#unanswered.get(receipt.number);
      if (item === undefined) continue;
      this.#unanswered.delete(receipt.number);
      this.#bytes -= item.delta.length;
      this.#listener.receipt(item, receipt);
    }
  }

  #broken(failure: ShardcastError): void {
    if (this.#over) return;
    this.close();
    this.#call?.cancel();
    const unanswered = [...this.#unanswered.values()];
    this.#unanswered.clear();
    this.#unsent = [];
    this.#bytes = 0;
    this.#listener.broken(failure, unanswered);
  }

  /** Looks again when the stream may have been silent, or idle, for too long. */
  #watch(nowMs: number): void {
    const [oldest] = this.#unanswered.values();
    const sinceMs = Math.max(this.#heardMs, oldest?.sentMs ?? this.#turnMs);
    const patienceMs = oldest === undefined ? IDLE_MS : this.#silenceMs;
    const leftMs = sinceMs + patienceMs - nowMs;
    if (leftMs > 0) {
      const delayMs = Math.min(leftMs, this.#silenceMs, IDLE_MS);
      this.#timer = this.#clock.schedule(Math.ceil(delayMs), () => this.#watch(this.#clock.monotonic()));
    } else if (oldest === undefined) {
      this.close();
    } else {
      this.#broken(this.#failure(`has not answered any publish for ${this.#silenceMs} ms`));
    }
  }

  #failure(what: string): ShardcastError {
    return new ShardcastError('UNAVAILABLE', `${this.#channel.relay} ${what}`);
  }
}
