import type { ShardcastError } from '../core/errors.js';
import type { TurnedAway } from './doorway.js';

/** Why somebody was refused, as it is counted; the first three are connections. */
export const REFUSALS = [
  'connections',
  'silent',
  'stranger',
  'unauthenticated',
  'denied',
  'rate',
  'limit',
  'memory',
] as const;
export type Refusal = TurnedAway | (typeof REFUSALS)[number];

/** undefined: what failed was not refused. */
export function refusalOf({ code, details }: ShardcastError): Refusal | undefined {
  if (code === 'UNAUTHENTICATED') return 'unauthenticated';
  if (code === 'PERMISSION_DENIED') return 'denied';
  if (code === 'RATE_EXCEEDED') return details.limit === 'memory' ? 'memory' : 'rate';
  return code === 'LIMIT_EXCEEDED' ? 'limit' : undefined;
}
