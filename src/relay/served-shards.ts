import type { ShardHandle } from '../shard/shard-types.js';
import { checkServed } from './redirect.js';
import type { Routing } from './routing.js';
import type { Shards } from './shards.js';

/** The shards of a relay that serves some of the mesh's: for the others its services throw MOVED, which names who does. */
export class ServedShards implements Shards {
  readonly #shards: Shards;
  readonly #routing: Routing;

  constructor(shards: Shards, routing: Routing) {
    this.#shards = shards;
    this.#routing = routing;
  }

  open(name: string): ShardHandle {
    checkServed(this.#routing, name);
    return this.#shards.open(name);
  }

  find(name: string): ShardHandle | undefined {
    checkServed(this.#routing, name);
    return this.#shards.find(name);
  }

  get names(): readonly string[] {
    return this.#shards.names.filter((name) => this.#routing.servesShard(name));
  }

  get diskBytes(): number {
    return this.#shards.diskBytes;
  }
}
