import { type DenialStore, DenyList } from '../auth/deny-list.js';
import type { Identities } from '../auth/identities.js';
import { type CallerOptions, openIdentities } from '../auth/open-identities.js';
import type { Clock } from '../core/clock.js';
import type { Stack } from '../core/lifecycle.js';
import type { RateLimits } from './allowance.js';
import type { Registration } from './calls.js';
import { type Gate, OPEN_GATE, TokenGate } from './gate.js';
import { trustRegistrations } from './services/trust-service.js';

export interface TrustOptions extends CallerOptions {
  /** Where revoked tokens are kept. */
  readonly denials: () => Promise<DenialStore>;
  /** What each caller may take. */
  readonly rates?: RateLimits | undefined;
  readonly clock: Clock;
}

export interface Trust {
  /** undefined: nobody has to say who it is. */
  readonly identities: Identities | undefined;
  readonly gate: Gate;
  readonly registrations: readonly Registration[];
}

/** Whom a relay lets in, and the service by which that is changed. What runs is ended by `stack`. */
export async function openTrust(options: TrustOptions, stack: Stack): Promise<Trust> {
  const { denials, rates, clock } = options;
  const denied = new DenyList();
  const identities = openIdentities(options, { denied }, clock);
  if (identities === undefined) return { identities, gate: OPEN_GATE, registrations: [] };
  const store = await denials();
  await store.follow((denial) => denied.add(denial));
  const gate = await stack.start(new TokenGate({ identities, rates, clock }));
  return { identities, gate, registrations: trustRegistrations({ store, denied, clock }) };
}
