import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CostModel } from '../../src/agent/sinks/cost-model.js';
import type { Plan, PlanOperation } from '../../src/agent/sinks/plan.js';
import { plan } from '../../src/agent/sinks/planner.js';
import type { Touched } from '../../src/shard/view.js';
import { type Key, SEPARATOR, type StoredRecord } from '../../src/snapshot/record.js';
import { keyOf, MapView, recordOf } from '../support/map-view.js';
import { applyChanges, type Change, change } from './changes.js';

/** Nested maps: a document on which operations are as strict as OPA's. */
type Node = Map<string, Node | string>;

function nest(records: Iterable<StoredRecord>, skip = 0): Node {
  const root: Node = new Map();
  for (const { key, json } of records) {
    const parts = key.slice(skip).split(SEPARATOR);
    let level = root;
    for (const part of parts.slice(0, -1)) {
      const next = level.get(part) ?? new Map();
      level.set(part, next);
      level = next as Node;
    }
    level.set(parts.at(-1)!, json.toString());
  }
  return root;
}

function applyOperation(root: Node, operation: PlanOperation, to: MapView): void {
  const path = operation.key.slice(0, operation.length).split(SEPARATOR);
  let level = root;
  for (const part of path.slice(0, -1)) {
    const next = level.get(part);
    if (!(next instanceof Map)) throw new Error(`no parent: ${path.join('/')}`);
    level = next;
  }
  const last = path.at(-1)!;
  if (operation.kind === 'remove') {
    if (!level.delete(last)) throw new Error(`nothing to remove: ${path.join('/')}`);
  } else if (operation.kind === 'add') {
    level.set(last, operation.record.json.toString());
  } else {
    const prefix = operation.key.slice(0, operation.length) + SEPARATOR;
    level.set(last, nest(operation.records ?? below(to, prefix), prefix.length));
  }
}

function below(view: MapView, prefix: Key): StoredRecord[] {
  return [...view.segments(prefix)].flatMap((segment) =>
    segment.kind === 'records' ? [...segment.records] : [],
  );
}

function planned(
  before: ReadonlyMap<Key, StoredRecord>,
  after: ReadonlyMap<Key, StoredRecord>,
  touched: Touched,
): Plan {
  return plan(
    new MapView(before, { revision: 1 }),
    new MapView(after, { revision: 2 }),
    touched,
    new CostModel(),
  );
}

test('the operations of a plan make the new document of the old one', () => {
  const kinds = new Set<string>();
  const many = fc.array(change, { maxLength: 300, size: 'max' });
  // Makes the whole document dear, so that subtrees are weighed too.
  const ballast: Change[] = Array.from({ length: 3_000 }, (_, index) => ({
    kind: 'put',
    key: keyOf('ballast', `${index}`),
    json: `"${'x'.repeat(200)}"`,
  }));
  fc.assert(
    fc.property(many, many, (first, second) => {
      const before = applyChanges(new Map(), [...first, ...ballast]).records;
      const { records: after, touched } = applyChanges(before, second);
      const result = planned(before, after, touched);
      kinds.add(result.kind);
      const document = nest(before.values());
      const to = new MapView(after, { revision: 2 });
      if (result.kind === 'patch') {
        for (const operation of result.operations) {
          applyOperation(document, operation, to);
          if (operation.kind === 'subtree' && operation.records === undefined) kinds.add('replaced');
        }
      }
      if (result.kind !== 'put') expect(document).toEqual(nest(after.values()));
    }),
    { numRuns: 60 },
  );
  expect(kinds).toContain('patch');
  expect(kinds).toContain('replaced');
});

const OBJECTS = 2_000;
const USERS = 25;

/** `objects` x 25 tuples. */
function tuples(objects: number): Map<Key, StoredRecord> {
  const records = new Map<Key, StoredRecord>();
  for (let object = 0; object < objects; object++) {
    for (let user = 0; user < USERS; user++) {
      const key = keyOf('tuples', `doc:${object}`, 'viewer', `user:${user}`);
      records.set(key, recordOf(key, 'true'));
    }
  }
  return records;
}

