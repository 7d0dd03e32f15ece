import { ShardcastError } from '../core/errors.js';
import type { DenyList } from './deny-list.js';
import type { Principal } from './principal.js';
import type { TokenVerifier } from './token-verifier.js';

export interface IdentitiesOptions {
  readonly verifier: TokenVerifier;
  /** Tokens that are refused though they hold. Default: none. */
  readonly denied?: Pick<DenyList, 'denies'>;
}

/** Who somebody is, by what is shown: the same for every listener of a process. */
export class Identities {
  readonly #options: IdentitiesOptions;

  constructor(options: IdentitiesOptions) {
    this.#options = options;
  }

  /** Throws UNAUTHENTICATED, with the reason in its details, or UNAVAILABLE when keys cannot be had. */
  async identify(token: string): Promise<Principal> {
    if (token === '') throw absent();
    const principal = await this.#options.verifier.verify(token);
    this.#checkDenied(principal);
    return principal;
  }

  /** Whether somebody who was let in may still be here. Throws as `identify`. */
  async check(principal: Principal): Promise<void> {
    this.#checkDenied(principal);
    await this.#options.verifier.check(principal);
  }

  #checkDenied(principal: Principal): void {
    if (this.#options.denied?.denies(principal) !== true) return;
    throw new ShardcastError('UNAUTHENTICATED', 'the token is refused: it was revoked', {
      hint: 'Get a new one.',
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
