import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Overlay } from '../../src/shard/overlay.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';

/** What an overlay should hold. */
interface Model {
  readonly changes: Map<Key, StoredRecord | null>;
  readonly prefixes: Set<Key>;
}

const keys = fc
  .tuple(fc.constantFrom('a', 'b'), fc.nat(3), fc.nat(3))
  .map(([collection, object, subject]) => `${collection}\0${object}\0${subject}`);
const bounds = fc.oneof(
  keys,
  keys.map((key) => key.slice(0, 4)),
  fc.constant(''),
);
const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), key: keys, on: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), key: keys, on: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prefix' as const), key: keys, on: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clone' as const), on: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('read' as const), from: bounds, to: bounds, on: fc.nat() }),
  },
);

describe('an overlay', () => {
  it('holds what was put and deleted in it, whatever was done to its clones', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 120, size: 'max' }), fc.boolean(), (all, branches) => {
        const overlays = [new Overlay()];
        const models: Model[] = [{ changes: new Map(), prefixes: new Set() }];
        let number = 0;
        for (const step of all) {
          // Mostly only the newest is written to.
          const isWrite = step.kind !== 'read' && step.kind !== 'clone';
          const at = isWrite && !branches ? overlays.length - 1 : step.on % overlays.length;
          const [overlay, model] = [overlays[at]!, models[at]!];
          if (step.kind === 'put') put(overlay, model, step.key, ++number);
          else if (step.kind === 'delete') remove(overlay, model, step.key);
          else if (step.kind === 'prefix') removePrefix(overlay, model, step.key.slice(0, 4));
          else if (step.kind === 'read') expectRange(overlay, model, step.from, step.to);
          else {
            overlays.push(overlay.clone());
            models.push({ changes: new Map(model.changes), prefixes: new Set(model.prefixes) });
          }
        }
        for (const [index, overlay] of overlays.entries()) {
          expectSame(overlay, models[index]!);
          expectRange(overlay, models[index]!, '', '');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps thousands in order, for clones of any age', () => {
    const overlay = new Overlay();
    const expected: Key[] = [];
    const clones: [Overlay, number][] = [];
    for (let number = 0; number < 70_000; number++) {
      const key = `c\0${(number * 7_919) % 80_021}`;
      overlay.put({ key, json: Buffer.from(`${number}`), expiresAt: 0 });
      expected.push(key);
      if (number % 15_000 === 0) clones.push([overlay.clone(), number + 1]);
      // Whoever reads in order leaves sorted runs behind.
      if (number % 4_000 === 0 && number < 30_000)
        expect([...overlay.range(key, `${key}\x01`)]).toHaveLength(1);
    }
    for (const [clone, length] of [...clones, [overlay, expected.length] as const]) {
      const sorted = expected.slice(0, length).sort();
      expect([...clone.range('c\x005', 'c\x007')].map(([key]) => key)).toEqual(
        sorted.filter((key) => key >= 'c\x005' && key < 'c\x007'),
      );
      expect([...clone.range('', '')].map(([key]) => key)).toEqual(sorted);
      expect([...clone.changes()].map(({ key }) => key).sort()).toEqual(sorted);
      expect(clone.size).toBe(length);
    }
  });
});

function put(overlay: Overlay, { changes }: Model, key: Key, number: number): void {
  const record = { key, json: Buffer.from(`${number}`), expiresAt: 0 };
  expect(overlay.put(record)).toBe(!changes.has(key));
  changes.set(key, record);
}

function remove(overlay: Overlay, { changes, prefixes }: Model, key: Key): void {
  const isCovered = [...prefixes].some((prefix) => key.startsWith(prefix));
  expect(overlay.delete(key)).toBe(!isCovered && !changes.has(key));
  if (isCovered) changes.delete(key);
  else changes.set(key, null);
}

function removePrefix(overlay: Overlay, { changes, prefixes }: Model, prefix: Key): void {
  overlay.deletePrefix(prefix);
  for (const key of changes.keys()) if (key.startsWith(prefix)) changes.delete(key);
  prefixes.add(prefix);
}

function expectRange(overlay: Overlay, { changes, prefixes }: Model, from: Key, to: Key): void {
  const within = ([key]: [Key, unknown]) => key >= from && (to === '' || key < to);
  const expected = [...changes].filter(within).sort(([a], [b]) => (a < b ? -1 : 1));
  expect([...overlay.range(from, to)]).toEqual(expected);
  if (prefixes.size === 0) expect(overlay.touches(from, to)).toBe(expected.length > 0);
}

function expectSame(overlay: Overlay, { changes, prefixes }: Model): void {
  expect(overlay.size).toBe(changes.size + prefixes.size);
  expect(overlay.deletedPrefixes()).toEqual([...prefixes].sort());
  for (const collection of ['a', 'b']) {
    for (const object of [0, 1, 2, 3]) {
      for (const subject of [0, 1, 2, 3]) {
        const key = `${collection}\0${object}\0${subject}`;
        const isCovered = [...prefixes].some((prefix) => key.startsWith(prefix));
        expect(overlay.get(key)).toEqual(
          changes.get(key) ?? (changes.has(key) || isCovered ? null : undefined),
        );
      }
    }
  }
}
