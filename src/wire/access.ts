import { type ChannelCredentials, credentials, experimental } from '@grpc/grpc-js';
import { changingFile } from '../core/changing-file.js';
import { ShardcastError } from '../core/errors.js';
import { readPem, type TlsFiles, unreadable } from './tls-files.js';
import { TRACEPARENT_KEY, traceIdOf } from './trace-context.js';
import { WatchedCertificates } from './watched-certificates.js';

/** How a relay is reached, and as whom. */
export interface Access {
  /** JWT that says who asks; a function is asked for every call. Default: nobody is named. */
  readonly token?: string | (() => string) | undefined;
  /** Default: no TLS. */
  readonly tls?: TlsFiles | undefined;
  /** Sends a token without TLS even to another machine, for who sees to the secrecy otherwise. Default false. */
  readonly insecure?: boolean | undefined;
  /** W3C trace context of what the calls are made for: it goes with each, for the relay's audit log. Default: none. */
  readonly traceparent?: string | undefined;
}

/** `file` has a token, and may be replaced: it is read again when it has changed. Throws INVALID_ARGUMENT. */
export function tokenFrom(file: string): () => string {
  const token = changingFile(file, (text) => text.trim());
  return () => {
    try {
      return token();
    } catch (thrown) {
      throw unreadable(file, thrown);
    }
  };
}

/** The token as it is now; '' without one. */
export function tokenOf({ token = '' }: Access): string {
  return typeof token === 'function' ? token() : token;
}

/** What every call carries. */
export function authorizationOf(access: Access): Readonly<Record<string, string>> {
  const bearer = tokenOf(access);
  const { traceparent = '' } = access;
  const trace = traceIdOf(traceparent) === undefined ? {} : { [TRACEPARENT_KEY]: traceparent };
  return bearer === '' ? trace : { ...trace, authorization: `Bearer ${bearer}` };
}

/** For a channel to HOST:PORT. Throws INVALID_ARGUMENT for files that cannot be read, and for a token on a line that anybody can read. */
export function credentialsOf({ token, tls, insecure = false }: Access, relay: string): ChannelCredentials {
  if (tls === undefined) {
    if (token !== undefined && !insecure && !isLoopback(relay)) throw readable(relay);
    return credentials.createInsecure();
  }
  const { ca, cert, key } = tls;
  if ((cert === undefined) !== (key === undefined)) {
    throw new ShardcastError('INVALID_ARGUMENT', 'a certificate needs its key, and a key its certificate');
  }
  if (ca === undefined) {
    const pair = cert === undefined || key === undefined ? [] : [readPem(key), readPem(cert)];
    return credentials.createSsl(null, ...pair);
  }
  const watch = new WatchedCertificates({ ca, cert, key });
  return experimental.createCertificateProviderChannelCredentials(watch, cert === undefined ? null : watch);
}

/** Throws INVALID_ARGUMENT for a token that would be sent to a URL on a line that anybody can read. */
export function checkSecrecy({ protocol, hostname, host }: URL, { token, insecure = false }: Access): void {
  if (token === undefined || insecure || protocol !== 'http:' || isLoopback(`${hostname}:`)) return;
  throw readable(host);
}

/** Whether HOST:PORT is this machine's own. */
export function isLoopback(address: string): boolean {
  const host = address.slice(0, address.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readable(relay: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `a token is not sent to ${relay} without TLS`, {
    hint: 'Use TLS, or --insecure where the network is as secret as that.',
  });
}
