import { ShardcastError } from '../../src/core/errors.js';
import type { LoggedEntry } from '../../src/log/delta-log.js';
import type { SequencedLog } from '../../src/relay/sequenced-log.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { Draft } from '../../src/shard/draft.js';
import type { ShardStore } from '../../src/shard/store.js';

/**
 * One log for the relays of a test, in memory: compare-and-set on a shard's last position, as the real ones. Each relay applies
 * what it appends, and catches up when it is told to, so what it knows may be old.
 */
export class SharedLog {
  readonly #entries = new Map<string, LoggedEntry[]>();
  /** What an append goes through, before it is decided. */
  intercept: (relay: string, shard: string) => Promise<void> = async () => undefined;

  /** Ids of the deltas, in the order of the revisions. */
  idsOf(shard: string): string[] {
    return this.#of(shard).flatMap(({ entry }) => entry.deltas.map((delta) => decodeDelta(delta).id));
  }

  /** As relay `id` sees it. */
  for(id: string, store: ShardStore): SequencedLog {
    const apply = async ({ entry, bytes, position }: LoggedEntry, draft?: Draft) => {
      const shard = store.open(entry.shard);
      if (shard.head.revision >= entry.firstRevision) return;
      await shard.apply(entry, bytes, draft === undefined ? { position } : { position, draft });
    };
    return {
      append: async (entry, bytes, expected, hints = {}) => {
        await this.intercept(id, entry.shard);
        const entries = this.#of(entry.shard);
        if (entries.length !== expected) {
          throw new ShardcastError('CONFLICT', `${entry.shard} is at ${entries.length}, not at ${expected}`);
        }
        const logged = { entry, bytes, position: expected + 1 };
        entries.push(logged);
        await apply(logged, hints.prepared instanceof Draft ? hints.prepared : undefined);
        return logged.position;
      },
      catchUp: async (name) => {
        for (const logged of this.#of(name).slice(store.open(name).stored.position)) await apply(logged);
      },
    };
  }

  #of(shard: string): LoggedEntry[] {
    const entries = this.#entries.get(shard) ?? [];
    this.#entries.set(shard, entries);
    return entries;
  }
}
