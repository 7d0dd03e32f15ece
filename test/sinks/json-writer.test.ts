import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewJson } from '../../src/agent/sinks/json-writer.js';
import type { Segment } from '../../src/shard/view.js';
import { Chunk } from '../../src/snapshot/chunk-codec.js';
import { ChunkWriter } from '../../src/snapshot/chunk-writer.js';
import { SEPARATOR, type StoredRecord } from '../../src/snapshot/record.js';
import { documentOf, MapView } from '../support/map-view.js';
import { applyChanges, change } from './changes.js';

/** A view whose records come as chunks and as records by turns, cut at the given places. */
class CutView extends MapView {
  cuts: readonly number[] = [];

  override *segments(prefix: string): Generator<Segment, void, undefined> {
    const records: StoredRecord[] = [];
    for (const segment of super.segments(prefix)) {
      if (segment.kind === 'records') records.push(...segment.records);
    }
    let start = 0;
    for (const [index, cut] of [...this.cuts, records.length].entries()) {
      const part = records.slice(start, cut);
      start = Math.max(start, cut);
      if (part.length === 0) continue;
      yield index % 2 === 0 ? { kind: 'chunk', chunk: chunkOf(part) } : { kind: 'records', records: part };
    }
  }
}

function chunkOf(records: readonly StoredRecord[]): Chunk {
  const writer = new ChunkWriter();
  for (const record of records) writer.add(record);
  return new Chunk(writer.finish());
}

const changes = fc.array(change, { minLength: 0, maxLength: 200, size: 'max' });
const cuts = fc.array(fc.nat(120), { maxLength: 6 }).map((all) => all.sort((a, b) => a - b));

test('the JSON of a view, and of any subtree, is its nested document', () => {
  fc.assert(
    fc.property(changes, cuts, (all, places) => {
      const { records } = applyChanges(new Map(), all);
      const view = new CutView(records, { revision: 1 });
      view.cuts = places;
      const document = JSON.parse(textOf(view, '')) as Record<string, unknown>;
      expect(document).toEqual(JSON.parse(JSON.stringify(documentOf(records.values()))));
      for (const [name, below] of Object.entries(document)) {
        expect(JSON.parse(textOf(view, name + SEPARATOR))).toEqual(below);
      }
    }),
    { numRuns: 100 },
  );
});

test('a value larger than a buffer, and members before the records', () => {
  const json = Buffer.from(`"${'é'.repeat(400_000)}"`);
  const records = new Map(['a', 'b', 'c'].map((id) => [`c\0${id}`, { key: `c\0${id}`, json, expiresAt: 0 }]));
  const view = new MapView(records, { revision: 1 });
  const value: unknown = JSON.parse(json.toString());
  expect(JSON.parse(textOf(view, '', '"x":{}'))).toEqual({ x: {}, c: { a: value, b: value, c: value } });
});

function textOf(view: MapView, prefix: string, head = ''): string {
  return Buffer.concat([...viewJson(view, prefix, head)]).toString();
}
