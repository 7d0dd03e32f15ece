import { ShardcastError } from '../../core/errors.js';
import type { ShardView } from '../../shard/view.js';
import { SEPARATOR } from '../../snapshot/record.js';

export const POLICY_COLLECTION = '$policies';
const POLICIES = `${POLICY_COLLECTION}${SEPARATOR}`;

/** Throws SINK_UNSUPPORTED for a shard that has policies. */
export function refusePolicies(to: ShardView): void {
  if (!to.collections.has(POLICY_COLLECTION) || !to.hasPrefix(POLICIES)) return;
  throw new ShardcastError(
    'SINK_UNSUPPORTED',
    `shard ${to.shard} has policies, which this sink cannot carry`,
    {
      hint: "OPA's REST API cannot change policies and data in one transaction. Delete the shard's $policies records.",
      details: { revision: to.revision },
    },
  );
}
