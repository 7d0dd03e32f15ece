import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { runProcess } from './process.js';
import type { ProgressLine } from './progress.js';
import type { ReleaseFile } from './table.js';

/** A release host that does not begin to answer within this time is not reachable. Default, milliseconds. */
export const ANSWER_TIMEOUT_MS = 10_000;
/** A download that brings no byte for this long is dead. */
const STALL_TIMEOUT_MS = 30_000;
const DOWNLOAD_BYTES_MAX = 512 * 1024 * 1024;
const CHECKSUMS_BYTES_MAX = 1024 * 1024;
const UNPACK_TIMEOUT_MS = 60_000;
const MEGABYTE = 1_000_000;

export interface ReleaseHost {
  url: string;
  answerTimeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Downloads a release into `folder`, verifies its SHA-256 and unpacks it; returns the path of the binary. Without a
 * pinned checksum the one published beside the release is used: that proves a whole download, not who made it.
 * @throws ShardcastError UNAVAILABLE when the host cannot be reached, NOT_FOUND when it has no such file,
 * CORRUPT when the checksum differs.
 */
export async function downloadRelease(
  release: ReleaseFile,
  host: ReleaseHost,
  folder: string,
  progress: ProgressLine,
): Promise<string> {
  const name = basename(release.path);
  const wanted = release.sha256 ?? checksumOf(name, await fetchText(host, release.checksums));
  const file = join(folder, name);
  const found = await fetchFile(host, release.path, file, progress);
  if (found !== wanted) {
    throw new ShardcastError('CORRUPT', `${host.url}${release.path} has SHA-256 ${found}, not ${wanted}`, {
      hint: 'The download was changed on its way or broken off: nothing of it was kept.',
    });
  }
  const binary = release.member === undefined ? file : await unpack(file, folder, release.member);
  await chmod(binary, 0o755);
  return binary;
}

/** One checksum alone, or lines of `<hash>  <file>`. */
function checksumOf(name: string, text: string): string {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+\*?/));
  const line = lines.find((fields) => fields[1] === name) ?? lines.find((fields) => fields.length === 1);
  const checksum = line?.[0]?.toLowerCase() ?? '';
  if (/^[0-9a-f]{64}$/.test(checksum)) return checksum;
  throw new ShardcastError('MALFORMED', `the published checksums do not name ${name}`);
}

async function fetchText(host: ReleaseHost, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openChunks(host, path, CHECKSUMS_BYTES_MAX)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Returns the SHA-256 of what was written, in hexadecimal digits. */
async function fetchFile(
  host: ReleaseHost,
  path: string,
  file: string,
  progress: ProgressLine,
): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const chunks = openChunks(host, path, DOWNLOAD_BYTES_MAX, (chunk, total) => {
    bytes += chunk.length;
    hash.update(chunk);
    const of = total === undefined ? '' : ` of ${(total / MEGABYTE).toFixed(0)}`;
    progress.detail(`${(bytes / MEGABYTE).toFixed(0)}${of} MB`);
  });
  await pipeline(chunks, createWriteStream(file));
  return hash.digest('hex');
}

async function* openChunks(
  host: ReleaseHost,
  path: string,
  bytesMax: number,
  each: (chunk: Uint8Array, totalBytes: number | undefined) => void = () => {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const url = host.url + path;
  const abort = new AbortController();
  let timer = abortAfter(abort, host.answerTimeoutMs);
  let bytes = 0;
  try {
    const signal = host.signal === undefined ? abort.signal : AbortSignal.any([abort.signal, host.signal]);
    const response = await fetch(url, { signal });
    if (!response.ok || response.body === null) throw refused(url, response.status);
    const length = Number(response.headers.get('content-length'));
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      timer[Symbol.dispose]();
      timer = abortAfter(abort, STALL_TIMEOUT_MS);
      bytes += chunk.length;
      if (bytes > bytesMax) throw new ShardcastError('LIMIT_EXCEEDED', `${url}: more than ${bytesMax} bytes`);
      each(chunk, length > 0 ? length : undefined);
      yield chunk;
    }
  } catch (failure) {
    throw unreachable(url, failure);
  } finally {
    timer[Symbol.dispose]();
    abort.abort();
  }
}

function abortAfter(abort: AbortController, timeoutMs: number): Disposable {
  return systemClock.schedule(timeoutMs, () => abort.abort(new Error(`no answer for ${timeoutMs} ms`)));
}

function refused(url: string, status: number): ShardcastError {
  const code = status === 404 ? 'NOT_FOUND' : 'UNAVAILABLE';
  return new ShardcastError(code, `${url} answers ${status}`);
}

/** fetch says "fetch failed"; what failed is in its cause. */
function unreachable(url: string, failure: unknown): ShardcastError {
  if (failure instanceof ShardcastError) return failure;
  const cause = failure instanceof Error && failure.cause instanceof Error ? failure.cause : failure;
  return new ShardcastError('UNAVAILABLE', `${url}: ${toShardcastError(cause).message}`, { cause: failure });
}

async function unpack(archive: string, folder: string, member: string): Promise<string> {
  const { exitCode, output, problem } = await runProcess('tar', ['-xzf', archive, '-C', folder, member], {
    timeoutMs: UNPACK_TIMEOUT_MS,
  });
  if (exitCode === 0) return join(folder, member);
  throw new ShardcastError('CORRUPT', `tar could not unpack ${member}: ${problem ?? output.trim()}`);
}
