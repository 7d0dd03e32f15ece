import { Worker } from 'node:worker_threads';
import { type Deferred, deferred } from '../core/deferred.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { workerEntry } from '../core/worker-entry.js';
import {
  bufferOf,
  type FromWorker,
  ownBytes,
  packError,
  type ToWorker,
  unpackChunks,
} from './cut-messages.js';
import type { ChunkIo } from './cut-types.js';

/** A job as its thread sees it: callbacks for what the worker asks, and how it ends. */
export interface ThreadJob extends ChunkIo {
  spill?: ChunkIo['write'];
  /** The worker's other messages about the job. */
  onMessage(message: Exclude<FromWorker, { kind: 'ready' | 'read' | 'store' | 'failed' }>): void;
  onFailure(error: ShardcastError): void;
}

const GONE = new ShardcastError('CANCELLED', 'the cut was cancelled');

/** One worker thread and the jobs that run in it. When it dies they fail, and it is not used again. */
export class CutThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, ThreadJob>();
  readonly #ready: Deferred<void> = deferred();
  #isDead = false;

  constructor() {
    this.#ready.promise.catch(() => {}); // jobs are told as well
    this.#worker = new Worker(workerEntry(import.meta.url, './cut-worker.js'));
    this.#worker.on('message', (message: FromWorker) => void this.#take(message));
    this.#worker.on('error', (cause: unknown) => this.#die(cause));
    this.#worker.on('exit', (code) => this.#die(new Error(`the worker left with code ${code}`)));
  }

  /** Resolves when the worker has loaded its code; jobs may be sent before. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  get jobs(): number {
    return this.#jobs.size;
  }

  open(job: number, owner: ThreadJob): void {
    this.#jobs.set(job, owner);
  }

  /** The job is over: later messages about it are dropped. */
  close(job: number): void {
    this.#jobs.delete(job);
  }

  send(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    if (!this.#isDead) this.#worker.postMessage(message, transfer);
  }

  async stop(): Promise<void> {
    this.#fail(new ShardcastError('CANCELLED', 'the cutter was stopped'));
    this.#isDead = true;
    await this.#worker.terminate();
  }

  async #take(message: FromWorker): Promise<void> {
    if (message.kind === 'ready') {
      this.#ready.resolve();
      return;
    }
    const job = this.#jobs.get(message.job);
    if (job === undefined) {
      // Whoever wanted it is gone; the worker learns it when it asks.
      if ('call' in message) this.send({ kind: 'answer', call: message.call, error: packError(GONE) });
      return;
    }
    if (message.kind === 'failed') {
      this.#jobs.delete(message.job);
      const { code, message: text, options } = message.error;
      job.onFailure(new ShardcastError(code, text, options));
    } else if (message.kind === 'read' || message.kind === 'store') {
      await this.#serve(job, message);
    } else job.onMessage(message);
  }

  async #serve(job: ThreadJob, message: Extract<FromWorker, { kind: 'read' | 'store' }>): Promise<void> {
    const { call } = message;
    try {
      if (message.kind === 'read') {
        // The store's bytes may be mapped memory: a copy travels.
        const frame = ownBytes(await job.read(bufferOf(message.hash)), true);
        this.send({ kind: 'answer', call, frame }, [frame.buffer]);
      } else {
        const store = message.into === 'write' ? job.write : job.spill;
        await store?.(unpackChunks(message.chunks));
        this.send({ kind: 'answer', call });
      }
    } catch (thrown) {
      this.send({ kind: 'answer', call, error: packError(toShardcastError(thrown)) });
    }
  }

  #die(cause: unknown): void {
    this.#isDead = true;
    this.#fail(new ShardcastError('INTERNAL', 'the cutting worker died', { cause, retry: 'backoff' }));
  }

  #fail(error: ShardcastError): void {
    this.#ready.reject(error);
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const job of jobs) job.onFailure(error);
  }
}
