import { type DenialStore, DenyList } from '../auth/deny-list.js';
import { Identities } from '../auth/identities.js';
import { TokenVerifier, type TokenVerifierOptions } from '../auth/token-verifier.js';
import type { Clock } from '../core/clock.js';
import type { Stack } from '../core/lifecycle.js';
import type { Registration } from './calls.js';
import { type Gate, OPEN_GATE, TokenGate } from './gate.js';
import { trustRegistrations } from './services/trust-service.js';

export interface TrustOptions {
  /** undefined: everybody may do everything. */
  readonly auth: Omit<TokenVerifierOptions, 'clock'> | undefined;
  /** Where revoked tokens are kept. */
  readonly denials: () => Promise<DenialStore>;
  readonly clock: Clock;
}

export interface Trust {
  /** undefined: nobody has to say who it is. */
  readonly identities: Identities | undefined;
  readonly gate: Gate;
  readonly registrations: readonly Registration[];
}

/** Whom a relay lets in, and the service by which that is changed. What runs is ended by `stack`. */
export async function openTrust({ auth, denials, clock }: TrustOptions, stack: Stack): Promise<Trust> {
  if (auth === undefined) return { identities: undefined, gate: OPEN_GATE, registrations: [] };
  const denied = new DenyList();
  const store = await denials();
  await store.follow((denial) => denied.add(denial));
  const verifier = new TokenVerifier({ ...auth, clock });
  const identities = new Identities({ verifier, denied });
  const gate = await stack.start(new TokenGate({ identities, clock }));
  return { identities, gate, registrations: trustRegistrations({ store, denied, clock }) };
}
