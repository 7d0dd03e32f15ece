import type { ClientDuplexStream } from '@grpc/grpc-js';
import { Backoff } from '../core/backoff.js';
import type { ShardcastError } from '../core/errors.js';
import type { Channel } from '../wire/channel.js';
import { PublishBatchWriter, type PublishItem, type ReceiptItem } from '../wire/publish-codec.js';
import { publishService } from '../wire/services.js';
import { errorOf } from '../wire/status.js';

/** A batch is sent when it has this many bytes, or at the end of the turn. */
const BATCH_BYTES = 256 * 1024;

export interface PublishLinkOptions {
  readonly channel: Channel;
  /** A receipt for a request that is still wanted; it is sent again until this was called. */
  readonly onReceipt: (receipt: ReceiptItem) => void;
  /** The relay will not have this publisher: nothing that waits can succeed. */
  readonly onRefused: (failure: ShardcastError) => void;
}

/**
 * A stream of publishes that outlives its connection. What has no receipt when a stream breaks is sent again on the next,
 * in the same order and with the same ids; the relay answers what it had done already with its first answer.
 */
export class PublishLink {
  readonly #options: PublishLinkOptions;
  readonly #writer = new PublishBatchWriter();
  readonly #backoff = new Backoff({ lastMs: 2_000 });
  /** In the order of their numbers. */
  readonly #unanswered = new Map<number, PublishItem>();
  #unsent: PublishItem[] = [];
  #call: ClientDuplexStream<Buffer, ReceiptItem[]> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #scheduled = false;
  #blocked = false;
  #closed = false;

  constructor(options: PublishLinkOptions) {
    this.#options = options;
  }

  /** All requests of one turn of the event loop travel together. */
  send(item: PublishItem): void {
    this.#unanswered.set(item.number, item);
    this.#unsent.push(item);
    this.#schedule();
  }

  /** Nobody waits for it any more. It may have been published all the same. */
  forget(number: number): void {
    this.#unanswered.delete(number);
  }

  /** Ends the stream. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#call?.end();
    this.#call = undefined;
  }

  #schedule(): void {
    if (this.#scheduled || this.#blocked || this.#retry !== undefined) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#closed || this.#unsent.length === 0) return;
    this.#call ??= this.#open();
    const call = this.#call;
    let sent = 0;
    while (sent < this.#unsent.length && !this.#blocked) {
      for (; sent < this.#unsent.length && this.#writer.length < BATCH_BYTES; sent++) {
        const item = this.#unsent[sent]!;
        if (this.#unanswered.has(item.number)) this.#writer.add(item);
      }
      if (this.#writer.length > 0 && !call.write(this.#writer.take())) this.#block(call);
    }
    if (sent === this.#unsent.length) this.#unsent = [];
    else this.#unsent.splice(0, sent);
  }

  /** The relay reads no further for now. */
  #block(call: ClientDuplexStream<Buffer, ReceiptItem[]>): void {
    this.#blocked = true;
    call.once('drain', () => {
      if (this.#call !== call) return;
      this.#blocked = false;
      this.#flush();
    });
  }

  #open(): ClientDuplexStream<Buffer, ReceiptItem[]> {
    const { channel } = this.#options;
    const call = channel.bidi(publishService.publish);
    call.on('data', (receipts: ReceiptItem[]) => {
      if (this.#call === call) this.#take(receipts, call);
    });
    call.on('error', (failure: Error) => this.#broken(call, channel.error(failure)));
    call.on('end', () => this.#broken(call, undefined));
    return call;
  }

  #take(receipts: readonly ReceiptItem[], call: ClientDuplexStream<Buffer, ReceiptItem[]>): void {
    this.#backoff.reset();
    for (const receipt of receipts) {
      // A relay that stops answers what it does not take any more: another stream will have it.
      if (receipt.failure?.code === 'UNAVAILABLE') {
        this.#broken(call, errorOf(receipt.failure));
        call.cancel();
        return;
      }
      if (this.#unanswered.delete(receipt.number)) this.#options.onReceipt(receipt);
    }
  }

  #broken(call: ClientDuplexStream<Buffer, ReceiptItem[]>, failure: ShardcastError | undefined): void {
    if (this.#call !== call) return;
    this.#call = undefined;
    this.#blocked = false;
    if (this.#closed) return;
    if (failure?.retry === 'never') {
      this.#unanswered.clear();
      this.#unsent = [];
      this.#options.onRefused(failure);
      return;
    }
    this.#unsent = [...this.#unanswered.values()];
    if (this.#unsent.length === 0) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#flush();
    }, this.#backoff.nextMs());
  }
}
