import { type Elsewhere, NOWHERE } from '../fan-out.js';
import type { Farewell } from './farewell.js';
import type { Membership } from './membership.js';

/** What /readyz and watchers are told. */
export const CUT_OFF = 'cut off from NATS';

/**
 * What becomes of watchers when this relay is no member any more. Cut off from NATS it has what it had, which grows old: who has another
 * relay to go to is sent there, the others stay, and see by the age of their heads how old it is. When all relays are cut off, each
 * sends its watchers on once; who comes from there stays. Replaced by another with its id it serves nobody: all go.
 */
export function sendOnWhenLost(
  membership: Pick<Membership, 'isIsolated' | 'onIsolation' | 'onReplaced'>,
  farewell: Pick<Farewell, 'all'>,
  others: Elsewhere,
): void {
  const whileCutOff: Elsewhere = (shard, agent) => {
    const relays = membership.isIsolated ? others(shard, agent) : undefined;
    return relays?.length === 0 ? undefined : relays;
  };
  membership.onIsolation((isIsolated) => {
    if (isIsolated) void farewell.all(`this relay is ${CUT_OFF}`, whileCutOff);
  });
  membership.onReplaced(() => void farewell.all('another relay has the id of this one', NOWHERE));
}
