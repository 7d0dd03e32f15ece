import type { RelayPlace, Routing } from '../../src/relay/routing.js';

/** Who holds a shard, its owner first, as relay `asker` believes: a test decides, and may change its mind. */
export type Holders = (shard: string, asker: string) => readonly string[];

/** The routing of relay `self`; `places` may be filled later. */
export function staticRouting(
  self: string,
  places: ReadonlyMap<string, RelayPlace>,
  holders: Holders,
): Routing {
  const placesOf = (shard: string) => holders(shard, self).flatMap((id) => places.get(id) ?? []);
  return {
    get self() {
      return places.get(self) ?? { id: self, address: '' };
    },
    servesShard: (shard) => holders(shard, self).includes(self),
    isOwner: (shard) => holders(shard, self)[0] === self,
    ownerOf: (shard) => placesOf(shard)[0],
    serversOf: placesOf,
    candidates: placesOf,
  };
}
