import type { RelayOptions } from '../relay/relay-options.js';
import { tokenFrom } from '../wire/access.js';
import type { ConfigOf } from './context.js';
import { checkExposure, keysOf, serverTls } from './exposure.js';

/**
 * Who may call a relay, and over what. Throws INVALID_ARGUMENT for one that other machines reach without keys or without TLS, unless
 * that is said.
 */
export function trustOptions(
  config: ConfigOf<'relay'>,
): Pick<RelayOptions, 'auth' | 'tls' | 'tlsIdentities' | 'peers'> {
  const { relayTlsCert: cert, relayTlsKey: key, tlsClientCa: clientCa, tlsIdentities, insecure } = config;
  const tls = serverTls({ cert, key, clientCa, tlsIdentities });
  const auth = keysOf(config);
  const hasKeys = auth !== undefined || tlsIdentities !== undefined;
  for (const address of [config.listen, config.relayHttp]) {
    checkExposure('a relay', address, { hasKeys, hasTls: tls !== undefined, insecure });
  }
  const { peerTokenFile, peerTlsCa } = config;
  const peerTls = peerTlsCa === undefined ? {} : { tls: { ca: peerTlsCa, cert, key } };
  const peerToken = peerTokenFile === undefined ? {} : { token: tokenFrom(peerTokenFile) };
  return {
    ...(auth === undefined ? {} : { auth }),
    ...(tls === undefined ? {} : { tls }),
    ...(tlsIdentities === undefined ? {} : { tlsIdentities }),
    peers: { insecure, ...peerToken, ...peerTls },
  };
}
