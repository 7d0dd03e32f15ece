import { readFileSync } from 'node:fs';
import { experimental } from '@grpc/grpc-js';
import { ShardcastError, toShardcastError } from '../core/errors.js';

/** How often certificates on disk are looked at. Milliseconds. */
const LOOK_MS = 10_000;

/** PEM files; they may be replaced while they are in use. */
export interface TlsFiles {
  /** Authorities that sign the other side's certificate. Default: the system's. */
  readonly ca?: string | undefined;
  /** The certificate that is shown to the other side, and its key. Default: none. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** Those of a server. */
export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  /** Authorities that sign the certificates of callers, who then must show one. Default: none is asked for. */
  readonly clientCa?: string | undefined;
}

/** Where certificates say who somebody is, a token may do so instead: then none is demanded of everybody. */
export function wantsCertificate(tls: ServerTls | undefined, identities: string | undefined): boolean {
  return tls?.clientCa !== undefined && identities === undefined;
}

/** Reads certificates again when they change. Throws INVALID_ARGUMENT for one that cannot be read now: it would show as a server that nobody reaches. */
export function watchedCertificates({
  ca,
  cert,
  key,
}: TlsFiles): experimental.FileWatcherCertificateProvider {
  for (const file of [ca, cert, key]) if (file !== undefined) readPem(file);
  return new experimental.FileWatcherCertificateProvider({
    caCertificateFile: ca,
    certificateFile: cert,
    privateKeyFile: key,
    refreshIntervalMs: LOOK_MS,
  });
}

/** Throws INVALID_ARGUMENT. */
export function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
}

export function unreadable(file: string, thrown: unknown): ShardcastError {
  return new ShardcastError(
    'INVALID_ARGUMENT',
    `${file} cannot be read: ${toShardcastError(thrown).message}`,
    {
      cause: thrown,
    },
  );
}
