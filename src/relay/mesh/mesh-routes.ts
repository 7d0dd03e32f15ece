import type { Place } from '../../shard/placement.js';
import type { RelayPlace, Routing } from '../routing.js';
import type { Holdings } from './holdings.js';
import type { Membership } from './membership.js';
import type { Member } from './mesh-view.js';
import type { Replication } from './replication.js';
import { Routes } from './routes.js';

export interface MeshRoutesOptions {
  readonly isServed: Replication['isServed'];
  readonly partitionOf: (shard: string) => number;
}

/** Where routes come from, once this relay is a member. */
export interface RouteSources {
  readonly membership: Pick<Membership, 'id' | 'view' | 'replaced' | 'isIsolated'>;
  readonly holdings: Pick<Holdings, 'serves'>;
  /** The same as the holdings'. */
  readonly place: Place;
}

/** Which relays serve a shard, as far as this one knows: those that are ready. Before it has joined: nobody. */
export class MeshRoutes implements Routing {
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

  /** This relay; without a name before it has joined. */
  get self(): RelayPlace {
    const id = this.#sources?.membership.id ?? '';
    const member = this.#sources?.membership.view.members.find((each) => each.id === id);
    return { id, address: member?.grpc ?? '' };
  }

  servesShard(shard: string): boolean {
    if (this.#sources === undefined) return false;
    const { membership, holdings } = this.#sources;
    const { isServed, partitionOf } = this.#options;
    const isHere = holdings.serves(partitionOf(shard)) && isServed(shard);
    return isHere && membership.replaced === undefined;
  }

  /** The first of its replicas that is ready. */
  ownerOf(shard: string): RelayPlace | undefined {
    return this.serversOf(shard)[0];
  }

  /** Asked for every publish. */
  isOwner(shard: string): boolean {
    const owner = this.#namedOf(shard)[0];
    return owner !== undefined && owner.id === this.#sources?.membership.id;
  }

  serversOf(shard: string): readonly RelayPlace[] {
    return this.#namedOf(shard).map(({ id, grpc }) => ({ id, address: grpc }));
  }

  /** Whoever is ready has the log's end, or gets there before it appends. */
  candidates(shard: string): readonly RelayPlace[] {
    return this.serversOf(shard);
  }

  /** Who is ready, in the order in which to ask. */
  servers(partition: number): readonly Member[] {
    return this.current?.of(partition).servers ?? [];
  }

  /** Who should have a partition, filled or not, in the order of the placement, and behind them who serves it besides. */
  holders(partition: number): readonly RelayPlace[] {
    const route = this.current?.of(partition);
    if (route === undefined) return [];
    const all = new Set([...route.replicas, ...route.servers]);
    return [...all].map(({ id, grpc }) => ({ id, address: grpc }));
  }

  /** HOST:PORT of the other relays that serve a partition, in the order in which to ask them. */
  others(partition: number): readonly string[] {
    const id = this.#sources?.membership.id;
    return this.servers(partition).flatMap((member) => (member.id === id ? [] : member.grpc));
  }

  /** Cut off from NATS this relay names itself only where it knows no other: what it has grows old, and it appends nothing. */
  #namedOf(shard: string): readonly Member[] {
    const servers = this.servers(this.#options.partitionOf(shard));
    const membership = this.#sources?.membership;
    if (membership?.isIsolated !== true) return servers;
    const others = servers.filter(({ id }) => id !== membership.id);
    return others.length > 0 ? others : servers;
  }
}
