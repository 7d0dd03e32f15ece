import { parentPort } from 'node:worker_threads';
import { type Deferred, deferred } from '../core/deferred.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import {
  bufferOf,
  type FromWorker,
  ownBytes,
  packChunks,
  packError,
  type ToWorker,
  unpackError,
} from './cut-messages.js';
import type { ChunkIo, NewChunk } from './cut-types.js';
import { cutPacked } from './cutter.js';
import { decodeChunkRefs, encodeChunkRefs } from './manifest-codec.js';
import { RunBuilder } from './run-builder.js';

/** The worker's side of CutterPool: runs jobs, asks the main thread for chunks and hands it new ones. */
class CutWorker {
  readonly #send: (message: FromWorker, transfer?: ArrayBuffer[]) => void;
  readonly #calls = new Map<number, Deferred<Uint8Array>>();
  readonly #jobs = new Map<number, { controller: AbortController; builder?: RunBuilder }>();
  #lastCall = 0;

  constructor(send: (message: FromWorker, transfer?: ArrayBuffer[]) => void) {
    this.#send = send;
  }

  async take(message: ToWorker): Promise<void> {
    if (message.kind === 'answer') this.#answer(message);
    else if (message.kind === 'abort') this.#abort(message.job);
    else {
      try {
        await this.#work(message);
      } catch (thrown) {
        this.#jobs.delete(message.job);
        this.#send({ kind: 'failed', job: message.job, error: packError(toShardcastError(thrown)) });
      }
    }
  }

  async #work(message: Exclude<ToWorker, { kind: 'answer' | 'abort' }>): Promise<void> {
    const { job } = message;
    if (message.kind === 'cut') await this.#cut(message);
    else if (message.kind === 'build') {
      const controller = new AbortController();
      const { limits, runBytesMax } = message;
      const options = { ...(limits && { limits }), ...(runBytesMax && { runBytesMax }) };
      const spill = (chunks: readonly NewChunk[]) => this.#store('spill', job, chunks);
      const builder = new RunBuilder({ ...this.#io(job), spill, ...options, signal: controller.signal });
      this.#jobs.set(job, { controller, builder });
    } else if (message.kind === 'add') {
      await this.#jobs.get(job)?.builder?.addPack(message.pack);
      this.#send({ kind: 'added', job, call: message.call });
    } else {
      const refs = (await this.#jobs.get(job)?.builder?.finish()) ?? [];
      this.#jobs.delete(job);
      this.#send({ kind: 'build-done', job, refs: encodeChunkRefs(refs) });
    }
  }

  async #cut({ job, cut: input }: Extract<ToWorker, { kind: 'cut' }>): Promise<void> {
    const controller = new AbortController();
    this.#jobs.set(job, { controller });
    const { chunks, ...result } = await cutPacked({
      ...input,
      ...this.#io(job),
      base: decodeChunkRefs(input.base),
      imported: decodeChunkRefs(input.imported),
      signal: controller.signal,
    });
    this.#jobs.delete(job);
    this.#send({ kind: 'cut-done', job, result: { ...result, refs: encodeChunkRefs(chunks) } });
  }

  #io(job: number): ChunkIo {
    return {
      read: async (hash) => {
        const [call, frame] = this.#call();
        this.#send({ kind: 'read', job, call, hash: ownBytes(hash, true) });
        return bufferOf(await frame);
      },
      write: (chunks) => this.#store('write', job, chunks),
    };
  }

  async #store(into: 'write' | 'spill', job: number, chunks: readonly NewChunk[]): Promise<void> {
    const [call, done] = this.#call();
    const packed = packChunks(chunks);
    this.#send(
      { kind: 'store', into, job, call, chunks: packed },
      packed.frames.map((frame) => frame.buffer),
    );
    await done;
  }

  #call(): [call: number, answer: Promise<Uint8Array>] {
    const call = ++this.#lastCall;
    const answer = deferred<Uint8Array>();
    this.#calls.set(call, answer);
    return [call, answer.promise];
  }

  #answer({ call, frame, error }: Extract<ToWorker, { kind: 'answer' }>): void {
    const waiting = this.#calls.get(call);
    this.#calls.delete(call);
    if (error === undefined) waiting?.resolve(frame ?? new Uint8Array());
    else waiting?.reject(unpackError(error));
  }

  #abort(job: number): void {
    const running = this.#jobs.get(job);
    this.#jobs.delete(job);
    running?.controller.abort(new ShardcastError('CANCELLED', 'the cut was cancelled'));
    running?.builder?.abort();
  }
}

const port = parentPort;
if (port === null)
  throw new ShardcastError('INTERNAL', 'cut-worker.js runs as a worker thread of CutterPool');
const worker = new CutWorker((message, transfer = []) => port.postMessage(message, transfer));
port.on('message', (message: ToWorker) => void worker.take(message));
port.postMessage({ kind: 'ready' } satisfies FromWorker);
