import { readFileSync, statSync } from 'node:fs';
import { type ChannelCredentials, credentials, experimental } from '@grpc/grpc-js';
import { ShardcastError, toShardcastError } from '../core/errors.js';

/** How often certificates on disk are looked at. Milliseconds. */
const CERTIFICATES_MS = 10_000;
/** How often a token's file is looked at. Milliseconds. */
const TOKEN_LOOK_MS = 1_000;

/** PEM files; they may be replaced while they are in use. */
export interface TlsFiles {
  /** Authorities that sign the other side's certificate. Default: the system's. */
  readonly ca?: string | undefined;
  /** The certificate that is shown to the other side, and its key. Default: none. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** How a relay is reached, and as whom. */
export interface Access {
  /** JWT that says who asks; a function is asked for every call. Default: nobody is named. */
  readonly token?: string | (() => string) | undefined;
  /** Default: no TLS. */
  readonly tls?: TlsFiles | undefined;
  /** Sends a token without TLS even to another machine, for who sees to the secrecy otherwise. Default false. */
  readonly insecure?: boolean | undefined;
}

/** `file` has a token, and may be replaced: it is read again when it has changed. Throws INVALID_ARGUMENT. */
export function tokenFrom(file: string): () => string {
  let token: string | undefined;
  let version = '';
  let lookedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (token !== undefined && performance.now() - lookedMs < TOKEN_LOOK_MS) return token;
    lookedMs = performance.now();
    try {
      const { mtimeMs, size, ino } = statSync(file);
      const found = `${mtimeMs} ${size} ${ino}`;
      if (found !== version) token = readFileSync(file, 'utf8').trim();
      version = found;
    } catch (thrown) {
      if (token === undefined) throw unreadable(file, thrown);
    }
    return token ?? '';
  };
}

/** What every call carries. */
export function authorizationOf({ token }: Access): Readonly<Record<string, string>> {
  const bearer = typeof token === 'function' ? token() : (token ?? '');
  return bearer === '' ? {} : { authorization: `Bearer ${bearer}` };
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
  for (const file of [ca, cert, key]) if (file !== undefined) checkReadable(file);
  if (ca === undefined) {
    const pair = cert === undefined || key === undefined ? [] : [readFileSync(key), readFileSync(cert)];
    return credentials.createSsl(null, ...pair);
  }
  const watch = new experimental.FileWatcherCertificateProvider({
    caCertificateFile: ca,
    certificateFile: cert,
    privateKeyFile: key,
    refreshIntervalMs: CERTIFICATES_MS,
  });
  return experimental.createCertificateProviderChannelCredentials(watch, cert === undefined ? null : watch);
}

/** Whether HOST:PORT is this machine's own. */
export function isLoopback(address: string): boolean {
  const host = address.slice(0, address.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function checkReadable(file: string): void {
  try {
    readFileSync(file);
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
}

function unreadable(file: string, thrown: unknown): ShardcastError {
  return new ShardcastError(
    'INVALID_ARGUMENT',
    `${file} cannot be read: ${toShardcastError(thrown).message}`,
    {
      cause: thrown,
    },
  );
}

function readable(relay: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `a token is not sent to ${relay} without TLS`, {
    hint: 'Use TLS, or --insecure where the network is as secret as that.',
  });
}
