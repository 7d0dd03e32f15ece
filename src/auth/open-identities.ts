import { type Clock, systemClock } from '../core/clock.js';
import { CertificateIdentities } from './certificate-identities.js';
import { Identities, type IdentitiesOptions } from './identities.js';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';

/** By what callers are known. */
export interface CallerOptions {
  /** Keys by which tokens are verified. Default: tokens are not taken; without `tlsIdentities`, too, everybody may do everything. */
  readonly auth?: Omit<TokenVerifierOptions, 'clock'> | undefined;
  /** File that says who the holders of certificates are: see `CertificateIdentities`. Default: they are nobody by that. */
  readonly tlsIdentities?: string | undefined;
}

/** undefined: nobody has to say who it is. Throws INVALID_ARGUMENT. */
export function openIdentities(
  { auth, tlsIdentities }: CallerOptions,
  { denied }: Pick<IdentitiesOptions, 'denied'> = {},
  clock: Clock = systemClock,
): Identities | undefined {
  if (auth === undefined && tlsIdentities === undefined) return undefined;
  const verifier = auth && new TokenVerifier({ ...auth, clock });
  const certificates =
    tlsIdentities === undefined ? undefined : new CertificateIdentities(tlsIdentities, clock);
  return new Identities({ verifier, certificates, denied });
}
