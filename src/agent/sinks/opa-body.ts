import type { ShardView } from '../../shard/view.js';
import { SEPARATOR } from '../../snapshot/record.js';
import { JsonBytes } from './json-bytes.js';
import { writePointer } from './json-pointer.js';
import { NestedJsonWriter, viewJson } from './json-writer.js';
import type { Mount } from './mount.js';
import type { PlanOperation } from './plan.js';
import { expectMark, type MarkPlace, markMember, type SyncMark, setMark } from './sync-mark.js';

/** Changes data and mark, if the mark is at `expected`. Sent to the mount. */
export function* patchBody(
  expected: MarkPlace,
  operations: readonly PlanOperation[],
  to: ShardView,
  mark: SyncMark,
): Generator<Buffer, void, undefined> {
  const out = new JsonBytes();
  const writer = new NestedJsonWriter(out);
  out.text(`[${expectMark(expected)},${setMark(mark)}`);
  for (const operation of operations) {
    out.text(operation.kind === 'remove' ? ',{"op":"remove","path":"' : ',{"op":"add","path":"');
    writePointer(out, operation.key, operation.length);
    if (operation.kind === 'remove') {
      out.text('"}');
      continue;
    }
    out.text('","value":');
    if (operation.kind === 'add') {
      out.raw(operation.record.json);
    } else {
      const prefix = operation.key.slice(0, operation.length) + SEPARATOR;
      if (operation.records === undefined) yield* writer.object(to, prefix);
      else writer.objectOf(operation.records, prefix);
    }
    out.text('}');
    yield* out.take();
  }
  out.text(']');
  yield* out.finish();
}

/** The whole document with its mark. Sent to the mount. */
export function documentBody(to: ShardView, mark: SyncMark): Generator<Buffer, void, undefined> {
  return viewJson(to, '', markMember(mark));
}

/** The whole document with its mark, if the mark is at `expected`. Sent to the mount's parent. */
export function* replaceBody(
  mount: Mount,
  expected: MarkPlace,
  to: ShardView,
  mark: SyncMark,
): Generator<Buffer, void, undefined> {
  const out = new JsonBytes();
  const path = JSON.stringify(mount.pointer);
  out.text(`[${expectMark(expected, mount.pointer)},{"op":"add","path":${path},"value":`);
  yield* new NestedJsonWriter(out).object(to, '', markMember(mark));
  out.text('}]');
  yield* out.finish();
}
