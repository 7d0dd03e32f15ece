import { ShardcastError } from '../core/errors.js';
import type { CertificateIdentities } from './certificate-identities.js';
import type { ShownCertificate } from './certificate-names.js';
import type { DenyList } from './deny-list.js';
import type { Principal } from './principal.js';
import type { TokenVerifier } from './token-verifier.js';

/** Begins what stands for a certificate that another relay has verified; no token begins so. */
const BY_NAME = 'san:';

export interface IdentitiesOptions {
  /** Default: tokens are not taken. */
  readonly verifier?: TokenVerifier | undefined;
  /** Default: certificates say nothing of who somebody is. */
  readonly certificates?: CertificateIdentities | undefined;
  /** Who is refused though what is shown holds. Default: nobody. */
  readonly denied?: Pick<DenyList, 'denies'> | undefined;
}

/** What a caller shows of itself. */
export interface Shown {
  /** '' without one. */
  readonly token: string;
  /** Asked for only where there is no token. */
  readonly certificate: () => ShownCertificate | undefined;
}

/** Who somebody is, and what a relay that passes its request on says of that. */
export interface Identity {
  readonly principal: Principal;
  readonly credential: string;
}

/** Who somebody is, by what is shown: the same for every listener of a process. */
export class Identities {
  readonly #options: IdentitiesOptions;

  constructor(options: IdentitiesOptions) {
    this.#options = options;
  }

  /** Throws UNAUTHENTICATED, with the reason in its details, or UNAVAILABLE when keys cannot be had. */
  async identify({ token, certificate }: Shown): Promise<Identity> {
    if (token !== '') return await this.#byToken(token);
    const { certificates } = this.#options;
    const shown = certificates && certificate();
    if (certificates === undefined || shown === undefined) throw absent();
    return this.#admitted(certificates.identify(shown));
  }

  /** By what another relay, which is trusted, passes on of one whom it has let in. Throws as `identify`. */
  async passedOn(credential: string): Promise<Identity> {
    if (credential === '') throw absent();
    if (!credential.startsWith(BY_NAME)) return await this.#byToken(credential);
    const { certificates } = this.#options;
    if (certificates === undefined) throw absent();
    const name = credential.slice(BY_NAME.length);
    return this.#admitted(certificates.named(name, 0, Number.POSITIVE_INFINITY));
  }

  /** Whether somebody who was let in may still be here. Throws as `identify`. */
  async check(principal: Principal): Promise<void> {
    this.#checkDenied(principal);
    if (principal.san === '') await this.#options.verifier?.check(principal);
    else this.#options.certificates?.check(principal);
  }

  async #byToken(token: string): Promise<Identity> {
    const { verifier } = this.#options;
    if (verifier === undefined) throw absent();
    const principal = await verifier.verify(token);
    this.#checkDenied(principal);
    return { principal, credential: token };
  }

  #admitted(principal: Principal): Identity {
    this.#checkDenied(principal);
    return { principal, credential: BY_NAME + principal.san };
  }

  #checkDenied(principal: Principal): void {
    if (this.#options.denied?.denies(principal) !== true) return;
    throw new ShardcastError('UNAUTHENTICATED', 'who asks is refused: that was revoked', {
      hint: 'Get a new token.',
      details: { reason: 'revoked' },
    });
  }
}

function absent(): ShardcastError {
  return new ShardcastError('UNAUTHENTICATED', 'who asks has to say who it is: there is no token', {
    hint: 'Give one with --token-file or SHARDCAST_TOKEN_FILE; shardcast token create makes one.',
    details: { reason: 'absent' },
  });
}
