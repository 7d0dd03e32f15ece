import { randomBytes } from 'node:crypto';
import { type Deferred, deferred } from '../core/deferred.js';
import { ShardcastError } from '../core/errors.js';
import { DeltaBuilder } from '../shard/delta-builder.js';
import { checkShardName } from '../shard/limits.js';
import { type CallControl, Channel } from '../wire/channel.js';
import type { ReceiptItem } from '../wire/publish-codec.js';
import { publishService } from '../wire/services.js';
import { errorOf } from '../wire/status.js';
import type { shardcast } from '../wire/wire.js';
import type { ImportRow } from './import-batches.js';
import { type ImportOptions, type ImportReceipt, runImport } from './import-run.js';
import { PublishLink } from './publish-link.js';

export interface PublisherOptions {
  /** HOST:PORT of a relay. */
  relay: string;
  /** The publisher's name; ids are unique below it. Default 'publisher'. */
  name?: string;
  /** Deltas without a receipt; beyond, `publish` waits before it sends. Default 16 MiB. */
  inFlightBytesMax?: number;
  /** The same, in deltas. Default 8,192. */
  inFlightMax?: number;
}

export interface PublishOptions extends CallControl {
  /** Publishing the same id again gives the first answer again. Default: one of its own. */
  id?: string;
  /** The upstream, and where in it this delta comes from. */
  source?: string;
  position?: string;
  /** Grows with the position: a delta not above the source's last one is a repeat. */
  sourceSequence?: number;
  /** A token that must be the shard's head; '0': the shard must be new. */
  expect?: string;
  preconditions?: readonly shardcast.v1.Precondition.$Properties[];
}

export interface PublishReceipt {
  /** Names this revision: for reads at least there, for `wait`, for `expect`. */
  readonly token: string;
  readonly revision: number;
  /** The id or the source position was seen before; this is the first answer. */
  readonly repeated: boolean;
}

interface Waiting {
  readonly answer: Deferred<PublishReceipt>;
  readonly bytes: number;
  readonly release: (() => void) | undefined;
}

/**
 * Publishes deltas over one stream, many at a time: `publish` may be called again without waiting for the answer before.
 * Calls for one shard keep their order. A broken connection is mended, and what has no answer is sent again with the same
 * ids, until it is answered, its signal aborts or its time is over.
 */
export class Publisher implements AsyncDisposable {
  readonly #name: string;
  readonly #idPrefix = `${randomBytes(6).toString('base64url')}-`;
  readonly #channel: Channel;
  readonly #link: PublishLink;
  readonly #bytesMax: number;
  readonly #inFlightMax: number;
  readonly #waiting = new Map<number, Waiting>();
  /** Publishes that wait for room, in order. */
  readonly #queue = new Map<number, () => void>();
  #bytes = 0;
  #number = 0;
  #closed = false;

