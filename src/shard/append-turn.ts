import { ShardcastError } from '../core/errors.js';

/** One append at a time, in flight until what it wrote is the state; and none after one that failed behind its back. */
export class AppendTurn {
  readonly #shard: string;
  #inFlight: Promise<void> | undefined;
  /** What a commit failed with that nobody waited for: memory is ahead of the disk. */
  failure: unknown;

  constructor(shard: string) {
    this.#shard = shard;
  }

  get isTaken(): boolean {
    return this.#inFlight !== undefined;
  }

  /** Throws when nothing may be appended now. */
  check(): void {
    if (this.failure !== undefined) throw this.failure;
    if (!this.isTaken) return;
    throw new ShardcastError('CONFLICT', `${this.#shard}: another append is in flight`);
  }

  async hold(commit: Promise<void>, adopt: () => void): Promise<void> {
    const adopted = commit.then(adopt);
    this.#inFlight = adopted.catch(() => undefined);
    try {
      await adopted;
    } finally {
      this.#inFlight = undefined;
    }
  }

  /** Runs `step` when no append is in flight: none begins before its first await. */
  async atRest<T>(step: () => T | Promise<T>): Promise<T> {
    while (this.#inFlight !== undefined) await this.#inFlight;
    return await step();
  }
}
