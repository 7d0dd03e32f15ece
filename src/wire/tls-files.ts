import { readFileSync } from 'node:fs';
import { ShardcastError, toShardcastError } from '../core/errors.js';

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
