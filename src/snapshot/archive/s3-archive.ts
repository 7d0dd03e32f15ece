import type { S3Client } from '@aws-sdk/client-s3';
import { ShardcastError } from '../../core/errors.js';
import {
  type Archive,
  type ArchiveCall,
  type ArchiveObject,
  checkName,
  checkObject,
  checkPrefix,
  type PutCall,
} from './archive.js';
import { ATTEMPT_TIMEOUT_MS, type Patience, withAttempts } from './attempts.js';
import { archiveS3Error, isMissing, isThere, knowsNoCondition } from './s3-errors.js';

export interface S3ArchiveOptions extends Patience {
  readonly bucket: string;
  /** Goes before every name; empty, or segments with `/` between. Default empty. */
  readonly prefix?: string;
  /** Default: Amazon's, of the region. */
  readonly endpoint?: string;
  /** Default: AWS_REGION, the profile's; with an endpoint us-east-1. */
  readonly region?: string;
  /** The bucket in the path instead of the host name. Default: with an endpoint. */
  readonly pathStyle?: boolean;
}

type Sdk = typeof import('@aws-sdk/client-s3');

const CONNECT_TIMEOUT_MS = 3_000;
const SOCKETS_MAX = 64;

/**
 * Objects in a bucket of S3 or of a server that speaks its API. Credentials come from where Amazon's own tools take them: the
 * environment, the shared files, the role of the machine or pod; never from the URL.
 */
export class S3Archive implements Archive {
  readonly url: string;
  readonly #sdk: Sdk;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #patience: Patience;
  /** Until a server says that it does not know them. */
  #conditions = true;

  private constructor(sdk: Sdk, options: S3ArchiveOptions) {
    const { bucket, prefix = '', endpoint, region, pathStyle = endpoint !== undefined } = options;
    this.url = `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`;
    this.#sdk = sdk;
    this.#bucket = bucket;
    this.#prefix = prefix === '' ? '' : `${prefix}/`;
    this.#patience = options;
    this.#client = new sdk.S3Client({
      ...(endpoint === undefined ? {} : { endpoint, region: 'us-east-1' }),
      ...(region === undefined ? {} : { region }),
      forcePathStyle: pathStyle,
      // One place tries again, for all archives in the same way.
      maxAttempts: 1,
      // What is read is held against its hash by whoever reads it; servers other than Amazon's may not know these checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_TIMEOUT_MS,
        socketTimeout: options.attemptTimeoutMs ?? ATTEMPT_TIMEOUT_MS,
        httpAgent: { maxSockets: SOCKETS_MAX },
        httpsAgent: { maxSockets: SOCKETS_MAX },
      },
    });
  }

  /** Loads the client library. Throws NOT_FOUND when there is no such bucket. */
  static async open(options: S3ArchiveOptions): Promise<S3Archive> {
    // Its notice that a version to come needs a newer Node is for whoever updates it, not for each relay's standard error.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    const archive = new S3Archive(await import('@aws-sdk/client-s3'), options);
    try {
      await archive.#attempt(`opening ${archive.url}`, undefined, (abortSignal) =>
        archive.#page('', undefined, 1, abortSignal),
      );
    } catch (failure) {
      await archive[Symbol.asyncDispose]();
      throw failure;
    }
    return archive;
  }

  async put(name: string, bytes: Buffer, { signal, renew = false }: PutCall = {}): Promise<boolean> {
    checkObject(name, bytes);
    return await this.#attempt(`putting ${name}`, signal, async (abortSignal) => {
      if (!renew && !this.#conditions && (await this.#head(name, abortSignal))) return false;
      try {
        const condition = this.#conditions && !renew ? { IfNoneMatch: '*' } : {};
        const command = new this.#sdk.PutObjectCommand({ ...this.#at(name), ...condition, Body: bytes });
        await this.#client.send(command, { abortSignal });
        return true;
      } catch (thrown) {
        if (isThere(thrown)) return false;
        if (renew || !this.#conditions || !knowsNoCondition(thrown)) throw thrown;
        this.#conditions = false;
        throw new ShardcastError('UNAVAILABLE', `${this.url} knows no conditional put`, { cause: thrown });
      }
    });
  }

  async get(name: string, { signal }: ArchiveCall = {}): Promise<Buffer | undefined> {
    checkName(name);
    return await this.#attempt(`reading ${name}`, signal, async (abortSignal) => {
      try {
        const command = new this.#sdk.GetObjectCommand(this.#at(name));
        const { Body } = await this.#client.send(command, { abortSignal });
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array(0);
        return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      } catch (thrown) {
        if (isMissing(thrown)) return undefined;
        throw thrown;
      }
    });
  }

  async has(name: string, { signal }: ArchiveCall = {}): Promise<boolean> {
    checkName(name);
    return await this.#attempt(`looking for ${name}`, signal, (abortSignal) => this.#head(name, abortSignal));
  }

  async *list(prefix: string, { signal }: ArchiveCall = {}): AsyncGenerator<ArchiveObject, void, undefined> {
    checkPrefix(prefix);
    let token: string | undefined;
    do {
      const page = await this.#attempt(`listing ${prefix}`, signal, (abortSignal) =>
        this.#page(prefix, token, undefined, abortSignal),
      );
      for (const { Key, Size = 0, LastModified } of page.Contents ?? []) {
        const name = Key?.slice(this.#prefix.length) ?? '';
        // Some servers show the folders that their objects are in.
        if (name === '' || name.endsWith('/')) continue;
        yield { name, bytes: Size, modifiedAt: LastModified?.getTime() ?? 0 };
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  async delete(name: string, { signal }: ArchiveCall = {}): Promise<void> {
    checkName(name);
    await this.#attempt(`deleting ${name}`, signal, async (abortSignal) => {
      try {
        await this.#client.send(new this.#sdk.DeleteObjectCommand(this.#at(name)), { abortSignal });
      } catch (thrown) {
        if (!isMissing(thrown)) throw thrown;
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.destroy();
  }

  #at(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix + name };
  }

  async #head(name: string, abortSignal: AbortSignal): Promise<boolean> {
    try {
      await this.#client.send(new this.#sdk.HeadObjectCommand(this.#at(name)), { abortSignal });
      return true;
    } catch (thrown) {
      if (isMissing(thrown)) return false;
      throw thrown;
    }
  }

  #page(prefix: string, token: string | undefined, keysMax: number | undefined, abortSignal: AbortSignal) {
    const command = new this.#sdk.ListObjectsV2Command({
      Bucket: this.#bucket,
      Prefix: this.#prefix + prefix,
      ContinuationToken: token,
      MaxKeys: keysMax,
    });
    return this.#client.send(command, { abortSignal });
  }

  #attempt<T>(
    what: string,
    signal: AbortSignal | undefined,
    task: (abortSignal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return withAttempts(what, signal, this.#patience, (abortSignal) =>
      task(abortSignal).catch((thrown: unknown) => {
        throw archiveS3Error(what, thrown);
      }),
    );
  }
}
