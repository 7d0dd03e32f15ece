import type { TokenVerifierOptions } from '../auth/token-verifier.js';
import { type Address, formatAddress } from '../config/kinds.js';
import { ShardcastError } from '../core/errors.js';
import { isLoopback } from '../wire/access.js';
import type { ServerTls } from '../wire/tls-files.js';

export interface KeysConfig {
  readonly authJwks: string | undefined;
  readonly authIssuer: string | undefined;
  readonly authAudience: string;
  readonly authSkewMs: number;
}

/** By which keys tokens are verified; undefined: nobody has to show one. */
export function keysOf({
  authJwks: jwks,
  authIssuer: issuer,
  authAudience: audience,
  authSkewMs: clockSkewMs,
}: KeysConfig): Omit<TokenVerifierOptions, 'clock'> | undefined {
  return jwks === undefined ? undefined : { jwks, issuer, audience, clockSkewMs };
}

/** Throws INVALID_ARGUMENT for a certificate without its key, or authorities of callers, or identities, without what they need. */
export function serverTls({
  cert,
  key,
  clientCa,
  tlsIdentities,
}: Partial<Record<keyof ServerTls | 'tlsIdentities', string | undefined>>): ServerTls | undefined {
  if (tlsIdentities !== undefined && clientCa === undefined) {
    throw new ShardcastError('INVALID_ARGUMENT', '--tls-identities needs --tls-client-ca');
  }
  if ((cert === undefined) !== (key === undefined)) {
    throw new ShardcastError('INVALID_ARGUMENT', '--tls-cert and --tls-key belong together');
  }
  if (cert !== undefined && key !== undefined) return { cert, key, clientCa };
  if (clientCa === undefined) return undefined;
  throw new ShardcastError('INVALID_ARGUMENT', '--tls-client-ca needs --tls-cert and --tls-key');
}

interface Exposure {
  readonly hasKeys: boolean;
  readonly hasTls: boolean;
  readonly insecure: boolean;
}

/** Throws INVALID_ARGUMENT for an address that other machines reach, without keys or without TLS, unless that is said. */
export function checkExposure(who: string, at: Address, { hasKeys, hasTls, insecure }: Exposure): void {
  const address = formatAddress(at);
  if (insecure || isLoopback(address) || (hasKeys && hasTls)) return;
  const missing = [hasKeys ? '' : 'keys (--auth-jwks)', hasTls ? '' : 'TLS (--tls-cert, --tls-key)'].filter(
    Boolean,
  );
  throw new ShardcastError(
    'INVALID_ARGUMENT',
    `${address} can be reached by others: without ${missing.join(' and ')} ${who} listens on loopback only`,
    { hint: 'Give them, or --insecure where the network itself lets nobody else in.' },
  );
}
