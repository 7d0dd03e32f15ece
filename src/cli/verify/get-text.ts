import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { ShardcastError } from '../../core/errors.js';
import { type Access, authorizationOf, checkSecrecy } from '../../wire/access.js';
import { readPem } from '../../wire/tls-files.js';
import type { VerifyLimits } from './comparison.js';

export interface GetLimits extends Pick<VerifyLimits, 'signal' | 'timeoutMs'> {
  /** As whom, and by which certificates. Default: as nobody, by those of the system. */
  readonly access?: Access | undefined;
}

/**
 * The body of a GET. Throws UNAVAILABLE or DEADLINE_EXCEEDED, naming who did not answer; NOT_FOUND for a 404, UNAUTHENTICATED for a
 * 401, PERMISSION_DENIED for a 403; INVALID_ARGUMENT for a token on a line that anybody can read.
 */
export async function getText(url: string, who: string, limits: GetLimits): Promise<string> {
  const { signal, access = {} } = limits;
  checkSecrecy(new URL(url), access);
  let answer: { readonly status: number; readonly body: string };
  try {
    answer = await get(url, access, AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)]));
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof ShardcastError) throw cause;
    const isLate = cause instanceof Error && cause.name === 'AbortError';
    const code = isLate ? 'DEADLINE_EXCEEDED' : 'UNAVAILABLE';
    throw new ShardcastError(code, `${who} does not answer: GET ${url}: ${reasonOf(cause)}`, {
      cause,
      hint: `Is ${who} running, and is this its address?`,
    });
  }
  const { status, body } = answer;
  if (status >= 200 && status < 300) return body;
  throw new ShardcastError(codeOf(status), `${who} answers ${status} to GET ${url}: ${body.slice(0, 200)}`);
}

async function get(url: string, access: Access, signal: AbortSignal) {
  const { ca, cert, key } = access.tls ?? {};
  const pem = (name: string, file: string | undefined) =>
    file === undefined ? {} : { [name]: readPem(file) };
  const options = { signal, headers: authorizationOf(access), agent: false };
  const request = url.startsWith('https:')
    ? https.get(url, { ...options, ...pem('ca', ca), ...pem('cert', cert), ...pem('key', key) })
    : http.get(url, options);
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  return { status: response.statusCode ?? 0, body: await text(response) };
}

function codeOf(status: number): 'NOT_FOUND' | 'UNAUTHENTICATED' | 'PERMISSION_DENIED' | 'UNAVAILABLE' {
  if (status === 404) return 'NOT_FOUND';
  if (status === 401) return 'UNAUTHENTICATED';
  return status === 403 ? 'PERMISSION_DENIED' : 'UNAVAILABLE';
}

function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
