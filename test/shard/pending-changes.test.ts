import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Overlay } from '../../src/shard/overlay.js';
import { type Changes, PendingChanges } from '../../src/shard/pending-changes.js';
import type { StoredRecord } from '../../src/snapshot/record.js';

const KEYS = ['a\0x', 'a\0x\0p', 'a\0x\0q', 'a\0y\0p', 'b\0x', 'b\0xx'];
const PREFIXES = ['a\0', 'a\0x\0', 'b\0'];
const operation = fc.oneof(
  fc.record({ kind: fc.constantFrom('put', 'delete'), key: fc.constantFrom(...KEYS) }),
  fc.record({ kind: fc.constant('prefix'), key: fc.constantFrom(...PREFIXES) }),
);
const operations = fc.array(operation, { maxLength: 12 });

function apply(changes: Changes, { kind, key }: { kind: string; key: string }, value: number): void {
  const record: StoredRecord = { key, json: Buffer.from(String(value)), expiresAt: 0 };
  if (kind === 'put') changes.put(record);
  else if (kind === 'delete') changes.delete(key);
  else changes.deletePrefix(key);
}

/** A prefix below another deleted one says nothing. */
function contents(overlay: Overlay): unknown {
  const prefixes = overlay.deletedPrefixes();
  const outermost = prefixes.filter((prefix) =>
    prefixes.every((other) => other === prefix || !prefix.startsWith(other)),
  );
  return [[...overlay.range('', '')], outermost];
}

describe('Pending changes', () => {
  it('read as an overlay that they were written to, leave theirs alone, and move into it', () => {
    fc.assert(
      fc.property(operations, operations, (before, after) => {
        const below = new Overlay();
        for (const [index, step] of before.entries()) apply(below, step, index);
        const direct = below.clone();
        const untouched = contents(below);
        const pending = new PendingChanges(below);
        for (const [index, step] of after.entries()) {
          apply(direct, step, 100 + index);
          apply(pending, step, 100 + index);
          for (const key of KEYS) expect(pending.get(key)).toEqual(direct.get(key));
        }
        expect(contents(below)).toEqual(untouched);
        pending.moveTo(below);
        expect(contents(below)).toEqual(contents(direct));
      }),
    );
  });
});
