import fc from 'fast-check';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';

/** Key parts that have hurt: escapes of URLs and JSON pointers, quotes, control characters, emoji, long ones. */
export const HOSTILE_PARTS = [
  '%',
  '%41',
  '100%',
  '/',
  'a/b',
  '~',
  '~0~1',
  '"',
  '\\',
  "'",
  '\u0001',
  '\n',
  '😀',
  'é',
  'e\u0301',
  '..',
  ' ',
  '[0]',
  '__proto__',
  'constructor',
  '$sync',
  '\u{10FFFF}',
  '\uFFFD',
];

const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_PARTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(isPart) },
);

function isPart(text: string): boolean {
  return text !== '' && !text.includes('\0') && text.isWellFormed();
}

/** Collections with the number of their key parts. */
export const COLLECTIONS = { tuples: 3, users: 1, pairs: 2 } as const;
const collection = fc.constantFrom('tuples', 'users', 'pairs' as const) as fc.Arbitrary<
  keyof typeof COLLECTIONS
>;

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constant(true) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }).map((n) => 'x'.repeat(n)) },
);

type Change = (delta: DeltaBuilder) => void;

const key = (length: number) => fc.array(part, { minLength: length, maxLength: length });

const put: fc.Arbitrary<Change> = collection.chain((name) =>
  fc.tuple(key(COLLECTIONS[name]), value, fc.constantFrom(0, 0, 0, 1_000, 2_000)).map(
    ([parts, json, at]) =>
      (delta) =>
        void delta.put(name, parts, json, at),
  ),
);
const remove: fc.Arbitrary<Change> = collection.chain((name) =>
  fc
    .integer({ min: 0, max: COLLECTIONS[name] })
    .chain(key)
    .map((parts) => (delta) => void delta.delete(name, parts)),
);
const expire: fc.Arbitrary<Change> = collection.chain((name) =>
  fc.tuple(key(COLLECTIONS[name]), fc.constantFrom(500, 1_000, 2_000)).map(
    ([parts, at]) =>
      (delta) =>
        void delta.expire(name, parts, at),
  ),
);
const clear: fc.Arbitrary<Change> = fc.constant((delta) => void delta.deleteShard());

const change = fc.oneof(
  { weight: 60, arbitrary: put },
  { weight: 20, arbitrary: remove },
  { weight: 6, arbitrary: expire },
  { weight: 1, arbitrary: clear },
);

let ids = 0;

/** Encoded deltas with ids of their own. */
export const deltas: fc.Arbitrary<Buffer> = fc
  .array(change, { minLength: 1, maxLength: 12 })
  .map((changes) => {
    const delta = new DeltaBuilder();
    for (const apply of changes) apply(delta);
    return delta.encode({ id: `d-${++ids}`, publisher: 'test' });
  });
