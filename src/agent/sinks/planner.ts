import type { ShardView, Touched } from '../../shard/view.js';
import { type Key, SEPARATOR } from '../../snapshot/record.js';
import { ChangeTree } from './change-tree.js';
import type { CostModel } from './cost-model.js';
import type { Change, Plan } from './plan.js';

/** Operations of every PATCH that keep `$sync`. */
export const MARK_OPERATIONS = 2;
/** Up to here a PATCH costs little more than a request, and looking for something better costs more than it gains. */
const PLAIN_OPERATIONS_MAX = 32;
/** Prices of an operation to try: this factor apart. */
const PRICE_STEP = 2;

/**
 * The cheapest single transaction that brings OPA's document from one view to another.
 *
 * The changes form a tree, a level per key part. Where a level is new, one operation adds it with all below; where
 * it is emptied, one operation removes its highest emptied ancestor; elsewhere each record is an operation, or a
 * whole subtree is replaced by one. As k operations cost k², what an operation costs depends on how many there are:
 * so the tree is solved bottom-up for a series of fixed prices of an operation, each solution is costed by the
 * real formula, and the best is taken, unless the whole document is cheaper still.
 */
export function plan(from: ShardView, to: ShardView, touched: Touched, model: CostModel): Plan {
  if (touched.all || touched.prefixes.has('')) return wholeDocument(to, model);
  const changes = changesOf(from, to, touched);
  if (changes.length === 0) return { kind: 'none' };
  const tree = new ChangeTree(changes, from, to);
  const records = tree.operations();
  const bytes = tree.bytes(model, records);
  const patchMs = model.patchMs(records.length + MARK_OPERATIONS, bytes);
  const plain: Plan = { kind: 'patch', operations: records, expectedMs: patchMs };
  if (records.length <= PLAIN_OPERATIONS_MAX && !model.copiesStore) return plain;
  const whole = wholeDocument(to, model);
  let best: Plan = whole.expectedMs < patchMs ? whole : plain;
  for (let count = records.length; count >= 1; count = Math.floor(count / PRICE_STEP)) {
    const operations = tree.solve(model, model.operationMs(count));
    const expectedMs = model.patchMs(operations + MARK_OPERATIONS, tree.solvedBytes);
    if (expectedMs < best.expectedMs) best = { kind: 'patch', operations: tree.operations(), expectedMs };
  }
  return best;
}

export function wholeDocument(to: ShardView, model: CostModel): Plan & { kind: 'put' } {
  return { kind: 'put', expectedMs: model.putMs(model.jsonBytes(to.extent('').bytes)) };
}

/** What really differs, in key order; no change lies inside another. */
function changesOf(from: ShardView, to: ShardView, touched: Touched): Change[] {
  const changes: Change[] = [];
  const regions = new Set<Key>();
  for (const prefix of [...touched.prefixes].sort()) {
    if (insideAny(regions, prefix, prefix.length - 1) || !from.hasPrefix(prefix)) continue;
    regions.add(prefix);
    const region = to.hasPrefix(prefix) ? 'replaced' : 'removed';
    changes.push({ key: prefix, before: true, after: undefined, region });
  }
  for (const key of touched.keys) {
    if (regions.size > 0 && insideAny(regions, key, key.length)) continue;
    const before = from.get(key);
    const after = to.get(key);
    if (before === undefined ? after === undefined : after !== undefined && before.json.equals(after.json))
      continue;
    changes.push({ key, before: before !== undefined, after, region: 'none' });
  }
  return changes.length > 1 ? changes.sort((a, b) => (a.key < b.key ? -1 : 1)) : changes;
}

function insideAny(regions: ReadonlySet<Key>, key: Key, length: number): boolean {
  for (let at = key.indexOf(SEPARATOR); at !== -1 && at < length; at = key.indexOf(SEPARATOR, at + 1)) {
    if (regions.has(key.slice(0, at + 1))) return true;
  }
  return false;
}
