import type { Denial, DenialStore, DenyList } from '../../auth/deny-list.js';
import type { Need } from '../../auth/need.js';
import type { Clock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { trustService } from '../../wire/services.js';
import { type Registration, unary } from '../calls.js';

/** Longer than any token should live; then the denial is forgotten. Milliseconds. */
const KEPT_MS = 400 * 24 * 60 * 60_000;
const VALUE_CHARS_MAX = 256;
/** Nothing is needed but to be somebody still: the gate has asked. */
const BEING_SOMEBODY = (): Need[] => [];
const REVOKING = (): Need => ({ action: 'revoke' });

export interface TrustServiceOptions {
  readonly store: DenialStore;
  readonly denied: DenyList;
  readonly clock: Clock;
}

/** Revoking tokens. */
export function trustRegistrations({ store, denied, clock }: TrustServiceOptions): Registration[] {
  return [
    unary(trustService.deny, REVOKING, async ({ tokenId, name }, { audit }) => {
      audit.begun('revoke');
      const now = clock.now();
      const denial = { ...denialOf(tokenId, name), issuedUntil: now, until: now + KEPT_MS };
      audit.note({ target: `${denial.of} ${denial.value}` });
      await store.keep(denial);
      denied.add(denial);
      return { until: denial.until };
    }),
    unary(trustService.checkToken, BEING_SOMEBODY, () => ({})),
    unary(trustService.listDenied, REVOKING, () => {
      const all = denied.list(clock.now()).map(({ of, value, issuedUntil, until }) => {
        return { ...(of === 'token' ? { tokenId: value } : { name: value }), issuedUntil, until };
      });
      return { denied: all };
    }),
  ];
}

function denialOf(tokenId: string, name: string): Pick<Denial, 'of' | 'value'> {
  const value = tokenId || name;
  if ((tokenId === '') !== (name === '') && value.length <= VALUE_CHARS_MAX) {
    return { of: tokenId === '' ? 'name' : 'token', value };
  }
  throw new ShardcastError('INVALID_ARGUMENT', 'either a token’s id or a name is revoked', {
    hint: 'shardcast token inspect tells a token’s id.',
  });
}
