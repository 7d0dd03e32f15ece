import { isBelowAny, type Key, type StoredRecord } from '../snapshot/record.js';
import type { Overlay } from './overlay.js';

/** What a draft writes its operations to. */
export interface Changes {
  /** An overlay tells whether it had nothing of this key. */
  put(record: StoredRecord): boolean;
  /** An overlay tells whether it had nothing of this key, and has now. */
  delete(key: Key): boolean;
  deletePrefix(prefix: Key): void;
  /** The record; null where it was deleted; undefined where what lies below decides. */
  get(key: Key): StoredRecord | null | undefined;
}

/**
 * Changes that wait for their entry to be in the log, beside the overlay that they will go into. A clone of the overlay would
 * do, as long as every entry gets there: where one that was written to is given up, as by a lost compare-and-set, whoever
 * writes next has to copy all changes since the snapshot.
 */
export class PendingChanges implements Changes {
  readonly #below: Overlay;
  readonly #records = new Map<Key, StoredRecord | null>();
  /** They hide what is below; `#records` has what was put after them. */
  readonly #prefixes = new Set<Key>();

  constructor(below: Overlay) {
    this.#below = below;
  }

  put(record: StoredRecord): boolean {
    this.#records.set(record.key, record);
    return false;
  }

  delete(key: Key): boolean {
    this.#records.set(key, null);
    return false;
  }

  deletePrefix(prefix: Key): void {
    for (const key of this.#records.keys()) if (key.startsWith(prefix)) this.#records.delete(key);
    this.#prefixes.add(prefix);
  }

  get(key: Key): StoredRecord | null | undefined {
    const pending = this.#records.get(key);
    if (pending !== undefined) return pending;
    return isBelowAny(key, this.#prefixes) ? null : this.#below.get(key);
  }

  /** Writes them into an overlay, in the end as if each had been written there in turn. */
  moveTo(overlay: Overlay): void {
    for (const prefix of this.#prefixes) overlay.deletePrefix(prefix);
    for (const [key, record] of this.#records) {
      if (record === null) overlay.delete(key);
      else overlay.put(record);
    }
  }
}
