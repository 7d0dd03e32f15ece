import { ShardcastError } from '../core/errors.js';
import { movedError } from '../wire/moved.js';
import type { shardcast } from '../wire/wire.js';
import { type Elsewhere, NOWHERE } from './fan-out.js';
import type { RelayPlace, Routing } from './routing.js';
import { spread } from './spread.js';

/** Throws MOVED, or UNAVAILABLE when nobody is ready, for a shard that this relay does not serve. `agent`: who asks, or ''. */
export function checkServed(routing: Routing | undefined, shard: string, agent = ''): void {
  if (routing === undefined || routing.servesShard(shard)) return;
  throw movedTo(routing, shard, spread(agent, routing.serversOf(shard)));
}

/**
 * Where an agent should watch: here, unless others serve the shard and its agents are spread in such a way that one of them comes first. Who
 * was named by another relay, or does not find those that were, stays here. Throws MOVED or UNAVAILABLE.
 */
export function checkPlace(
  routing: Routing | undefined,
  { shard, agent, named }: Pick<shardcast.v1.WatchOpen, 'shard' | 'agent' | 'named'>,
): void {
  if (routing === undefined) return;
  checkServed(routing, shard, agent);
  if (agent === '' || named) return;
  const ranked = spread(agent, routing.serversOf(shard));
  const isFirst = ranked[0] === undefined || ranked[0].id === routing.self.id;
  if (!isFirst) throw movedError({ shard, relays: ranked.map(({ address }) => address) });
}

/** Throws the same for a shard that another relay sequences. */
export function checkOwned(routing: Routing | undefined, shard: string): void {
  if (routing === undefined || routing.isOwner(shard)) return;
  const owner = routing.ownerOf(shard);
  throw movedTo(routing, shard, owner === undefined ? [] : [owner]);
}

/** What a caller is told that should ask one of `relays`. */
export function movedTo(routing: Routing, shard: string, relays: readonly RelayPlace[]): ShardcastError {
  const others = relays.filter(({ id }) => id !== routing.self.id).map(({ address }) => address);
  if (others.length === 0) return nobodyReady(shard);
  return movedError({ shard, relays: others, owner: routing.ownerOf(shard)?.address });
}

export function nobodyReady(shard: string): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `no relay serves ${shard} at the moment`, {
    hint: 'Replicas are starting, filling themselves, or gone; what was published is in the log. Ask again.',
  });
}

/** Where watchers go when this relay stops: to the others that serve their shard. */
export function elsewhere(routing: Routing | undefined): Elsewhere {
  if (routing === undefined) return NOWHERE;
  return (shard, agent) => {
    const others = routing.serversOf(shard).filter(({ id }) => id !== routing.self.id);
    return spread(agent, others).map(({ address }) => address);
  };
}
