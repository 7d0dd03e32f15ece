import type { PublishingQuestion, Round } from './publishing.js';
import { Worker } from './worker.js';

/**
 * A Publisher in a process of its own, as real ones are. In the bench's it would collect its garbage among the million tuples
 * that the bench keeps, which costs more than publishing.
 */
export class PublisherProcess extends Worker<PublishingQuestion, undefined> {
  constructor(relay: string) {
    super('publishing', [relay]);
  }

  /** Tells it what to publish next. */
  async prepare(round: Round): Promise<void> {
    await this.ask({ prepare: round });
  }

  /** Publishes the value at each of the tuples, each by itself; resolves when all have their receipts. */
  async publish(): Promise<void> {
    await this.ask({ publish: true });
  }
}
