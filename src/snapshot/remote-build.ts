import { type Deferred, deferred } from '../core/deferred.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { CutThread } from './cut-thread.js';
import type { BulkBuild, BulkInput } from './cut-types.js';
import type { ChunkRef } from './manifest.js';
import { decodeChunkRefs } from './manifest-codec.js';
import type { StoredRecord } from './record.js';
import { RecordPack } from './record-pack.js';

/** Records are sent when this many bytes are packed. */
const PACK_BYTES = 1024 * 1024;

/** A RunBuilder in a worker thread. Packs on their way are bounded: `add` waits for the one before its last. */
export class RemoteBuild implements BulkBuild {
  readonly #thread: CutThread;
  readonly #job: number;
  readonly #signal: AbortSignal | undefined;
  readonly #pack = new RecordPack();
  readonly #refs: Deferred<readonly ChunkRef[]> = deferred();
  /** The pack that the worker has not taken yet. */
  #sent: Deferred<void> | undefined;
  #calls = 0;
  #failure: ShardcastError | undefined;
  readonly #onAbort = () => this.#cancel(toShardcastError(this.#signal?.reason));

  constructor(thread: CutThread, job: number, input: BulkInput) {
    this.#thread = thread;
    this.#job = job;
    this.#signal = input.signal;
    this.#refs.promise.catch(() => {}); // told by `add` or `finish`, whichever comes first
    const { read, write, spill, limits, runBytesMax } = input;
    thread.open(job, {
      read,
      write,
      spill,
      onFailure: (error) => this.#fail(error),
      onMessage: (message) => {
        if (message.kind === 'added') this.#sent?.resolve();
        else if (message.kind === 'build-done') this.#refs.resolve(decodeChunkRefs(message.refs));
      },
    });
    thread.send({ kind: 'build', job, ...(limits && { limits }), ...(runBytesMax && { runBytesMax }) });
    input.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  async add(records: Iterable<StoredRecord>): Promise<void> {
    for (const { key, json, expiresAt } of records) {
      this.#pack.add(key, json, expiresAt);
      if (this.#pack.bytes >= PACK_BYTES) await this.#send();
    }
  }

  async finish(): Promise<readonly ChunkRef[]> {
    try {
      await this.#send();
      await this.#sent?.promise;
      this.#thread.send({ kind: 'finish', job: this.#job });
      return await this.#refs.promise;
    } finally {
      this.#close();
    }
  }

  abort(): void {
    this.#cancel(new ShardcastError('CANCELLED', 'the import was given up'));
  }

  async #send(): Promise<void> {
    await this.#sent?.promise;
    if (this.#failure !== undefined) throw this.#failure;
    const pack = this.#pack.take();
    this.#sent = deferred();
    this.#sent.promise.catch(() => {}); // awaited by the next call
    this.#thread.send({ kind: 'add', job: this.#job, call: ++this.#calls, pack }, [pack.buffer]);
  }

  #cancel(error: ShardcastError): void {
    this.#thread.send({ kind: 'abort', job: this.#job });
    this.#fail(error);
  }

  #fail(error: ShardcastError): void {
    this.#failure ??= error;
    this.#sent?.reject(error);
    this.#refs.reject(error);
    this.#close();
  }

  #close(): void {
    this.#thread.close(this.#job);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}
