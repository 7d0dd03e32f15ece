import { movedError } from '../../wire/moved.js';
import type { shardcast } from '../../wire/wire.js';
import type { Importing, ImportProgress, OpenImport } from '../importing.js';
import type { MeshRoutes } from './mesh-routes.js';

/**
 * Imports of the shards that this relay sequences; for others it says who does. A replica could import as well, but who publishes to the
 * owner meanwhile would make it merge again and again.
 */
export class ServedImporting {
  readonly #importing: Importing;
  readonly #routes: MeshRoutes;

  constructor(importing: Importing, routes: MeshRoutes) {
    this.#importing = importing;
    this.#routes = routes;
  }

  begin(begin: shardcast.v1.ImportBegin): OpenImport {
    this.#check(begin.shard);
    return this.#importing.begin(begin);
  }

  progress(shard: string, importId: string): ImportProgress {
    this.#check(shard);
    return this.#importing.progress(shard, importId);
  }

  #check(shard: string): void {
    this.#routes.check(shard);
    const owner = this.#routes.owner(shard)?.grpc;
    if (owner === undefined || this.#routes.isOwner(shard)) return;
    throw movedError({ shard, relays: [owner], owner });
  }
}
