import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Shard } from '../shard/shard.js';
import { FRAME_BYTES_MAX } from '../snapshot/compression.js';
import { ReplicaPartsWriter } from '../wire/replica-codec.js';
import type { shardcast } from '../wire/wire.js';
import type { RelayMetrics } from './metrics.js';
import type { PacedWriter } from './paced-writer.js';

/** What a message may be asked to hold of parts, about. Bytes. */
const BUNDLE_BYTES_MAX = 1024 * 1024;
/** Beyond what a message should hold: for the chunk that fills it, so that its buffer need not grow, which copies it. Bytes. */
const LAST_PART_BYTES = FRAME_BYTES_MAX + 64;

/**
 * Sends the parts of replicas, several in a message. A chunk is copied once, from the store into its message: the buffers of messages that
 * the connection has taken are written again.
 */
export class PartSender {
  readonly #out: PacedWriter<Buffer>;
  readonly #bundleBytes: number;
  readonly #bufferBytes: number;
  readonly #metrics: RelayMetrics;
  readonly #signal: AbortSignal;
  readonly #writer: ReplicaPartsWriter;
  readonly #spare: Buffer[] = [];

  constructor(out: PacedWriter<Buffer>, bundleBytes: number, metrics: RelayMetrics, signal: AbortSignal) {
    this.#out = out;
    this.#bundleBytes = Math.max(1, Math.min(bundleBytes, BUNDLE_BYTES_MAX));
    this.#metrics = metrics;
    this.#signal = signal;
    this.#bufferBytes = this.#bundleBytes + LAST_PART_BYTES;
    this.#writer = new ReplicaPartsWriter(this.#bufferBytes);
  }

  /** Something to wait for before the next part, as with the others. */
  add(kind: 'manifest' | 'frame' | 'receipts', bytes: Buffer): Promise<void> | undefined {
    this.#writer.add(kind, bytes);
    return this.#added();
  }

  /** Nothing for a chunk that is not stored: whoever lacks it in the end asks for it, and hears then why. */
  frame({ shelf }: Shard, hash: Buffer): Promise<void> | undefined {
    const frame = shelf.peek(hash);
    return frame && this.add('frame', frame);
  }

  end(end: shardcast.v1.ReplicaEnd.$Properties): Promise<void> | undefined {
    this.#writer.end(end);
    return this.#added();
  }

  failure(failure: shardcast.v1.Failure.$Properties): Promise<void> | undefined {
    this.#writer.failure(failure);
    return this.#added();
  }

  flush(): void {
    if (this.#writer.length === 0) return;
    this.#metrics.snapshotSent(this.#writer.length);
    const message = this.#writer.swap(this.#spare.pop() ?? Buffer.allocUnsafeSlow(this.#bufferBytes));
    this.#out.write(message, message.length, () => this.#giveBack(message));
  }

  #added(): Promise<void> | undefined {
    if (this.#writer.length < this.#bundleBytes) return undefined;
    this.flush();
    return this.#out.hasRoom ? this.#nextTurn() : this.#room();
  }

  /** The connection sends what it was given when this turn of the event loop ends: the other side need not wait for more. */
  async #nextTurn(): Promise<void> {
    await nextTurn();
    this.#signal.throwIfAborted();
  }

  /** One that grew, for a manifest or for receipts, is not kept: that is rare. */
  #giveBack({ buffer }: Buffer): void {
    if (buffer.byteLength === this.#bufferBytes) this.#spare.push(Buffer.from(buffer));
  }

  async #room(): Promise<void> {
    await this.#out.room();
    this.#signal.throwIfAborted();
  }
}
