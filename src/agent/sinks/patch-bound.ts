import type { ShardView, Touched } from '../../shard/view.js';
import { isSameValue, type Key, SEPARATOR } from '../../snapshot/record.js';
import type { CostModel } from './cost-model.js';

/** Of the touched keys, so many are asked whether they differ. */
const SAMPLE = 32;

/**
 * No PATCH of these keys costs less, roughly: every object of a collection takes an operation, unless the collection is
 * replaced. Told from the keys alone, without asking the views for each, which takes as long as OPA takes to parse megabytes.
 * Zero where that is no bound: prefixes were deleted, or a sample shows keys that were touched but do not differ.
 */
export function leastPatchMs(from: ShardView, to: ShardView, touched: Touched, model: CostModel): number {
  if (touched.prefixes.size > 0 || !allDiffer(from, to, touched.keys)) return 0;
  const widths = new Map<Key, number>();
  const objects = objectsOf(touched.keys);
  for (const object of objects) {
    const collection = object.slice(0, object.indexOf(SEPARATOR) + 1);
    widths.set(collection, (widths.get(collection) ?? 0) + 1);
  }
  let operations = objects.size;
  const priceMs = model.operationMs(operations / 2);
  let bytes = 0;
  for (const [collection, width] of widths) {
    const whole = model.jsonBytes(to.extent(collection).bytes);
    if (model.bytesMs(whole) >= priceMs * width) continue;
    operations -= width - 1;
    bytes += whole;
  }
  return model.patchMs(operations, bytes);
}

/** The keys' collection and first part. */
function objectsOf(keys: ReadonlySet<Key>): Set<Key> {
  const objects = new Set<Key>();
  for (const key of keys) {
    const end = key.indexOf(SEPARATOR, key.indexOf(SEPARATOR) + 1);
    objects.add(end === -1 ? key : key.slice(0, end));
  }
  return objects;
}

function allDiffer(from: ShardView, to: ShardView, keys: ReadonlySet<Key>): boolean {
  const step = Math.ceil(keys.size / SAMPLE);
  let index = 0;
  for (const key of keys) {
    if (index++ % step !== 0) continue;
    if (isSameValue(from.get(key), to.get(key))) return false;
  }
  return true;
}