  constructor(options: PublisherOptions) {
    this.#name = options.name ?? 'publisher';
    this.#bytesMax = options.inFlightBytesMax ?? 16 * 1024 * 1024;
    this.#inFlightMax = options.inFlightMax ?? 8_192;
    this.#channel = new Channel(options.relay);
    this.#link = new PublishLink({
      channel: this.#channel,
      onReceipt: (receipt) => this.#settle(receipt),
      onRefused: (failure) => this.#rejectAll(failure),
    });
  }

  /**
   * Publishes what `build` puts into the delta, atomically. Resolves when the relay has it on disk.
   * @throws ShardcastError LIMIT_EXCEEDED, MALFORMED, KEY_LENGTH, INVALID_ARGUMENT, PRECONDITION_FAILED, DISK_FULL;
   * DEADLINE_EXCEEDED and CANCELLED leave open whether it was published: the same id again tells.
   */
  publish(
    shard: string,
    build: (delta: DeltaBuilder) => void,
    options: PublishOptions = {},
  ): Promise<PublishReceipt> {
    try {
      checkShardName(shard);
      const delta = new DeltaBuilder();
      build(delta);
      return this.publishDelta(shard, this.#encode(delta, options), options);
    } catch (failure) {
      return Promise.reject(failure);
    }
  }

  /** The same with an encoded Delta. */
  publishDelta(
    shard: string,
    delta: Buffer,
    options: Pick<PublishOptions, 'expect' | 'preconditions' | 'signal' | 'timeoutMs'> = {},
  ): Promise<PublishReceipt> {
    if (this.#closed) return Promise.reject(new ShardcastError('CANCELLED', 'the publisher is closed'));
    const answer = deferred<PublishReceipt>();
    const number = ++this.#number;
    const release = this.#watchOver(number, options);
    this.#waiting.set(number, { answer, bytes: delta.length, release });
    const { expect = '', preconditions = [] } = options;
    const send = () => {
      this.#bytes += delta.length;
      this.#link.send({ number, shard, delta, expect, preconditions, attempt: 0 });
    };
    if (this.#queue.size === 0 && this.#hasRoom) send();
    else this.#queue.set(number, send);
    return answer.promise;
  }

  /**
   * Waits until the shard's agents have the token's revision in their sinks, and lists them. `complete` is false when one of
   * them is behind, stale or gone without it.
   */
  async wait(token: string, control: CallControl = {}): Promise<shardcast.v1.AwaitAgentsResponse> {
    const { timeoutMs = 10_000, signal } = control;
    return await this.#channel.unary(
      publishService.awaitAgents,
      { token, timeoutMs },
      { timeoutMs: timeoutMs + 5_000, signal },
    );
  }

  /** Deletes every record of the shard, in its agents' sinks too. */
  async deleteShard(shard: string, options: CallControl & { expect?: string } = {}): Promise<PublishReceipt> {
    const { expect = '', ...control } = options;
    const { token, revision, repeatedDelta } = await this.#channel.unary(
      publishService.deleteShard,
      { shard, expect },
      control,
    );
    return { token, revision, repeated: repeatedDelta };
  }

  /** Many records at once, atomically; broken off, the same `importId` goes on where it stopped. */
  importRecords(
    shard: string,
    records: Iterable<ImportRow> | AsyncIterable<ImportRow>,
    options: ImportOptions = {},
  ): Promise<ImportReceipt> {
    return runImport(this.#channel, shard, records, { publisher: this.#name, ...options });
  }

  /** Resolves when all that was published has its answer. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled([...this.#waiting.values()].map(({ answer }) => answer.promise));
    this.#link.close();
    this.#channel.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  get #hasRoom(): boolean {
    return this.#bytes < this.#bytesMax && this.#waiting.size - this.#queue.size <= this.#inFlightMax;
  }

  #encode(delta: DeltaBuilder, options: PublishOptions): Buffer {
    const { id = this.#idPrefix + (this.#number + 1), source, position, sourceSequence } = options;
    return delta.encode({
      id,
      publisher: this.#name,
      publishedAt: Date.now(),
      ...(source === undefined ? {} : { source }),
      ...(position === undefined ? {} : { position }),
      ...(sourceSequence === undefined ? {} : { sourceSequence }),
    });
  }

  /** Gives a publish up when its signal aborts or its time is over; undefined when it has neither. */
  #watchOver(number: number, { signal, timeoutMs }: CallControl): (() => void) | undefined {
    if (signal === undefined && timeoutMs === undefined) return undefined;
    const giveUp = (failure: ShardcastError) => {
      this.#link.forget(number);
      this.#finish(number)?.answer.reject(failure);
    };
    const onAbort = () => giveUp(new ShardcastError('CANCELLED', 'given up; it may have been published'));
    const onTime = () =>
      giveUp(
        new ShardcastError('DEADLINE_EXCEEDED', `no answer in ${timeoutMs} ms; it may have been published`, {
          hint: `Is a relay running at ${this.#channel.relay}? Repeat with the same id.`,
        }),
      );
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTime, timeoutMs);
    if (signal?.aborted) setImmediate(onAbort);
    else signal?.addEventListener('abort', onAbort, { once: true });
    return () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
  }

  #settle({ number, token, revision, repeated, failure }: ReceiptItem): void {
    const waiting = this.#finish(number);
    if (failure === undefined) waiting?.answer.resolve({ token, revision, repeated });
    else waiting?.answer.reject(errorOf(failure));
  }

  #finish(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    if (waiting === undefined) return undefined;
    this.#waiting.delete(number);
    if (!this.#queue.delete(number)) this.#bytes -= waiting.bytes;
    waiting.release?.();
    if (this.#queue.size > 0) this.#admit();
    return waiting;
  }

  #admit(): void {
    for (const [number, send] of this.#queue) {
      if (!this.#hasRoom) return;
      this.#queue.delete(number);
      send();
    }
  }

  #rejectAll(failure: ShardcastError): void {
    for (const number of this.#waiting.keys()) this.#finish(number)?.answer.reject(failure);
  }
}
