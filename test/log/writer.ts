import type { JetStreamLog } from '../../src/log/jetstream/jetstream-log.js';
import { EntryChain, tuple } from '../support/publishing.js';

/** One shard that is appended to without a pause, one delta an entry, as a sequencer does it that knows its position. */
export class Writer implements AsyncDisposable {
  readonly shard: string;
  readonly partition: number;
  /** The revisions that were acknowledged. */
  readonly acknowledged: number[] = [];
  /** When each of them was, of the monotonic clock. */
  readonly acknowledgedMs: number[] = [];
  /** The revision whose append has begun last. */
  begun = 0;
  readonly #log: JetStreamLog;
  readonly #chain: EntryChain;
  #position = 0;
  #stopped = false;
  readonly #running: Promise<void>;

  constructor(log: JetStreamLog, shard: string) {
    this.#log = log;
    this.shard = shard;
    this.partition = log.partitionOf(shard);
    this.#chain = new EntryChain(shard);
    this.#running = this.#run();
  }

  /** The revision that was acknowledged last. */
  get last(): number {
    return this.acknowledged.length;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const { entry, bytes } = this.#chain.next(tuple(`o${this.acknowledged.length}`));
      this.begun = entry.firstRevision;
      this.#position = await this.#log.append(entry, bytes, this.#position);
      this.acknowledgedMs.push(performance.now());
      this.acknowledged.push(entry.firstRevision);
    }
  }
}

/** Several, that are stopped together. */
export class Writers implements AsyncDisposable {
  readonly all: readonly Writer[];

  constructor(log: JetStreamLog, shards: readonly string[]) {
    this.all = shards.map((shard) => new Writer(log, shard));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((writer) => writer.stop()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
