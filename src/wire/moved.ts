import { ShardcastError } from '../core/errors.js';

/** Relays that one answer names; what is beyond is not read. */
export const RELAYS_NAMED_MAX = 16;
const ADDRESS = /^(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/[\],]+):\d{1,5}$/;

/** Who serves a shard. Addresses are HOST:PORT. */
export interface Moved {
  readonly shard: string;
  /** To be asked in this order. */
  readonly relays: readonly string[];
  /** Who sequences the shard; undefined: nobody is known to. */
  readonly owner?: string | undefined;
}

/** MOVED: the relay that was asked does not serve the shard, and says who does. */
export function movedError({ shard, relays, owner = '' }: Moved): ShardcastError {
  const named = relays.slice(0, RELAYS_NAMED_MAX).join(',');
  return new ShardcastError('MOVED', `${shard} is served by ${named}`, {
    hint: `Ask one of ${named}; clients of this release do so by themselves.`,
    details: { shard, relays: named, owner },
  });
}

/** The relays that a MOVED names; of anything else none. */
export function relaysOf({ code, details }: ShardcastError): readonly string[] {
  const { relays } = details;
  return code === 'MOVED' && typeof relays === 'string' ? addressesOf(relays.split(',')) : [];
}

/** Those that are addresses, each once, as far as they are read. */
export function addressesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => ADDRESS.test(name)).slice(0, RELAYS_NAMED_MAX);
}