function withAdded(
  before: Map<Key, StoredRecord>,
  count: number,
  objectOf: (index: number) => number,
): { after: Map<Key, StoredRecord>; touched: Touched } {
  const after = new Map(before);
  const keys = new Set<Key>();
  for (let index = 0; index < count; index++) {
    const key = keyOf('tuples', `doc:${objectOf(index)}`, 'viewer', `new:${index}`);
    after.set(key, recordOf(key, 'true'));
    keys.add(key);
  }
  return { after, touched: { all: false, keys, prefixes: new Set() } };
}

test('few changes are record operations', () => {
  const before = tuples(OBJECTS);
  const { after, touched } = withAdded(before, 10, (index) => index * 100);
  const result = planned(before, after, touched);
  expect(result.kind === 'patch' && result.operations.every(({ kind }) => kind === 'add')).toBe(true);
});

test('many changes in one region replace its subtrees', () => {
  const before = tuples(OBJECTS);
  const { after, touched } = withAdded(before, 2_000, (index) => index % 50);
  const result = planned(before, after, touched);
  if (result.kind !== 'patch') throw new Error('not a patch');
  expect(result.operations.map(({ kind }) => kind)).toEqual(Array.from({ length: 50 }, () => 'subtree'));
});

test('many changes everywhere replace the document', () => {
  const before = tuples(OBJECTS);
  const { after, touched } = withAdded(before, 10_000, (index) => index % OBJECTS);
  expect(planned(before, after, touched).kind).toBe('put');
});

/** Counts what is asked key by key. */
class CountedView extends MapView {
  gets = 0;
  override get(key: Key): StoredRecord | undefined {
    this.gets++;
    return super.get(key);
  }
}

test('where no patch can compete, few keys are asked for', () => {
  const before = tuples(OBJECTS);
  const { after, touched } = withAdded(before, 10_000, (index) => index % OBJECTS);
  const to = new CountedView(after, { revision: 2 });
  expect(plan(new MapView(before, { revision: 1 }), to, touched, new CostModel()).kind).toBe('put');
  expect(to.gets).toBeLessThan(100);
});

test('a small collection beside a large one is replaced alone, however many of its records change', () => {
  const before = tuples(OBJECTS);
  const ids = Array.from({ length: 1_000 }, (_, index) => keyOf('users', `${index}`));
  for (const id of ids) before.set(id, recordOf(id, '1'));
  const after = new Map(before);
  for (const id of ids) after.set(id, recordOf(id, '2'));
  const result = planned(before, after, { all: false, keys: new Set(ids), prefixes: new Set() });
  expect(result).toMatchObject({ operations: [{ kind: 'subtree', length: 'users'.length }] });
});

test('many keys that were touched but are as before make no operation', () => {
  const before = tuples(OBJECTS);
  const touched: Touched = { all: false, keys: new Set(before.keys()), prefixes: new Set() };
  expect(planned(before, before, touched)).toEqual({ kind: 'none' });
  const [key] = before.keys();
  const after = new Map(before).set(key!, recordOf(key!, '7'));
  expect(planned(before, after, touched)).toMatchObject({ operations: [{ kind: 'add', key }] });
});

test('a level that becomes empty is removed with its emptied parents in one operation', () => {
  const before = tuples(2);
  const only = keyOf('pairs', 'a', 'b');
  before.set(only, recordOf(only, '1'));
  const after = new Map(before);
  after.delete(only);
  const result = planned(before, after, { all: false, keys: new Set([only]), prefixes: new Set() });
  expect(result).toMatchObject({ kind: 'patch', operations: [{ kind: 'remove', length: 'pairs'.length }] });
});

test('what was touched but is as before makes no operation', () => {
  const before = tuples(2);
  const [key] = before.keys();
  const touched: Touched = { all: false, keys: new Set([key!, keyOf('gone', 'x')]), prefixes: new Set() };
  expect(planned(before, before, touched)).toEqual({ kind: 'none' });
});

test('an OPA that copies its store on every operation gets whole documents sooner', () => {
  const model = new CostModel();
  const before = tuples(100);
  const { after, touched } = withAdded(before, 20, (index) => index);
  const from = new MapView(before, { revision: 1 });
  const to = new MapView(after, { revision: 2 });
  expect(plan(from, to, touched, model).kind).toBe('patch');
  for (let write = 0; write < 20; write++) model.observePatch(3, 300, 90);
  expect(model.copiesStore).toBe(true);
  expect(plan(from, to, touched, model).kind).toBe('put');
  model.observePatch(3, 300, 0.5);
  expect(model.copiesStore).toBe(false);
});
