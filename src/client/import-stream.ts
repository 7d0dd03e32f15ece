import type { ClientWritableStream } from '@grpc/grpc-js';
import { deferred } from '../core/deferred.js';
import { ShardcastError } from '../core/errors.js';
import type { Channel } from '../wire/channel.js';
import { importService } from '../wire/services.js';
import type { shardcast } from '../wire/wire.js';

type Request = shardcast.v1.ImportRequest.$Properties | Buffer;

/** One Import call: begin, batches as fast as the relay takes them, finish. */
export class ImportStream {
  readonly #call: ClientWritableStream<Request>;
  readonly #channel: Channel;
  readonly #answer = deferred<shardcast.v1.ImportResponse>();
  #failure: ShardcastError | undefined;
  #wake: (() => void) | undefined;
  /** The last batch that was written. */
  sentTo = 0;

  constructor(
    channel: Channel,
    begin: shardcast.v1.ImportBegin.$Properties,
    signal: AbortSignal | undefined,
  ) {
    this.#channel = channel;
    this.#answer.promise.catch(() => undefined); // who writes hears of it
    this.#call = channel.clientStream(importService.import, { signal }, (failure, response) => {
      if (response !== undefined) this.#answer.resolve(response);
      else this.#fail(failure ?? new ShardcastError('UNAVAILABLE', 'the import was not answered'));
    });
    this.#call.on('error', (failure: Error) => this.#fail(channel.error(failure)));
    this.#call.on('drain', () => this.#wake?.());
    this.#call.write({ begin });
  }

  /** Whether it is open, and to that relay. */
  isUsable(channel: Channel): boolean {
    return this.#failure === undefined && this.#channel === channel;
  }

  /** Resolves when more may be written; rejects with what ended the stream. */
  async write(request: Buffer): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#call.write(request)) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.#failure !== undefined) throw this.#failure;
  }

  finish(sequence: number): Promise<shardcast.v1.ImportResponse> {
    if (this.#failure === undefined) {
      this.#call.write({ finish: { sequence } });
      this.#call.end();
    }
    return this.#answer.promise;
  }

  cancel(): void {
    this.#call.cancel();
  }

  #fail(failure: ShardcastError): void {
    this.#failure ??= failure;
    this.#answer.reject(this.#failure);
    this.#wake?.();
  }
}
