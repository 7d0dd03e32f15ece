import { fileURLToPath } from 'node:url';
import type { NatsConnection } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { type Archive, checkName } from './archive.js';
import { archiveKeysFrom } from './archive-keys.js';
import type { Patience } from './attempts.js';
import { checkNotEncrypted, EncryptedArchive } from './encrypted-archive.js';

export interface OpenArchiveOptions extends Patience {
  /** Of `nats://` archives: asked for only when the URL is one. It stays the caller's. */
  readonly nats?: () => NatsConnection | Promise<NatsConnection>;
  /** File of the keys by which contents and names are encrypted: see `archiveKeysFrom`. Default: nothing is encrypted. */
  readonly keyFile?: string | undefined;
}

const BUCKET = /^[A-Za-z0-9_-]{1,64}$/;
const S3_BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//;

/**
 * Opens the archive that a URL names:
 * `file:///PATH`, or just a path: a folder;
 * `nats://BUCKET?replicas=3`: a bucket of the object store of the NATS servers that `options.nats` is connected to;
 * `s3://BUCKET/PREFIX?endpoint=https://HOST:PORT&region=REGION&path-style=true`: a bucket of S3.
 * Each client library is loaded only where its archive is opened. Throws INVALID_ARGUMENT for what is none of these, for keys that are not
 * those of the archive, and for an archive that is encrypted where there is no key, or is not where there is one; UNAVAILABLE; NOT_FOUND when there is
 * no such S3 bucket.
 */
export async function openArchive(
  url: string,
  { keyFile, ...options }: OpenArchiveOptions = {},
): Promise<Archive> {
  const keys = keyFile === undefined ? undefined : archiveKeysFrom(keyFile);
  keys?.();
  const archive = await openPlain(url, options);
  try {
    if (keys !== undefined) return await EncryptedArchive.open(archive, keys);
    await checkNotEncrypted(archive);
    return archive;
  } catch (failure) {
    await archive[Symbol.asyncDispose]();
    throw failure;
  }
}

async function openPlain(url: string, options: OpenArchiveOptions): Promise<Archive> {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'file' || scheme === undefined) return await openFile(url, scheme !== undefined, options);
  if (scheme === 'nats') return await openNats(parse(url), options);
  if (scheme === 's3') return await openS3(parse(url), options);
  throw bad(url, `there are no ${scheme}:// archives`);
}

async function openFile(url: string, isUrl: boolean, patience: Patience): Promise<Archive> {
  let path = url;
  if (isUrl) {
    try {
      path = fileURLToPath(url);
    } catch (cause) {
      throw bad(url, 'it names no path of this machine', cause);
    }
  }
  if (path === '') throw bad(url, 'it is empty');
  const { FileArchive } = await import('./file-archive.js');
  return await FileArchive.open(path, patience);
}

async function openNats(url: URL, { nats, ...patience }: OpenArchiveOptions): Promise<Archive> {
  const parameters = parametersOf(url, ['replicas']);
  if (!BUCKET.test(url.host) || (url.pathname !== '' && url.pathname !== '/')) {
    throw bad(url.href, 'it is nats://BUCKET: the servers are those of the mesh');
  }
  const replicas = parameters.get('replicas') ?? '1';
  if (!/^[1-5]$/.test(replicas)) throw bad(url.href, 'replicas is 1 to 5');
  if (nats === undefined) throw bad(url.href, 'there is no connection to NATS here');
  const { NatsArchive } = await import('./nats-archive.js');
  return await NatsArchive.open(await nats(), { ...patience, bucket: url.host, replicas: Number(replicas) });
}

async function openS3(url: URL, patience: OpenArchiveOptions): Promise<Archive> {
  const parameters = parametersOf(url, ['endpoint', 'region', 'path-style']);
  const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
  if (!S3_BUCKET.test(url.host)) throw bad(url.href, 'it names no bucket');
  if (prefix !== '') checkName(prefix);
  const endpoint = parameters.get('endpoint');
  if (endpoint !== undefined && !/^https?:\/\/[^/?#@]+\/?$/.test(endpoint)) {
    throw bad(url.href, 'the endpoint is http(s)://HOST:PORT');
  }
  const region = parameters.get('region');
  const pathStyle = parameters.get('path-style');
  if (pathStyle !== undefined && pathStyle !== 'true' && pathStyle !== 'false') {
    throw bad(url.href, 'path-style is true or false');
  }
  const { S3Archive } = await import('./s3-archive.js');
  return await S3Archive.open({
    ...patience,
    bucket: url.host,
    prefix,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(pathStyle === undefined ? {} : { pathStyle: pathStyle === 'true' }),
  });
}

function parse(url: string): URL {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw bad(url, 'it does not parse', cause);
  }
  if (parsed.username !== '' || parsed.password !== '') {
    parsed.username = '';
    parsed.password = '';
    throw bad(parsed.href, 'credentials do not go into it');
  }
  if (parsed.hash !== '') throw bad(url, 'it has a fragment');
  return parsed;
}

function parametersOf(url: URL, known: readonly string[]): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (!known.includes(name) || value === '')
      throw bad(url.href, `${name} is not one of ${known.join(', ')}`);
    parameters.set(name, value);
  }
  return parameters;
}

function bad(url: string, why: string, cause?: unknown): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `not an archive: ${url}: ${why}`, {
    cause,
    hint: 'A path, file:///PATH, nats://BUCKET or s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION.',
  });
}
