import { toShardcastError } from '../../core/errors.js';
import type { ShardView } from '../../shard/view.js';
import { documentBody } from './opa-body.js';
import type { OpaAnswer } from './opa-client.js';
import type { CallLimits, OpaDocument } from './opa-document.js';
import type { SyncMark } from './sync-mark.js';

/** The mark moved under a write that is not built on it: read it and try again, so often. */
export const ATTEMPTS = 3;

/**
 * Replaces whatever is at the mount. All but data without a mark is replaced by compare-and-set, so no late write undoes it.
 * undefined: the answer was lost, and OPA has it. `onClaim`: another agent's data is about to be taken.
 */
export async function takeOver(
  document: OpaDocument,
  to: ShardView,
  mark: SyncMark,
  limits: CallLimits,
  onClaim: (held: SyncMark) => void,
): Promise<OpaAnswer | undefined> {
  const { agent } = mark;
  for (let attempt = 1; ; attempt++) {
    const held = await document.readMark(limits);
    try {
      if (held !== undefined) {
        if (held.agent !== agent) {
          onClaim(held);
          await document.claim(held, agent, limits);
        }
        return await document.replace({ token: held.token, agent }, to, mark, limits);
      }
      const created = attempt < ATTEMPTS ? await document.create(documentBody(to, mark), limits) : undefined;
      if (created !== undefined) return created;
      if ((await document.readMark(limits)) !== undefined) continue;
      return await document.overwrite(documentBody(to, mark), limits);
    } catch (thrown) {
      const error = toShardcastError(thrown);
      if (error.code === 'GAP' && attempt < ATTEMPTS) continue;
      if (error.code !== 'SINK_UNAVAILABLE') throw error;
      const after = await document.readMark(limits);
      if (after?.token !== to.token || after.agent !== agent) throw error;
      return undefined;
    }
  }
}
