import type { ShardView, Touched } from '../../shard/view.js';
import { isSameValue, type Key, SEPARATOR } from '../../snapshot/record.js';
import { ChangeTree } from './change-tree.js';
import type { CostModel } from './cost-model.js';
import { leastPatchMs } from './patch-bound.js';
import type { Change, Plan } from './plan.js';

/** Operations of every PATCH that keep `$sync`. */
export const MARK_OPERATIONS = 2;
/** Up to here a PATCH costs little more than a request, and looking for something better costs more than it gains. */
export const PLAIN_OPERATIONS_MAX = 160;
/** With more keys touched, a bound is taken before the views are asked about each. */
const KEYS_TO_WEIGH = 500;
/** A PATCH that cannot cost less than this part of the whole document is not looked for. */
const WORTH_A_SEARCH = 0.9;
/** Prices of an operation to try, each that of the number of operations that the one before led to. */
const PRICES = 4;

/**
 * The cheapest single transaction that brings OPA's document from one view to another.
 *
 * The changes form a tree, a level per key part. Where a level is new, one operation adds it with all below; where
 * it is emptied, one operation removes its highest emptied ancestor; elsewhere each record is an operation, or a
 * whole subtree is replaced by one. As k operations cost k², what an operation costs depends on how many there are:
 * so the tree is solved bottom-up for a few fixed prices of an operation, each solution is costed by the real
 * formula, and the best is taken, unless the whole document is cheaper still.
 */
export function plan(from: ShardView, to: ShardView, touched: Touched, model: CostModel): Plan {
  if (touched.all || touched.prefixes.has('')) return wholeDocument(to, model);
  if (touched.keys.size > KEYS_TO_WEIGH) {
    model.measure(to);
    const whole = wholeDocument(to, model);
    if (leastPatchMs(from, to, touched, model) > WORTH_A_SEARCH * whole.expectedMs) return whole;
  }
  const changes = changesOf(from, to, touched);
  if (changes.length === 0) return { kind: 'none' };
  const tree = new ChangeTree(changes, to);
  tree.settle(from);
  const records = tree.operations();
  const bytes = tree.bytes(model, records);
  const patchMs = model.patchMs(records.length + MARK_OPERATIONS, bytes);
  const plain: Plan = { kind: 'patch', operations: records, expectedMs: patchMs };
  if (records.length <= PLAIN_OPERATIONS_MAX && !model.copiesStore) return plain;
  const whole = wholeDocument(to, model);
  let best: Plan = whole.expectedMs < patchMs ? whole : plain;
  // At the price of the most operations a solution has the fewest: if these alone cost more, so does every other.
  let count = tree.solve(model, model.operationMs(records.length));
  if (model.patchMs(count + MARK_OPERATIONS, 0) >= best.expectedMs) return best;
  for (let round = 0; round < PRICES; round++) {
    const expectedMs = model.patchMs(count + MARK_OPERATIONS, tree.solvedBytes);
    if (expectedMs < best.expectedMs) best = { kind: 'patch', operations: tree.operations(), expectedMs };
    count = tree.solve(model, model.operationMs(count));
  }
  return best;
}

export function wholeDocument(to: ShardView, model: CostModel): Plan & { kind: 'put' } {
  return { kind: 'put', expectedMs: model.documentMs(to) };
}

/** What really differs, in key order; no change lies inside another. */
function changesOf(from: ShardView, to: ShardView, touched: Touched): Change[] {
  const changes: Change[] = [];
  // Spares most keys two searches of what was changed since the snapshot.
  const isComparable = from.snapshot !== undefined && from.snapshot === to.snapshot;
  const first = isComparable && touched.prefixes.size === 0 ? touched.first : undefined;
  // A prefix sorts before all that is below it, and ends with a separator, which no key does.
  const sorted = [...touched.prefixes, ...touched.keys].sort();
  let region: Key | undefined;
  for (const key of sorted) {
    if (region !== undefined && key.startsWith(region)) continue;
    if (key.endsWith(SEPARATOR)) {
      if (!from.hasPrefix(key)) continue;
      region = key;
      const left = to.hasPrefix(key) ? 'replaced' : 'removed';
      changes.push({ key, before: true, after: undefined, region: left });
      continue;
    }
    const known = first?.get(key);
    const before = known === undefined ? from.get(key) : from.getUnchanged(key);
    const after = known === undefined ? to.get(key) : (known ?? undefined);
    if (isSameValue(before, after)) continue;
    changes.push({ key, before: before !== undefined, after, region: 'none' });
  }
  return changes;
}
