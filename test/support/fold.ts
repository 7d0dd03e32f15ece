import { decodeDelta } from '../../src/shard/delta.js';
import { storedKey, storedPrefix } from '../../src/shard/key.js';
import type { ShardView } from '../../src/shard/view.js';
import { wire } from '../../src/wire/wire.js';

const { Kind } = wire.Operation;

/** The oracle: records by stored key, as JSON text with the expiry behind it. */
export type Fold = ReadonlyMap<string, string>;

/** A plain Map, folded over deltas, one operation at a time. */
export function foldDelta(before: Fold, bytes: Buffer): Fold {
  const after = new Map(before);
  for (const { kind, collection, key, json, expiresAt } of decodeDelta(bytes).operations) {
    const stored = storedKey(collection, key);
    if (kind === Kind.PUT) after.set(stored, `${json.toString()} ${expiresAt}`);
    if (kind === Kind.DELETE) {
      after.delete(stored);
      const prefix = storedPrefix(collection, key);
      for (const name of after.keys()) if (name.startsWith(prefix)) after.delete(name);
    }
    if (kind === Kind.EXPIRE) {
      const expiry = Number(after.get(stored)?.split(' ').at(-1) ?? 0);
      if (expiry > 0 && expiry <= expiresAt) after.delete(stored);
    }
    if (kind === Kind.DELETE_SHARD) after.clear();
  }
  return after;
}

/** All of a view, read by segments, in the oracle's form; the order is checked on the way. */
export function foldOf(view: ShardView): Fold {
  const fold = new Map<string, string>();
  let last = '';
  for (const segment of view.segments('')) {
    for (const { key, json, expiresAt } of segment.kind === 'chunk'
      ? segment.chunk.records()
      : segment.records) {
      if (key <= last) throw new Error(`out of order: ${key} after ${last}`);
      last = key;
      fold.set(key, `${json.toString()} ${expiresAt}`);
    }
  }
  return fold;
}

export function sorted(fold: Fold): [string, string][] {
  return [...fold].sort(([a], [b]) => (a < b ? -1 : 1));
}
