import type { Address } from '../config/kinds.js';
import { formatAddress } from '../config/kinds.js';
import { ShardcastError } from '../core/errors.js';
import type { RelayOptions } from '../relay/relay.js';
import { isLoopback, tokenFrom } from '../wire/access.js';
import type { ConfigOf } from './context.js';

/**
 * Who may call a relay, and over what. Throws INVALID_ARGUMENT for one that other machines reach without keys or without TLS, unless
 * that is said.
 */
export function trustOptions(config: ConfigOf<'relay'>): Pick<RelayOptions, 'auth' | 'tls' | 'peers'> {
  const { authJwks: jwks, relayTlsCert: cert, relayTlsKey: key, relayTlsClientCa: clientCa } = config;
  if ((cert === undefined) !== (key === undefined)) {
    throw new ShardcastError('INVALID_ARGUMENT', '--tls-cert and --tls-key belong together');
  }
  const tls = cert === undefined || key === undefined ? undefined : { cert, key, clientCa };
  checkExposure(config.listen, {
    hasKeys: jwks !== undefined,
    hasTls: tls !== undefined,
    insecure: config.insecure,
  });
  const { authIssuer: issuer, authAudience: audience, authSkewMs: clockSkewMs } = config;
  const { peerTokenFile, peerTlsCa, insecure } = config;
  const peerTls = peerTlsCa === undefined ? {} : { tls: { ca: peerTlsCa, cert, key } };
  const peerToken = peerTokenFile === undefined ? {} : { token: tokenFrom(peerTokenFile) };
  return {
    ...(jwks === undefined ? {} : { auth: { jwks, issuer, audience, clockSkewMs } }),
    ...(tls === undefined ? {} : { tls }),
    peers: { insecure, ...peerToken, ...peerTls },
  };
}

function checkExposure(
  listen: Address,
  { hasKeys, hasTls, insecure }: { hasKeys: boolean; hasTls: boolean; insecure: boolean },
): void {
  const address = formatAddress(listen);
  if (insecure || isLoopback(address) || (hasKeys && hasTls)) return;
  const missing = [hasKeys ? '' : 'keys (--auth-jwks)', hasTls ? '' : 'TLS (--tls-cert, --tls-key)'].filter(
    Boolean,
  );
  throw new ShardcastError(
    'INVALID_ARGUMENT',
    `${address} can be reached by others: without ${missing.join(' and ')} a relay listens on loopback only`,
    {
      hint: 'Give them, or --insecure where the network itself lets nobody else in.',
    },
  );
}
