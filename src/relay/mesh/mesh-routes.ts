import { checkShardName } from '../../shard/limits.js';
import type { Place } from '../../shard/placement.js';
import type { ShardHandle } from '../../shard/shard-types.js';
import type { ShardStore } from '../../shard/store.js';
import { movedError } from '../../wire/moved.js';
import type { Shards } from '../shards.js';
import { notHeld } from './catching-up.js';
import type { Holdings } from './holdings.js';
import type { Membership } from './membership.js';
import type { Member } from './mesh-view.js';
import type { Replication } from './replication.js';
import { Routes } from './routes.js';

export interface MeshRoutesOptions {
  readonly replication: Pick<Replication, 'isServed'>;
  readonly partitionOf: (shard: string) => number;
}

/** Where routes come from, once this relay is a member. */
export interface RouteSources {
  readonly membership: Pick<Membership, 'id' | 'view' | 'replaced'>;
  readonly holdings: Pick<Holdings, 'serves'>;
  /** The same as the holdings'. */
  readonly place: Place;
}

/** Which relays serve a shard, as far as this one knows: those that are ready. Before it has joined: nobody. */
export class MeshRoutes {
  readonly #options: MeshRoutesOptions;
  #sources: RouteSources | undefined;
  #routes: Routes | undefined;

  constructor(options: MeshRoutesOptions) {
    this.#options = options;
  }

  joined(sources: RouteSources): void {
    this.#sources = sources;
  }

  /** Of the mesh as it is known now; undefined before this relay has joined. */
  get current(): Routes | undefined {
    if (this.#sources === undefined) return undefined;
    const { membership, place } = this.#sources;
    if (this.#routes?.view !== membership.view) {
      this.#routes = new Routes(membership.view, (members) => {
        const { replicas } = place(members);
        return (partition) => replicas[partition] ?? [];
      });
    }
    return this.#routes;
  }

  /** Whether this relay answers for the shard. */
  serves(shard: string): boolean {
    if (this.#sources === undefined) return false;
    const { membership, holdings } = this.#sources;
    const { replication, partitionOf } = this.#options;
    const isServed = holdings.serves(partitionOf(shard)) && replication.isServed(shard);
    return isServed && membership.replaced === undefined;
  }

  /** Who sequences the shard: the first of its replicas that is ready. undefined: none is. */
  owner(shard: string): Member | undefined {
    return this.servers(this.#options.partitionOf(shard))[0];
  }

  isOwner(shard: string): boolean {
    const owner = this.owner(shard);
    return owner !== undefined && owner.id === this.#sources?.membership.id;
  }

  /** Who is ready, in the order in which to ask. */
  servers(partition: number): readonly Member[] {
    return this.current?.of(partition).servers ?? [];
  }

  /** HOST:PORT of the other relays that serve a partition, in the order in which to ask them. */
  others(partition: number): readonly string[] {
    const id = this.#sources?.membership.id;
    return this.servers(partition).flatMap((member) => (member.id === id ? [] : member.grpc));
  }

  /** Throws MOVED, naming who serves the shard; UNAVAILABLE when nobody does. */
  check(shard: string): void {
    if (this.serves(shard)) return;
    const relays = this.others(this.#options.partitionOf(shard));
    if (relays.length === 0) throw notHeld(shard);
    throw movedError({ shard, relays, owner: this.owner(shard)?.grpc });
  }
}

/** A relay's shards as its services see them: only those that it serves. */
export class ServedShards implements Shards {
  readonly #store: ShardStore;
  readonly #routes: MeshRoutes;

  constructor(store: ShardStore, routes: MeshRoutes) {
    this.#store = store;
    this.#routes = routes;
  }

  /** Throws MOVED or UNAVAILABLE for a shard that is not served here. */
  open(name: string): ShardHandle {
    checkShardName(name);
    this.#routes.check(name);
    return this.#store.open(name);
  }

  find(name: string): ShardHandle | undefined {
    this.#routes.check(name);
    return this.#store.find(name);
  }

  get names(): readonly string[] {
    return this.#store.names.filter((name) => this.#routes.serves(name));
  }

  get diskBytes(): number {
    return this.#store.diskBytes;
  }
}
