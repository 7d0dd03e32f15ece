import { deferred } from '../core/deferred.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { Service } from '../core/lifecycle.js';
import { bufferOf, type PackedResult } from './cut-messages.js';
import { CutThread } from './cut-thread.js';
import type { BulkBuild, BulkInput, CutInput, CutResult } from './cut-types.js';
import { decodeChunkRefs, encodeChunkRefs } from './manifest-codec.js';
import { packChanges } from './record-pack.js';
import { RemoteBuild } from './remote-build.js';

export interface CutterPoolOptions {
  /** Worker threads. Default 1. */
  workers?: number;
}

/**
 * Cuts and builds chunks in worker threads; chunk reads and writes are answered by the caller's callbacks, on the
 * caller's thread. A thread that dies fails its jobs with INTERNAL (retry: backoff); the next job starts another.
 */
export class CutterPool implements Service {
  readonly #size: number;
  #threads: CutThread[] = [];
  #isStopped = false;
  #lastJob = 0;

  constructor(options: CutterPoolOptions = {}) {
    this.#size = options.workers ?? 1;
  }

  /**
   * Resolves when the threads have loaded their code. Else they start with the first job: loading takes 150 ms of a processor,
   * which an agent that fills its replica can use better.
   */
  async start(): Promise<void> {
    for (let i = 0; i < this.#size; i++) this.#threads.push(new CutThread());
    await Promise.all(this.#threads.map((thread) => thread.ready));
  }

  /** As `cut` of cutter.ts. The changes are read before this returns. */
  async cut(input: CutInput): Promise<CutResult> {
    throwIfAborted(input.signal);
    const thread = this.#leastBusy();
    const job = ++this.#lastJob;
    const result = deferred<CutResult>();
    const { deletedPrefixes, collections, limits } = input;
    const changes = packChanges(input.changes);
    thread.open(job, {
      read: input.read,
      write: input.write,
      onFailure: result.reject,
      onMessage: (message) => {
        if (message.kind === 'cut-done') result.resolve(unpackResult(message.result));
      },
    });
    const base = encodeChunkRefs(input.base);
    const imported = encodeChunkRefs(input.imported ?? []);
    const shapes = collections.map(({ name, keyParts }) => ({ name, keyParts }));
    const cut = { base, imported, changes, deletedPrefixes, collections: shapes, ...(limits && { limits }) };
    thread.send({ kind: 'cut', job, cut }, [changes.buffer]);
    const abort = () => {
      thread.send({ kind: 'abort', job });
      result.reject(toShardcastError(input.signal?.reason));
    };
    input.signal?.addEventListener('abort', abort, { once: true });
    try {
      return await result.promise;
    } finally {
      input.signal?.removeEventListener('abort', abort);
      thread.close(job);
    }
  }

  /** As RunBuilder: records in any order become sorted chunks. */
  build(input: BulkInput): BulkBuild {
    throwIfAborted(input.signal);
    return new RemoteBuild(this.#leastBusy(), ++this.#lastJob, input);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const threads = this.#threads.splice(0);
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #leastBusy(): CutThread {
    if (this.#isStopped) throw new ShardcastError('UNAVAILABLE', 'the cutter is stopped');
    this.#threads = this.#threads.filter((thread) => !thread.isDead);
    while (this.#threads.length < this.#size) this.#threads.push(new CutThread());
    return this.#threads.reduce((least, thread) => (thread.jobs < least.jobs ? thread : least));
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw toShardcastError(signal.reason);
}

function unpackResult({ refs, root, collections, stats }: PackedResult): CutResult {
  return { chunks: decodeChunkRefs(refs), collections, root: bufferOf(root), stats };
}
