import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewJson } from '../../src/agent/sinks/json-writer.js';
import { Overlay } from '../../src/shard/overlay.js';
import { emptyState, stateOfManifest } from '../../src/shard/state.js';
import { StateView } from '../../src/shard/state-view.js';
import type { RecordTarget, ShardView } from '../../src/shard/view.js';
import { Chunk, type ChunkCursor } from '../../src/snapshot/chunk-codec.js';
import { ChunkLookup } from '../../src/snapshot/chunk-lookup.js';
import { ChunkWriter } from '../../src/snapshot/chunk-writer.js';
import type { ChunkRef } from '../../src/snapshot/manifest.js';
import { type Key, SEPARATOR, type StoredRecord } from '../../src/snapshot/record.js';
import { applyChanges, type Change, change } from '../sinks/changes.js';
import { MapView } from '../support/map-view.js';

/** A view over chunks cut anywhere, and the overlay that the changes make. */
function viewOf(
  records: ReadonlyMap<Key, StoredRecord>,
  cuts: readonly number[],
  changes: readonly Change[],
) {
  const sorted = [...records.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const chunks: ChunkRef[] = [];
  const stored = new Map<ChunkRef, Chunk>();
  let start = 0;
  for (const cut of [...cuts, sorted.length]) {
    const part = sorted.slice(start, cut);
    start = Math.max(start, cut);
    if (part.length === 0) continue;
    const writer = new ChunkWriter();
    for (const record of part) writer.add(record);
    const ref = refOf(part, writer.rawBytes);
    stored.set(ref, new Chunk(writer.finish()));
    chunks.push(ref);
  }
  const overlay = new Overlay();
  for (const each of changes) {
    if (each.kind === 'deletePrefix') overlay.deletePrefix(each.prefix);
    else if (each.kind === 'delete') overlay.delete(each.key);
    else overlay.put({ key: each.key, json: Buffer.from(each.json), expiresAt: 0 });
  }
  const { head } = emptyState('t', 'e1');
  const base = { ...head, codecVersion: 1, shard: 't', historyHash: head.hash, root: head.hash, cutAt: 0 };
  const state = { ...stateOfManifest({ ...base, collections: [], chunks }), overlay };
  const chunk = (ref: ChunkRef) => stored.get(ref) as Chunk;
  return new StateView('t', state, { chunk, lookup: new ChunkLookup() }, () => undefined);
}

function refOf(part: readonly StoredRecord[], rawBytes: number): ChunkRef {
  const lastKey = part.at(-1)?.key ?? '';
  const rest = { rawBytes, storedBytes: rawBytes, earliestExpiry: 0 };
  return { hash: Buffer.alloc(32), lastKey, records: part.length, ...rest };
}

/** Keeps what is poured, and holds `shared` to its word. */
class Collector implements RecordTarget {
  readonly records: [Key, string][] = [];
  take(cursor: ChunkCursor, shared: number): void {
    const key = cursor.key();
    if (shared > 0) expect(this.records.at(-1)?.[0].slice(0, shared)).toBe(key.slice(0, shared));
    this.records.push([key, cursor.json().toString()]);
  }
  add({ key, json }: StoredRecord): void {
    this.records.push([key, json.toString()]);
  }
}

function poured(view: ShardView, prefix: Key): [Key, string][] {
  const collector = new Collector();
  for (const _ of view.pour(prefix, collector));
  return collector.records;
}

function segmented(view: ShardView, prefix: Key): [Key, string][] {
  return [...view.segments(prefix)].flatMap((segment) =>
    [...(segment.kind === 'chunk' ? segment.chunk.records() : segment.records)].map(
      ({ key, json }): [Key, string] => [key, json.toString()],
    ),
  );
}

const text = (view: ShardView, prefix: Key) => Buffer.concat([...viewJson(view, prefix)]).toString();

const cuts = fc.array(fc.nat(150), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b));

test('a view over chunks and changes reads as the map, in whatever order it is asked', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 300, size: 'max' }),
      cuts,
      fc.array(change, { maxLength: 60, size: 'max' }),
      fc.infiniteStream(fc.nat()),
      (before, places, after, random) => {
        const { records } = applyChanges(new Map(), before);
        const view = viewOf(records, places, after);
        const oracle = new MapView(applyChanges(records, after).records, { revision: 1 });
        const keys = [...before, ...after].map((each) =>
          each.kind === 'deletePrefix' ? each.prefix : each.key,
        );
        for (let ask = 0; ask < 40 && keys.length > 0; ask++) {
          const key = keys[random.next().value! % keys.length]!;
          expect(view.get(key)?.json).toEqual(oracle.get(key)?.json);
          const prefix = key.slice(0, key.indexOf(SEPARATOR, random.next().value! % key.length) + 1);
          expect(view.hasPrefix(prefix)).toBe(oracle.hasPrefix(prefix));
          const expected = poured(oracle, prefix);
          expect(poured(view, prefix)).toEqual(expected);
          expect(segmented(view, prefix)).toEqual(expected);
          expect(text(view, prefix)).toBe(text(oracle, prefix));
        }
        for (const [key] of segmented(oracle, '')) {
          expect(view.get(key)?.json).toEqual(oracle.get(key)?.json);
        }
      },
    ),
    { numRuns: 60 },
  );
});
