import { createSecureContext } from 'node:tls';
import { changingFile } from '../core/changing-file.js';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { type TlsFiles, unreadable } from './tls-files.js';

/** What PEM files hold, as Node's TLS takes it. */
export interface PemTexts {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/**
 * What the files hold now, the same object until they change. A certificate that was replaced before its key does not fit yet: what
 * was there counts until it does. Throws INVALID_ARGUMENT at once for files that cannot be read, or are no certificates.
 */
export function changingPems(files: TlsFiles, clock: Clock = systemClock): () => PemTexts {
  if ((files.cert === undefined) !== (files.key === undefined)) {
    throw new ShardcastError('INVALID_ARGUMENT', 'a certificate needs its key, and a key its certificate');
  }
  const names = (['ca', 'cert', 'key'] as const).flatMap((name) => {
    const file = files[name];
    return file === undefined ? [] : [[name, pemFile(file, clock)] as const];
  });
  const read = (): PemTexts => Object.fromEntries(names.map(([name, text]) => [name, text()]));
  let held = read();
  const problem = problemOf(held);
  if (problem !== undefined) {
    const places = Object.values(files).filter(Boolean).join(', ');
    throw new ShardcastError('INVALID_ARGUMENT', `no certificate, or not its key, in ${places}: ${problem}`);
  }
  return () => {
    const now = read();
    const isSame = now.ca === held.ca && now.cert === held.cert && now.key === held.key;
    if (!isSame && problemOf(now) === undefined) held = now;
    return held;
  };
}

function problemOf(pems: PemTexts): string | undefined {
  try {
    createSecureContext(pems);
    return undefined;
  } catch (thrown) {
    return toShardcastError(thrown).message;
  }
}

function pemFile(path: string, clock: Clock): () => string {
  const read = changingFile(path, (text) => text, clock);
  return () => {
    try {
      return read();
    } catch (thrown) {
      throw unreadable(path, thrown);
    }
  };
}
