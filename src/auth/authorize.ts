import { ShardcastError } from '../core/errors.js';
import type { Principal, Role } from './principal.js';

/** Whether an action is on one shard, on one collection of it, or on the relay itself. */
type Scope = 'shard' | 'collection' | 'relay';

interface Rule {
  readonly roles: readonly Role[];
  readonly scope: Scope;
}

/** Everything that can be asked for, and who may. What is not here cannot be asked for. */
export const ACTIONS = {
  /** Following a shard: entries as they come. */
  watch: { roles: ['agent', 'admin'], scope: 'shard' },
  /** Manifests and chunks of a shard. */
  snapshot: { roles: ['agent', 'relay', 'admin'], scope: 'shard' },
  /** Records, scans, differences. */
  read: { roles: ['agent', 'admin'], scope: 'shard' },
  /** Puts and deletes. */
  publish: { roles: ['publisher', 'admin'], scope: 'collection' },
  /** Deleting a whole shard: all its collections, also those that there will be. */
  'delete-shard': { roles: ['publisher', 'admin'], scope: 'shard' },
  /** Records of any collections, which are looked into later. */
  import: { roles: ['publisher', 'admin'], scope: 'shard' },
  /** Waiting until agents have a revision. */
  await: { roles: ['publisher', 'agent', 'admin'], scope: 'shard' },
  /** Which shards there are; each is asked for by itself. */
  list: { roles: ['agent', 'publisher', 'monitor', 'admin'], scope: 'shard' },
  /** Telling an agent to follow a shard, or to drop it. */
  follow: { roles: ['admin'], scope: 'shard' },
  backup: { roles: ['admin'], scope: 'shard' },
  restore: { roles: ['admin'], scope: 'shard' },
  /** Version, health and figures of a relay, which name no shard. */
  status: { roles: ['admin', 'relay', 'monitor'], scope: 'relay' },
  /** Revoking tokens. */
  revoke: { roles: ['admin'], scope: 'relay' },
  /** Filling a replica, whole partitions at a time. */
  replicate: { roles: ['relay'], scope: 'relay' },
  /** Passing somebody's request on: it is asked for with that one's rights. */
  forward: { roles: ['relay'], scope: 'relay' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACTIONS;

/**
 * The one place that decides. Throws PERMISSION_DENIED with the same words whether the shard exists or not. A shard or
 * collection that the action needs and that is not given is allowed to nobody.
 */
export function authorize(principal: Principal, action: Action, shard?: string, collection?: string): void {
  if (!isAllowed(principal, action, shard, collection)) throw denied(principal, action);
}

/** As `authorize`, for lists from which the rest is left out. */
export function isAllowed(
  principal: Principal,
  action: Action,
  shard?: string,
  collection?: string,
): boolean {
  const rule: Rule = ACTIONS[action];
  if (!rule.roles.includes(principal.role)) return false;
  if (rule.scope === 'relay') return true;
  if (shard === undefined) return false;
  // It replicates whole partitions: what it asks of one shard is no more than that.
  if (principal.role === 'relay') return true;
  if (!principal.shards.allows(shard)) return false;
  if (principal.role !== 'publisher') return true;
  if (action === 'delete-shard' || action === 'import') return principal.collections.isAll;
  if (rule.scope === 'shard') return true;
  return collection !== undefined && principal.collections.allows(collection);
}

function denied({ name, role }: Principal, action: Action): ShardcastError {
  return new ShardcastError('PERMISSION_DENIED', `${role} ${JSON.stringify(name)} may not ${action} this`, {
    hint: 'The token’s claims say what its holder may touch: see shardcast token inspect.',
    details: { action, role },
  });
}
