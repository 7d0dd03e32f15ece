import { ShardcastError } from '../../core/errors.js';
import type { PublishAnswer, PublishCommand, Receipt, Sequencing } from '../commands.js';
import type { Membership } from './membership.js';
import type { MeshRoutes } from './mesh-routes.js';

/** Publishes of the shards that this relay serves; for others it says who does. */
export class ServedSequencing implements Sequencing {
  readonly #sequencing: Sequencing;
  readonly #routes: MeshRoutes;
  readonly #membership: () => Pick<Membership, 'isIsolated'> | undefined;

  constructor(
    sequencing: Sequencing,
    routes: MeshRoutes,
    membership: () => Pick<Membership, 'isIsolated'> | undefined,
  ) {
    this.#sequencing = sequencing;
    this.#routes = routes;
    this.#membership = membership;
  }

  async publish(command: PublishCommand): Promise<Receipt> {
    this.#check(command.shard);
    return await this.#sequencing.publish(command);
  }

  submit(command: PublishCommand, answer: PublishAnswer): void {
    try {
      this.#check(command.shard);
    } catch (failure) {
      answer.refused(failure);
      return;
    }
    this.#sequencing.submit(command, answer);
  }

  #check(shard: string): void {
    if (this.#membership()?.isIsolated !== false) {
      throw new ShardcastError('UNAVAILABLE', 'this relay is cut off from NATS, and takes no publishes', {
        hint: 'Publish through another relay, or again later with the same ids.',
      });
    }
    this.#routes.check(shard);
  }
}
