import { createHash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { principalOf } from './claims.js';
import { type JwksSource, jwksSource } from './jwks-source.js';
import type { Principal } from './principal.js';

/** Signatures that are understood. Never `none`, never a shared secret. */
export const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256'];
const TOKEN_CHARS_MAX = 16 * 1024;
/** Verified tokens that are remembered. */
const REMEMBERED_MAX = 10_000;
const CLOCK_SKEW_MS = 30_000;

export interface TokenVerifierOptions {
  /** JWKS: a path, or a URL. */
  readonly jwks: string;
  /** Who must have issued the token. Default: not asked. */
  readonly issuer?: string | undefined;
  /** For whom it must be. Default `shardcast`. */
  readonly audience?: string | undefined;
  /** How far the clocks of issuer and relay may be apart. Milliseconds; default 30,000. */
  readonly clockSkewMs?: number | undefined;
  readonly clock?: Clock;
}

/** Verifies tokens: JWTs with a signature of a known key, in their time, for us. */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #clock: Clock;
  readonly #keys: JwksSource;
  readonly #skewMs: number;
  /** By the token's hash, the oldest first. */
  readonly #remembered = new Map<string, Principal>();

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#keys = jwksSource(options.jwks, this.#clock);
    this.#skewMs = options.clockSkewMs ?? CLOCK_SKEW_MS;
  }

  /** Whose token it is. Throws UNAUTHENTICATED, with the reason in its details, or UNAVAILABLE when keys cannot be had. */
  async verify(token: string): Promise<Principal> {
    if (token.length > TOKEN_CHARS_MAX) throw refused('malformed', 'it is too long');
    const name = createHash('sha256').update(token).digest('base64');
    const known = this.#remembered.get(name);
    if (known !== undefined) {
      await this.check(known);
      return known;
    }
    const principal = await this.#verify(token);
    if (this.#remembered.size >= REMEMBERED_MAX) {
      for (const [oldest] of this.#remembered) {
        this.#remembered.delete(oldest);
        break;
      }
    }
    this.#remembered.set(name, principal);
    return principal;
  }

  /** Whether a token that was good still is: in its time, and its key not withdrawn. Throws UNAUTHENTICATED. */
  async check({ expiresAt, keyId }: Principal): Promise<void> {
    if (this.#clock.now() >= expiresAt + this.#skewMs) throw refused('expired', 'it has expired');
    if (!(await this.#keys.has(keyId))) throw refused('key', 'its key was withdrawn');
  }

  async #verify(token: string): Promise<Principal> {
    const { issuer, audience = 'shardcast' } = this.#options;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys.key, {
        algorithms: ALGORITHMS,
        audience,
        clockTolerance: this.#skewMs / 1000,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['sub', 'exp', 'iat', 'aud'],
        ...(issuer === undefined ? {} : { issuer }),
      });
      // What was issued later than now would also be later than a revocation.
      if ((payload.iat ?? 0) * 1_000 > this.#clock.now() + this.#skewMs)
        throw refused('early', 'it is issued in the future');
      return principalOf(payload, protectedHeader);
    } catch (thrown) {
      throw failureOf(thrown);
    }
  }
}

function failureOf(thrown: unknown): ShardcastError {
  if (thrown instanceof ShardcastError) return thrown;
  if (thrown instanceof errors.JWTExpired) return refused('expired', 'it has expired');
  if (thrown instanceof errors.JWTClaimValidationFailed) {
    const { claim } = thrown;
    const reason =
      claim === 'aud' ? 'audience' : claim === 'iss' ? 'issuer' : claim === 'nbf' ? 'early' : 'claims';
    return refused(reason, `its claim ${claim} does not hold`);
  }
  if (thrown instanceof errors.JOSEAlgNotAllowed) return refused('algorithm', 'its algorithm is not allowed');
  if (thrown instanceof errors.JWKSNoMatchingKey) return refused('key', 'its key is not known');
  if (thrown instanceof errors.JWKSMultipleMatchingKeys)
    return refused('key', 'it does not name its key, and several may be it');
  if (thrown instanceof errors.JOSENotSupported)
    return refused('malformed', 'it asks for what is not understood');
  if (thrown instanceof errors.JWSSignatureVerificationFailed)
    return refused('signature', 'its signature is wrong');
  if (thrown instanceof errors.JWSInvalid || thrown instanceof errors.JWTInvalid) {
    return refused('malformed', 'it is not a signed JWT');
  }
  // Whatever else: the keys did not come, or are none.
  return new ShardcastError('UNAVAILABLE', 'the keys for tokens cannot be had', { cause: thrown });
}

/** Nothing of the token itself: it would be in logs. */
function refused(reason: string, problem: string): ShardcastError {
  return new ShardcastError('UNAUTHENTICATED', `the token is refused: ${problem}`, {
    hint: 'Get a new one; shardcast token inspect tells what a token says.',
    details: { reason },
  });
}
