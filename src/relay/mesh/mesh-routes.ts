import { checkShardName } from '../../shard/limits.js';
import type { ShardHandle } from '../../shard/shard-types.js';
import type { ShardStore } from '../../shard/store.js';
import { movedError } from '../../wire/moved.js';
import type { Shards } from '../shards.js';
import { notHeld } from './catching-up.js';
import type { Holdings } from './holdings.js';
import type { Membership } from './membership.js';
import type { Member, MeshView } from './mesh-view.js';
import type { Replication } from './replication.js';

export interface MeshRoutesOptions {
  readonly replication: Pick<Replication, 'isServed'>;
  readonly partitionOf: (shard: string) => number;
}

/** Where routes come from, once this relay is a member. */
export interface RouteSources {
  readonly membership: Pick<Membership, 'id' | 'view' | 'replaced'>;
  readonly holdings: Pick<Holdings, 'placement' | 'serves'>;
}

/** Which relays serve a shard, as far as this one knows: those that are ready. Before it has joined: nobody. */
export class MeshRoutes {
  readonly #options: MeshRoutesOptions;
  #sources: RouteSources | undefined;
  /** Of one view and placement; by partition. */
  readonly #servers = new Map<number, readonly Member[]>();
  #view: MeshView | undefined;
  #placement: unknown;

  constructor(options: MeshRoutesOptions) {
    this.#options = options;
  }

  joined(sources: RouteSources): void {
    this.#sources = sources;
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
    return this.owner(shard)?.id === this.#sources?.membership.id && this.#sources !== undefined;
  }

  /** Who is ready, in the order in which to ask: as they are placed, then those whose place is elsewhere, last those that drain. */
  servers(partition: number): readonly Member[] {
    if (this.#sources === undefined) return [];
    const { view } = this.#sources.membership;
    const { placement } = this.#sources.holdings;
    if (this.#view !== view || this.#placement !== placement) this.#servers.clear();
    this.#view = view;
    this.#placement = placement;
    const known = this.#servers.get(partition);
    if (known !== undefined) return known;
    const placed = placement.replicas[partition] ?? [];
    const rank = ({ id, draining }: Member) => {
      const at = placed.indexOf(id);
      return at >= 0 ? at : placed.length + (draining ? 1 : 0);
    };
    const ready = view.readyOf(partition).flatMap((id) => view.member(id) ?? []);
    const servers = ready.sort((a, b) => rank(a) - rank(b));
    this.#servers.set(partition, servers);
    return servers;
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
