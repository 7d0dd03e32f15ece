import { ShardcastError } from '../../core/errors.js';
import type { LocalSequencing, PublishAnswer, PublishCommand, Receipt } from '../commands.js';
import type { Membership } from './membership.js';

/** Sequencing while this relay is in touch with the others: cut off from NATS it takes no publishes, and says so at once. */
export class TouchedSequencing implements LocalSequencing {
  readonly #sequencing: LocalSequencing;
  readonly #membership: () => Pick<Membership, 'isIsolated'> | undefined;

  constructor(sequencing: LocalSequencing, membership: () => Pick<Membership, 'isIsolated'> | undefined) {
    this.#sequencing = sequencing;
    this.#membership = membership;
  }

  async publish(command: PublishCommand): Promise<Receipt> {
    this.#check();
    return await this.#sequencing.publish(command);
  }

  submit(command: PublishCommand, answer: PublishAnswer): void {
    try {
      this.#check();
    } catch (failure) {
      answer.refused(failure);
      return;
    }
    this.#sequencing.submit(command, answer);
  }

  isBusy(shard: string): boolean {
    return this.#sequencing.isBusy(shard);
  }

  exclusive<T>(shard: string, job: () => Promise<T>): Promise<T> {
    return this.#sequencing.exclusive(shard, job);
  }

  #check(): void {
    if (this.#membership()?.isIsolated === false) return;
    throw new ShardcastError('UNAVAILABLE', 'this relay is cut off from NATS, and takes no publishes', {
      hint: 'Publish through another relay, or again later with the same ids.',
    });
  }
}
