import fc from 'fast-check';
import type { Touched } from '../../src/shard/view.js';
import { type Key, SEPARATOR, type StoredRecord } from '../../src/snapshot/record.js';
import { HOSTILE_PARTS } from '../support/arbitraries.js';
import { keyOf, recordOf } from '../support/map-view.js';

export type Change =
  | { readonly kind: 'put'; readonly key: Key; readonly json: string }
  | { readonly kind: 'delete'; readonly key: Key }
  | { readonly kind: 'deletePrefix'; readonly prefix: Key };

const COLLECTIONS = { tuples: 3, users: 1, pairs: 2 } as const;

const part = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_PARTS) },
  { weight: 1, arbitrary: fc.constantFrom('%/~"\\'.repeat(50), '😀'.repeat(60), 'x'.repeat(330)) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => text.isWellFormed() && !text.includes('\0')),
  },
);

const parts = fc
  .constantFrom('tuples' as const, 'users' as const, 'pairs' as const)
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.array(part, { minLength: COLLECTIONS[name], maxLength: COLLECTIONS[name] }),
    ),
  );

const json = fc.oneof(
  { weight: 3, arbitrary: fc.constant('true') },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.constantFrom(' {"a" : [1,\n2]} ', '""', '"\\u0001é😀"', 'null', '{}', '[]') },
);

export const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(parts, json)
      .map(([[name, key], text]): Change => ({ kind: 'put', key: keyOf(name, ...key), json: text })),
  },
  {
    weight: 2,
    arbitrary: parts.map(([name, key]): Change => ({ kind: 'delete', key: keyOf(name, ...key) })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(parts, fc.nat(2)).map(([[name, key], length]): Change => {
      const prefix = keyOf(name, ...key.slice(0, Math.min(length, key.length - 1))) + SEPARATOR;
      return { kind: 'deletePrefix', prefix };
    }),
  },
);

/** Folds changes into a plain Map, and says what they touched. */
export function applyChanges(
  before: ReadonlyMap<Key, StoredRecord>,
  changes: readonly Change[],
): { records: Map<Key, StoredRecord>; touched: Touched } {
  const records = new Map(before);
  const keys = new Set<Key>();
  const prefixes = new Set<Key>();
  for (const each of changes) {
    if (each.kind === 'deletePrefix') {
      prefixes.add(each.prefix);
      for (const key of records.keys()) if (key.startsWith(each.prefix)) records.delete(key);
      continue;
    }
    keys.add(each.key);
    if (each.kind === 'put') records.set(each.key, recordOf(each.key, each.json));
    else records.delete(each.key);
  }
  return { records, touched: { all: false, keys, prefixes } };
}
