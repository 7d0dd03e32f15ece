import type { EntryListener, LoggedEntry } from './delta-log.js';

/** Entries as they become the state of this relay's replicas, each shard's in order: what fan-out sends to watchers. */
export interface AppliedFeed {
  subscribe(listener: EntryListener): Disposable;
}

/** The feed of whoever applies entries; it announces each in the same turn. */
export class Announcer implements AppliedFeed {
  readonly #listeners = new Set<EntryListener>();

  subscribe(listener: EntryListener): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  announce(logged: LoggedEntry): void {
    for (const listener of this.#listeners) listener(logged);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
