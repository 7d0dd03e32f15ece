/** A relay of the mesh. */
export interface RelayPlace {
  readonly id: string;
  /** HOST:PORT of its gRPC services, as others reach them. */
  readonly address: string;
}

/**
 * Who holds a shard, as this relay knows it now. Asked for every publish and every call, so answers are at hand; they change as
 * relays come and go.
 */
export interface Routing {
  readonly self: RelayPlace;
  /** This relay holds the shard's partition and is ready: it may be read, watched and, if need be, sequenced here. */
  servesShard(shard: string): boolean;
  /** This relay is the first to sequence the shard. */
  isOwner(shard: string): boolean;
  /** Who is; undefined: nobody is ready. */
  ownerOf(shard: string): RelayPlace | undefined;
  /** Those that are ready, in the order of the placement. */
  serversOf(shard: string): readonly RelayPlace[];
  /** Those that may sequence the shard, in the order in which they should, the owner first. */
  candidates(shard: string): readonly RelayPlace[];
}
