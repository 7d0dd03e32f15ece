import type { ClientDuplexStream } from '@grpc/grpc-js';
import { type Deferred, deferred } from '../../../src/core/deferred.js';
import { forwardedMetadata } from '../../../src/relay/caller.js';
import type { Relay } from '../../../src/relay/relay.js';
import type { DeltaBuilder } from '../../../src/shard/delta-builder.js';
import { Channel } from '../../../src/wire/channel.js';
import { PublishBatchWriter, type ReceiptItem } from '../../../src/wire/publish-codec.js';
import { publishService } from '../../../src/wire/services.js';
import { errorOf } from '../../../src/wire/status.js';
import { delta } from '../../support/publishing.js';

/** Publishes as a relay that passes something on: whoever has the shard sequences it, whether or not it is the owner. One at a time. */
export class HoppingPublisher implements Disposable {
  readonly #channel: Channel;
  readonly #call: ClientDuplexStream<Buffer, ReceiptItem[]>;
  #attempt = 0;
  #answer: Deferred<ReceiptItem> = deferred();

  constructor(relay: Relay) {
    this.#channel = new Channel(relay.address);
    const metadata = forwardedMetadata({ token: '', hops: 0 });
    this.#call = this.#channel.bidi(publishService.publish, { metadata });
    this.#call.on('error', (failure: Error) => this.#answer.reject(failure));
    this.#call.on('data', ([receipt]: ReceiptItem[]) => receipt && this.#answer.resolve(receipt));
  }

  /** Until it is taken: what fails for a time is published again. Its revision. */
  async publish(shard: string, fill: (delta: DeltaBuilder) => void, id?: string): Promise<number> {
    const bytes = delta(fill, id === undefined ? {} : { id });
    for (;;) {
      const { revision, failure } = await this.#once(shard, bytes);
      if (failure === undefined) return revision;
      if (failure.retry === 'never') throw errorOf(failure);
    }
  }

  [Symbol.dispose](): void {
    this.#call.cancel();
    this.#channel.close();
  }

  async #once(shard: string, bytes: Buffer): Promise<ReceiptItem> {
    this.#answer = deferred();
    const writer = new PublishBatchWriter();
    const attempt = ++this.#attempt;
    writer.add({ number: attempt, shard, delta: bytes, expect: '', preconditions: [], attempt });
    this.#call.write(writer.take());
    return await this.#answer.promise;
  }
}
